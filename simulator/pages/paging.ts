// The links to the pages before and after, for timelines and lists alike.
import { type Html, html } from './html.ts'
import type { Page } from './timeline.ts'

export function paging(page: Page<unknown>, query: Record<string, string>): Html | null {
  if (page.last === 1) return null
  const to = (number: number) => `?${new URLSearchParams({ ...query, page: String(number) })}`
  const { number, last } = page
  return html`<nav class="paging" aria-label="Pages">
${number > 1 ? html`<a rel="prev" href="${to(number - 1)}">Previous</a>` : html`<span>Previous</span>`}
<span>Page ${number} of ${last}</span>
${number < last ? html`<a rel="next" href="${to(number + 1)}">Next</a>` : html`<span>Next</span>`}
</nav>`
}
