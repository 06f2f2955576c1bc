// Opening a story from a card: it is asked for late, stays what was opened, and what was changed in it shows afterwards.
import { Button, LoadingButton, Panel } from '@hubspot/ui-extensions'
import { createRenderer } from '@hubspot/ui-extensions/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SyncStatusCard } from '../cards/SyncStatusCard.tsx'
import { aRefusedStory, aStatus, aStory, now } from '../testing/answers.ts'
import { draw } from '../testing/draw.ts'
import { onRecord } from '../testing/places.ts'
import { type PlayedServer, playServer } from '../testing/play-server.ts'
import { settle } from '../testing/settle.ts'

const STATUS = 'GET /cards/v1/records/0-1/101/status'
let server: PlayedServer

beforeEach(() => {
  server = playServer()
})

afterEach(() => {
  vi.useRealTimers()
})

function drawCard() {
  const renderer = createRenderer('crm.record.sidebar')
  const { actions } = renderer.mocks
  return draw(renderer, <SyncStatusCard context={onRecord()} actions={actions} now={now} />)
}

test('a story is asked for when it is opened, and what was changed in it shows after it is closed', async () => {
  server.answer(STATUS, aStatus())
  server.answer('GET /cards/v1/events/e-1', aRefusedStory({ event: 'e-1' }))
  server.answer('POST /cards/v1/events/e-1/retry', {
    event: 'e-1',
    state: 'received',
    reasonText: 'Back in line.',
  })
  const card = await drawCard()
  const details = () => card.find(Button, ({ text }) => text === 'Details')
  const panel = () => details().props.overlay?.find(Panel)
  expect(server.asked('GET /cards/v1/events/e-1')).toBe(0)

  details().trigger('onClick')
  await settle()
  panel()
    ?.find(LoadingButton, ({ text }) => text === 'Try again')
    .trigger('onClick')
  await settle()
  expect(server.asked('GET /cards/v1/events/e-1')).toBe(2)
  expect(server.asked(STATUS)).toBe(1)

  panel()?.trigger('onClose')
  await settle()
  expect(server.asked(STATUS)).toBe(2)
})

test('an open story stays the same one while the card goes on to newer activity', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const sync = { state: 'waiting', text: '1 activity is on its way.', until: null } as const
  server.answer(STATUS, aStatus({ sync }))
  server.answer('GET /cards/v1/events/e-1', aStory())
  const card = await drawCard()
  const details = () => card.find(Button, ({ text }) => text === 'Details')
  details().trigger('onClick')
  await settle()

  const { latest } = aStatus()
  server.answer(
    STATUS,
    aStatus({ latest: latest && { ...latest, event: 'e-2', subject: 'Something newer' } }),
  )
  await vi.advanceTimersByTimeAsync(5_000)
  await settle()
  expect(card.screen()).toContain('Something newer')
  expect(details().props.overlay?.find(Panel).props.title).toContain('Pallet wrap')
  expect(server.asked('GET /cards/v1/events/e-1')).toBe(1)
  expect(server.asked('GET /cards/v1/events/e-2')).toBe(0)
})
