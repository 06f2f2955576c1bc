// A rep's own activity on Logbook's page: connect, pause, connect again, and by an invitation (M3, M7, M43).
import { Button, Input, LoadingButton, Modal, StatusTag } from '@hubspot/ui-extensions'
import { createRenderer } from '@hubspot/ui-extensions/testing'
import { beforeEach, expect, test } from 'vitest'
import type { MeAnswer } from '../../server/http/members/answers.ts'
import { AppHome } from '../pages/AppHome.tsx'
import { aHome, now } from '../testing/answers.ts'
import { draw } from '../testing/draw.ts'
import { aMe, anOwnMember } from '../testing/member-answers.ts'
import { SOMEBODY } from '../testing/places.ts'
import { type PlayedServer, playServer } from '../testing/play-server.ts'
import { settle } from '../testing/settle.ts'

const ME = 'GET /cards/v1/me'
const CONNECT = 'POST /cards/v1/me/connect'
const PAUSE = 'POST /cards/v1/me/pause'
const BEN = 'ben@northwind.example'
const unconnected = anOwnMember({ state: 'not_connected', since: null, waiting: 3 })
let server: PlayedServer

beforeEach(() => {
  server = playServer()
  server.answer('GET /cards/v1/home', aHome())
})

async function drawHome(me: MeAnswer) {
  server.answer(ME, me)
  const renderer = createRenderer('pages')
  const page = await draw(renderer, <AppHome context={SOMEBODY} actions={renderer.mocks.actions} now={now} />)
  const press = async (label: string) => {
    const [button] = [
      ...page.findAll(LoadingButton, ({ text }) => text === label),
      ...page.findAll(Button, ({ text }) => text === label),
    ]
    if (!button) throw new Error(`There is no button ${label}`)
    button.trigger('onClick')
    await settle()
  }
  return { ...page, press }
}

// M7
test('whose activity waits sees how much of it at the top, connects with one press, and reads that it goes on', async () => {
  const page = await drawHome(aMe({ must_connect: true, members: [unconnected] }))
  const screen = page.screen()
  expect(screen.indexOf('Your activity')).toBeLessThan(screen.indexOf('What needs attention'))
  expect(screen).toContain(
    `${BEN} | Your address in HubSpot | Not connected | 3 activities wait until you connect`,
  )
  server.answer(CONNECT, { email: BEN, released: 3, me: aMe({ must_connect: true }) })
  await page.press('Connect')
  expect(server.last(CONNECT).body).toEqual({ email: BEN })
  expect(page.mocks.actions.addAlert.calls.at(-1)?.[0]).toMatchObject({
    type: 'success',
    message: `${BEN} is connected. 3 activities that waited are logged now.`,
  })
  expect(page.find(StatusTag, ({ text }) => text?.startsWith('Connected') === true).text).toContain('since')
})

test('where nobody has to connect, it stands below what needs attention', async () => {
  const page = await drawHome(aMe({ members: [anOwnMember({ state: 'not_connected', since: null })] }))
  const screen = page.screen()
  expect(screen.indexOf('Your activity')).toBeGreaterThan(screen.indexOf('What needs attention'))
})

// M43
test('pausing says first what it means, and who paused connects again', async () => {
  const page = await drawHome(aMe())
  const modal = page.find(Button, ({ text }) => text === 'Pause').props.overlay?.find(Modal)
  expect(modal?.props.title).toBe('Pause your activity?')
  const paused = anOwnMember({ state: 'paused' })
  server.answer(PAUSE, { me: aMe({ members: [paused] }) })
  modal?.find(Button, ({ text }) => text === 'Pause my activity').trigger('onClick')
  await settle()
  expect(server.last(PAUSE).body).toEqual({ email: BEN })
  expect(page.screen()).toContain('Paused since')
  server.answer(CONNECT, { email: BEN, released: 0, me: aMe() })
  await page.press('Connect again')
  expect(page.screen()).toContain('Connected since')
})

test('an invitation connects another address; one that is refused says why', async () => {
  const page = await drawHome(aMe())
  page.find(Input, { name: 'invitation' }).props.onInput?.(' https://logbook.example/connect/1.2.3 ')
  await settle()
  const refusal = {
    status: 410,
    code: 'invitation_over',
    title: 'This invitation cannot be used',
    detail: 'Ask.',
  }
  server.refuse(CONNECT, 410, refusal)
  await page.press('Connect with it')
  expect(server.last(CONNECT).body).toEqual({ code: 'https://logbook.example/connect/1.2.3' })
  expect(page.mocks.actions.addAlert.calls.at(-1)?.[0]).toMatchObject({ type: 'danger', message: 'Ask.' })
  expect(page.screen()).toContain('Connected since')
})

test('when it cannot be told, the rest of the page is there all the same', async () => {
  server.breakOff(ME)
  const renderer = createRenderer('pages')
  const page = await draw(renderer, <AppHome context={SOMEBODY} actions={renderer.mocks.actions} now={now} />)
  expect(page.screen()).toContain('Today')
  expect(page.screen()).toContain('Your activity')
})
