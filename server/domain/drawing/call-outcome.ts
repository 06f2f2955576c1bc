// How a call ended, from the plain words that tools use to HubSpot's own outcomes.
import type { z } from 'zod'
import type { Call as CallSchema } from '../activities/call.ts'

type Call = z.output<typeof CallSchema>

/** HubSpot's outcomes are options with these ids in every account; an account may have more of its own, which no word leads to. */
const OUTCOMES = {
  busy: { name: 'Busy', disposition: '9d9162e7-6cf3-4944-bf63-4dff82258764', status: 'BUSY' },
  connected: {
    name: 'Connected',
    disposition: 'f240bbac-87c9-4f6e-bf70-924b57d47db7',
    status: 'COMPLETED',
  },
  liveMessage: {
    name: 'Left live message',
    disposition: 'a4c4c377-d246-4b32-a13b-75a56a4cd0ff',
    status: 'COMPLETED',
  },
  voicemail: {
    name: 'Left voicemail',
    disposition: 'b2cf5968-551e-4856-9783-52b3da59a7d0',
    status: 'COMPLETED',
  },
  noAnswer: {
    name: 'No answer',
    disposition: '73a0d17f-1163-4015-bdd5-ec830791da20',
    status: 'NO_ANSWER',
  },
  wrongNumber: {
    name: 'Wrong number',
    disposition: '17b47fee-58de-441e-a44c-c6300d46f273',
    status: 'COMPLETED',
  },
} as const

export type Outcome = (typeof OUTCOMES)[keyof typeof OUTCOMES]

/** Letters only: "No-Answer", "no answer" and "NO_ANSWER" are one word. */
const WORDS: ReadonlyMap<string, keyof typeof OUTCOMES> = new Map([
  ['busy', 'busy'],
  ['linebusy', 'busy'],
  ['connected', 'connected'],
  ['answered', 'connected'],
  ['reached', 'connected'],
  ['spoke', 'connected'],
  ['leftlivemessage', 'liveMessage'],
  ['livemessage', 'liveMessage'],
  ['leftmessage', 'liveMessage'],
  ['leftvoicemail', 'voicemail'],
  ['voicemail', 'voicemail'],
  ['leftvoicemessage', 'voicemail'],
  ['answeringmachine', 'voicemail'],
  ['noanswer', 'noAnswer'],
  ['notanswered', 'noAnswer'],
  ['unanswered', 'noAnswer'],
  ['missed', 'noAnswer'],
  ['wrongnumber', 'wrongNumber'],
  ['badnumber', 'wrongNumber'],
  ['invalidnumber', 'wrongNumber'],
])

/** HubSpot's outcome for the sender's word; null for a word that is none of HubSpot's. */
export function outcomeOf({ outcome = '' }: Call): Outcome | null {
  const word = WORDS.get(outcome.toLowerCase().replace(/[^a-z]/g, ''))
  if (word) return OUTCOMES[word]
  const own = Object.values(OUTCOMES).find(({ disposition }) => disposition === outcome.trim().toLowerCase())
  return own ?? null
}

const STATUS_NAMES = {
  completed: 'Completed',
  busy: 'Busy',
  no_answer: 'No answer',
  canceled: 'Canceled',
  failed: 'Failed',
} as const

/** How the call ended, in HubSpot's words where it has some, else in the sender's. */
export function outcomeName(call: Call): string {
  return outcomeOf(call)?.name ?? (call.outcome?.trim() || STATUS_NAMES[call.status ?? 'completed'])
}

/** HubSpot's status of the call: as the sender says, else as the outcome implies. */
export function statusOf(call: Call): string {
  return call.status?.toUpperCase() ?? outcomeOf(call)?.status ?? 'COMPLETED'
}
