// How the plan of an event ends that is not written: left out for good, or waiting for what must come first.
import type { EventPlan } from './plan.ts'
import type { Facts, ReasonOf } from './reason.ts'
import type { ConsideredRecord } from './record.ts'
import type { Trace } from './trace.ts'

type Ending = {
  eventId: string
  key: string
  facts: Facts
  steps: Trace
  considered?: ConsideredRecord[]
}

export function skipped({ reason, ...ending }: Ending & { reason: ReasonOf<'skipped'> }): EventPlan {
  return ended(ending, 'verdict.skipped', { kind: 'skip', reason, facts: ending.facts })
}

/** Nothing of it is written until what it waits for has come. */
export function held({ reason, ...ending }: Ending & { reason: ReasonOf<'held'> }): EventPlan {
  return ended(ending, 'verdict.held', { kind: 'hold', reason, facts: ending.facts })
}

function ended(
  { eventId, key, steps, considered = [] }: Ending,
  rule: 'verdict.skipped' | 'verdict.held',
  outcome: EventPlan['outcome'],
): EventPlan {
  const trace: Trace = [...steps, { rule, facts: { reason: outcome.reason } }]
  return { eventId, engagementKey: key, trace, considered, redraws: [], outcome }
}
