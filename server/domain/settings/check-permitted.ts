// Says beforehand that HubSpot would not let Logbook do what the settings want: until then, what needs it waits, or goes without. Pure.
import type { Finding } from './finding.ts'
import type { SeenFacts } from './live-account.ts'
import { opensDeals, wantsTickets } from './needed-features.ts'
import type { Settings } from './settings.ts'

export function checkPermitted(settings: Settings, { ungranted = [] }: SeenFacts): Finding[] {
  return [...checkDeals(settings, ungranted), ...checkTickets(settings, ungranted)]
}

function checkTickets(settings: Settings, ungranted: readonly string[]): Finding[] {
  if (!wantsTickets(settings) || !ungranted.includes('tickets')) return []
  return [
    {
      pointer: '/associations/tickets/most',
      code: 'not_permitted',
      severity: 'warning',
      message:
        'HubSpot does not show Logbook tickets yet. Until it does, activity is logged on everything else.',
      fix: 'Publish this, then have an admin install Logbook again and accept all permissions (tickets).',
    },
  ]
}

function checkDeals(settings: Settings, ungranted: readonly string[]): Finding[] {
  const missing = ungranted.filter((scope) => scope === 'crm.objects.deals.write')
  if (missing.length === 0 || !opensDeals(settings)) return []
  const index = settings.campaigns.findIndex(({ deal, is_pushed }) => deal !== null && is_pushed)
  return [
    {
      pointer: `/campaigns/${index}/deal`,
      code: 'not_permitted',
      severity: 'warning',
      message: 'HubSpot does not let Logbook create deals yet. Activity that opens one waits until it does.',
      fix: `Publish this, then have an admin install Logbook again and accept all permissions (${missing.join(', ')}).`,
    },
  ]
}
