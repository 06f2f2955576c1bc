// Pausing, resuming and disconnecting an account on the app's page: for admins, and never by accident (M5, G12).
import { Alert, Button, LoadingButton, Modal } from '@hubspot/ui-extensions'
import { createRenderer } from '@hubspot/ui-extensions/testing'
import { beforeEach, expect, test } from 'vitest'
import { AppHome } from '../pages/AppHome.tsx'
import { aHome, now } from '../testing/answers.ts'
import { draw } from '../testing/draw.ts'
import { SOMEBODY } from '../testing/places.ts'
import { type PlayedServer, playServer } from '../testing/play-server.ts'
import { settle } from '../testing/settle.ts'

const HOME = 'GET /cards/v1/home'
let server: PlayedServer

beforeEach(() => {
  server = playServer()
})

async function drawHome(home = aHome()) {
  server.answer(HOME, home)
  const renderer = createRenderer('pages')
  const page = await draw(renderer, <AppHome context={SOMEBODY} actions={renderer.mocks.actions} now={now} />)
  const button = (label: string) => page.find(Button, ({ text }) => text === label)
  return {
    ...page,
    button,
    modal: (label: string) => {
      const modal = button(label).props.overlay?.find(Modal)
      if (!modal) throw new Error(`${label} opens no window`)
      return modal
    },
  }
}

test('the connection says which account it is, by name and id', async () => {
  expect((await drawHome()).screen()).toContain('Northwind Trading | Account 47110815 | Connected')
})

test('the connection is paused by an admin, after hearing what will happen', async () => {
  const home = aHome()
  const page = await drawHome(home)
  const { account } = home
  server.answer('POST /cards/v1/account/pause', { account: { ...account, status: 'paused' } })
  server.answer(HOME, aHome({ account: { ...account, status: 'paused' } }))
  const modal = page.modal('Pause')
  expect(modal.props.title).toBe('Pause syncing?')
  expect(modal.toString()).toContain('Nothing is lost')
  expect(server.asked('POST /cards/v1/account/pause')).toBe(0)

  modal.find(LoadingButton).trigger('onClick')
  await settle()
  expect(server.asked('POST /cards/v1/account/pause')).toBe(1)
  expect(page.mocks.actions.closeOverlay.calls).toEqual([[modal.props.id]])
  expect(page.screen()).toContain('Account 47110815 | Paused')
  expect(page.button('Resume')).toBeDefined()
})

test('the connection is not touched when somebody thinks better of it', async () => {
  const page = await drawHome()
  const modal = page.modal('Disconnect')
  expect(modal.props.variant).toBe('danger')
  expect(modal.toString()).toContain('What is already logged in HubSpot stays.')
  modal.find(Button, ({ text }) => text === 'Cancel').trigger('onClick')
  await settle()
  expect(page.mocks.actions.closeOverlay.calls).toEqual([[modal.props.id]])
  expect(server.calls.filter(({ route }) => route.startsWith('POST'))).toEqual([])
})

test('the connection once gone is shown as gone, without asking an app that HubSpot has taken away', async () => {
  const home = aHome()
  const page = await drawHome(home)
  server.answer('POST /cards/v1/account/disconnect', {
    account: { ...home.account, status: 'disconnected' },
  })
  server.breakOff(HOME)
  page.modal('Disconnect').find(LoadingButton).trigger('onClick')
  await settle()
  expect(page.screen()).toContain('Account 47110815 | Disconnected')
  expect(server.asked(HOME)).toBe(1)
  expect(page.maybeFind(Button, ({ text }) => text === 'Disconnect')).toBeNull()
  expect(page.find(Alert, { title: 'Logbook has no access to HubSpot' })).toBeDefined()
})

test('the connection stays as it is when the server refuses, and the window says why', async () => {
  const page = await drawHome()
  server.refuse('POST /cards/v1/account/pause', 403, {
    code: 'not_an_admin',
    title: 'Only for admins',
    detail: 'Ask an admin of this account.',
  })
  page.modal('Pause').find(LoadingButton).trigger('onClick')
  await settle()
  expect(page.modal('Pause').find(Alert).props.title).toBe('Only for admins')
  expect(page.modal('Pause').toString()).toContain('Ask an admin of this account.')
  expect(page.mocks.actions.closeOverlay.calls).toEqual([])
  expect(page.screen()).toContain('Connected')
})

test('the connection has no buttons for those who may not use them', async () => {
  const home = aHome()
  const page = await drawHome({ ...home, account: { ...home.account, isAdmin: false } })
  expect(page.maybeFind(Button, ({ text }) => text === 'Pause')).toBeNull()
  expect(page.screen()).toContain('Admins of this account can pause, resume and disconnect.')
})

test('the connection says who paused it', async () => {
  const account = { ...aHome().account, status: 'paused', pausedBy: 'Ann Lee' } as const
  expect((await drawHome(aHome({ account }))).screen()).toContain('Paused by Ann Lee')
})
