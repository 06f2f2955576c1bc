// What cards and pages inside HubSpot are told: the one contract between http/cards/ and extensions/. Types only, so that a bundle carries none of it.
import type { ActivityType } from '../../domain/activity-event.ts'
import type { EventState, Reason } from '../../domain/reason.ts'
import type { Remedy } from '../../domain/remedy.ts'
import type { SyncState } from '../../domain/sync-status.ts'

/** How a record stands, worst first: one look must be enough. */
export type { SyncState } from '../../domain/sync-status.ts'

/** A HubSpot record, by the name it had when it was considered. */
export type RecordRef = { objectTypeId: string; id: string; name: string; url: string }

export type EngagementRef = { type: string; id: string; url: string }

export type Activity = {
  /** Our id of the event. */
  event: string
  type: ActivityType
  subject: string | null
  /** When it happened, ISO 8601 in UTC. */
  at: string
  member: string | null
  /** At most ten. */
  counterparts: string[]
  /** How many there are, where that is more than are named. */
  counterpartsInAll?: number
  state: EventState
  reason: Reason
  reasonText: string
}

/** GET /cards/v1/records/{objectTypeId}/{recordId}/status */
export type StatusAnswer = {
  sync: {
    state: SyncState
    text: string
    /** When it goes on by itself; null when it needs nobody or somebody. */
    until: string | null
  }
  /** What keeps activity of this record back, the commonest cause first named. */
  problem: { text: string; events: number; remedy: Remedy | null; event: string } | null
  latest:
    | (Activity & {
        owner: string | null
        records: RecordRef[]
        engagement: EngagementRef | null
        /** False when this record was considered and passed over. */
        isChosen?: boolean
        whyText?: string
      })
    | null
  lastThirtyDays: { type: ActivityType; events: number; written: number }[]
  account: AccountRef
}

export type AccountRef = {
  status: 'connected' | 'paused' | 'revoked' | 'disconnected'
  /** IANA name: times are shown in it. */
  timeZone: string
  /** Where the connection is renewed. */
  installUrl: string
  /** Where a person gets help. */
  helpUrl: string
  /** Whether the signed user may pause, resume and disconnect. */
  isAdmin: boolean
}

/** GET /cards/v1/records/{objectTypeId}/{recordId}/events?state=&type=&search=&cursor= */
export type LogAnswer = { rows: LogRow[]; nextCursor: string | null; account: AccountRef }

export type LogRow = Activity & {
  /** False when this record was considered and passed over. */
  isChosen: boolean
  whyText: string
  /** Repeated opens of one message are one row, of the newest: how many there were, and when the first was. */
  times: number
  firstAt: string
}

/** GET /cards/v1/events/{event} */
export type StoryAnswer = Activity & {
  /** What came in, in the order to be read. Contents that were dropped are not there. */
  received: { label: string; value: string }[]
  owner: string | null
  trace: { rule: string; text: string }[]
  records: (RecordRef & { isChosen: boolean; whyText: string })[]
  engagement: EngagementRef | null
  log: {
    at: string
    state: EventState
    text: string
    /** HubSpot's own words, for its support. */
    hubspot: { message: string; correlationId: string | null } | null
  }[]
  attempts: number
  nextTryAt: string | null
  remedy: Remedy | null
  /** What a person is asked; null where nothing is to be chosen. */
  choice: {
    /** The profile, the number or the domain that leads to several records. */
    about: string
    options: RecordRef[]
    /** True where the choice is a rule in any case. */
    isRule: boolean
  } | null
  /** Rules that people made and that decided this event, as long as they stand. */
  rules: { about: string; record: string; by: string; at: string }[]
  account: AccountRef
  /** How much of a long list is not here. */
  leftOut?: { records?: number; trace?: number; log?: number }
}

/** POST /cards/v1/events/{event}/retry. Repeating it is harmless. With what a person found, only where nobody else can tell. */
export type RetryBody = { isNotWritten?: true; isWritten?: true }
export type RetryAnswer = { event: string; state: EventState; reasonText: string }

/** POST /cards/v1/events/{event}/choose. `recordId`: one of the options, or null for none of them. Repeating it is harmless. */
export type ChooseBody = { recordId: string | null; isAlways: boolean }
export type ChooseAnswer = RetryAnswer & {
  /** How many events go on, this one among them. */
  events: number
}

/** POST /cards/v1/events/{event}/forget-rule: one of the story's rules, by what it is about. Repeating it is harmless. */
export type ForgetRuleBody = { about: string }
export type ForgetRuleAnswer = { about: string }

/** GET /cards/v1/home */
export type HomeAnswer = {
  account: AccountRef & { portalId: string; name: string; pausedBy?: string }
  /** Whether the signed user may pause, resume and disconnect. */
  isAdmin: boolean
  today: Totals
  lastThirtyDays: Totals
  /** One entry for each of the last 30 days in the account's time zone, oldest first. `day` is YYYY-MM-DD. */
  days: ({ day: string } & Totals)[]
  skippedBy: { reason: Reason; text: string; events: number }[]
  /** From received to written, over the last 24 hours; null when nothing was written. */
  delay: { medianS: number; p95S: number } | null
  budget: {
    /** Calls that Logbook may make in any 10 s. */
    callsPerTenSeconds: number
    /** The last 24 hours, oldest first. */
    hours: { at: string; calls: number; refused: number }[]
  }
  /** Settings in force that no longer fit the account. Activity that needs them waits. */
  brokenSettings: { name: string; message: string; fix: string; since: string }[]
  checklist: { key: string; text: string; isDone: boolean; hint: string; remedy: Remedy | null }[]
  problems: {
    reason: Reason
    text: string
    state: EventState
    events: number
    latestAt: string
    /** One of them, to look at. */
    event: string
    remedy: Remedy | null
  }[]
}

export type Totals = {
  received: number
  written: number
  skipped: number
  held: number
  failed: number
  /** Received and not yet ended. */
  underWay: number
}

/**
 * POST /cards/v1/problems/{reason}/retry: all that one cause holds up, so many at a time.
 * POST /cards/v1/records/{objectTypeId}/{recordId}/retry: all of a record's activity that trying again may mend.
 */
export type RetryAllAnswer = { events: number; hasMore: boolean }

/** GET /cards/v1/account */
export type SettingsAnswer = { account: HomeAnswer['account'] }

/** POST /cards/v1/account/pause | resume | disconnect, for admins. Repeating it is harmless. */
export type AccountAnswer = { account: AccountRef }

/** Any refusal: application/problem+json. */
export type ProblemAnswer = { status: number; code: string; title: string; detail: string }
