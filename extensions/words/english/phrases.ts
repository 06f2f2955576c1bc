// How amounts, people and activities are put into English words.
import type { ActivityType } from '../../../server/domain/activity-event.ts'
import type { Activity } from '../../../server/http/cards/answers.ts'
import { TYPES } from './names.ts'

const figures = new Intl.NumberFormat('en')

/** A subject may have a thousand letters; all of them are in the story. */
const LONGEST_SUBJECT = 150

export function figure(amount: number): string {
  return figures.format(amount)
}

export function count(amount: number, one: string, many = `${one}s`): string {
  return `${figure(amount)} ${amount === 1 ? one : many}`
}

export function activities(amount: number): string {
  return count(amount, 'activity', 'activities')
}

/** The server may know kinds that this card does not know yet: HubSpot serves cards of its own copy. */
export function typeName(type: ActivityType): string {
  return TYPES[type] ?? type
}

export function activity(type: ActivityType, subject: string | null): string {
  if (!subject) return typeName(type)
  const isLong = subject.length > LONGEST_SUBJECT
  return `${typeName(type)}: ${isLong ? `${subject.slice(0, LONGEST_SUBJECT)}…` : subject}`
}

type People = Pick<Activity, 'member' | 'counterparts' | 'counterpartsInAll'>

/** Who with whom, either way: "Ann Lee with Jane Cooper and 39 more". */
export function people({ member, counterparts, counterpartsInAll }: People): string {
  const others = nameFew(counterparts, counterpartsInAll ?? counterparts.length)
  return [member, others].filter(Boolean).join(' with ')
}

function nameFew([first, second]: string[], inAll: number): string {
  if (!first) return ''
  if (inAll === 2 && second) return `${first}, ${second}`
  return inAll > 1 ? `${first} and ${figure(inAll - 1)} more` : first
}

export function duration(seconds: number): string {
  if (seconds < 1) return 'under 1 second'
  if (seconds < 90) return count(Math.round(seconds), 'second')
  if (seconds < 90 * 60) return count(Math.round(seconds / 60), 'minute')
  return count(Math.round(seconds / 3_600), 'hour')
}

/** A reason that stands alone: "The deal is closed." */
export function sentence(reason: string): string {
  return `${reason.charAt(0).toLocaleUpperCase('en')}${reason.slice(1)}${/[.!?…]$/.test(reason) ? '' : '.'}`
}
