// What the settings page offers to choose from: what HubSpot has, and whom and what the events have named.
import { ACTIVITY_TYPES } from '../../domain/activity-event.ts'
import { storableAs, usuallyStoredAs } from '../../domain/drawing/storable-as.ts'
import { domainsOfUsers } from '../../domain/gates/gate-facts.ts'
import { SYSTEM_NAMES } from '../../domain/gates/system-address.ts'
import type { Known, LiveAccount, LiveProperty } from '../../domain/settings/live-account.ts'
import type { Choices, PropertyChoice } from './answers.ts'

/** HubSpot lets a megabyte through to a page; this part may take a good third of it. */
const LARGEST_CHOICES = 400_000
const MOST = { owners: 2_000, domains: 200, teams: 500, names: 1_000, properties: 1_000, options: 150 }
/** When it is too much all the same. */
const FEW = { properties: 300, options: 15 }

type Seen = { members: readonly string[]; campaigns: readonly string[]; isComplete: boolean }

export function viewChoices(live: LiveAccount, fallbackOwnerId: string | null, seen: Seen): Choices {
  const owners = orNull(live.owners)?.slice(0, MOST.owners)
  const choices = {
    owners:
      owners?.map(({ id, name, email, isArchived }) => ({ id, name, email, is_archived: isArchived })) ??
      null,
    fallback_owner_id: fallbackOwnerId,
    teams: orNull(live.teams)?.teams.slice(0, MOST.teams) ?? null,
    roles: orNull(live.roles)?.slice(0, MOST.teams) ?? null,
    pipelines:
      orNull(live.pipelines)?.map(({ id, label, stages }) => ({
        id,
        label,
        stages: stages.map((stage) => ({ id: stage.id, label: stage.label, is_closed: stage.isClosed })),
      })) ?? null,
    company_labels: orNull(live.labels),
    user_domains: owners ? [...domainsOfUsers(owners)].toSorted().slice(0, MOST.domains) : null,
    system_names: [...SYSTEM_NAMES],
    members: seen.members.slice(0, MOST.names),
    campaigns: seen.campaigns.slice(0, MOST.names),
    stored_as: ACTIVITY_TYPES.map((type) => ({
      type,
      as: [...storableAs(type)],
      usual: usuallyStoredAs(type),
    })),
    is_complete: seen.isComplete,
  }
  const whole = { ...choices, properties: viewProperties(live, MOST) }
  const isTooLarge = Buffer.byteLength(JSON.stringify(whole)) > LARGEST_CHOICES
  return isTooLarge ? { ...choices, properties: viewProperties(live, FEW) } : whole
}

function viewProperties(
  live: LiveAccount,
  most: { properties: number; options: number },
): Choices['properties'] {
  const of = (known: Known<LiveProperty[]>): PropertyChoice[] | null =>
    orNull(known)
      ?.filter(({ isHidden, isReadOnly }) => !isHidden && !isReadOnly)
      .slice(0, most.properties)
      .map(({ name, label, type, fieldType, options }) => ({
        name,
        label,
        type,
        field_type: fieldType,
        options: options
          .slice(0, most.options)
          .map((option) => ({ value: option.value, label: option.label })),
      })) ?? null
  return { contacts: of(live.contacts), companies: of(live.companies), deals: of(live.deals) }
}

function orNull<T>(known: Known<T>): T | null {
  return known.isKnown ? known.value : null
}
