// The first page: the accounts there are, whether the app is installed in each, and where to go from here.
import { type ObjectType, objectTypes } from '../object-types.ts'
import { liveRecords } from '../records.ts'
import type { Portal, World } from '../state.ts'
import { dayTag } from './account-time.ts'
import { appName } from './app-name.ts'
import { appHomePath, appSettingsPath } from './app-paths.ts'
import { recordTypes } from './association-chips.ts'
import { type Html, html } from './html.ts'
import { layout, listPath } from './layout.ts'

/** `appId` is given when the app has pages of its own to go to. */
export function homePage(world: World, installUrl: string | null, appId: string | null = null): Html {
  return layout({
    title: 'Accounts',
    current: 'home',
    body: html`<div class="wide stack">
<h1>Accounts</h1>
<p>Pick an account to look at its records, as a colleague there would see them.</p>
${installLink(installUrl)}
<div class="accounts">${[...world.portals.values()].map((portal) => accountCard(portal, appId))}</div>
${world.portals.size === 0 && html`<p class="empty">There are no accounts.</p>`}
</div>`,
  })
}

// Only a web address may become a link: the query could hold anything.
export function readInstallUrl(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return null
  return /^https?:$/.test(new URL(value).protocol) ? value : null
}

function installLink(url: string | null): Html {
  return url
    ? html`<p><a class="button" href="${url}">Install ${appName}</a></p>`
    : html`<p class="fine">${appName} is installed from its own install page, which leads back here.</p>`
}

function accountCard(portal: Portal, appId: string | null): Html {
  const { account } = portal
  const count = (type: ObjectType) => liveRecords(portal, type).length
  const engagements = objectTypes
    .filter((type) => !recordTypes.some((each) => each === type))
    .reduce((sum, type) => sum + count(type), 0)
  return html`<section class="card rows" aria-labelledby="account-${account.portalId}">
<h2 id="account-${account.portalId}">${account.name}</h2>
<p>${account.domain} · ID ${account.portalId}</p>
<p>${account.timeZone} · ${account.companyCurrency} · ${account.dataHostingLocation}</p>
<p class="installation">${installationWords(portal)}</p>
<ul class="places">${recordTypes.map(
    (type) => html`<li><a href="${listPath(account.portalId, type)}">${count(type)} ${type}</a></li>`,
  )}</ul>
${
  appId &&
  account.installation &&
  html`<ul class="places"><li><a href="${appHomePath(account.portalId, appId)}">${appName} home</a></li><li><a href="${appSettingsPath(account.portalId, appId)}">${appName} settings</a></li></ul>`
}
<p>${engagements} engagements</p>
</section>`
}

function installationWords({ account }: Portal): Html {
  const { installation, users, timeZone } = account
  if (!installation) return html`<span class="tag">${appName} is not installed</span>`
  const user = users.find(({ id }) => id === installation.userId)
  return html`<span class="tag won">${appName} is installed</span> since ${dayTag(new Date(installation.installedAt), timeZone)}${user && ` by ${user.firstName} ${user.lastName}`}, with ${installation.scopes.length} scopes`
}
