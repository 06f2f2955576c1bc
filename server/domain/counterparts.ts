// Whom an event concerns: the people outside the team it is logged for. Explicit ones win; else the message names them.
import type { ActivityEvent, Counterpart } from './activity-event.ts'

/** 'outgoing' when the member wrote the message, 'incoming' when the counterpart did, null when nothing says so. */
export function direction(event: ActivityEvent): 'outgoing' | 'incoming' | null {
  if (event.type === 'email.received') return 'incoming'
  if (event.type !== 'email.replied') return 'outgoing'
  if (event.replied_by) return event.replied_by === 'member' ? 'outgoing' : 'incoming'
  const author = event.message.from?.email
  if (author === undefined) return null
  if (author === event.member?.email) return 'outgoing'
  // A member may write from an alias: who is not among the listed counterparts is one of us.
  const isCounterpart = event.counterparts?.some(({ email }) => email === author) ?? true
  return isCounterpart ? 'incoming' : 'outgoing'
}

/**
 * The counterparts of an event, once each. Where the sender lists none, a sent message concerns its To and Cc, a received one
 * its author. A click by "one of three recipients" is nobody's: the list stays empty and the event is refused, never guessed.
 */
export function counterpartsOf(event: ActivityEvent): Counterpart[] {
  const listed = event.counterparts ?? namedByMessage(event)
  const seen = new Map<string, Counterpart>()
  for (const person of listed) {
    if (person.email !== event.member?.email && !seen.has(person.email)) seen.set(person.email, person)
  }
  return [...seen.values()]
}

function namedByMessage(event: ActivityEvent): Counterpart[] {
  const { from, to = [], cc = [] } = event.message
  if (direction(event) === 'incoming') return from ? [{ email: from.email, ...splitName(from.name) }] : []
  const recipients = [...to, ...cc].map(({ email, name }) => ({ email, ...splitName(name) }))
  const concernsAll = event.type === 'email.sent' || event.type === 'email.replied'
  const others = new Set(
    recipients.map(({ email }) => email).filter((email) => email !== event.member?.email),
  )
  return concernsAll || others.size === 1 ? recipients : []
}

/** Whether this person got only a blind copy. Their copy is never logged (a record would betray it to colleagues). */
export function isOnlyInBcc(event: ActivityEvent, email: string): boolean {
  if (direction(event) === 'incoming') return false
  const { to = [], cc = [], bcc = [] } = event.message
  return bcc.some((a) => a.email === email) && ![...to, ...cc].some((a) => a.email === email)
}

/** The listed counterparts whom a record may name: a blind copy betrayed there is betrayed to colleagues and contacts alike. */
export function openCounterparts(event: ActivityEvent): Counterpart[] | undefined {
  return event.counterparts?.filter(({ email }) => !isOnlyInBcc(event, email))
}

/** A display name as first and last name; nothing where it is an address itself. */
export function splitName(name: string | undefined): Pick<Counterpart, 'first_name' | 'last_name'> {
  if (!name || name.includes('@')) return {}
  const comma = name.split(',').map((part) => part.trim())
  if (comma.length === 2 && comma[0] && comma[1]) return { first_name: comma[1], last_name: comma[0] }
  const words = name.trim().split(/\s+/)
  const last = words.length > 1 ? words.pop() : undefined
  return { first_name: words.join(' '), ...(last ? { last_name: last } : {}) }
}
