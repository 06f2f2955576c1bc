// The door's own decision about an event, before anything of it is kept: all of it is turned away, somebody or something is left out, or it
// comes in whole.
import type { ActivityEvent } from '../domain/activity-event.ts'
import { gateReason, gatesOf } from '../domain/gates/gate-event.ts'
import { leaveOutListed } from '../domain/gates/leave-out-listed.ts'
import { gateOfPaused } from '../domain/gates/own-words.ts'
import { contentsForAll } from '../domain/how-logged.ts'
import { keysOfEvent } from '../domain/person-key.ts'
import { reduceContents } from '../domain/reduce-contents.ts'
import type { Settings } from '../domain/settings/settings.ts'
import type { NewEvent } from '../store/accept.ts'

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

/** Of what was turned away only the fact stays: its kind, its times, the sender's id, whose activity it was, and why. */
export function bareFact(row: NewEvent): NewEvent {
  return row.ended ? { ...row, counterparts: [], message_id: null, body: null, left_out: null } : row
}
