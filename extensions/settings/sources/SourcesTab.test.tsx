// Sources and keys on the settings page: made, shown once, replaced, limited, paused and revoked (G12, G33).
import { Alert, Button, EmptyState, Input, LoadingButton, Modal, TextArea } from '@hubspot/ui-extensions'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SourceKeyView, SourcesAnswer, SourceView } from '../../../server/http/settings/answers.ts'
import { now } from '../../testing/answers.ts'
import { type PlayedServer, playServer } from '../../testing/play-server.ts'
import { drawSettings, labelled, onTab, playSettings } from '../../testing/settings-page.tsx'
import { settle } from '../../testing/settle.ts'
import { firstEventLine } from './first-event.ts'

const SOURCES = 'GET /cards/v1/settings/sources'
const MAKE_KEY = 'POST /cards/v1/settings/sources/s-1/keys'
const CHANGE = 'POST /cards/v1/settings/sources/s-1'
const REVOKE = 'POST /cards/v1/settings/sources/s-1/keys/k-1/revoke'
const SECRET = 'lbk_live_47110815_abcdefgh'

function aKey(given: Partial<SourceKeyView> = {}): SourceKeyView {
  return {
    ...{ key: 'k-1', mode: 'live', ends_with: 'x3Fq', created_at: '2026-11-19T12:00:00.000Z' },
    ...{ created_by: 'ben@northwind.example', last_used_at: null, revoked: null },
    ...given,
  }
}

function aSource(given: Partial<SourceView> = {}): SourceView {
  return {
    ...{ source: 's-1', name: 'Sequence tool', created_at: '2026-11-01T12:00:00.000Z', paused: null },
    ...{ events_per_minute: null, last_used_at: null, keys: [aKey()] },
    ...given,
  }
}

const listed = (...sources: SourceView[]): SourcesAnswer => ({
  ...{ sources, usual_events_per_minute: 300_000, most_keys: 2 },
  events_url: 'https://logbook.example.com/v1/events',
})

let server: PlayedServer

beforeEach(() => {
  server = playSettings(playServer())
})

async function onSources(...sources: SourceView[]) {
  server.answer(SOURCES, listed(...sources))
  return onTab(server, 'Sources')
}

test('an account without sources is told how to begin, and its first source gets a key', async () => {
  const page = await onSources()
  expect(page.find(EmptyState).props.title).toBe('No tool sends yet')
  const bare = aSource({ keys: [] })
  server.answer('POST /cards/v1/settings/sources', { source: bare })
  await page.type('Add a source', ' Sequence tool ')
  await page.press('Add')
  expect(server.last('POST /cards/v1/settings/sources').body).toEqual({ name: 'Sequence tool' })
  expect(page.screen()).toContain('It has no key yet, so it cannot send.')
  expect(page.findAll(EmptyState)).toEqual([])
})

test('a new key is shown once, with the line of a first event, can be copied, and is gone when it was', async () => {
  const page = await onSources(aSource({ keys: [] }))
  server.answer(MAKE_KEY, { source: aSource(), secret: SECRET })
  await page.press('New live key')
  expect(server.last(MAKE_KEY).body).toEqual({ mode: 'live' })
  expect(page.find(Alert, { title: 'The new key of Sequence tool' }).toString()).toContain(
    'it is never shown again',
  )
  expect(page.find(TextArea, labelled('Key')).props.value).toBe(SECRET)
  const line = page.find(TextArea, labelled('To send a first event')).props.value
  expect(line).toContain(`curl https://logbook.example.com/v1/events -H "Authorization: Bearer ${SECRET}"`)
  expect(line).toContain('"member":{"email":"ann@northwind.example"}')
  await page.press('Copy the key')
  await page.press('Copy the line')
  expect(page.mocks.actions.copyTextToClipboard.calls).toEqual([[SECRET], [line]])
  await page.press('I have copied it')
  expect(page.screen()).not.toContain(SECRET)
  expect(page.screen()).toContain('x3Fq')
})

test('a browser that does not copy is told about, and the key stays', async () => {
  const page = await onSources(aSource({ keys: [] }))
  server.answer(MAKE_KEY, { source: aSource(), secret: SECRET })
  await page.press('New test key')
  page.mocks.actions.copyTextToClipboard.willCall(() => Promise.reject(new Error('denied')))
  await page.press('Copy the key')
  expect(page.mocks.actions.addAlert.calls.at(-1)?.[0].message).toContain('copy it by hand')
  expect(page.find(TextArea, labelled('Key')).props.value).toBe(SECRET)
})

describe('a source', () => {
  test('shows how it stands: its limit, its last use, its keys and who made them', async () => {
    const used = '2026-11-20T11:50:00.000Z'
    const revoked = { by: 'ann@northwind.example', at: '2026-11-20T11:00:00.000Z' }
    const keys = [
      aKey({ last_used_at: used }),
      aKey({ key: 'k-2', mode: 'test', ends_with: null }),
      aKey({ key: 'k-3', revoked }),
    ]
    const page = await onSources(aSource({ events_per_minute: 5_000, last_used_at: used, keys }))
    const screen = page.screen()
    for (const text of [
      '5,000 events a minute at most',
      'Last used 10 minutes ago',
      'by ben@northwind.example',
    ])
      expect(screen).toContain(text)
    expect(screen).toContain('Revoked 1 hour ago by ann@northwind.example')
    expect(page.findAll(Button, ({ text }) => text === 'Revoke…')).toHaveLength(2)
  })

  test('that has two keys of a kind gets no third', async () => {
    const page = await onSources(aSource({ keys: [aKey(), aKey({ key: 'k-2' })] }))
    const button = (label: string) => page.find(LoadingButton, ({ text }) => text === label)
    expect(button('New live key').props.disabled).toBe(true)
    expect(button('New test key').props.disabled).toBe(false)
  })

  test('loses a key only after somebody said yes, and what goes wrong is said', async () => {
    const page = await onSources(aSource())
    const window = await page.open('Revoke…')
    expect(window.toString()).toContain('cannot be brought back')
    server.refuse(REVOKE, 503, {
      code: 'not_now',
      title: 'Logbook cannot answer right now',
      detail: 'Try again.',
    })
    window.find(LoadingButton).trigger('onClick')
    await settle()
    expect(page.mocks.actions.addAlert.calls.at(-1)?.[0].title).toBe('Logbook cannot be reached')
    expect(page.mocks.actions.closeOverlay.calls).toEqual([])
    const revoked = { by: 'ann@northwind.example', at: now().toISOString() }
    server.answer(REVOKE, { source: aSource({ keys: [aKey({ revoked })] }) })
    const again = await page.open('Revoke…')
    again.find(LoadingButton).trigger('onClick')
    await settle()
    expect(page.screen()).toContain('Revoked just now by ann@northwind.example')
  })

  test('is renamed and limited, and takes no limit that is none', async () => {
    const page = await onSources(aSource())
    await page.open('Change')
    const window = () => {
      const modal = page.find(Button, ({ text }) => text === 'Change').props.overlay?.find(Modal)
      if (!modal) throw new Error('There is no window.')
      return modal
    }
    const type = async (label: string, text: string) => {
      window().find(Input, labelled(label)).props.onInput?.(text)
      await settle()
    }
    await type('Events a minute', 'many')
    expect(window().find(Input, labelled('Events a minute')).props.validationMessage).toContain(
      'A whole number',
    )
    expect(window().find(LoadingButton).props.disabled).toBe(true)
    // Opened anew, it begins with what is.
    await page.open('Change')
    expect(window().find(LoadingButton).props.disabled).toBe(false)
    await type('Name', 'Mailer')
    await type('Events a minute', '2,500')
    server.answer(CHANGE, { source: aSource({ name: 'Mailer', events_per_minute: 2_500 }) })
    window().find(LoadingButton).trigger('onClick')
    await settle()
    expect(server.last(CHANGE).body).toEqual({ name: 'Mailer', events_per_minute: 2_500 })
    expect(page.screen()).toContain('2,500 events a minute at most')
  })

  test('is paused after a word of warning, and resumed without', async () => {
    const page = await onSources(aSource())
    const window = await page.open('Pause…')
    expect(window.toString()).toContain('Nothing is lost')
    const paused = { by: 'ann@northwind.example', at: now().toISOString() }
    server.answer(CHANGE, { source: aSource({ paused }) })
    window.find(LoadingButton).trigger('onClick')
    await settle()
    expect(server.last(CHANGE).body).toEqual({ is_paused: true })
    expect(page.screen()).toContain('ann@northwind.example paused it just now.')
    server.answer(CHANGE, { source: aSource() })
    await page.press('Resume')
    expect(server.last(CHANGE).body).toEqual({ is_paused: false })
    expect(page.screen()).not.toContain('Resume')
  })
})

test('who is no admin sees no keys, and is not even asked about', async () => {
  server.answer(SOURCES, listed(aSource()))
  const page = await drawSettings(server, { isAdmin: false })
  await page.goTo('Sources')
  expect(page.screen()).toContain('only its super admins see them')
  expect(server.asked(SOURCES)).toBe(0)
})

test('a list that does not come can be asked for again', async () => {
  server.breakOff(SOURCES)
  const page = await onTab(server, 'Sources')
  server.answer(SOURCES, listed(aSource()))
  await page.press('Try again')
  expect(page.screen()).toContain('Sequence tool')
})

test('the line of a first event survives an apostrophe in an address', () => {
  const line = firstEventLine({
    url: 'https://l/v1/events',
    secret: 's',
    member: "o'neil@x.example",
    at: now(),
  })
  expect(line).toContain(`o'\\''neil@x.example`)
})
