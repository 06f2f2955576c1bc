// The tab of a record: its state on top, and every event that touched or considered it, with the reason (G24, G27, N1).
import {
  Alert,
  Button,
  EmptyState,
  LoadingButton,
  LoadingSpinner,
  Panel,
  SearchInput,
  Select,
  StatusTag,
  TableRow,
} from '@hubspot/ui-extensions'
import { createRenderer } from '@hubspot/ui-extensions/testing'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { aLog, aRow, aStatus, aStory, now } from '../testing/answers.ts'
import { draw } from '../testing/draw.ts'
import { onRecord } from '../testing/places.ts'
import { type PlayedServer, playServer } from '../testing/play-server.ts'
import { settle } from '../testing/settle.ts'
import { ActivityLogCard } from './ActivityLogCard.tsx'

const STATUS = 'GET /cards/v1/records/0-1/101/status'
const LOG = 'GET /cards/v1/records/0-1/101/events'
let server: PlayedServer

beforeEach(() => {
  server = playServer()
  server.answer(STATUS, aStatus({ latest: null, lastThirtyDays: [] }))
})

afterEach(() => {
  vi.useRealTimers()
})

async function drawCard(context = onRecord()) {
  const renderer = createRenderer('crm.record.tab')
  const { actions } = renderer.mocks
  const card = await draw(renderer, <ActivityLogCard context={context} actions={actions} now={now} />)
  return {
    ...card,
    rows: () => card.findAll(TableRow).slice(1),
    async choose(name: string, value: string) {
      card.find(Select, { name }).props.onChange?.(value)
      await settle()
    },
    async press(label: string) {
      card.find(Button, ({ text }) => text === label).trigger('onClick')
      await settle()
    },
  }
}

describe('a row', () => {
  test('says when, what, between whom, and what became of it', async () => {
    server.answer(LOG, aLog())
    const card = await drawCard()
    expect(card.screen()).toContain(
      'Email opened: Pallet wrap for the spring season | Ann Lee with Jane Cooper | 3 hours ago · 20 Nov 2026, 10:00 CET | Logged | Logged in HubSpot. | Details',
    )
  })

  test('of an event that went elsewhere says that and why', async () => {
    server.answer(LOG, aLog([aRow({ isChosen: false, whyText: 'newer deals were taken' })]))
    const card = await drawCard()
    expect(card.rows()[0]?.find(StatusTag)).toMatchObject({ text: 'Not on this record' })
    expect(card.screen()).toContain('Newer deals were taken.')
    expect(card.screen()).not.toContain('Logged in HubSpot.')
  })

  test('of repeated opens says how many there were since when', async () => {
    server.answer(LOG, aLog([aRow({ times: 7, firstAt: '2026-11-18T09:00:00.000Z' })]))
    const card = await drawCard()
    expect(card.rows()).toHaveLength(1)
    expect(card.screen()).toContain('7 times, first 2 days ago · 18 Nov 2026, 10:00 CET')
  })

  test('with more people than are named says how many', async () => {
    server.answer(LOG, aLog([aRow({ counterparts: ['Jane', 'Bob', 'Eve'], counterpartsInAll: 40 })]))
    expect((await drawCard()).screen()).toContain('Ann Lee with Jane and 39 more')
  })

  test('without a subject is named by its kind alone', async () => {
    server.answer(LOG, aLog([aRow({ type: 'email.bounced', subject: null, member: null })]))
    expect((await drawCard()).screen()).toContain('Email bounced | Jane Cooper')
  })

  test('with an endless subject stays a row', async () => {
    server.answer(LOG, aLog([aRow({ subject: 'x'.repeat(1_000) })]))
    expect((await drawCard()).screen()).toContain(`Email opened: ${'x'.repeat(150)}… |`)
  })

  test('opens its whole story', async () => {
    server.answer(LOG, aLog([aRow({ event: 'e-7' })]))
    server.answer('GET /cards/v1/events/e-7', aStory({ event: 'e-7' }))
    const card = await drawCard()
    const title = 'Email opened: Pallet wrap for the spring season'
    expect(server.asked('GET /cards/v1/events/e-7')).toBe(0)
    await card.press('Details')
    const panel = card.find(Button, ({ text }) => text === 'Details').props.overlay?.find(Panel)
    expect(panel?.props).toMatchObject({ title, variant: 'modal' })
    expect(panel?.toString()).toContain('So it belongs in HubSpot.')
  })
})

describe('narrowing down', () => {
  test('asks for one result; waiting is four states of ours', async () => {
    server.answer(LOG, aLog())
    const card = await drawCard()
    expect(server.last(LOG).url.search).toBe('')
    await card.choose('state', 'waiting')
    expect(server.last(LOG).url.searchParams.get('state')).toBe('received,queued,writing,retrying')
    await card.choose('state', 'failed')
    expect(server.last(LOG).url.searchParams.get('state')).toBe('failed')
  })

  test('asks for one kind', async () => {
    server.answer(LOG, aLog())
    const card = await drawCard()
    await card.choose('type', 'email.clicked')
    expect(server.last(LOG).url.searchParams.get('type')).toBe('email.clicked')
    expect(card.find(Select, { name: 'type' }).props.value).toBe('email.clicked')
  })

  test('asks for words once somebody stops typing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    server.answer(LOG, aLog())
    const card = await drawCard()
    for (const text of ['p', 'pa', ' pallet ']) {
      card.find(SearchInput).props.onInput?.(text)
      await settle()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(server.asked(LOG)).toBe(1)
    await vi.advanceTimersByTimeAsync(200)
    await settle()
    expect(server.asked(LOG)).toBe(2)
    expect(server.last(LOG).url.searchParams.get('search')).toBe('pallet')
  })

  test('takes an emptied field at its word at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    server.answer(LOG, ({ url }) => (url.search ? aLog([]) : aLog()))
    const card = await drawCard()
    card.find(SearchInput).props.onInput?.('pallet')
    await settle()
    await vi.advanceTimersByTimeAsync(300)
    await settle()
    await card.press('Show everything')
    expect(server.asked(LOG)).toBe(3)
    expect(server.last(LOG).url.search).toBe('')
    expect(card.rows()).toHaveLength(1)
  })

  test('keeps the old rows in view meanwhile and says that it is looking', async () => {
    server.answer(LOG, aLog())
    const card = await drawCard()
    server.hold(LOG)
    await card.choose('state', 'failed')
    expect(card.rows()).toHaveLength(1)
    expect(card.find(LoadingSpinner).props.label).toBe('Looking…')
  })

  test('shows the rows of the last choice, whichever answer comes last', async () => {
    server.answer(LOG, aLog())
    const card = await drawCard()
    const held = server.hold(LOG)
    await card.choose('state', 'failed')
    await card.choose('state', 'held')
    held.let(1, aLog([aRow({ event: 'held', subject: 'Of the second choice' })]))
    await settle()
    held.let(0, aLog([aRow({ event: 'failed', subject: 'Of the first choice' })]))
    await settle()
    expect(card.screen()).toContain('Of the second choice')
    expect(card.screen()).not.toContain('Of the first choice')
  })

  test('that finds nothing says so and leads back to everything', async () => {
    server.answer(LOG, ({ url }) => (url.search ? aLog([]) : aLog()))
    const card = await drawCard()
    await card.choose('state', 'failed')
    expect(card.find(Alert).props.title).toBe('Nothing matches')
    await card.press('Show everything')
    expect(card.rows()).toHaveLength(1)
    expect(card.find(Select, { name: 'state' }).props.value).toBe('all')
  })
})

describe('the whole tab', () => {
  test('has the state of the record on top', async () => {
    server.answer(LOG, aLog())
    expect((await drawCard()).screen()).toMatch(/^All synced \| All activity of this contact is in HubSpot\./)
  })

  test('says what will be here while nothing is', async () => {
    server.answer(LOG, aLog([]))
    expect((await drawCard()).find(EmptyState).props.title).toBe('No activity yet')
  })

  test('shows its state although the log fails, and the log after trying again', async () => {
    server.breakOff(LOG)
    const card = await drawCard()
    expect(card.screen()).toMatch(/^All synced/)
    expect(card.find(Alert).props.title).toBe('Logbook cannot be reached')
    server.answer(LOG, aLog())
    card.find(LoadingButton, ({ text }) => text === 'Try again').trigger('onClick')
    await settle()
    expect(card.rows()).toHaveLength(1)
  })

  test('refreshes its state and its log together', async () => {
    server.answer(LOG, aLog())
    const card = await drawCard()
    card.find(LoadingButton, ({ text }) => text === 'Refresh').trigger('onClick')
    await settle()
    expect([server.asked(STATUS), server.asked(LOG)]).toEqual([2, 2])
  })

  test('looks again by itself while a row is under way', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    server.answer(
      LOG,
      aLog([aRow({ state: 'writing', reason: 'writing', reasonText: 'Being written to HubSpot.' })]),
    )
    const card = await drawCard()
    server.answer(LOG, aLog())
    await vi.advanceTimersByTimeAsync(5_000)
    await settle()
    expect(card.screen()).toContain('Logged in HubSpot.')
  })

  test('of a company or a deal is the same', async () => {
    server.answer('GET /cards/v1/records/0-3/301/status', aStatus())
    server.answer('GET /cards/v1/records/0-3/301/events', aLog())
    expect((await drawCard(onRecord('0-3', 301))).rows().length).toBeGreaterThan(0)
  })
})
