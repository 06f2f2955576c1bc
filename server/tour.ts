// What `npm start` says once it serves: where things are, and the next step.
import type { Config } from './config.ts'
import type { Environment } from './environment.ts'
import { exampleCurl } from './http/pages/install-pages.ts'

export function tourOf({ publicUrl, role }: Config, { isSimulated, hubspot }: Environment): string {
  if (role === 'worker') return '\nLogbook writes to HubSpot (ROLE=worker).\n'
  if (!isSimulated)
    return `\nLogbook serves at ${publicUrl} (API: ${publicUrl}/docs). Install: ${publicUrl}/oauth/install\n`
  return `
  ┌──────────────────────────────────────────────────────────────────────┐
  │  SIMULATED HUBSPOT: no HubSpot credentials are set, so Logbook runs  │
  │  against a simulator on this machine. Nothing reaches HubSpot.       │
  └──────────────────────────────────────────────────────────────────────┘

  1. Install on a simulated account  ${publicUrl}/oauth/install
  2. Send an activity with the key that the last page shows:

${exampleCurl({ publicUrl, key: '$LOGBOOK_KEY', member: 'ann@northwind.example', at: new Date() }).replace(/^/gm, '     ')}

  3. See it on the record            ${hubspot.apiUrl}/contacts/47110815/objects/0-1/views/all/list?q=jane

  API documentation ${publicUrl}/docs · Simulated HubSpot ${hubspot.apiUrl} · Caught mail ${hubspot.apiUrl}/simulator/mail
  Stop with Ctrl+C. The data stays for the next start.

`
}
