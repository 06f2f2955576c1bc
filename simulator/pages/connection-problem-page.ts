// What people see when the link to the consent page is wrong, with the exact reason and what to do about it.
import type { App } from '../app-manifest.ts'
import { appName } from './app-name.ts'
import { type Html, html, type Part } from './html.ts'
import { layout } from './layout.ts'

const remedies: Record<string, string> = {
  BAD_CLIENT_ID: "Compare client_id in the link with the client ID on the app's Auth page.",
  BAD_REDIRECT_URI:
    "Add the redirect URL to redirectUrls in the app's configuration and upload it, or correct the link. The two must be equal to the letter.",
  BAD_SCOPES: "List exactly the app's required scopes in scope, and everything else in optional_scope.",
  BAD_HUB: 'Check the account ID in the link, and that you are signed in to that account.',
}

export function connectionProblemPage(
  app: App,
  problem: { status: string; message: string },
  query: Record<string, unknown>,
): Html {
  const asked = (name: string) =>
    typeof query[name] === 'string' && query[name] !== '' ? query[name] : 'nothing'
  return layout({
    title: "Couldn't complete the connection",
    body: html`<div class="consent narrow">
<div class="card stack">
<h1>Couldn't complete the connection</h1>
<div class="alert" role="alert"><p><strong>${problem.message}</strong></p><p>Reason: <code>${problem.status}</code></p></div>
<p>${remedies[problem.status] ?? 'Check the link that led here.'} If you only wanted to connect an app, tell its developer.</p>
<details><summary>What the link asked for</summary>
<dl class="facts-list">${row('client_id', asked('client_id'))}${row('redirect_uri', asked('redirect_uri'))}${row('scope', asked('scope'))}${row('optional_scope', asked('optional_scope'))}</dl></details>
${
  app.declared &&
  html`<details><summary>What ${appName} declares</summary>
<dl class="facts-list">${row('required scopes', app.declared.requiredScopes.join(' '))}${row('optional scopes', app.declared.optionalScopes.join(' '))}${row('redirect URLs', app.declared.redirectUrls.join(' '))}</dl></details>`
}
<p><a href="/">All accounts</a></p>
</div>
</div>`,
  })
}

function row(name: string, value: Part): Html {
  return html`<div><dt>${name}</dt><dd>${value || 'none'}</dd></div>`
}
