// The settings: the connection to this account, and help, also when nothing else works (M5, M55).
import { Alert, Button, Link, LoadingButton, Modal, Tab } from '@hubspot/ui-extensions'
import { createRenderer } from '@hubspot/ui-extensions/testing'
import { beforeEach, expect, test } from 'vitest'
import { anAccount, now } from '../testing/answers.ts'
import { draw } from '../testing/draw.ts'
import { SOMEBODY } from '../testing/places.ts'
import { API_URL, type PlayedServer, playServer } from '../testing/play-server.ts'
import { aSettingsPage } from '../testing/settings-answers.ts'
import { settle } from '../testing/settle.ts'
import { SettingsPage } from './SettingsPage.tsx'

const ACCOUNT = 'GET /cards/v1/account'
const PAGE = 'GET /cards/v1/settings'
let server: PlayedServer

beforeEach(() => {
  server = playServer()
  server.answer(PAGE, aSettingsPage())
})

function drawSettings() {
  const renderer = createRenderer('settings')
  const { actions } = renderer.mocks
  return draw(renderer, <SettingsPage context={SOMEBODY} actions={actions} now={now} />)
}

const named = (given: Parameters<typeof anAccount>[0] = {}) => ({
  account: { ...anAccount(given), portalId: '47110815', name: 'Northwind Trading' },
})

test('the settings name the account and how its connection stands', async () => {
  server.answer(ACCOUNT, named())
  const page = await drawSettings()
  expect(page.screen()).toContain('Northwind Trading | Account 47110815 | Connected')
})

test('the settings let an admin resume a paused account', async () => {
  server.answer(ACCOUNT, named({ status: 'paused' }))
  server.answer('POST /cards/v1/account/resume', { account: anAccount() })
  const page = await drawSettings()
  server.answer(ACCOUNT, named())
  const modal = page.find(Button, ({ text }) => text === 'Resume').props.overlay?.find(Modal)
  modal?.find(LoadingButton).trigger('onClick')
  await settle()
  expect(server.asked('POST /cards/v1/account/resume')).toBe(1)
  expect(page.screen()).toContain('Account 47110815 | Connected')
})

test('the settings offer a new installation where HubSpot no longer lets Logbook in, also to those who are no admins', async () => {
  server.answer(ACCOUNT, named({ status: 'revoked', isAdmin: false }))
  const page = await drawSettings()
  const buttons = page.findAll(Button, ({ text }) => text === 'Install again')
  expect(buttons).toHaveLength(1)
  expect(buttons[0]?.props.href).toEqual({ url: anAccount().installUrl, external: true })
})

test('the settings say where to get help', async () => {
  server.answer(ACCOUNT, named())
  const page = await drawSettings()
  expect(page.findAll(Link).map(({ text }) => text)).toEqual([
    'Contact support',
    'What each message means',
    'How a sending tool connects',
  ])
})

test('settings that cannot be loaded leave the connection to be seen to, and are asked for again', async () => {
  server.breakOff(PAGE)
  server.answer(ACCOUNT, named())
  const page = await drawSettings()
  expect(page.screen()).toContain('Account 47110815 | Connected')
  expect(page.find(Alert).props.title).toBe('Logbook cannot be reached')
  server.answer(PAGE, aSettingsPage())
  page.find(LoadingButton, ({ text }) => text === 'Try again').trigger('onClick')
  await settle()
  expect(page.findAll(Tab).map(({ props }) => props.title)).toContain('Exclusions')
})

test('the settings say where to read on although the server does not answer', async () => {
  server.breakOff(ACCOUNT)
  const page = await drawSettings()
  expect(page.find(Alert).props.title).toBe('Logbook cannot be reached')
  expect(page.findAll(Link).map(({ props }) => props.href)).toEqual([
    { url: `${API_URL}/docs/errors`, external: true },
    { url: `${API_URL}/docs`, external: true },
  ])
})
