// Whether an event needs a part of the settings that no longer fits the account: it waits, instead of going where nobody meant it to go. Pure.
import type { ActivityEvent } from './activity-event.ts'
import type { EventPlan } from './plan.ts'
import { held } from './plan-end.ts'
import type { BrokenParts } from './settings/broken-parts.ts'
import type { Finding } from './settings/finding.ts'
import type { Settings } from './settings/settings.ts'
import type { Rule, Trace, TraceStep } from './trace.ts'

/** What is known of an event once its people and its owner are chosen. */
export type Needs = {
  event: ActivityEvent
  /** The last step of the choice of its owner. */
  ownerRule: Rule | undefined
  /** Whether contacts would be created for it. */
  hasNewContacts: boolean
  /** Whether companies would be created for it. */
  hasNewCompanies: boolean
  /** Whether its contacts have companies to choose from. */
  hasCompanies: boolean
  /** Whether its contacts have deals to choose from. */
  hasDeals: boolean
}

/** What broke that this event needs; null when it may go on. */
export function brokenFor(needs: Needs, broken: BrokenParts, settings: Settings): Finding | null {
  if (!broken.isAny) return null
  const { associations, members } = settings
  const hasOwner = needs.ownerRule !== 'owner.default' && needs.ownerRule !== 'owner.none'
  const isInTurn = members.new_record_owners === 'round_robin' && needs.hasNewContacts
  return (
    broken.members.get(needs.event.member?.email ?? '') ??
    (hasOwner ? null : broken.defaultOwner) ??
    (needs.hasNewContacts ? broken.newContacts : null) ??
    (needs.hasNewCompanies ? broken.newCompanies : null) ??
    (isInTurn ? broken.newRecordOwner : null) ??
    (associations.companies === 'labelled' && needs.hasCompanies ? broken.companyLabels : null) ??
    (associations.deals.pipelines.length > 0 && needs.hasDeals ? broken.dealPipelines : null)
  )
}

/** How the trace names it. */
export function brokenStep({ code, pointer, message, fix }: Finding): TraceStep {
  return { rule: 'settings.broken', facts: { code, setting: pointer, problem: message, fix } }
}

/** What an event comes to that needs it. */
export function heldByBroken(
  finding: Finding,
  { eventId, key, steps }: { eventId: string; key: string; steps: Trace },
): EventPlan {
  const step = brokenStep(finding)
  return held({ eventId, key, reason: 'settings_broken', facts: step.facts, steps: [...steps, step] })
}
