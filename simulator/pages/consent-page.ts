// The page where an administrator connects the app: which account, which permissions, yes or no.
import type { User } from '../account.ts'
import type { AuthorizeRequest } from '../oauth/authorize-request.ts'
import { appName } from './app-name.ts'
import type { AccountChoice } from './consent-choices.ts'
import { type Html, html, type Part } from './html.ts'
import { layout } from './layout.ts'
import { scopeWords } from './scope-words.ts'

type Consent = {
  request: AuthorizeRequest
  user: User
  users: User[]
  choices: AccountChoice[]
}

export function consentPage(consent: Consent): Html {
  const { request, user, choices } = consent
  const possible = choices.filter(({ refusal }) => refusal === null)
  return layout({
    title: `Connect ${appName}`,
    aside: signedIn(consent),
    body: html`<div class="consent narrow stack">
<h1>Connect ${appName} to HubSpot</h1>
<form method="post" action="/oauth/authorize/decision" class="card stack">
${hiddenFields(request)}<input type="hidden" name="user" value="${user.id}">
${possible.length === 0 && refusal(user)}
<fieldset>
<legend><span class="step">Step 1 of 2</span> Choose an account</legend>
<div class="choices">${choices.map((choice) => accountCard(choice, possible.length === 1))}</div>
</fieldset>
<section class="rows" aria-labelledby="permissions">
<h2 id="permissions"><span class="step">Step 2 of 2</span> Review what ${appName} asks for</h2>
<h3>Needed for ${appName} to work</h3>
${scopeList(request.scopes)}
${request.optionalScopes.length > 0 && html`<h3>Optional: granted where your account has the feature</h3>${scopeList(request.optionalScopes)}`}
</section>
<p class="fine">${appName} acts for the whole account, not only for what you may see yourself. You can disconnect it at any time in the account's settings under Connected apps. You will be sent to <strong>${new URL(request.redirectUri).host}</strong>.</p>
<div class="decision">
<button class="button" name="decision" value="allow"${possible.length === 0 && html` disabled`}>Connect app</button>
<button class="button quiet" name="decision" value="deny" formnovalidate>Cancel</button>
</div>
</form>
</div>`,
  })
}

function hiddenFields(request: AuthorizeRequest): Html[] {
  const fields = {
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scopes.join(' '),
    optional_scope: request.optionalScopes.join(' '),
    state: request.state,
    code_challenge: request.codeChallenge,
  }
  return Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">
`,
  )
}

function accountCard({ portal, refusal, leftOut }: AccountChoice, isOnly: boolean): Html {
  const { portalId, name, domain } = portal.account
  const state: Part = refusal ? html` disabled` : isOnly && html` checked`
  return html`<label class="choice" for="account-${portalId}"><input type="radio" id="account-${portalId}" name="account" value="${portalId}" required${state}>
<span><strong>${name}</strong><br>${domain}<br>ID ${portalId}${refusal && html`<em>${refusal}</em>`}${leftOut.length > 0 && html`<em>Not granted here: ${leftOut.join(', ')}</em>`}${!refusal && portal.account.installation && html`<em>${appName} is already connected. Connecting again renews its permissions.</em>`}</span></label>
`
}

function refusal(user: User): Html {
  return html`<div class="alert" role="alert"><h2>You don't have permission to connect apps</h2>
<p>${user.firstName} ${user.lastName} is neither a Super Admin nor has App Marketplace Access in an account where ${appName} could be connected. Ask a Super Admin to connect the app, or to turn on “App Marketplace access” for you under Settings › Users & Teams.</p></div>`
}

function scopeList(scopes: string[]): Html {
  return html`<ul class="scopes">${scopes.map((scope) => html`<li>${scopeWords(scope)} <code>${scope}</code></li>`)}</ul>`
}

function signedIn({ request, user, users }: Consent): Html {
  return html`<form class="signed-in" method="get">${hiddenFields(request)}
<label for="as">Signed in as</label>
<select id="as" name="as">${users.map(
    ({ id, email, firstName, lastName }) =>
      html`<option value="${id}"${id === user.id && html` selected`}>${firstName} ${lastName} (${email})</option>`,
  )}</select> <button>Switch user</button></form>`
}
