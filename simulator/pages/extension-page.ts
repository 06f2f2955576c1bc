// The app's own pages in an account: its home, where it may have several pages, and its settings among those of connected apps.
import type { CardConfig } from '../cards/protocol.ts'
import type { Portal } from '../state.ts'
import { extensionMount } from './app-cards.ts'
import { appName } from './app-name.ts'
import { appHomePath, appSettingsPath } from './app-paths.ts'
import { type Html, html, type Part } from './html.ts'
import { currentMark, layout } from './layout.ts'

type Shown = { portal: Portal; appId: string; config: CardConfig | null; problem: Part; aside: Part }

export function appHomePage(shown: Shown): Html {
  const { config, problem } = shown
  return frame(
    shown,
    appName,
    html`<div class="app-page">
<div class="app-bar"><span class="app-name">${appName}</span> <a href="${appSettingsPath(shown.portal.account.portalId, shown.appId)}">Settings</a><div id="page-actions"></div></div>
<div class="wide">${problem}${config ? extensionMount(config) : nothing()}</div>
</div>`,
  )
}

export function appSettingsPage(shown: Shown): Html {
  const { portal, appId, config, problem } = shown
  return frame(
    shown,
    `${appName} settings`,
    html`<div class="wide stack">
<p><a href="/">Connected apps</a></p>
<h1>${appName}</h1>
<nav class="tabs" aria-label="${appName}"><a href="${appHomePath(portal.account.portalId, appId)}">App home</a><a href="?"${currentMark(true)}>Settings</a></nav>
<div class="card">${problem}${config ? extensionMount(config) : nothing()}</div>
</div>`,
  )
}

function frame({ portal, config, aside }: Shown, title: string, body: Html): Html {
  return layout({ title, account: portal.account, aside, hasCards: config !== null, body })
}

function nothing(): Html {
  return html`<p class="empty">${appName} is not installed in this account, or brings nothing to show here.</p>`
}
