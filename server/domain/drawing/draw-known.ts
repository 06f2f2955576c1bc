// Draws an event with what is known of its engagement: from nothing, or as changes of what HubSpot has already.
import type { ActivityEvent } from '../activity-event.ts'
import type { EngagementProperties } from '../engagement.ts'
import type { Drawn } from './drawn.ts'
import { changesBetween, isKeptCurrent, type KeptCurrent, sayTogether } from './kept-current.ts'

/** In doubt: a change of it may or may not have been made, so that nobody knows what it says. */
export type KnownInHubSpot = { id: string; isInDoubt: boolean }

export type Drawing = { drawn: Drawn | null; changes: EngagementProperties }

export type Told = {
  /** What all events told so far, those of this plan among them. */
  sofar: readonly KeptCurrent[]
  /** What those told that were written. */
  written: readonly KeptCurrent[]
  /** The changes that earlier events of this plan make. */
  changes: EngagementProperties
  /** As what and with how much of its contents it is logged. */
  draw(event: ActivityEvent): Drawn
}

/** What HubSpot has already is only added to: drawing it would cost and change nothing. What is kept current is drawn anew. */
export function drawKnown(
  event: ActivityEvent,
  present: KnownInHubSpot | null,
  { sofar, written, changes, draw }: Told,
): Drawing {
  if (!isKeptCurrent(event)) return { drawn: present ? null : draw(event), changes: {} }
  const drawn = draw(sayTogether(event, sofar))
  const [first, ...others] = written
  const before = first ? draw(sayTogether(first, others)).properties : {}
  if (present && !present.isInDoubt) return { drawn, changes: changesBetween(before, drawn.properties) }
  // A lost call may have told any of it: all is said again, and what is no longer so is emptied.
  return { drawn, changes: { ...emptied({ ...before, ...changes }), ...drawn.properties } }
}

function emptied(properties: EngagementProperties): EngagementProperties {
  return Object.fromEntries(Object.keys(properties).map((name) => [name, '']))
}
