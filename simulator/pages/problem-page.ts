// The pages for what cannot be shown: an address that leads nowhere, a record that is not there.
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'

export function notFoundPage(what: string): Html {
  return layout({
    title: 'Not found',
    body: html`<div class="narrow"><div class="card stack">
<h1>There is nothing here</h1>
<p>${what}</p>
<p><a href="/">All accounts</a></p>
</div></div>`,
  })
}
