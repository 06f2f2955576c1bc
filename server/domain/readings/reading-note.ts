// Draws the note that opens or clicks are in together, from the events that are in it.

import { drawAs } from '../drawing/draw-as.ts'
import { createSayTime } from '../drawing/say-time.ts'
import type { EngagementProperties } from '../engagement.ts'
import { howLogged } from '../how-logged.ts'
import type { PlanFacts } from '../plan.ts'
import { prepareEvent } from '../prepare-event.ts'
import type { ReadingEvent, Verdict } from './bot-verdict.ts'
import { drawRollUp } from './draw-roll-up.ts'
import type { DueReading } from './judge-claim.ts'
import { isReading, type OlderReadings, repeatsOf } from './reading.ts'

type Note = {
  /** The event in whose words the note is: the first that is known. */
  speaker: DueReading
  /** In order of time. None where all that was in the note turned out to be a machine's. */
  counted: readonly DueReading[]
  older: OlderReadings | null
  verdictOf(one: DueReading): Verdict
}

export function createNoteDrawer(facts: PlanFacts): (note: Note) => EngagementProperties {
  const sayTime = createSayTime(facts.timeZone)
  return ({ speaker, counted, older, verdictOf }) => {
    const event = prepareEvent(speaker, howLogged(speaker.event, facts), facts)
    const isAlone = repeatsOf(speaker.event, facts.settings) === 'first' && counted.length > 0
    if (isAlone || !isReading(event)) return drawAs(event, 'notes').properties
    const readings = counted.map((one) => ({ event: one.event, verdict: verdictOf(one) }))
    return drawRollUp({ event, readings, older, sayTime })
  }
}

/** By time; of two at the same moment, as they came in. */
export function inOrder(a: { event: ReadingEvent; eventId: string }, b: typeof a): number {
  return Date.parse(a.event.occurred_at) - Date.parse(b.event.occurred_at) || (a.eventId < b.eventId ? -1 : 1)
}
