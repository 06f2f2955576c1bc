// Writes HTML that escapes by default, and the frame that all our pages share.
import { escapeHtml } from '../../domain/drawing/safe-html.ts'

/** HTML that is safe to send as it is. Only `html` and `trusted` make it. */
export type Html = { readonly markup: string }

type Part = Html | string | number | null | undefined | false | readonly Part[]

export type PageAssets = { styles?: readonly string[]; scripts?: readonly string[] }

/** A tagged template: every value is escaped unless it is Html itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: strings.reduce((page, text, index) => page + toMarkup(parts[index - 1]) + text) }
}

/** Markup of our own that needs no escaping: files of this repository, never anything that somebody sent. */
export function trusted(markup: string): Html {
  return { markup }
}

function toMarkup(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return 'markup' in part ? part.markup : part.map(toMarkup).join('')
}

/** A whole page in HubSpot's quiet look. It loads nothing from elsewhere, and nothing but our own style sheet unless told. */
export function page(title: string, body: Html, { styles = [], scripts = [] }: PageAssets = {}): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Logbook</title>
${['/assets/logbook.css', ...styles].map((href) => html`<link rel="stylesheet" href="${href}">\n`)}${scripts.map(
  (src) => html`<script src="${src}" defer></script>\n`,
)}</head>
<body>
<header><a href="/">Logbook</a><nav><a href="/docs">API</a> <a href="/docs/errors">Codes</a>
<a href="/docs/field-mapping">Field mapping</a> <a href="/docs/settings">Settings</a></nav></header>
<main>${body}</main>
</body>
</html>`.markup
}
