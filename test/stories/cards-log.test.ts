// The log on a record: newest first by when it happened, page by page, filtered, searched, and repeated opens as one row.
import { expect, test } from 'vitest'
import { openCards, recordNamed } from '../support/cards.ts'
import { aClick, anEmailSent, anOpen, JANE, KARL } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

/** A busy machine takes its time. */
const PATIENT = { timeout: 15_000 }
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString()
const mail = (n: number, fields: object = {}) =>
  anEmailSent({
    occurred_at: at(n),
    message: { message_id: `<m-${n}@northwind.example>`, subject: `Mail ${n}` },
    ...fields,
  })

// G27, G24
test('pages lead through the whole log, newest first by when it happened, whatever came in first', async () => {
  const world = await startWorld()
  const minutes = Array.from({ length: 45 }, (_, n) => (n * 7) % 45)
  await world.sendBatch(minutes.map((n) => mail(n)))
  await world.settled()
  const cards = openCards(world)
  const jane = recordNamed(world, JANE)
  const first = await cards.log(jane)
  expect(first.rows).toHaveLength(20)
  expect(first.nextCursor).not.toBeNull()
  const newestFirst = Array.from({ length: 45 }, (_, n) => `Mail ${44 - n}`)
  for (const record of [jane, recordNamed(world, 'Acme Industries')]) {
    expect((await cards.wholeLog(record)).map(({ subject }) => subject)).toEqual(newestFirst)
  }
})

// G27
test('events of the same moment are neither lost nor repeated between pages, also while more come in', async () => {
  const world = await startWorld()
  await world.sendBatch(Array.from({ length: 50 }, (_, n) => mail(n, { occurred_at: at(0) })))
  await world.settled()
  const cards = openCards(world)
  const jane = recordNamed(world, JANE)
  const first = await cards.log(jane)
  await world.sendBatch(Array.from({ length: 5 }, (_, n) => mail(50 + n, { occurred_at: at(1) })))
  await world.settled()
  const rest = await cards.wholeLog(jane, '', first.nextCursor)
  const seen = [...first.rows, ...rest].map(({ event }) => event)
  expect(new Set(seen).size).toBe(50)
  expect(seen).toHaveLength(50)
})

// G27
test('what waits stands among what was logged, in its place, on every page', async () => {
  const world = await startWorld()
  await world.sendBatch(Array.from({ length: 30 }, (_, n) => mail(n * 2)))
  await world.settled()
  const cards = openCards(world)
  await cards.act('pause')
  await world.sendBatch(Array.from({ length: 29 }, (_, n) => mail(n * 2 + 1)))
  const jane = recordNamed(world, JANE)
  await expect.poll(async () => (await cards.wholeLog(jane, 'state=held')).length, PATIENT).toBe(29)
  const subjects = (await cards.wholeLog(jane)).map(({ subject }) => subject)
  expect(subjects).toEqual(Array.from({ length: 59 }, (_, n) => `Mail ${58 - n}`))
})

// G27, LX
test('repeated opens of one message are one row, of the newest, with their number and the first; others are not', async () => {
  const world = await startWorld()
  const message = { message_id: '<m-1@northwind.example>', subject: 'Prices' }
  const other = { message_id: '<m-2@northwind.example>', subject: 'Offer' }
  await world.send(mail(0, { message }))
  await world.sendBatch([
    ...[5, 3, 9, 7].map((minute) =>
      anOpen({ message: { message_id: message.message_id }, occurred_at: at(minute) }),
    ),
    anOpen({ message, people: [KARL], occurred_at: at(4) }),
    anOpen({ message: other, occurred_at: at(6) }),
    ...[1, 2].map((minute) => aClick({ message, occurred_at: at(minute) })),
    ...[10, 11].map((minute) => anOpen({ message: { message_id: undefined }, occurred_at: at(minute) })),
  ])
  await world.settled()
  const cards = openCards(world)
  const told = async (name: string, query = '') =>
    (await cards.wholeLog(recordNamed(world, name), query)).map((row) => [
      row.type,
      row.at.slice(14, 16),
      row.times,
    ])
  const janes = [
    ['email.opened', '11', 1],
    ['email.opened', '10', 1],
    ['email.opened', '09', 4],
    ['email.opened', '06', 1],
    ['email.clicked', '02', 1],
    ['email.clicked', '01', 1],
    ['email.sent', '00', 1],
  ]
  expect(await told(JANE)).toEqual(janes)
  expect(await told(JANE, 'state=written&type=email.opened')).toEqual(janes.slice(0, 4))
  const company = [...janes.slice(0, 4), ['email.opened', '04', 1], ...janes.slice(4)]
  expect(await told('Acme Industries')).toEqual(company)
  const [row] = (await cards.wholeLog(recordNamed(world, JANE))).filter(({ times }) => times === 4)
  expect(row).toMatchObject({ firstAt: at(3), at: at(9), subject: 'Prices' })
})

// G27
test('opens that wait are one row as well', async () => {
  const world = await startWorld({ drains: false })
  const message = { message_id: '<m-1@northwind.example>', subject: 'Prices' }
  await world.sendBatch([3, 1, 2].map((minute) => anOpen({ message, occurred_at: at(minute) })))
  const { rows } = await openCards(world).log(recordNamed(world, JANE), `email=${JANE}`)
  expect(rows).toMatchObject([{ times: 3, at: at(3), firstAt: at(1), state: 'received' }])
})

// G24
test('the log is filtered by result and kind, and searched by subject, address and Message-ID', async () => {
  const world = await startWorld()
  world.simulator.faults.order({
    match: { path: /emails\/batch\/create/ },
    times: 1,
    fault: { kind: 'status', status: 400, body: { message: 'No.' } },
  })
  await world.send(mail(1))
  await world.settled()
  await world.sendBatch([
    mail(2, { message: { message_id: '<Special-7@northwind.example>', subject: 'Ümläut & 100 % off_er' } }),
    mail(3, { member: { email: 'ben@northwind.example' } }),
    anOpen({ people: [KARL], occurred_at: at(4), message: { subject: 'Karl reads' } }),
  ])
  await world.settled()
  const cards = openCards(world)
  const found = async (query: string) =>
    (await cards.wholeLog(recordNamed(world, 'Acme Industries'), query)).map((row) => row.at.slice(14, 16))
  expect(await found('state=failed')).toEqual(['01'])
  expect(await found('state=written')).toEqual(['04', '03', '02'])
  expect(await found('state=written%2Cfailed')).toEqual(['04', '03', '02', '01'])
  expect(await found('state=received,queued,writing,retrying')).toEqual([])
  expect(await found('type=email.opened')).toEqual(['04'])
  expect(await found('type=email.sent&state=written')).toEqual(['03', '02'])
  const search = (words: string) => found(`search=${encodeURIComponent(words)}`)
  expect(await search('KARL')).toEqual(['04'])
  expect(await search('karl@acme')).toEqual(['04'])
  expect(await search('special-7@')).toEqual(['02'])
  expect(await search('ümläut')).toEqual(['02'])
  expect(await search('  mail ')).toEqual(['03', '01'])
  expect(await search('ben@northwind')).toEqual(['03'])
  expect(await search('100 % off_er')).toEqual(['02'])
  for (const nothing of ['%', '_', '%%', 'mail_1', "' or 1=1 --", '\\', '*', 'zzz']) {
    expect(await search(nothing), nothing).toEqual(nothing === '%' || nothing === '_' ? ['02'] : [])
  }
  expect(await search('   ')).toHaveLength(4)
})

test('a question that cannot be is refused, and nothing breaks', async () => {
  const world = await startWorld({ drains: false })
  const wrong = [
    ...[
      'state=lost',
      'state=',
      'state=failed,lost',
      'type=mail',
      'cursor=',
      'cursor=1',
      'cursor=1.2',
      'cursor=x.y',
    ],
    ...[
      'cursor=99999999999999999.01993c5e-7d5a-7c3e-8a54-0c4f5d3f9a10',
      `search=${'x'.repeat(201)}`,
      'search=a%00b',
    ],
    ...[
      'limit=1000',
      'State=failed',
      'search=a&search=b',
      'email=a&email=b',
      `email=${'x'.repeat(300)}`,
      '__proto__=1',
    ],
  ]
  for (const query of wrong) {
    const answer = await openCards(world).ask(`/cards/v1/records/0-1/1/events?${query}`)
    expect(answer.status, query).toBe(400)
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'invalid_query', detail: expect.any(String) })
  }
  for (const path of [
    '0-5/1',
    '0-1/x',
    '0-1/-1',
    '0-1/1e3',
    `0-1/${'9'.repeat(19)}`,
    '0-1/%00',
    '2-1/1',
    'contacts/1',
  ]) {
    expect((await openCards(world).ask(`/cards/v1/records/${path}/events`)).status, path).toBe(404)
  }
  const latest = 'cursor=999999999999999.ffffffff-ffff-7fff-bfff-ffffffffffff'
  expect((await openCards(world).log({ objectTypeId: '0-1', id: '1' }, latest)).rows).toEqual([])
})
