// Seeded activity of every kind, and what it must become in HubSpot: told apart by a tag that stands in each subject.
import type { PortalHandle, RecordView } from '../../simulator/portal-handle.ts'
import type { Person } from './crowd.ts'
import { ANN } from './world.ts'

export type Random = () => number

/** How many engagements carry a tag, and on which records each of them stands. */
export type Expected = { count: number; contacts: string[]; companies: string[]; deals: string[] }

export type ChaosMail = {
  events: { source: number; event: Report }[]
  expected: Map<string, Expected>
  /** How often each message was opened that was opened more than once, by tag. */
  opens: Map<string, number>
  /** How many of the events are about people whom nobody ever wrote to. */
  skipped: number
}

/** One mail, open, click or bounce, or the opens of one mail: its people, and the events that report it. */
type Activity = { n: number; people: string[]; events: Report[]; count: 0 | 1 | 2 }
type Report = { id: string; type: string; message: { message_id?: string }; [field: string]: unknown }

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
  return { events, expected, opens, skipped: events.filter(({ event }) => event.id.endsWith('-skip')).length }
}

/** The tag in an engagement's subject or body. */
export function tagIn({ properties }: RecordView): string {
  return /Tag \d+/.exec(`${properties.hs_email_subject ?? ''}${properties.hs_note_body ?? ''}`)?.[0] ?? ''
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
  const isByMessage = event.message.message_id && !['email.opened', 'email.clicked'].includes(event.type)
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

function expectedOf({ people, count }: Activity, crowd: readonly Person[]): Expected {
  const known = crowd.filter(({ email }) => people.includes(email))
  return {
    count,
    contacts: people.toSorted(),
    companies: [...new Set(people.map((email) => email.split('@')[1] ?? ''))].toSorted(),
    deals: known.flatMap(({ openDealIds }) => openDealIds.slice(-5)).toSorted(),
  }
}

const tagOf = (n: number) => `Tag ${n}`
const messageOf = (n: number) => ({ subject: tagOf(n), text: 'Hello' })
const secondsIn = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 9, 0, seconds)).toISOString()

/** What stands in HubSpot, by tag, in the words of what was expected; of several with one tag, each. */
export function engagementsByTag(hubspot: PortalHandle): Map<string, Omit<Expected, 'count'>[]> {
  const nameOf = (type: 'contacts' | 'companies', name: 'email' | 'domain') => (id: string) =>
    hubspot.record(type, id)?.properties[name] ?? id
  const all = [...hubspot.engagements('emails'), ...hubspot.engagements('notes')].filter(tagIn)
  const views = all.map((one) => ({
    tag: tagIn(one),
    contacts: one.associations.contacts.map(nameOf('contacts', 'email')).toSorted(),
    companies: one.associations.companies.map(nameOf('companies', 'domain')).toSorted(),
    deals: one.associations.deals.toSorted(),
  }))
  return new Map(
    [...Map.groupBy(views, ({ tag }) => tag)].map(([tag, group]) => [
      tag,
      group.map(({ tag: _tag, ...records }) => records),
    ]),
  )
}
