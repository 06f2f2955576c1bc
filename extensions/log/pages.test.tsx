// The pages of the log: HubSpot shows their numbers, and the server knows only the way forward.
import { Select, Table } from '@hubspot/ui-extensions'
import { createRenderer } from '@hubspot/ui-extensions/testing'
import { beforeEach, expect, test } from 'vitest'
import { ActivityLogCard } from '../cards/ActivityLogCard.tsx'
import { aLog, aRow, aStatus, now } from '../testing/answers.ts'
import { draw } from '../testing/draw.ts'
import { onRecord } from '../testing/places.ts'
import { type PlayedServer, playServer } from '../testing/play-server.ts'
import { settle } from '../testing/settle.ts'

const LOG = 'GET /cards/v1/records/0-1/101/events'
let server: PlayedServer

async function drawCard() {
  const renderer = createRenderer('crm.record.tab')
  const { actions } = renderer.mocks
  const card = await draw(renderer, <ActivityLogCard context={onRecord()} actions={actions} now={now} />)
  return {
    ...card,
    async choose(name: string, value: string) {
      card.find(Select, { name }).props.onChange?.(value)
      await settle()
    },
    async turn(page: number) {
      // The testing kit types only what every kind of table has.
      Reflect.get(card.find(Table).props, 'onPageChange')(page)
      await settle()
    },
  }
}

const page = (name: string, nextCursor: string | null) =>
  aLog([aRow({ event: name, subject: name })], { nextCursor })

beforeEach(() => {
  server = playServer()
  server.answer('GET /cards/v1/records/0-1/101/status', aStatus({ latest: null, lastThirtyDays: [] }))
  server.answer(LOG, ({ url }) => {
    const cursor = url.searchParams.get('cursor')
    if (cursor === 'c2') return page('second', 'c3')
    if (cursor === 'c3') return page('third', null)
    return page('first', 'c2')
  })
})

test('pages go forward as long as there is a next one, and back', async () => {
  const card = await drawCard()
  expect(card.find(Table).props).toMatchObject({ paginated: true, page: 1, pageCount: 2 })
  await card.turn(2)
  expect(card.screen()).toContain('second')
  expect(card.find(Table).props).toMatchObject({ page: 2, pageCount: 3 })
  await card.turn(3)
  expect(card.screen()).toContain('third')
  expect(card.find(Table).props).toMatchObject({ page: 3, pageCount: 3 })
  await card.turn(2)
  expect(card.screen()).toContain('second')
  await card.turn(1)
  expect(card.screen()).toContain('first')
  expect(server.last(LOG).url.searchParams.has('cursor')).toBe(false)
})

test('pressing next twice while the server thinks opens the next page, not one further', async () => {
  const card = await drawCard()
  const held = server.hold(LOG)
  await card.turn(2)
  await card.turn(2)
  expect(held.count()).toBe(1)
  expect(card.find(Table).props).toMatchObject({ page: 1 })
  held.let(0, page('second', 'c3'))
  await settle()
  expect(card.find(Table).props).toMatchObject({ page: 2 })
})

test('pages begin anew when the choice changes', async () => {
  const card = await drawCard()
  await card.turn(2)
  await card.choose('state', 'failed')
  expect(server.last(LOG).url.searchParams.has('cursor')).toBe(false)
  expect(card.find(Table).props).toMatchObject({ page: 1 })
})

test('a page without a match may still have a next one', async () => {
  server.answer(LOG, aLog([], { nextCursor: 'c2' }))
  const card = await drawCard()
  expect(card.screen()).toContain('Nothing on this page. Look at the next one.')
  expect(card.find(Table).props).toMatchObject({ pageCount: 2 })
})

test('pages are not offered where there is only one', async () => {
  server.answer(LOG, aLog())
  expect((await drawCard()).find(Table).props.paginated).toBeUndefined()
})
