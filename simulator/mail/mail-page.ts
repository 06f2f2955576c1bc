// The mail that was caught, to be read: the newest first, with its links to be followed.
import { type Html, html } from '../pages/html.ts'
import { layout } from '../pages/layout.ts'
import type { CaughtMail } from './catcher.ts'

export function mailPage(mails: readonly CaughtMail[]): Html {
  return layout({
    title: 'Caught mail',
    current: 'home',
    body: html`<div class="wide stack">
<h1>Caught mail</h1>
<p>What the app sends by mail ends here: nothing of it is delivered.</p>
${mails.length === 0 && html`<p class="empty">No mail yet.</p>`}
${mails.toReversed().map(mailCard)}
</div>`,
  })
}

function mailCard({ at, to, from, subject, text }: CaughtMail): Html {
  return html`<article class="card rows">
<h2>${subject}</h2>
<p class="fine">To ${to.join(', ')} · from ${from} · ${at.toISOString()}</p>
${text
  .trim()
  .split(/\n{2,}/)
  .map((paragraph) => html`<p>${linked(paragraph)}</p>`)}
</article>`
}

function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part) => (/^https?:\/\//.test(part) ? html`<a href="${part}">${part}</a>` : html`${part}`))
}
