// The frame around every page: the banner that says it is not HubSpot, the bar, the navigation of an account.
import type { Account } from '../account.ts'
import { type ObjectType, objectTypeIdOf } from '../object-types.ts'
import { type Html, html, type Part } from './html.ts'

type Frame = {
  title: string
  account?: Account
  current?: ObjectType | 'home'
  // Shown at the end of the bar, such as who is signed in.
  aside?: Part
  // Whether the page needs the script that runs the app's cards.
  hasCards?: boolean
  body: Part
}

const places = [
  { type: 'contacts', label: 'Contacts' },
  { type: 'companies', label: 'Companies' },
  { type: 'deals', label: 'Deals' },
  { type: 'tickets', label: 'Tickets' },
] as const

export function layout({ title, account, current, aside, hasCards = false, body }: Frame): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | Simulated HubSpot</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/simulator/assets/pages.css">
${hasCards && html`<link rel="stylesheet" href="/simulator/assets/cards.css"><script src="/simulator/cards/assets/card-host.js" defer></script>`}
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<p class="banner">Simulated HubSpot: data for development only.</p>
<header class="bar">
<a class="brand" href="/"${currentMark(current === 'home')}>HubSpot <small>simulated</small></a>
${account && navigation(account, current)}
${account && html`<span class="account">${account.name} <small>${account.portalId}</small></span>`}
${aside}
</header>
<main id="main">
${body}
</main>
</body>
</html>`
}

export function listPath(portalId: string, type: ObjectType): string {
  return `/contacts/${portalId}/objects/${objectTypeIdOf(type)}/views/all/list`
}

function navigation({ portalId }: Account, current: ObjectType | 'home' | undefined): Html {
  return html`<nav aria-label="CRM">${places.map(
    ({ type, label }) =>
      html`<a href="${listPath(portalId, type)}"${currentMark(current === type)}>${label}</a>`,
  )}</nav>`
}

export function currentMark(isCurrent: boolean): Part {
  return isCurrent && html` aria-current="page"`
}
