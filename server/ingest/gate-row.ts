// The door's own decision about an event, before anything of it is kept: all of it is turned away, somebody or something is left out, or it
// comes in whole.
import type { ActivityEvent } from '../domain/activity-event.ts'
import { reduceContents } from '../domain/drawing/reduce-contents.ts'
import { gateReason, gatesOf } from '../domain/gates/gate-event.ts'
import { leaveOutListed } from '../domain/gates/leave-out-listed.ts'
import { gateOfPaused } from '../domain/gates/own-words.ts'
import { contentsForAll } from '../domain/how-logged.ts'
import { keysOfEvent, type PersonKey } from '../domain/people/person-key.ts'
import type { Settings } from '../domain/settings/settings.ts'
import type { NewEvent } from '../store/accept.ts'
import { turnedTo } from './turned-to.ts'

/** The row as the settings let it in. `paused`: members who do not want their activity logged. What was hashed stays what was sent, so that a repeat is known whatever is published meanwhile. */
export function gateRow(
  row: NewEvent,
  event: ActivityEvent,
  settings: Settings,
  paused: ReadonlySet<string>,
): NewEvent {
  const gates = gatesOf(settings)
  const gate = gateOfPaused(event, (email) => paused.has(email)) ?? gates.ofEvent(event)
  if (gate) {
    const reason = gateReason(gate)
    return {
      ...row,
      ended: { reason, facts: gate.facts, trace: [gate, { rule: 'verdict.skipped', facts: { reason } }] },
      turned_to: turnedTo(event, gate, settings),
    }
  }
  const { event: left, steps } = leaveOutListed(event, gates)
  const kept = reduceContents(left, contentsForAll(settings))
  if (kept === event) return row
  return {
    ...row,
    counterparts: keysOfEvent(kept),
    body: JSON.stringify(kept),
    left_out: steps.length > 0 ? steps : null,
  }
}

/**
 * Of what was turned away only the fact stays: its kind, its times, the sender's id, whose activity it was, and why; and whom it makes
 * known, where the settings ask for that: to be recognised, not to be read.
 */
export function bareFact(row: NewEvent, printOf: (key: PersonKey) => string[]): NewEvent {
  if (!row.ended) return row
  const { counterparts, turned_to: turnedTo = [] } = row
  // Who was erased is not among them any more.
  const known = counterparts
    .filter((key) => turnedTo.includes(key))
    .flatMap((key) => printOf(key).slice(0, 1))
  return { ...row, counterparts: known, message_id: null, body: null, left_out: null }
}
