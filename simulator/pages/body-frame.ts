// Shows the HTML of a mail or note as it was written, in a frame where no script runs and no form is sent.
import { type Html, html, type Part } from './html.ts'

const style =
  'body{margin:0;font:14px/1.5 Lexend,Helvetica,Arial,sans-serif;color:#33475b;overflow-wrap:anywhere}' +
  'p{margin:0 0 .6em}img,table{max-width:100%}a{color:#00708a}'

// The frame gets a document of its own; escaped as an attribute here, parsed as a document there.
export function bodyFrame(body: string, title: string): Html {
  const page = `<!doctype html><meta charset="utf-8"><style>${style}</style>${body}`
  return html`<iframe sandbox srcdoc="${page}" title="${title}" style="height:${estimateHeight(body)}px"></iframe>`
}

export function plainBody(text: string | undefined): Part {
  return text && html`<div class="plain" dir="auto" tabindex="0">${text}</div>`
}

// Without script a frame cannot grow with what it shows, so its height is guessed; what does not fit scrolls.
function estimateHeight(body: string): number {
  const breaks = body.match(/<(?:p|br|li|div|tr|h\d|img|blockquote|hr)\b/gi)?.length ?? 0
  const characters = body.replace(/<style[\s\S]*?<\/style>|<[^>]*>/gi, '').length
  const lines = Math.ceil(characters / 75) + Math.max(0, breaks - 1)
  return Math.min(lines * 21 + 20, 400)
}
