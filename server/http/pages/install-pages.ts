// What an admin sees around an installation: success with the next step, or a clear word about what went wrong.
import type { Installed } from '../../install/install-account.ts'
import type { Account } from '../../store/accounts.ts'
import { type Html, html, page } from './html.ts'

export type Links = { publicUrl: string; accountUrl: string }

export function welcomePage(): string {
  return page(
    'Welcome',
    html`<h1>Activity from your tools, on the right HubSpot records</h1>
<p>Mail, replies, opens and clicks from the tools you send with, logged once on the right contact, company and deals, with the right owner,
and with a log that says why.</p>
<p><a class="button" href="/oauth/install">Connect to HubSpot</a></p>
<p>You need the permission <em>App Marketplace access</em> in HubSpot. An account belongs to one Logbook installation: whoever
connects it again renews the connection.</p>`,
  )
}

type Success = Extract<Installed, { ok: true }>

export function successPage({ account, isFirst, firstKey, releasedEvents }: Success, links: Links): string {
  const { name, domain, portalId, timeZone } = account
  return page(
    "You're all set",
    html`<h1>You're all set</h1>
<p>${isFirst ? 'Logbook is connected to' : 'Logbook was connected again to'} this HubSpot account:</p>
<dl><dt>Account</dt><dd>${name}</dd><dt>Domain</dt><dd>${domain}</dd><dt>Account ID</dt><dd>${portalId}</dd>
<dt>Time zone</dt><dd>${timeZone}</dd></dl>
${releasedEvents > 0 && html`<p>${releasedEvents} waiting ${releasedEvents === 1 ? 'event goes' : 'events go'} on now.</p>`}
${
  firstKey
    ? firstSteps(firstKey, account, links)
    : html`<h2>Nothing else to do</h2>
<p>The tokens were replaced. Your data and your ingestion keys stay as they were, so no key is shown again. To make another key,
run <code>npm run keys -- create --account ${portalId}</code> on the server.</p>`
}
<p><a href="${links.accountUrl}/objects/0-1/views/all/list">Open your contacts in HubSpot</a></p>`,
  )
}

function firstSteps(key: string, { installedBy, installedAt }: Account, { publicUrl }: Links): Html {
  return html`<h2>Your first ingestion key</h2>
<p class="notice">Copy it now. It is shown this once and never again.</p>
<pre id="key">${key}</pre>
<h2>Next: send a first activity</h2>
<p>Put the address of one of your contacts in place of <code>${EXAMPLE_CONTACT}</code>.</p>
<pre>${exampleCurl({ publicUrl, key, member: installedBy, at: installedAt })}</pre>
<p>Then open the contact in HubSpot. The <a href="/docs">API documentation</a> has all types of events.</p>`
}

const EXAMPLE_CONTACT = 'jane@acme.example'

type Example = { publicUrl: string; key: string; member: string; at: Date }

/** A line to paste: one sent mail. */
export function exampleCurl({ publicUrl, key, member, at }: Example): string {
  return `curl ${publicUrl}/v1/events \\
  -H "Authorization: Bearer ${key}" \\
  -H "Content-Type: application/json" \\
  -d '{"id":"hello-1","type":"email.sent","occurred_at":"${at.toISOString()}",
       "member":{"email":"${member}"},"counterparts":[{"email":"${EXAMPLE_CONTACT}"}],
       "message":{"message_id":"<hello-1@logbook.example>","subject":"Hello","text":"Shall we talk on Tuesday?"}}'`
}

export type InstallFailure =
  | 'denied'
  | 'forged'
  | 'expired'
  | 'other_browser'
  | 'used'
  | 'code_refused'
  | 'scopes_missing'
  | 'hubspot_away'

const FAILURES: Record<InstallFailure, { title: string; text: string }> = {
  denied: {
    title: 'Logbook was not connected',
    text: 'HubSpot did not give its consent: somebody chose Cancel, the user lacks the permission “App Marketplace access” (HubSpot: Settings, Users & Teams, edit the user’s permissions), or the account does not have what Logbook asks for. Nothing was changed.',
  },
  forged: {
    title: 'This link does not belong to an installation',
    text: 'The link back from HubSpot was not made by this server. Please start the installation again.',
  },
  expired: {
    title: 'This took too long',
    text: 'An installation must be finished within ten minutes. Please start it again.',
  },
  other_browser: {
    title: 'This installation was started in another browser',
    text: 'Please start and finish it in the same browser, with cookies allowed. Nothing was changed.',
  },
  used: {
    title: 'This link was used before',
    text: 'Each installation link works once. If the success page was shown, everything is done; otherwise please start again.',
  },
  code_refused: {
    title: 'HubSpot did not accept the installation',
    text: 'The code that HubSpot gave us was no longer valid. Please start the installation again.',
  },
  scopes_missing: {
    title: 'Some permissions are missing',
    text: 'Logbook cannot work without them. Please install it again and accept all required permissions:',
  },
  hubspot_away: {
    title: 'HubSpot could not be reached',
    text: 'Nothing was changed. Please try again in a few minutes.',
  },
}

export function failurePage(failure: InstallFailure, details: readonly string[] = []): string {
  const { title, text } = FAILURES[failure]
  return page(
    title,
    html`<h1>${title}</h1><p>${text}</p>
${details.length > 0 && html`<ul>${details.map((detail) => html`<li><code>${detail}</code></li>`)}</ul>`}
<p><a class="button" href="/oauth/install">Start again</a></p>`,
  )
}
