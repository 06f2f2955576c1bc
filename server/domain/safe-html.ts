// Makes the HTML of a mail safe and readable inside a CRM: no scripts, no styles that break out, no pixels that count an open.
import { compile } from 'html-to-text'
import sanitizeHtml from 'sanitize-html'
import { LONGEST_PROPERTY } from './engagement.ts'

const COLOR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s,.%]+\)$/i, /^[a-z]+$/i]
const LENGTH = [/^-?[\d.]+(px|em|rem|%|pt)?$/]

const RULES: sanitizeHtml.IOptions = {
  allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'center', 'font', 'del', 'ins'],
  allowedAttributes: {
    a: ['href', 'title', 'target', 'rel'],
    img: ['src', 'alt', 'width', 'height'],
    font: ['color', 'face', 'size'],
    td: ['align', 'valign', 'colspan', 'rowspan', 'width', 'bgcolor'],
    th: ['align', 'valign', 'colspan', 'rowspan', 'width', 'bgcolor'],
    table: ['align', 'width', 'cellpadding', 'cellspacing', 'border', 'bgcolor'],
    '*': ['style', 'dir', 'lang'],
  },
  allowedStyles: {
    '*': {
      color: COLOR,
      'background-color': COLOR,
      'font-weight': [/^(bold|bolder|normal|[1-9]00)$/],
      'font-style': [/^(italic|normal)$/],
      'font-size': LENGTH,
      'text-align': [/^(left|right|center|justify)$/],
      'text-decoration': [/^(underline|line-through|none)$/],
    },
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: { a: sanitizeHtml.simpleTransform('a', { target: '_blank', rel: 'noopener noreferrer' }) },
  // A mail's own tracking pixel would report an open each time a colleague looks at the record.
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && (!attribs.src || isPixel(attribs)),
}

function isPixel({ width, height }: Record<string, string>): boolean {
  return [width, height].some((size) => size !== undefined && Number.parseInt(size, 10) <= 1)
}

const SHORTENED = 'Shortened by Logbook: this message is longer than HubSpot stores.'

/** Safe HTML within HubSpot's bound; what is cut is closed properly and says that it was cut. */
export function safeHtml(html: string): { html: string; isShortened: boolean } {
  const clean = sanitizeHtml(html, RULES)
  if (clean.length <= LONGEST_PROPERTY) return { html: clean, isShortened: false }
  const note = `<p><em>${SHORTENED}</em></p>`
  let keep = LONGEST_PROPERTY - note.length
  let cut = clean
  // Closing the open tags makes the text longer again, so cut by what it is over until it fits.
  while (cut.length + note.length > LONGEST_PROPERTY) {
    cut = sanitizeHtml(wellFormedStart(clean, keep).replace(/<[^>]*$/, ''), RULES)
    keep -= Math.max(1, cut.length + note.length - LONGEST_PROPERTY)
  }
  return { html: cut + note, isShortened: true }
}

/** Plain text within HubSpot's bound, cut with a note. */
export function safeText(text: string): { text: string; isShortened: boolean } {
  if (text.length <= LONGEST_PROPERTY) return { text, isShortened: false }
  const note = `\n\n[${SHORTENED}]`
  return { text: wellFormedStart(text, LONGEST_PROPERTY - note.length) + note, isShortened: true }
}

const textOf = compile({ wordwrap: false, limits: { maxInputLength: 500_000 } })

/** The readable text of an HTML body. */
export function htmlToText(html: string): string {
  return textOf(html)
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

/** The first `length` units of a text, never half of a character. */
function wellFormedStart(text: string, length: number): string {
  return text.slice(0, Math.max(0, length)).replace(/[\uD800-\uDBFF]$/, '')
}
