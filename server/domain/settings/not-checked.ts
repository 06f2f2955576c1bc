// Says that something could not be checked, and why: silence would pass for a good result. Pure.
import type { Finding } from './finding.ts'
import type { Known } from './live-account.ts'

/** Nothing when it is known. `what` completes "HubSpot does not show Logbook …". */
export function notChecked(part: Known<unknown>, pointer: string, what: string): Finding[] {
  if (part.isKnown) return []
  const about = { pointer, code: 'not_checked', severity: 'warning' } as const
  if (part.why === 'scope') {
    const scopes = part.scopes.length > 0 ? ` (${part.scopes.join(', ')})` : ''
    return [
      {
        ...about,
        message: `HubSpot does not show Logbook ${what}, so this could not be checked.`,
        fix: `Have an admin install Logbook again and accept all permissions${scopes}, or check it yourself.`,
      },
    ]
  }
  if (part.why === 'not_connected') {
    return [
      {
        ...about,
        message: `Logbook is not connected to this account, so it could not look at ${what}.`,
        fix: 'Have an admin install Logbook again, then check the settings once more.',
      },
    ]
  }
  return [
    {
      ...about,
      message: `HubSpot could not be reached, so Logbook could not look at ${what}.`,
      fix: 'Nothing to do: it is checked again by itself.',
    },
  ]
}
