// Writes HTML in which everything from outside is escaped, because nobody remembers to do it by hand.
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type Part = Html | string | number | boolean | null | undefined | readonly Part[]

// Attributes must be quoted; then one escaping fits both text and attributes.
export function html(literals: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(literals.map((literal, i) => literal + render(parts[i])).join(''))
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function render(part: Part): string {
  if (part instanceof Html) return part.text
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  return isList(part) ? part.map(render).join('') : ''
}

function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part)
}
