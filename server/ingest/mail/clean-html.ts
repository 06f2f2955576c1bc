// Makes the HTML of a stranger's mail safe to keep and to show: no scripts, no style sheets, no images carried inside the text.
import sanitizeHtml from 'sanitize-html'
import { cleanText, cut } from './clean-text.ts'

/** Cleaning costs time per character, and far more than this is cut away afterwards anyway. */
const MAX_CLEANED = 1_000_000

const RULES: sanitizeHtml.IOptions = {
  allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'font', 'center', 'del', 'ins'],
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'title', 'align', 'valign', 'width', 'height', 'bgcolor', 'color'],
    a: ['href', 'name'],
    img: ['src', 'alt'],
    font: ['face', 'size'],
    table: ['border', 'cellpadding', 'cellspacing'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowProtocolRelative: false,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'template', 'iframe', 'object'],
  parseStyleAttributes: false,
  transformTags: {
    // An image inside the message (cid:) or inside the text (data:) cannot be shown from HubSpot: its description stays.
    img: (_tag, attribs) =>
      /^https?:/i.test(attribs.src ?? '')
        ? { tagName: 'img', attribs }
        : { tagName: 'span', attribs: {}, text: attribs.alt ? `[${attribs.alt}]` : '' },
  },
}

export function cleanHtml(html: string, max: number): string {
  const clean = sanitizeHtml(cleanText(html.slice(0, MAX_CLEANED)), RULES).replaceAll('<span></span>', '')
  return cutHtml(clean.trim(), max)
}

/** Cuts before a tag that would be left open halfway. */
function cutHtml(html: string, max: number): string {
  if (html.length <= max) return html
  const short = cut(html, max)
  const open = short.lastIndexOf('<')
  return open > short.lastIndexOf('>') ? short.slice(0, open) : short
}
