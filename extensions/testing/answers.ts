// Answers of the server for tests and pictures. Only what matters to a promise is given; the rest is here.
import type {
  AccountRef,
  HomeAnswer,
  LogAnswer,
  LogRow,
  RecordRef,
  StatusAnswer,
  StoryAnswer,
  Totals,
} from '../../server/http/cards/answers.ts'

/** The present of every test. */
export const NOW = new Date('2026-11-20T12:00:00Z')
export const now = () => NOW

export const JANE: RecordRef = {
  objectTypeId: '0-1',
  id: '101',
  name: 'Jane Cooper',
  url: 'https://app.hubspot.com/contacts/1/record/0-1/101',
}
export const ACME: RecordRef = {
  objectTypeId: '0-2',
  id: '201',
  name: 'Acme Industries',
  url: 'https://app.hubspot.com/contacts/1/record/0-2/201',
}
export const PALLETS: RecordRef = {
  objectTypeId: '0-3',
  id: '301',
  name: 'Pallet wrap 2027',
  url: 'https://app.hubspot.com/contacts/1/record/0-3/301',
}
export const SAMPLES: RecordRef = {
  objectTypeId: '0-3',
  id: '302',
  name: 'Samples',
  url: 'https://app.hubspot.com/contacts/1/record/0-3/302',
}

export function anAccount(given: Partial<AccountRef> = {}): AccountRef {
  return {
    status: 'connected',
    timeZone: 'Europe/Berlin',
    installUrl: 'https://logbook.example.com/oauth/install',
    helpUrl: 'https://logbook.example.com/support',
    isAdmin: true,
    ...given,
  }
}

const opened = {
  event: 'e-1',
  type: 'email.opened',
  subject: 'Pallet wrap for the spring season',
  at: '2026-11-20T09:00:00.000Z',
  member: 'Ann Lee',
  counterparts: ['Jane Cooper'],
  state: 'written',
  reason: 'written',
  reasonText: 'Logged in HubSpot.',
} as const satisfies Partial<LogRow>

export function aStatus(given: Partial<StatusAnswer> = {}): StatusAnswer {
  return {
    sync: { state: 'synced', text: 'All activity of this contact is in HubSpot.', until: null },
    problem: null,
    latest: {
      ...opened,
      counterparts: [...opened.counterparts],
      owner: 'Ann Lee',
      records: [JANE, ACME, PALLETS, SAMPLES],
      engagement: {
        type: 'notes',
        id: '901',
        url: 'https://app.hubspot.com/contacts/1/record/0-1/101/?engagement=901',
      },
    },
    lastThirtyDays: [
      { type: 'email.sent', events: 4, written: 4 },
      { type: 'email.opened', events: 12, written: 10 },
    ],
    account: anAccount(),
    ...given,
  }
}

export function aRow(given: Partial<LogRow> = {}): LogRow {
  return {
    ...opened,
    counterparts: [...opened.counterparts],
    isChosen: true,
    whyText: 'the person it concerns',
    times: 1,
    firstAt: given.at ?? opened.at,
    ...given,
  }
}

export function aLog(rows: LogRow[] = [aRow()], given: Partial<LogAnswer> = {}): LogAnswer {
  return { rows, nextCursor: null, account: anAccount(), ...given }
}

export function aStory(given: Partial<StoryAnswer> = {}): StoryAnswer {
  return {
    ...opened,
    counterparts: [...opened.counterparts],
    received: [
      { label: 'Subject', value: 'Pallet wrap for the spring season' },
      { label: 'Campaign', value: 'Spring launch, step 1' },
    ],
    owner: 'Ann Lee',
    trace: [
      { rule: 'contact.found', text: 'jane@acme.example is the contact Jane Cooper.' },
      {
        rule: 'deals.newest_open',
        text: '2 deals found for Jane Cooper, 1 closed; the newest open kept: Samples.',
      },
      { rule: 'verdict.written', text: 'So it belongs in HubSpot.' },
    ],
    records: [
      { ...PALLETS, isChosen: false, whyText: 'the deal is closed' },
      { ...JANE, isChosen: true, whyText: 'the person it concerns' },
      { ...SAMPLES, isChosen: true, whyText: 'one of the newest open deals of the contact' },
    ],
    engagement: {
      type: 'notes',
      id: '901',
      url: 'https://app.hubspot.com/contacts/1/record/0-1/101/?engagement=901',
    },
    log: [
      {
        at: '2026-11-20T09:00:01.000Z',
        state: 'received',
        text: 'Received; it will be logged in a moment.',
        hubspot: null,
      },
      { at: '2026-11-20T09:00:04.000Z', state: 'written', text: 'Logged in HubSpot.', hubspot: null },
    ],
    attempts: 1,
    nextTryAt: null,
    remedy: null,
    choice: null,
    rules: [],
    account: anAccount(),
    ...given,
  }
}

/** HubSpot refused it, in its own words. */
export function aRefusedStory(given: Partial<StoryAnswer> = {}): StoryAnswer {
  return aStory({
    state: 'failed',
    reason: 'hubspot_refused',
    reasonText: 'HubSpot refused this activity: “Property values were not valid”.',
    engagement: null,
    remedy: 'retry',
    log: [
      {
        at: '2026-11-20T09:00:04.000Z',
        state: 'failed',
        text: 'HubSpot refused this activity.',
        hubspot: { message: 'Property values were not valid', correlationId: 'c0ffee-1' },
      },
    ],
    ...given,
  })
}

const NO_TOTALS: Totals = { received: 0, written: 0, skipped: 0, held: 0, failed: 0, underWay: 0 }

export function totals(given: Partial<Totals> = {}): Totals {
  return { ...NO_TOTALS, ...given }
}

export function aHome(given: Partial<HomeAnswer> = {}): HomeAnswer {
  return {
    account: { ...anAccount(), portalId: '47110815', name: 'Northwind Trading' },
    isAdmin: true,
    today: totals({ received: 42, written: 38, skipped: 4 }),
    lastThirtyDays: totals({ received: 1240, written: 1102, skipped: 130, held: 3, failed: 5 }),
    days: Array.from({ length: 30 }, (_, index) => ({
      day: new Date(NOW.getTime() - (29 - index) * 86_400_000).toISOString().slice(0, 10),
      ...totals({ received: 20 + ((index * 7) % 31), written: 18 + ((index * 7) % 31), skipped: 2 }),
    })),
    skippedBy: [
      { reason: 'not_a_contact', text: 'The person is not a contact in HubSpot.', events: 120 },
      { reason: 'only_colleagues', text: 'Only colleagues are concerned.', events: 10 },
    ],
    delay: { medianS: 4, p95S: 31 },
    budget: {
      callsPerTenSeconds: 108,
      hours: Array.from({ length: 24 }, (_, index) => ({
        at: new Date(NOW.getTime() - (23 - index) * 3_600_000).toISOString(),
        calls: 200 + ((index * 137) % 900),
        refused: 0,
      })),
    },
    brokenSettings: [],
    checklist: [
      { key: 'connected', text: 'HubSpot is connected', isDone: true, hint: '', remedy: null },
      { key: 'key', text: 'A sending tool has a key', isDone: true, hint: '', remedy: null },
      {
        key: 'first_event',
        text: 'First activity received',
        isDone: false,
        hint: 'Send one activity from your tool; it shows up here within seconds.',
        remedy: null,
      },
    ],
    problems: [
      {
        reason: 'hubspot_refused',
        text: 'HubSpot refused this activity.',
        state: 'failed',
        events: 5,
        latestAt: '2026-11-20T11:00:00.000Z',
        event: 'e-9',
        remedy: 'retry',
      },
    ],
    ...given,
  }
}
