// Whom an event concerns: the people outside the team it is logged for. Explicit ones win; else the message or the call names them.
import {
  type ActivityEvent,
  type AnyCounterpart,
  type Counterpart,
  isMail,
  type MailEvent,
} from './activity-event.ts'

/** 'outgoing' when the member wrote, called or did it, 'incoming' when the counterpart did, null when nothing says so. */
export function direction(event: ActivityEvent): 'outgoing' | 'incoming' | null {
  switch (event.type) {
    case 'email.received':
    case 'linkedin.message_received':
    case 'sms.received':
    case 'whatsapp.received':
      return 'incoming'
    case 'call.completed':
      return event.call.direction === 'inbound' ? 'incoming' : 'outgoing'
    case 'email.replied':
      return directionOfReply(event)
    default:
      return 'outgoing'
  }
}

function directionOfReply(event: Extract<MailEvent, { type: 'email.replied' }>) {
  if (event.replied_by) return event.replied_by === 'member' ? 'outgoing' : 'incoming'
  const author = event.message.from?.email
  if (author === undefined) return null
  if (author === event.member?.email) return 'outgoing'
  // A member may write from an alias: who is not among the listed counterparts is one of us.
  const isCounterpart = event.counterparts?.some(({ email }) => email === author) ?? true
  return isCounterpart ? 'incoming' : 'outgoing'
}

/**
 * The counterparts of an event who have an address, once each. Where the sender lists none, a sent message concerns its To and Cc, a
 * received one its author. A click by "one of three recipients" is nobody's: the list stays empty and the event is refused, never guessed.
 */
export function counterpartsOf(event: ActivityEvent): Counterpart[] {
  const seen = new Map<string, Counterpart>()
  for (const person of listed(event)) {
    const { email } = person
    if (email === undefined || email === event.member?.email || seen.has(email)) continue
    seen.set(email, { ...person, email })
  }
  return [...seen.values()]
}

/** The counterparts of whom we know a profile, a number or a company, but no address. */
export function counterpartsWithoutAddress(event: ActivityEvent): AnyCounterpart[] {
  return listed(event).filter(({ email }) => email === undefined)
}

function listed(event: ActivityEvent): readonly AnyCounterpart[] {
  return event.counterparts ?? (isMail(event) ? namedByMessage(event) : namedByNumber(event))
}

function namedByMessage(event: MailEvent): Counterpart[] {
  const { from, to = [], cc = [] } = event.message
  if (direction(event) === 'incoming') return from ? [{ email: from.email, ...splitName(from.name) }] : []
  const recipients = [...to, ...cc].map(({ email, name }) => ({ email, ...splitName(name) }))
  const concernsAll = event.type === 'email.sent' || event.type === 'email.replied'
  const others = new Set(
    recipients.map(({ email }) => email).filter((email) => email !== event.member?.email),
  )
  return concernsAll || others.size === 1 ? recipients : []
}

/** Whoever was called or texted, or called or wrote in. */
function namedByNumber(event: ActivityEvent): AnyCounterpart[] {
  const numbers = numbersOf(event)
  const phone = direction(event) === 'incoming' ? numbers?.from_number : numbers?.to_number
  return phone === undefined ? [] : [{ phone }]
}

function numbersOf(event: ActivityEvent) {
  switch (event.type) {
    case 'call.completed':
      return event.call
    case 'sms.sent':
    case 'sms.received':
    case 'whatsapp.sent':
    case 'whatsapp.received':
      return event.message
    default:
      return null
  }
}

/** Whether this person got only a blind copy. Their copy is never logged (a record would betray it to colleagues). */
export function isOnlyInBcc(event: ActivityEvent, email: string): boolean {
  if (!isMail(event) || direction(event) === 'incoming') return false
  const { to = [], cc = [], bcc = [] } = event.message
  return bcc.some((a) => a.email === email) && ![...to, ...cc].some((a) => a.email === email)
}

/** The listed counterparts whom a record may name: a blind copy betrayed there is betrayed to colleagues and contacts alike. */
export function openCounterparts(event: MailEvent): Counterpart[] | undefined {
  return event.counterparts?.filter(({ email }) => !isOnlyInBcc(event, email))
}

/** What a person is called, as well as the event knows. */
export function callPerson(person: AnyCounterpart): string {
  const name = [person.first_name, person.last_name].filter(Boolean).join(' ').trim()
  return name || person.email || person.linkedin_url || person.phone || person.company_domain || ''
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
