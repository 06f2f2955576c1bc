// The card in the sidebar: one look says whether a record's activity is in HubSpot, with what, and if not, why and what to do (G27).
import { Alert, Link, LoadingButton, LoadingSpinner, StatusTag } from '@hubspot/ui-extensions'
import { createRenderer } from '@hubspot/ui-extensions/testing'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SyncState } from '../../server/http/cards/answers.ts'
import { ACME, aStatus, JANE, now, PALLETS, SAMPLES } from '../testing/answers.ts'
import { draw } from '../testing/draw.ts'
import { onRecord, SOMEBODY } from '../testing/places.ts'
import { type PlayedServer, playServer } from '../testing/play-server.ts'
import { settle } from '../testing/settle.ts'
import { SyncStatusCard } from './SyncStatusCard.tsx'

const STATUS = 'GET /cards/v1/records/0-1/101/status'
let server: PlayedServer

beforeEach(() => {
  server = playServer()
})

afterEach(() => {
  vi.useRealTimers()
})

function drawCard(context = onRecord()) {
  const renderer = createRenderer('crm.record.sidebar')
  const { actions } = renderer.mocks
  return draw(renderer, <SyncStatusCard context={context} actions={actions} now={now} />)
}

describe('how a record stands', () => {
  const STATES: [SyncState, string, string][] = [
    ['synced', 'success', 'All synced'],
    ['waiting', 'info', 'Waiting'],
    ['attention', 'danger', 'Needs attention'],
    ['held', 'warning', 'On hold'],
    ['excluded', 'default', 'Not logged'],
    ['unknown', 'default', 'Nothing yet'],
  ]

  test.each(STATES)('%s is a tag and one sentence', async (state, variant, label) => {
    server.answer(STATUS, aStatus({ sync: { state, text: 'This is how it stands.', until: null } }))
    const card = await drawCard()
    expect(card.find(StatusTag).props.variant).toBe(variant)
    expect(card.screen()).toMatch(new RegExp(`^${label} \\| This is how it stands\\.`))
  })

  test('what goes on by itself says when, in the time of the account', async () => {
    const until = '2026-11-20T12:05:00.000Z'
    server.answer(STATUS, aStatus({ sync: { state: 'held', text: 'HubSpot is away.', until } }))
    expect((await drawCard()).screen()).toContain('Goes on by itself in 5 minutes · 20 Nov 2026, 13:05 CET')
  })

  test.each(['0-1', '0-2', '0-3'])('a record of type %s is asked for as itself', async (objectTypeId) => {
    server.answer(`GET /cards/v1/records/${objectTypeId}/77/status`, aStatus())
    expect((await drawCard(onRecord(objectTypeId, 77))).screen()).toContain('All synced')
  })

  test("a contact's address goes along, since activity that waits may know nothing else", async () => {
    server.answer(STATUS, aStatus())
    const renderer = createRenderer('crm.record.sidebar')
    const { actions } = renderer.mocks
    actions.fetchCrmObjectProperties.willCall(async () => ({ email: 'jane@acme.example' }))
    await draw(renderer, <SyncStatusCard context={onRecord()} actions={actions} now={now} />)
    expect(server.last(STATUS).url.searchParams.get('email')).toBe('jane@acme.example')
  })

  test('a company is asked for no address', async () => {
    server.answer('GET /cards/v1/records/0-2/201/status', aStatus())
    const card = await drawCard(onRecord('0-2', 201))
    expect(card.mocks.actions.fetchCrmObjectProperties.calls).toEqual([])
  })

  test('HubSpot keeping the address to itself does not keep the card waiting', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    server.answer(STATUS, aStatus())
    const renderer = createRenderer('crm.record.sidebar')
    const { actions } = renderer.mocks
    actions.fetchCrmObjectProperties.willCall(() => new Promise(() => {}))
    const card = await draw(renderer, <SyncStatusCard context={onRecord()} actions={actions} now={now} />)
    await vi.advanceTimersByTimeAsync(2_000)
    await settle()
    expect(card.screen()).toContain('All synced')
    expect(server.last(STATUS).url.searchParams.has('email')).toBe(false)
  })

  test('a record without any activity has nothing but its sentence', async () => {
    const sync = {
      state: 'unknown',
      text: 'No activity of this contact has come in yet.',
      until: null,
    } as const
    server.answer(STATUS, aStatus({ sync, latest: null, lastThirtyDays: [] }))
    const screen = (await drawCard()).screen()
    expect(screen).toContain('No activity of this contact has come in yet.')
    expect(screen).not.toContain('Last')
  })
})

describe('the last activity', () => {
  test('says what it was, how long ago and exactly when, and under whom', async () => {
    server.answer(STATUS, aStatus())
    const screen = (await drawCard()).screen()
    expect(screen).toContain('Email opened: Pallet wrap for the spring season')
    expect(screen).toContain('3 hours ago · 20 Nov 2026, 10:00 CET')
    expect(screen).toContain('Logged under Ann Lee')
  })

  test('links each record it is on, by kind and name', async () => {
    server.answer(STATUS, aStatus())
    const card = await drawCard()
    expect(card.screen()).toContain(
      'Contact | Jane Cooper | Company | Acme Industries | Deals | Pallet wrap 2027 | Samples',
    )
    for (const { name, url } of [JANE, ACME, PALLETS, SAMPLES])
      expect(card.find(Link, { href: url }).text).toBe(name)
  })

  test('names a few of many records and how many more there are', async () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      ...SAMPLES,
      id: String(index),
      name: `Deal ${index}`,
    }))
    const { latest } = aStatus()
    server.answer(STATUS, aStatus({ latest: latest && { ...latest, records: [JANE, ...many] } }))
    const screen = (await drawCard()).screen()
    expect(screen).toContain('Deal 4 | and 7 more')
    expect(screen).not.toContain('Deal 5')
  })

  test('that considered this record and went elsewhere says so, and why', async () => {
    const { latest } = aStatus()
    server.answer(
      STATUS,
      aStatus({ latest: latest && { ...latest, isChosen: false, whyText: 'the deal is closed' } }),
    )
    expect((await drawCard()).screen()).toContain(
      'Not on this record | The deal is closed. | Logged elsewhere, under Ann Lee',
    )
  })

  test('that is not logged yet is not said to be: its owner is to come, or nothing is known of it', async () => {
    const { latest } = aStatus()
    const waiting = latest && { ...latest, state: 'held' as const }
    server.answer(STATUS, aStatus({ latest: waiting }))
    const screen = (await drawCard()).screen()
    expect(screen).toContain('On hold | To be logged under Ann Lee | Contact | Jane Cooper')
    expect(screen).not.toContain('Logged under')
    server.answer(
      STATUS,
      aStatus({ latest: waiting && { ...waiting, owner: null, records: [], engagement: null } }),
    )
    expect((await drawCard()).screen()).toContain('On hold | Details')
  })

  test('counts each kind over 30 days, and what of it is not in HubSpot', async () => {
    server.answer(STATUS, aStatus())
    expect((await drawCard()).screen()).toContain('Email sent | 4 | Email opened | 10 of 12 logged')
  })
})

describe('while the server is asked', () => {
  test('it says that it is loading', async () => {
    server.hold(STATUS)
    expect((await drawCard()).find(LoadingSpinner).props).toMatchObject({
      label: 'Loading…',
      showLabel: true,
    })
  })

  test('a failure has words and a way to try again', async () => {
    server.breakOff(STATUS)
    const card = await drawCard()
    expect(card.find(Alert).props).toMatchObject({ title: 'Logbook cannot be reached', variant: 'error' })
    server.answer(STATUS, aStatus())
    card.find(LoadingButton, ({ text }) => text === 'Try again').trigger('onClick')
    await settle()
    expect(card.screen()).toMatch(/^All synced/)
  })

  test('a refresh that fails leaves the old answer, with its time', async () => {
    server.answer(STATUS, aStatus())
    const card = await drawCard()
    server.breakOff(STATUS)
    card.find(LoadingButton, ({ text }) => text === 'Refresh').trigger('onClick')
    await settle()
    expect(card.find(Alert).props.title).toBe('Could not refresh')
    expect(card.screen()).toContain('This is how it stood at 13:00.')
    expect(card.screen()).toContain('All synced')
  })

  test('a server that knows more than the card is shown as far as it goes', async () => {
    const sync = { state: 'dreaming', text: 'Something new.', until: null }
    server.answer(STATUS, {
      ...aStatus(),
      sync,
      lastThirtyDays: [{ type: 'fax.sent', events: 1, written: 1 }],
    })
    const screen = (await drawCard()).screen()
    expect(screen).toMatch(/^dreaming \| Something new\./)
    expect(screen).toContain('fax.sent | 1')
  })

  test('an answer it cannot draw leaves a sentence, not an empty card', async () => {
    const silence = vi.spyOn(console, 'error').mockImplementation(() => {})
    server.answer(STATUS, { sync: null })
    expect((await drawCard()).find(Alert).props.title).toBe('This card broke')
    silence.mockRestore()
  })

  test('what waits is looked at again by itself, and what is synced is not', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    server.answer(
      STATUS,
      aStatus({ sync: { state: 'waiting', text: '1 activity is on its way.', until: null } }),
    )
    const card = await drawCard()
    server.answer(STATUS, aStatus())
    await vi.advanceTimersByTimeAsync(5_000)
    await settle()
    expect(card.screen()).toMatch(/^All synced/)
    await vi.advanceTimersByTimeAsync(600_000)
    await settle()
    expect(server.asked(STATUS)).toBe(2)
  })

  test('without an address of the server nobody is asked', async () => {
    const card = await drawCard({ ...onRecord(), ...SOMEBODY, variables: {} })
    expect(card.find(Alert).props.title).toBe('Logbook is not set up')
    expect(server.calls).toEqual([])
  })
})
