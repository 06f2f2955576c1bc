// A phone call, once it is over.
import { z } from 'zod'
import { EventTime } from '../event-time.ts'
import { beyondMail, ownId, PhoneNumber, ShortText, WebLink, words } from './fields.ts'

/** Longer than any call; it only keeps nonsense out. */
const A_WEEK_S = 7 * 24 * 60 * 60

export const Call = z
  .object({
    id: ownId('call'),
    direction: z.enum(['inbound', 'outbound']).optional(),
    outcome: ShortText.optional().meta({
      description:
        'How it ended, in a word: connected, busy, no answer, left voicemail, left live message or wrong number become a HubSpot outcome; any other word is shown as it is.',
      examples: ['connected'],
    }),
    status: z
      .enum(['completed', 'busy', 'no_answer', 'canceled', 'failed'])
      .optional()
      .meta({ description: 'Where it is left out, the outcome says it.' }),
    started_at: EventTime.optional().meta({
      description: 'When it began; else `occurred_at` is taken.',
    }),
    duration_seconds: z.number().nonnegative().max(A_WEEK_S).optional(),
    from_number: PhoneNumber.optional(),
    to_number: PhoneNumber.optional(),
    recording_url: WebLink.optional(),
    ...words('The notes'),
  })
  .meta({ id: 'Call', description: 'The call this is about.' })

const completed = z.object({ type: z.literal('call.completed'), ...beyondMail, call: Call })

export const CALL_EVENTS = [completed] as const
export type CallEvent = z.output<(typeof CALL_EVENTS)[number]>
