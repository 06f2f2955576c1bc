// Builds what tests talk about: events as a source sends them, and what HubSpot knows. Fills in whatever does not matter.
import { randomUUID } from 'node:crypto'
import type { ActivityEvent, ActivityOf, ActivityType, Message } from '../activity-event.ts'
import type { KeptCurrent } from '../drawing/kept-current.ts'
import type { DueEvent, PlanFacts } from '../plan.ts'
import type { Company, Contact, Deal, LinkedCompany, Owner, Ticket } from '../record.ts'
import { brokenParts } from '../settings/broken-parts.ts'
import type { Finding } from '../settings/finding.ts'
import { Settings, type SettingsInput } from '../settings/settings.ts'

export const ANN = 'ann@team.example'
export const BOB = 'bob@acme.example'
export const SOURCE = 'source-1'

/** Any field of an event; those of `message` are added to the usual message. */
type Given<T extends ActivityType> = Partial<Omit<ActivityOf<T>, 'type'>>

export function anEmailSent(given: Given<'email.sent'> = {}): ActivityOf<'email.sent'> {
  return { type: 'email.sent', ...usual(), ...given, message: { ...outgoing(), ...given.message } }
}

export function anEmailReceived(given: Given<'email.received'> = {}): ActivityOf<'email.received'> {
  return { type: 'email.received', ...usual(), ...given, message: { ...incoming(), ...given.message } }
}

export function aReplyOfAContact(given: Given<'email.replied'> = {}): ActivityOf<'email.replied'> {
  const message = { ...incoming(), ...given.message }
  return { type: 'email.replied', ...usual(), replied_by: 'contact', ...given, message }
}

export function aReplyOfAMember(given: Given<'email.replied'> = {}): ActivityOf<'email.replied'> {
  const message = { ...outgoing(), ...given.message }
  return { type: 'email.replied', ...usual(), replied_by: 'member', ...given, message }
}

export function anEmailOpened(given: Given<'email.opened'> = {}): ActivityOf<'email.opened'> {
  return { type: 'email.opened', ...usual(), ...given, message: { ...outgoing(), ...given.message } }
}

export function anEmailClicked(given: Given<'email.clicked'> = {}): ActivityOf<'email.clicked'> {
  const link = { url: 'https://team.example/prices' }
  return { type: 'email.clicked', ...usual(), link, ...given, message: { ...outgoing(), ...given.message } }
}

export function anEmailDownloaded(given: Given<'email.downloaded'> = {}): ActivityOf<'email.downloaded'> {
  const message = { ...outgoing(), ...given.message }
  return { type: 'email.downloaded', ...usual(), file: { name: 'offer.pdf' }, ...given, message }
}

export function anEmailBounced(given: Given<'email.bounced'> = {}): ActivityOf<'email.bounced'> {
  const message = { ...outgoing(), ...given.message }
  return { type: 'email.bounced', ...usual(), bounce: { class: 'hard' }, ...given, message }
}

function usual(): { id: string; occurred_at: string; member: { email: string } } {
  return { id: `evt-${randomUUID()}`, occurred_at: '2026-11-20T08:30:00.000Z', member: { email: ANN } }
}

function outgoing(): Message {
  return { message_id: newMessageId(), from: { email: ANN }, to: [{ email: BOB }], subject: 'Hello' }
}

function incoming(): Message {
  return { message_id: newMessageId(), from: { email: BOB }, to: [{ email: ANN }], subject: 'Hello' }
}

function newMessageId(): string {
  return `<${randomUUID()}@mail.example>`
}

/** Events as the plan gets them; the first is `event-1`. */
export function due(...events: ActivityEvent[]): DueEvent[] {
  return events.map((event, index) => ({ eventId: `event-${index + 1}`, sourceId: SOURCE, event }))
}

export function aContact(given: Partial<Contact> = {}): Contact {
  return { id: '101', name: 'Bob Buyer', emails: [BOB], ownerId: null, createdAt: null, ...given }
}

/** The primary company of a contact, unless told otherwise. */
export function aCompany(given: Partial<LinkedCompany> = {}): LinkedCompany {
  return { id: '201', name: 'Acme', ownerId: null, isPrimary: true, labels: [], ...given }
}

/** A deal whose id says its age: `aDeal(3)` was created on the third of the month. */
export function aDeal(day: number, given: Partial<Deal> = {}): Deal {
  const createdAt = `2026-10-${String(day).padStart(2, '0')}T09:00:00.000Z`
  const ids = { id: `${300 + day}`, pipeline: 'default', ownerId: null }
  return { ...ids, name: `Deal ${day}`, createdAt, isClosed: false, closedAt: null, ...given }
}

/** A ticket whose id says its age, as a deal's does. */
export function aTicket(day: number, given: Partial<Ticket> = {}): Ticket {
  const createdAt = `2026-10-${String(day).padStart(2, '0')}T09:00:00.000Z`
  return { id: `${500 + day}`, name: `Ticket ${day}`, createdAt, isClosed: false, ownerId: null, ...given }
}

export function anOwner(given: Partial<Owner> = {}): Owner {
  return {
    id: '9',
    email: ANN,
    name: 'Ann Able',
    isArchived: false,
    teamIds: [],
    roles: null,
    former: { teamIds: [], roleIds: [] },
    ...given,
  }
}

type Known = {
  contacts?: Contact[]
  /** By contact id. */
  companies?: Record<string, LinkedCompany[]>
  /** By contact id. */
  deals?: Record<string, Deal[]>
  /** By contact id; null where HubSpot does not show them. */
  tickets?: Record<string, Ticket[] | null>
  companiesByDomain?: Record<string, Company[]>
  owners?: Owner[]
  defaultOwnerId?: string | null
  /** HubSpot's ids by engagement key. */
  engagements?: Record<string, string>
  /** What the events say that were written to it, by engagement key. */
  told?: Record<string, KeptCurrent[]>
  /** By Message-ID. */
  subjects?: Record<string, string>
  /** The most records of a type on one engagement, such as `emails:0-1`. */
  engagementLimits?: Record<string, number>
  /** Whom members have turned to. */
  reachedOut?: string[]
  timeZone?: string
  settings?: SettingsInput
  /** What no longer fits the account. */
  findings?: Finding[]
  now?: Date
}

/** What was read from HubSpot before deciding. A contact stands under each of its addresses. */
export function hubspotKnows(known: Known = {}): PlanFacts {
  const engagements = Object.entries(known.engagements ?? {}).map(
    ([key, id]) => [key, { id, isInDoubt: false }] as const,
  )
  return {
    contacts: new Map((known.contacts ?? []).flatMap((one) => one.emails.map((email) => [email, one]))),
    companies: new Map(Object.entries(known.companies ?? {})),
    deals: new Map(Object.entries(known.deals ?? {})),
    ...(known.tickets && { tickets: new Map(Object.entries(known.tickets)) }),
    companiesByDomain: new Map(Object.entries(known.companiesByDomain ?? {})),
    owners: known.owners ?? [],
    defaultOwnerId: known.defaultOwnerId ?? null,
    engagements: new Map(engagements),
    told: new Map(Object.entries(known.told ?? {})),
    begunAs: new Map(),
    sources: new Map([[SOURCE, 'Mailer']]),
    readings: new Map(),
    olderReadings: new Map(),
    notes: new Map(),
    timeZone: known.timeZone ?? 'UTC',
    reachedOut: new Set(known.reachedOut ?? []),
    broken: brokenParts(known.findings ?? []),
    subjects: new Map(Object.entries(known.subjects ?? {})),
    fullRecords: new Set<string>(),
    settings: Settings.parse(known.settings ?? {}),
    now: known.now ?? new Date('2026-11-20T12:00:00Z'),
    engagementLimits: new Map(Object.entries(known.engagementLimits ?? {})),
  }
}
