// Holds a settings document against the account it is for: everything that it names must be there and do what it is named for. Pure.
import { OWNER_PROPERTY } from '../record.ts'
import { checkContradictions } from './check-contradictions.ts'
import { checkExclusions } from './check-exclusions.ts'
import { checkOwners } from './check-owners.ts'
import { checkPermitted } from './check-permitted.ts'
import { checkProperties } from './check-properties.ts'
import { checkAssociations, checkCampaigns } from './check-records.ts'
import { checkRoles } from './check-roles.ts'
import { checkTeams } from './check-teams.ts'
import type { Finding } from './finding.ts'
import { LIVE_PARTS, type LiveAccount, type LivePart, type SeenFacts } from './live-account.ts'
import type { Settings } from './settings.ts'

/** What has to be read of an account before this document can be checked. */
export function partsNeeded(settings: Settings, { members }: Pick<SeenFacts, 'members'>): LivePart[] {
  const { activities, associations, record_creation, campaigns } = settings
  const deals = campaigns.flatMap(({ deal }) => deal ?? [])
  const hasTeams = activities.teams.length > 0
  const asks = (kind: 'contacts' | 'companies') =>
    record_creation[kind].mandatory.length > 0 || Object.keys(record_creation[kind].defaults).length > 0
  const needed: Record<LivePart, boolean> = {
    owners: hasTeams || members.length > 0 || namesOwners(settings),
    teams: hasTeams,
    roles: activities.roles.length > 0,
    pipelines: associations.deals.pipelines.length > 0 || deals.length > 0,
    contacts: asks('contacts'),
    companies: asks('companies'),
    deals: [record_creation.deals, ...deals].some(({ defaults }) => Object.keys(defaults).length > 0),
    labels: associations.companies === 'labelled' && associations.company_labels.length > 0,
  }
  return LIVE_PARTS.filter((part) => needed[part])
}

export function checkSettings(settings: Settings, live: LiveAccount, seen: SeenFacts): Finding[] {
  return [
    ...checkOwners(settings, live, seen),
    ...checkTeams(settings, live),
    ...checkRoles(settings, live, seen),
    ...checkExclusions(settings),
    ...checkProperties(settings, live),
    ...checkAssociations(settings, live),
    ...checkCampaigns(settings, live),
    ...checkContradictions(settings, live),
    ...checkPermitted(settings, seen),
  ]
}

function namesOwners({ general, members, campaigns, record_creation }: Settings): boolean {
  return (
    general.default_owner_id !== null ||
    members.rules.length > 0 ||
    members.round_robin.length > 0 ||
    campaigns.some(
      ({ deal }) => deal?.owner_id != null || Object.hasOwn(deal?.defaults ?? {}, OWNER_PROPERTY),
    ) ||
    [record_creation.contacts, record_creation.companies].some(({ defaults }) =>
      Object.hasOwn(defaults, OWNER_PROPERTY),
    )
  )
}
