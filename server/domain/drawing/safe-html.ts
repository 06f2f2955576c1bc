// Makes the HTML of a mail safe and readable inside a CRM: no scripts, no styles that break out, no pixels that count an open.
import { compile } from 'html-to-text'
import sanitizeHtml from 'sanitize-html'

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
    '*': ['style', 'dir', 'lang', 'hidden'],
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
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'template'],
  transformTags: {
    a: sanitizeHtml.simpleTransform('a', { target: '_blank', rel: 'noopener noreferrer' }),
    // Preheaders and pixels hide by styles that are not kept, and would come to light.
    '*': (tagName, attribs) => ({
      tagName,
      attribs: isHidden(tagName, attribs) ? { ...attribs, hidden: 'true' } : attribs,
    }),
  },
  // A mail's own tracking pixel would report an open each time a colleague looks at the record.
  exclusiveFilter: ({ tag, attribs }) =>
    attribs.hidden !== undefined || (tag === 'img' && (!isOnTheWeb(attribs.src) || isPixel(attribs))),
}

const HIDDEN = /(?:^|;)\s*display\s*:\s*none/i
const ONE_PIXEL = /(?:^|;)\s*(?:width|height)\s*:\s*[01](?:px)?\s*(?:!|;|$)/i

function isHidden(tag: string, { style = '' }: Record<string, string>): boolean {
  return HIDDEN.test(style) || (tag === 'img' && ONE_PIXEL.test(style))
}

/** A relative address would be looked for in HubSpot. */
function isOnTheWeb(src = ''): boolean {
  return /^https?:/i.test(src)
}

function isPixel({ width, height }: Record<string, string>): boolean {
  return [width, height].some((size) => size !== undefined && Number.parseInt(size, 10) <= 1)
}

/** More is never kept, and cleaning costs by the length. */
const LONGEST_INPUT = 150_000

/** HTML that is safe to keep and to show inside HubSpot. Of markup nested beyond all use, only the words. */
export function safeHtml(html: string): string {
  const some = html.slice(0, LONGEST_INPUT)
  return survive(
    () => sanitizeHtml(some, RULES),
    () => escapeHtml(words(some)),
  )
}

const textOf = compile({ wordwrap: false, limits: { maxInputLength: 500_000 } })

/** The readable text of an HTML body. */
export function htmlToText(html: string): string {
  return survive(
    () => textOf(html),
    () => words(html),
  )
}

function words(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

/** Both libraries descend with the nesting; tens of thousands of levels exceed the stack. */
function survive(draw: () => string, fallback: () => string): string {
  try {
    return draw()
  } catch (error) {
    if (error instanceof RangeError) return fallback()
    throw error
  }
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
