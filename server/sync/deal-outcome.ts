// What the books say of an event whose deal could not be opened.
import type { EventPlan } from '../domain/plan.ts'
import type { Facts } from '../domain/reason.ts'
import { DEAL } from '../domain/record.ts'
import { isFinalRefusal, SyncError } from '../domain/sync-error.ts'
import type { Created } from './create-records.ts'

export type DealOutcome = { kind: 'failure'; error: SyncError } | { kind: 'facts'; facts: Facts }

/** As long as there is hope for the deal the event waits; one that HubSpot refuses for good is named. */
export function wordOnDeal({ considered }: EventPlan, deals: Created): DealOutcome {
  for (const { record, name, isChosen } of considered) {
    if (record.kind !== 'new' || record.type !== DEAL || !isChosen) continue
    const outcome = deals.get(record.key)
    if (!(outcome instanceof SyncError)) continue
    if (!isFinalRefusal(outcome)) return { kind: 'failure', error: outcome }
    const { message = null } = outcome.facts
    return { kind: 'facts', facts: { noDeal: name, dealMessage: message } }
  }
  return { kind: 'facts', facts: {} }
}
