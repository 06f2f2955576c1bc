// Seeded activity of every kind, and what it must become in HubSpot: told apart by a tag that stands in each subject.
import type { Person } from './crowd.ts'
import { ANN } from './world.ts'

export type Random = () => number

/** How many engagements carry a tag, and on which records each of them stands; null: that depends on which came first. */
export type Expected = { count: number; contacts: string[]; companies: string[]; deals: string[] | null }

export type ChaosMail = {
  events: { source: number; event: Report }[]
  expected: Map<string, Expected>
  /** How often each message was opened that was opened more than once, by tag. */
  opens: Map<string, number>
  /** Who replied in the campaign that opens deals, by address. */
  leads: Set<string>
  /** How many of the events are about people whom nobody ever wrote to. */
  skipped: number
}

/** One mail, open, click or bounce, or the opens of one mail: its people, and the events that report it. */
type Activity = {
  n: number
  people: string[]
  events: Report[]
  count: 0 | 1 | 2
  /** Where it is not the domain of an address. */
  company?: string
  isLead?: boolean
}
type Report = {
  id: string
  type: string
  message?: { message_id?: string; text?: string }
  [field: string]: unknown
}

export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('There is nothing to pick from.')
  return item
}

/** `count` activities of a crowd and of strangers, at companies that HubSpot has and at new ones. */
export function makeChaosMail(crowd: readonly Person[], count: number, random: Random): ChaosMail {
  const activities = Array.from({ length: count }, (_, n) => pick(random, ACTIVITIES)(n, crowd, random))
  const events = activities.flatMap((activity) => activity.events.flatMap((event) => reported(event, random)))
  const logged = activities.filter((activity) => activity.count > 0)
  const expected = new Map(logged.map((activity) => [tagOf(activity.n), expectedOf(activity, crowd)]))
  const opened = activities.filter((activity) => activity.events.some(({ id }) => id.includes('-open-')))
  const opens = new Map(opened.map((activity) => [tagOf(activity.n), activity.events.length]))
  const leads = new Set(activities.filter(({ isLead }) => isLead).flatMap(({ people }) => people))
  return {
    events,
    expected,
    opens,
    leads,
    skipped: events.filter(({ event }) => event.id.endsWith('-skip')).length,
  }
}

const ACTIVITIES = [
  toOne,
  toOne,
  toStranger,
  toSeveral,
  toEach,
  toEach,
  twins,
  reaction,
  reaction,
  reopened,
  byNobody,
  byProfile,
  byProfile,
  byNumber,
  byNumber,
  byLead,
  byLead,
]

function toOne(n: number, crowd: readonly Person[], random: Random): Activity {
  const people = [pick(random, crowd).email]
  return { n, people, events: [report(n, 'one', 'email.sent', people)], count: 1 }
}

function toStranger(n: number, _crowd: readonly Person[], random: Random): Activity {
  const people = [stranger(random)]
  const type = pick(random, ['email.sent', 'email.replied'])
  return { n, people, events: [report(n, 'new', type, people, { replied_by: 'contact' })], count: 1 }
}

function toSeveral(n: number, crowd: readonly Person[], random: Random): Activity {
  const people = recipients(crowd, random)
  return { n, people, events: [report(n, 'all', 'email.sent', people)], count: 1 }
}

/** An event for each recipient of one message, a second apart, as some tools report it. */
function toEach(n: number, crowd: readonly Person[], random: Random): Activity {
  const people = recipients(crowd, random)
  const events = people.map((email, i) =>
    report(n, `to-${i}`, 'email.sent', [email], { occurred_at: secondsIn(n + i) }),
  )
  return { n, people, events, count: 1 }
}

/** Two mails that look the same in everything but the ids of their events. */
function twins(n: number, crowd: readonly Person[], random: Random): Activity {
  const people = [pick(random, crowd).email]
  const events = ['left', 'right'].map((part) =>
    report(n, part, 'email.sent', people, { message: messageOf(n) }),
  )
  return { n, people, events, count: 2 }
}

function reaction(n: number, crowd: readonly Person[], random: Random): Activity {
  const people = [pick(random, crowd).email]
  const type = pick(random, ['email.opened', 'email.clicked', 'email.bounced', 'email.received'])
  const link = { url: `https://northwind.example/${n}` }
  return { n, people, events: [report(n, 're', type, people, { link })], count: 1 }
}

/** The same person opens the same mail again and again: one note. */
function reopened(n: number, crowd: readonly Person[], random: Random): Activity {
  const people = [pick(random, crowd).email]
  const events = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, i) =>
    report(n, `open-${i}`, 'email.opened', people, { occurred_at: secondsIn(n + 60 * i) }),
  )
  return { n, people, events, count: 1 }
}

function byNobody(n: number, _crowd: readonly Person[], random: Random): Activity {
  const people = [`nobody-${n}@elsewhere.example`]
  const type = pick(random, ['email.opened', 'email.received'])
  return { n, people, events: [report(n, 'skip', type, people)], count: 0 }
}

/** One of ten people of whom only a profile is known, at one of five new companies. */
function byProfile(n: number, _crowd: readonly Person[], random: Random): Activity {
  const k = Math.floor(random() * 10)
  const linkedin_url = `https://www.linkedin.com/in/profile-${k}`
  const company = `profiles-${k % 5}.example`
  const event = {
    ...{
      id: `${n}-profile`,
      type: 'linkedin.message_sent',
      occurred_at: secondsIn(n),
      member: { email: ANN },
    },
    counterparts: [{ linkedin_url, first_name: `P${k}`, company_domain: company }],
    message: { text: tagOf(n) },
  }
  return { n, people: [linkedin_url], events: [event], count: 1, company }
}

/** One of ten people of whom only a number is known. */
function byNumber(n: number, _crowd: readonly Person[], random: Random): Activity {
  const k = Math.floor(random() * 10)
  const phone = `+4930123450${k}`
  const event = {
    ...{ id: `${n}-number`, type: 'call.completed', occurred_at: secondsIn(n), member: { email: ANN } },
    counterparts: [{ phone, first_name: `N${k}` }],
    call: { direction: 'outbound', outcome: 'connected', text: tagOf(n) },
  }
  return { n, people: [phone], events: [event], count: 1, company: '' }
}

/** One of eight people who reply in the campaign that opens deals: each gets one, however often they reply. */
function byLead(n: number, _crowd: readonly Person[], random: Random): Activity {
  const k = Math.floor(random() * 8)
  const people = [`lead-${k}@leads-${k % 4}.example`]
  // Old replies open nothing.
  const more = {
    replied_by: 'contact',
    campaign: { name: DEAL_CAMPAIGN },
    occurred_at: new Date().toISOString(),
  }
  const events = [report(n, 'lead', 'email.replied', people, more)]
  return { n, people, events, count: 1, isLead: true }
}

/** The campaign whose replies open deals. */
export const DEAL_CAMPAIGN = 'Chaos'

function report(n: number, part: string, type: string, people: string[], more: object = {}): Report {
  return {
    id: `${n}-${part}`,
    type,
    occurred_at: secondsIn(n),
    member: { email: ANN },
    counterparts: people.map((email) => ({ email })),
    message: { ...messageOf(n), message_id: `<${n}@northwind.example>` },
    ...more,
  }
}

/** By one of two sources, now and then by both: a Message-ID makes that one engagement. */
function reported(event: Report, random: Random) {
  const source = pick(random, [0, 1])
  const isByMessage = event.message?.message_id && !['email.opened', 'email.clicked'].includes(event.type)
  const other = isByMessage && random() < 0.1 ? [{ source: 1 - source, event }] : []
  return [{ source, event }, ...other]
}

function recipients(crowd: readonly Person[], random: Random): string[] {
  return [...new Set([pick(random, crowd).email, pick(random, crowd).email, stranger(random)])]
}

/** One of twenty people whom HubSpot does not know: half of them at a company that it knows. */
function stranger(random: Random): string {
  const n = Math.floor(random() * 20)
  return `stranger-${n}@${n % 2 === 0 ? 'company-0.example' : `new-${n % 6}.example`}`
}

function expectedOf({ people, count, company, isLead }: Activity, crowd: readonly Person[]): Expected {
  const known = crowd.filter(({ email }) => people.includes(email))
  return {
    count,
    contacts: people.toSorted(),
    companies: [...new Set(people.map((email) => company ?? email.split('@')[1] ?? ''))]
      .filter(Boolean)
      .toSorted(),
    deals: isLead ? null : known.flatMap(({ openDealIds }) => openDealIds.slice(-5)).toSorted(),
  }
}

const tagOf = (n: number) => `Tag ${n}`
const messageOf = (n: number) => ({ subject: tagOf(n), text: 'Hello' })
const secondsIn = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 9, 0, seconds)).toISOString()
