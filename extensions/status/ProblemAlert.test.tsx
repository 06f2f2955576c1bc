// What a record's card says and offers when activity is not in HubSpot: the cause, how much it affects, and the way out (G25, G27).
import { Alert, Button, Link, LoadingButton, Modal, Panel } from '@hubspot/ui-extensions'
import { createRenderer } from '@hubspot/ui-extensions/testing'
import { beforeEach, expect, test } from 'vitest'
import { SyncStatusCard } from '../cards/SyncStatusCard.tsx'
import { anAccount, aStatus, aStory, JANE, now } from '../testing/answers.ts'
import { draw } from '../testing/draw.ts'
import { onRecord } from '../testing/places.ts'
import { type PlayedServer, playServer } from '../testing/play-server.ts'
import { settle } from '../testing/settle.ts'

const STATUS = 'GET /cards/v1/records/0-1/101/status'
let server: PlayedServer

beforeEach(() => {
  server = playServer()
})

function drawCard() {
  const renderer = createRenderer('crm.record.sidebar')
  const { actions } = renderer.mocks
  return draw(renderer, <SyncStatusCard context={onRecord()} actions={actions} now={now} />)
}

const problem = (given: object) => ({
  text: 'HubSpot refused this activity.',
  events: 3,
  remedy: null,
  event: 'e-9',
  ...given,
})
const sync = { state: 'attention', text: '3 activities are not in HubSpot.', until: null } as const

test('the card says what is wrong and how much it affects', async () => {
  server.answer(STATUS, aStatus({ sync, problem: problem({}) }))
  const card = await drawCard()
  expect(card.find(Alert).props).toMatchObject({
    title: 'HubSpot refused this activity.',
    variant: 'danger',
  })
  expect(card.screen()).toContain('Affects 3 activities.')
})

test('trying again says what came of it and shows the new state', async () => {
  server.answer(STATUS, aStatus({ sync, problem: problem({ remedy: 'retry', events: 1 }) }))
  server.answer('POST /cards/v1/events/e-9/retry', {
    event: 'e-9',
    state: 'received',
    reasonText: 'Back in line.',
  })
  const card = await drawCard()
  server.answer(STATUS, aStatus())
  card.find(LoadingButton, ({ text }) => text === 'Try again').trigger('onClick')
  await settle()
  expect(card.mocks.actions.addAlert.calls).toEqual([[{ type: 'success', message: 'Back in line.' }]])
  expect(card.screen()).toMatch(/^All synced/)
})

test('trying one of several again says that it is one', async () => {
  server.answer(STATUS, aStatus({ sync, problem: problem({ remedy: 'retry' }) }))
  const card = await drawCard()
  expect(card.find(LoadingButton, ({ text }) => text === 'Try one again')).toBeDefined()
})

test('a double click tries once', async () => {
  server.answer(STATUS, aStatus({ sync, problem: problem({ remedy: 'retry', events: 1 }) }))
  const held = server.hold('POST /cards/v1/events/e-9/retry')
  const card = await drawCard()
  const button = card.find(LoadingButton, ({ text }) => text === 'Try again')
  button.trigger('onClick')
  button.trigger('onClick')
  await settle()
  expect(held.count()).toBe(1)
  expect(card.find(LoadingButton, ({ text }) => text === 'Try again').props.loading).toBe(true)
})

test('a refusal to try again is said, and the card stays as it was', async () => {
  server.answer(STATUS, aStatus({ sync, problem: problem({ remedy: 'retry', events: 1 }) }))
  server.refuse('POST /cards/v1/events/e-9/retry', 409, {
    code: 'x',
    title: 'Not now',
    detail: 'It is being written.',
  })
  const card = await drawCard()
  card.find(LoadingButton, ({ text }) => text === 'Try again').trigger('onClick')
  await settle()
  expect(card.mocks.actions.addAlert.calls).toEqual([
    [{ type: 'danger', title: 'Not now', message: 'It is being written.' }],
  ])
  expect(card.screen()).toMatch(/^Needs attention/)
})

test('a lost connection is a link to install again', async () => {
  server.answer(STATUS, aStatus({ sync, problem: problem({ remedy: 'reconnect' }) }))
  const button = (await drawCard()).find(Button, ({ text }) => text === 'Install again')
  expect(button.props.href).toEqual({ url: anAccount().installUrl, external: true })
})

test('a paused account is resumed by an admin, who is told what will happen', async () => {
  server.answer(STATUS, aStatus({ sync, problem: problem({ remedy: 'resume' }) }))
  server.answer('POST /cards/v1/account/resume', { account: anAccount() })
  const card = await drawCard()
  const modal = card.find(Button, ({ text }) => text === 'Resume').props.overlay?.find(Modal)
  expect(modal?.props.title).toBe('Resume syncing?')
  expect(server.asked('POST /cards/v1/account/resume')).toBe(0)
  modal?.find(LoadingButton, ({ text }) => text === 'Resume syncing').trigger('onClick')
  await settle()
  expect(server.asked('POST /cards/v1/account/resume')).toBe(1)
  expect(server.asked(STATUS)).toBe(2)
})

test('somebody who is no admin is told who can resume', async () => {
  const account = anAccount({ status: 'paused', isAdmin: false })
  server.answer(STATUS, aStatus({ sync, problem: problem({ remedy: 'resume' }), account }))
  const card = await drawCard()
  expect(card.screen()).toContain('An admin can resume it')
  expect(card.maybeFind(Button, ({ text }) => text === 'Resume')).toBeNull()
})

test('what nobody but a person can tell opens its story', async () => {
  server.answer(STATUS, aStatus({ sync, problem: problem({ remedy: 'look' }) }))
  server.answer(
    'GET /cards/v1/events/e-9',
    aStory({ event: 'e-9', state: 'held', reason: 'outcome_unknown', remedy: 'look' }),
  )
  const card = await drawCard()
  card.find(Button, ({ text }) => text === 'Look at it').trigger('onClick')
  await settle()
  const panel = card.find(Button, ({ text }) => text === 'Look at it').props.overlay?.find(Panel)
  expect(panel?.find(Link, { href: JANE.url }).text).toBe('Jane Cooper')
})

test.each([
  ['paused', 'Syncing is paused'],
  ['revoked', 'Logbook has no access to HubSpot'],
  ['disconnected', 'Logbook has no access to HubSpot'],
] as const)('an account that is %s is said, also where nothing waits yet', async (status, title) => {
  server.answer(STATUS, aStatus({ account: anAccount({ status }) }))
  expect((await drawCard()).find(Alert).props.title).toBe(title)
})
