// The small pieces that sentences about events are made of: lists, counts, names.

import { INTERESTS } from '../drawing/subject.ts'
import type { Facts } from '../reason.ts'

export type Sentences<K extends string> = Record<K, (facts: Facts) => string>

/** By the states of `lead.interest_changed`. */
export const INTERESTS_SAID: Readonly<Record<string, string>> = INTERESTS

/** A fact as it is. */
export function text(value: unknown): string {
  return value === undefined || value === null ? 'unknown' : String(value)
}

/** The day of a moment that facts tell. */
export function day(value: unknown): string {
  return text(value).slice(0, 10)
}

/** A sentence that names five hundred people is read by nobody. */
const MOST_NAMED = 10

/** Names, the first ten of them; a single fact as it is. */
export function list(value: unknown): string {
  if (!Array.isArray(value)) return text(value)
  const named = value.slice(0, MOST_NAMED).map(text).join(', ')
  return value.length > MOST_NAMED ? `${named} and ${value.length - MOST_NAMED} more` : named
}

/** Who was left out is not named. */
export function somebody(people: unknown): string {
  return Number(people) > 1 ? `${text(people)} people are` : 'Somebody is'
}

/** The verb after such a list. */
export function is(value: unknown): string {
  return Array.isArray(value) && value.length > 1 ? 'are' : 'is'
}

/** `1 deal`, `2 deals`. */
export function count(value: unknown, one: string, many = `${one}s`): string {
  return `${text(value)} ${Number(value) === 1 ? one : many}`
}

/** The same of activities, with a comma in thousands. */
export function activities(events: number): string {
  return `${events.toLocaleString('en-US')} ${events === 1 ? 'activity' : 'activities'}`
}

const NOUNS: Record<string, string> = {
  notes: 'note',
  calls: 'call',
  communications: 'message',
  meetings: 'meeting',
  tasks: 'task',
}

/** What one engagement of this type is called. */
export function nounOf(type: unknown): string {
  return NOUNS[text(type)] ?? 'email'
}

/** The same with its article. */
export function aNoun(type: unknown): string {
  const noun = nounOf(type)
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`
}

/** Ends a sentence with the records; with nothing where there are none. */
export function on(records: unknown): string {
  return Array.isArray(records) && records.length > 0 ? ` on ${list(records)}` : ''
}

/** The same in brackets. */
export function named(value: unknown): string {
  return Array.isArray(value) && value.length > 0 ? ` (${list(value)})` : ''
}

/** Ends the sentence, with HubSpot's words where it had any. */
export function quoted(message: unknown): string {
  if (typeof message !== 'string') return '.'
  return `: “${message}”${/[.!?]$/.test(message) ? '' : '.'}`
}
