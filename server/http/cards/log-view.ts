// The changes of state of an event, for people, with HubSpot's own words where it had any.
import { z } from 'zod'
import type { CardEvent } from '../../store/card-events.ts'
import type { LogLine } from '../../store/log-lines.ts'
import { clip, explain } from './activity-view.ts'
import type { StoryAnswer } from './answers.ts'

type Line = StoryAnswer['log'][number]

// What hubspot/errors.ts keeps of a refusal.
const Words = z.object({ message: z.string(), correlationId: z.string().nullish() })

/** Oldest first; the arrival is the event's own row. */
export function viewLog({ receivedAt }: CardEvent, log: readonly LogLine[]): Line[] {
  const arrival: Line = {
    at: receivedAt.toISOString(),
    state: 'received',
    text: explain('received', {}),
    hubspot: null,
  }
  return [arrival, ...log.map(viewLine)]
}

function viewLine({ at, state, reason, facts }: LogLine): Line {
  const words = Words.safeParse(facts)
  const hubspot = words.success
    ? { message: clip(words.data.message), correlationId: words.data.correlationId ?? null }
    : null
  return { at: at.toISOString(), state, text: explain(reason, facts), hubspot }
}
