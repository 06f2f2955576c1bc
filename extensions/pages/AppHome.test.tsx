// The app's page: what came in and what became of it, what needs somebody, and the connection (G12, G25, G26, G32).
import {
  Accordion,
  Alert,
  BarChart,
  Button,
  EmptyState,
  LineChart,
  LoadingButton,
  LoadingSpinner,
  Panel,
  ProgressBar,
  StatisticsItem,
} from '@hubspot/ui-extensions'
import { createRenderer } from '@hubspot/ui-extensions/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import type { HomeAnswer } from '../../server/http/cards/answers.ts'
import { aHome, aRefusedStory, now, totals } from '../testing/answers.ts'
import { draw } from '../testing/draw.ts'
import { aMe } from '../testing/member-answers.ts'
import { SOMEBODY } from '../testing/places.ts'
import { type PlayedServer, playServer } from '../testing/play-server.ts'
import { settle } from '../testing/settle.ts'
import { AppHome } from './AppHome.tsx'

const HOME = 'GET /cards/v1/home'
let server: PlayedServer

beforeEach(() => {
  server = playServer()
})

async function drawHome(home: HomeAnswer | null = aHome()) {
  if (home) server.answer(HOME, home)
  server.answer('GET /cards/v1/me', aMe())
  const renderer = createRenderer('pages')
  const page = await draw(renderer, <AppHome context={SOMEBODY} actions={renderer.mocks.actions} now={now} />)
  const button = (label: string) => page.find(Button, ({ text }) => text === label)
  return {
    ...page,
    button,
    figure: (id: string) => page.find(StatisticsItem, { id }).props.number,
  }
}

describe('what became of the activity', () => {
  test('is counted for today and for 30 days', async () => {
    const page = await drawHome()
    expect(page.figure('Today-received')).toBe('42')
    expect(page.figure('Today-skipped')).toBe('4')
    expect(page.figure('Last 30 days-written')).toBe('1,102')
    expect(page.figure('Last 30 days-held')).toBe('3')
    expect(page.figure('Last 30 days-failed')).toBe('5')
  })

  test('is a chart by day whose parts make up what was received, and the same as a table', async () => {
    const home = aHome()
    const page = await drawHome(home)
    const { data } = page.find(BarChart).props
    if (!Array.isArray(data)) throw new Error('no rows')
    const sum = data.reduce((all, { activities }) => all + Number(activities), 0)
    expect(sum).toBe(home.days.reduce((all, { received }) => all + received, 0))
    expect(page.find(Accordion).props.title).toBe('The same as a table')
    expect(page.find(Accordion).toString()).not.toContain('20 Nov')
    page.find(Accordion).trigger('onClick')
    await settle()
    expect(page.find(Accordion).toString()).toContain('20 Nov')
  })

  test('that was not logged is counted by reason', async () => {
    expect((await drawHome()).screen()).toContain('The person is not a contact in HubSpot. | 120 activities')
  })

  test('has its speed', async () => {
    const page = await drawHome()
    expect(page.find(StatisticsItem, { label: 'Half of it within' }).props.number).toBe('4 seconds')
    expect((await drawHome(aHome({ delay: null }))).screen()).toContain(
      'Nothing was logged in the last 24 hours.',
    )
  })

  test("is set against HubSpot's limit of calls", async () => {
    const hours = [
      { at: '2026-11-20T10:00:00.000Z', calls: 1_000, refused: 2 },
      { at: '2026-11-20T11:00:00.000Z', calls: 36_000, refused: 1 },
    ]
    const page = await drawHome(aHome({ budget: { callsPerTenSeconds: 100, hours } }))
    expect(page.find(ProgressBar).props).toMatchObject({
      value: 36_000,
      maxValue: 36_000,
      variant: 'warning',
      valueDescription: '36,000 calls of 36,000',
    })
    expect(page.find(LineChart).props.data).toEqual([
      { hour: '11', calls: 1_000 },
      { hour: '12', calls: 36_000 },
    ])
    expect(page.screen()).toContain('HubSpot refused 3 calls in the last 24 hours.')
  })

  test('is nothing yet in a fresh account, and the page says what to do', async () => {
    const page = await drawHome(aHome({ today: totals(), lastThirtyDays: totals(), problems: [] }))
    expect(page.find(EmptyState).props.title).toBe('Nothing has come in yet')
    expect(page.maybeFind(BarChart)).toBeNull()
    expect(page.find(Alert).props.title).toBe('Next: First activity received')
  })
})

describe('the set-up', () => {
  test('says what to do next and how far it is', async () => {
    const page = await drawHome()
    expect(page.find(Alert).props).toMatchObject({
      title: 'Next: First activity received',
      variant: 'tip',
    })
    expect(page.screen()).toContain('Send one activity from your tool')
    expect(page.screen()).toContain('2 of 3 done')
  })

  test('steps back once everything is done', async () => {
    const checklist = aHome().checklist.map((item) => ({ ...item, isDone: true }))
    const page = await drawHome(aHome({ checklist }))
    expect(page.maybeFind(Alert)).toBeNull()
    expect(page.screen().indexOf('Everything is set up.')).toBeGreaterThan(page.screen().indexOf('Today'))
  })
})

describe('what needs attention', () => {
  const problem = (given: Partial<HomeAnswer['problems'][number]>) => {
    const [first] = aHome().problems
    if (!first) throw new Error('no problem')
    return aHome({ problems: [{ ...first, ...given }] })
  }

  test('says the cause, how much it holds up and since when', async () => {
    expect((await drawHome()).screen()).toContain(
      'Failed | HubSpot refused this activity. | 5 activities | 1 hour ago | 20 Nov 2026, 12:00 CET',
    )
  })

  test('is tried again all at once', async () => {
    const page = await drawHome()
    server.answer('POST /cards/v1/problems/hubspot_refused/retry', { events: 5, hasMore: false })
    server.answer(HOME, aHome({ problems: [] }))
    page.find(LoadingButton, ({ text }) => text === 'Try all again').trigger('onClick')
    await settle()
    expect(page.mocks.actions.addAlert.calls).toEqual([
      [{ type: 'success', message: '5 activities are tried again.' }],
    ])
    expect(page.screen()).toContain('Nothing needs attention.')
  })

  test('says when there is more to be tried again', async () => {
    const page = await drawHome()
    server.answer('POST /cards/v1/problems/hubspot_refused/retry', { events: 1_000, hasMore: true })
    page.find(LoadingButton, ({ text }) => text === 'Try all again').trigger('onClick')
    await settle()
    expect(page.mocks.actions.addAlert.calls[0]?.[0].message).toBe(
      '1,000 activities are tried again. Press again for the rest.',
    )
  })

  test('has one of them to look at', async () => {
    const page = await drawHome()
    server.answer('GET /cards/v1/events/e-9', aRefusedStory({ event: 'e-9' }))
    page.button('Look at one').trigger('onClick')
    await settle()
    expect(page.button('Look at one').props.overlay?.find(Panel).toString()).toContain('c0ffee-1')
  })

  test('alone is tried again on the spot', async () => {
    const page = await drawHome(problem({ events: 1 }))
    server.answer('POST /cards/v1/events/e-9/retry', {
      event: 'e-9',
      state: 'received',
      reasonText: 'Back in line.',
    })
    page.find(LoadingButton, ({ text }) => text === 'Try again').trigger('onClick')
    await settle()
    expect(server.asked('POST /cards/v1/events/e-9/retry')).toBe(1)
    expect(server.asked(HOME)).toBe(2)
  })

  test('through a lost connection leads to a new installation', async () => {
    const page = await drawHome(problem({ reason: 'connection_revoked', state: 'held', remedy: 'reconnect' }))
    expect(page.button('Install again').props.href).toMatchObject({ external: true })
  })
})

describe('while the server is asked', () => {
  test('it says that it is loading', async () => {
    server.hold(HOME)
    expect((await drawHome(null)).find(LoadingSpinner).props.label).toBe('Loading…')
  })

  test("a failure has the server's words and a way to try again", async () => {
    server.refuse(HOME, 404, {
      code: 'not_found',
      title: 'Logbook is resting',
      detail: 'Back in a minute.',
    })
    const page = await drawHome(null)
    expect(page.find(Alert).props.title).toBe('Logbook is resting')
    server.answer(HOME, aHome())
    page.find(LoadingButton, ({ text }) => text === 'Try again').trigger('onClick')
    await settle()
    expect(page.screen()).toContain('Northwind Trading')
  })
})

describe('settings that no longer fit the account', () => {
  test('are named with the way to mend them, before anybody looks for what waits', async () => {
    const broken = {
      name: 'Members › Owner of ann@team.example',
      message: 'Ann Able was deactivated in HubSpot and can own nothing.',
      fix: 'Choose another owner.',
      since: '2026-11-20T10:00:00.000Z',
    }
    const page = await drawHome(aHome({ brokenSettings: [broken] }))
    expect(page.screen()).toContain('Ann Able was deactivated in HubSpot')
    expect(page.screen()).toContain('Choose another owner. Found 2 hours ago.')
  })
})
