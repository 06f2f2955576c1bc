// Opens and clicks as a salesperson wants them: one note that counts, never one that a machine made, never over somebody's own words.
import { expect, test } from 'vitest'
import type { RecordView } from '../../simulator/portal-handle.ts'
import { aClick, anEmailSent, anOpen, type Fields, JANE, KARL, standsOn } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startWorld, type World } from '../support/world.ts'

const SENT = Date.parse('2026-11-20T09:00:00Z')
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

const message = { message_id: '<m-1@northwind.example>', subject: 'Prices', html: undefined }
/** So many seconds after the mail was sent. */
const at = (seconds: number) => ({ occurred_at: new Date(SENT + seconds * 1_000).toISOString() })
const open = (seconds: number, fields: Fields = {}) => anOpen({ message, ...at(seconds), ...fields })
const click = (seconds: number, page: string, fields: Fields = {}) =>
  aClick({ message, link: { url: `https://northwind.example/${page}` }, ...at(seconds), ...fields })

const notesWith = ({ hubspot }: World, words: string): RecordView[] =>
  hubspot.engagements('notes').filter(({ properties }) => properties.hs_note_body?.includes(words))
const bodyOf = (note: RecordView | undefined) => note?.properties.hs_note_body ?? ''

/** Sends, and waits for what becomes of it. */
async function tell(world: World, ...events: object[]): Promise<void> {
  await world.sendBatch(events)
  await world.settled()
}

// G21, 2d
test('fifty opens become one note that counts them, at the moment of the first', async () => {
  const world = await startWorld()
  const opens = Array.from({ length: 50 }, (_, n) =>
    open(60 * (n + 1), { user_agent: n % 2 ? IPHONE : CHROME }),
  )
  // In three parts and in no order, as tools report.
  await tell(world, ...opens.slice(20, 45))
  await tell(world, ...opens.slice(45).toReversed())
  await tell(world, ...opens.slice(0, 20))
  const [note, ...others] = notesWith(world, 'Opened: Prices')
  expect(others).toEqual([])
  expect(bodyOf(note)).toBe(
    '<p><strong>Opened: Prices</strong><br />By: jane@acme.example<br />Opened: 50 times<br />First: 20 Nov 2026, 10:01 CET<br />Last: 20 Nov 2026, 10:50 CET<br />With: Chrome on Windows, Safari on iPhone</p>',
  )
  expect(note?.properties.hs_timestamp).toBe('2026-11-20T09:01:00.000Z')
  expect(standsOn(world.hubspot, note)).toMatchObject({ contacts: [JANE], companies: ['Acme Industries'] })
})

// G21
test('each person and each link has a note of its own', async () => {
  const world = await startWorld()
  const byKarl = { people: [KARL] }
  await tell(world, open(60), open(70, byKarl), open(600), click(80, 'a'), click(200, 'b'), click(900, 'a'))
  const said = ['Opened: Prices', 'Clicked: https://northwind.example/'].flatMap((words) =>
    notesWith(world, words).map((note) => [
      standsOn(world.hubspot, note).contacts,
      bodyOf(note).match(/\d+ times/)?.[0],
    ]),
  )
  expect(said).toEqual([
    [[JANE], '2 times'],
    [[KARL], undefined],
    [[JANE], '2 times'],
    [[JANE], undefined],
  ])
})

test("a person's own words in the note stay, and the log says so", async () => {
  const world = await startWorld()
  await tell(world, open(60))
  const [note] = notesWith(world, 'Opened: Prices')
  const own = `${bodyOf(note)}<p>Called her at once!</p>`
  world.hubspot.updateRecord('notes', note?.id ?? '', { hs_note_body: own })
  await tell(world, open(120, { id: 'second' }))
  expect(notesWith(world, 'Opened: Prices').map(bodyOf)).toEqual([own])
  const second = await world.event('second')
  expect(second).toMatchObject({ status: 'written', engagement: { id: note?.id } })
  expect(second.reason_text).toContain('a person changed it in HubSpot')
  const rules = (await world.trace('second')).trace.map(({ rule }) => rule)
  expect(rules).toContain('rollup.kept_edit')
})

test('a note that somebody deleted stays deleted, and the log says so', async () => {
  const world = await startWorld()
  await tell(world, open(60))
  world.hubspot.archiveRecord('notes', notesWith(world, 'Opened: Prices')[0]?.id ?? '')
  await tell(world, open(120, { id: 'second' }))
  expect(notesWith(world, 'Opened: Prices')).toEqual([])
  expect(await world.event('second')).toMatchObject({ status: 'skipped', reason: 'deleted_in_hubspot' })
})

// N9
test('ten links in one second are a machine’s, with the open before them; one click hours later is a person’s', async () => {
  const world = await startWorld()
  await tell(world, open(9, { id: 'open' }))
  expect(bodyOf(notesWith(world, 'Opened: Prices')[0])).not.toContain('machine')
  const burst = Array.from({ length: 10 }, (_, n) => click(43 + n / 10, `page-${n}`, { id: `click-${n}` }))
  await tell(world, ...burst)
  await tell(world, click(7_200, 'page-3', { id: 'human' }))

  for (const { id } of burst.map((_, n) => ({ id: `click-${n}` }))) {
    expect(await world.event(id)).toMatchObject({ status: 'skipped', reason: 'machine' })
  }
  expect(await world.event('human')).toMatchObject({ status: 'written' })
  const [clicked, ...others] = notesWith(world, 'Clicked: ')
  expect(others).toEqual([])
  expect(bodyOf(clicked)).toContain('Clicked: https://northwind.example/page-3')
  expect(bodyOf(clicked)).not.toContain('times')
  expect(bodyOf(notesWith(world, 'Opened: Prices')[0])).toContain('No person opened this')

  expect(await world.event('open')).toMatchObject({ status: 'skipped', reason: 'machine' })
  const { trace, log } = await world.trace('open')
  expect(log.map(({ state, reason }) => [state, reason])).toEqual([
    ['received', 'received'],
    ['queued', 'queued'],
    ['writing', 'writing'],
    ['written', 'written'],
    ['skipped', 'machine'],
  ])
  expect(trace.map(({ text }) => text)).toEqual([
    'No customer did this: links were followed all at once in the same minute.',
    'It was logged before; the note was drawn again with what is known now.',
    'So it is not logged.',
  ])

  // A person's open counts again, and only that.
  await tell(world, open(7_300))
  const [opened] = notesWith(world, 'Opened: Prices')
  expect(bodyOf(opened)).not.toMatch(/No person|times/)
  expect(opened?.properties.hs_timestamp).toBe(new Date(SENT + 7_300_000).toISOString())
})

test('machines that are not left out are counted, and the note says what they are', async () => {
  const world = await startWorld()
  await openSettings(world).put({ activities: { bots: 'log', opens: 'rolled_up' } })
  await tell(world, open(600, { id: 'human' }), open(60, { is_bot: true }), open(70, { is_bot: true }))
  expect(bodyOf(notesWith(world, 'Opened: Prices')[0])).toContain(
    'Opened: 3 times<br />First: 20 Nov 2026, 10:01 CET<br />Last: 20 Nov 2026, 10:10 CET<br />Note: 2 of 3 were probably not the customer: the sending tool says so.',
  )
})

test('a machine’s open makes nobody a contact, even where opens do', async () => {
  const world = await startWorld()
  await openSettings(world).put({ record_creation: { contacts: { types: ['email.opened'] } } })
  const stranger = { people: ['new@stranger.example'] }
  await tell(world, open(60, { ...stranger, is_bot: true }), open(70, { people: ['eve@stranger.example'] }))
  const emails = world.hubspot.contacts().map(({ properties }) => properties.email)
  expect(emails).toContain('eve@stranger.example')
  expect(emails).not.toContain('new@stranger.example')
})

// MX9
test('where only the first counts, later ones name it and write nothing', async () => {
  const world = await startWorld()
  await openSettings(world).put({ activities: { opens: 'first', clicks: 'first' } })
  await tell(world, open(120, { id: 'later' }), open(60, { id: 'first' }), click(60, 'a'), click(90, 'b'))
  await tell(world, open(30, { id: 'late' }), click(600, 'a', { id: 'again' }))
  expect(notesWith(world, 'Opened: Prices')).toHaveLength(1)
  expect(notesWith(world, 'Clicked: ')).toHaveLength(2)
  const { event: first } = await world.event('first')
  for (const id of ['later', 'late']) {
    expect(await world.event(id)).toMatchObject({ status: 'skipped', reason: 'repeated', facts: { first } })
  }
  expect(await world.event('again')).toMatchObject({ status: 'skipped', reason: 'repeated' })
})

test('where each counts, each has its note', async () => {
  const world = await startWorld()
  await openSettings(world).put({ activities: { opens: 'each', clicks: 'each' } })
  await tell(world, open(60), open(120), click(60, 'a'), click(600, 'a'))
  await tell(world, open(180))
  expect(notesWith(world, 'Opened: Prices')).toHaveLength(3)
  expect(notesWith(world, 'Clicked: ')).toHaveLength(2)
})

test('opens of a mail that nobody can name are told one by one', async () => {
  const world = await startWorld()
  await tell(world, ...[60, 120].map((seconds) => anOpen(at(seconds))))
  expect(notesWith(world, 'Opened: Prices')).toHaveLength(2)
})

test.each(['cut', 'cut_after_writing'] as const)(
  'an open is counted once, whatever became of the call that told HubSpot of it (%s)',
  async (kind) => {
    const world = await startWorld()
    await tell(world, open(60))
    world.simulator.faults.order({ match: { path: /notes\/batch\/update/ }, times: 1, fault: { kind } })
    await tell(world, open(120))
    const notes = notesWith(world, 'Opened: Prices')
    expect(notes.map(bodyOf)).toEqual([expect.stringContaining('Opened: 2 times')])
    await tell(world, open(180))
    expect(bodyOf(notesWith(world, 'Opened: Prices')[0])).toContain('Opened: 3 times')
  },
)

test.each(['unique', 'plain', 'none'] as const)(
  'a note whose first answer was lost is found, and told what came in meanwhile (%s key)',
  async (tier) => {
    const world = await startWorld({ simulator: { rules: { engagementKeyTier: { notes: tier } } } })
    const lost = {
      match: { path: /notes\/batch\/create/ },
      times: 1,
      fault: { kind: 'cut_after_writing' },
    } as const
    world.simulator.faults.order(lost)
    await world.send(open(60, { id: 'first' }))
    await expect.poll(async () => (await world.event('first')).reason).toBe('answer_lost')
    await tell(world, open(120))
    expect(notesWith(world, 'Opened: Prices').map(bodyOf)).toEqual([
      expect.stringContaining('Opened: 2 times'),
    ])
  },
)

test('a mail and its opens in one batch cost no more calls than there are kinds of them', async () => {
  const world = await startWorld()
  await tell(world, anEmailSent({ message }), open(60))
  const before = world.simulator.calls.length
  await tell(
    world,
    ...Array.from({ length: 100 }, (_, n) =>
      open(100 + n, { message: { ...message, message_id: `<m-${n % 20}@x>` } }),
    ),
  )
  expect(notesWith(world, 'times')).toHaveLength(20)
  expect(world.simulator.calls.slice(before).length).toBeLessThanOrEqual(6)
})
