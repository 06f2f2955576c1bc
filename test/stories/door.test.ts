// What an account's settings leave out goes no further than the door: no table, no queue, no log ever has a word of it (N13, M41 to M44, MX4,
// MX11, HX2, HX3, L12).
import { expect, test } from 'vitest'
import { openCards } from '../support/cards.ts'
import { linesWith } from '../support/dump.ts'
import { aClick, anEmailReceived, anEmailSent, aReplyByContact, JANE, KARL, NORA } from '../support/events.ts'
import { allowWords, forbidWord } from '../support/forbidden-words.ts'
import { startServerProcess } from '../support/server-process.ts'
import { openSettings } from '../support/settings.ts'
import { ANN, startWorld, type World } from '../support/world.ts'

const WORD = 'cnry58'
const LENA = 'lena@law.example'

const said = { subject: `About ${WORD}`, text: `Dear all, ${WORD}`, html: `<p>${WORD}</p>` }
const whole = (id: string, fields: object = {}) =>
  anEmailSent({ id, people: [LENA], message: said, context: { note: WORD }, ...fields })

/** Everywhere in this world where one of these words stands. */
async function traces({ logbook, logs }: World, ...words: string[]): Promise<string[]> {
  const logged = logs.filter((line) => words.some((word) => line.toLowerCase().includes(word)))
  return [...(await linesWith(logbook.db, words)), ...logged]
}

const rawMail = (id: string) =>
  [
    ...[`From: Ann Archer <${ANN}>`, `To: Lena Lawless <${LENA}>`, `Subject: About ${WORD}`],
    ...[`Message-ID: <${id}@northwind.example>`, 'Date: Fri, 20 Nov 2026 09:30:00 +0100'],
    ...['Content-Type: text/plain; charset=utf-8', '', `Dear Lena, ${WORD}`, ''],
  ].join('\r\n')

test('not a word of what is left out is ever in a table, a queue or the log', async () => {
  const world = await startWorld()
  const { db } = world.logbook
  const version = await openSettings(world).put({
    exclusions: { domains: ['law.example'], internal: { domains: ['northwind.example'] } },
    campaigns: [{ campaign: 'Quiet', is_pushed: false }],
    members: { rules: [{ email: 'bea@northwind.example', syncs: false }] },
    activities: { stored_as: { 'email.received': 'nothing' } },
  })
  await forbidWord(db, WORD)
  const cases: Record<string, [object, string]> = {
    listed: [whole('listed'), 'excluded'],
    machine: [whole('machine', { people: ['no-reply@acme.example'] }), 'excluded'],
    author: [
      aReplyByContact({ id: 'author', people: [LENA, KARL], message: { ...said, from: { email: LENA } } }),
      'excluded',
    ],
    internal: [whole('internal', { people: ['carl@northwind.example'] }), 'internal'],
    campaign: [whole('campaign', { people: [JANE], campaign: { name: 'Quiet' } }), 'campaign_off'],
    member: [whole('member', { people: [JANE], member: { email: 'bea@northwind.example' } }), 'member_off'],
    type: [anEmailReceived({ id: 'type', people: [JANE], message: said }), 'activity_off'],
  }
  const events = Object.values(cases).map(([event]) => event)
  expect(await world.sendBatch(events)).toMatchObject({ status: 202, accepted: events.length })
  expect(await world.send(whole('alone'))).toMatchObject({ status: 202, accepted: 1 })
  const mail = await world.sendMail(rawMail('raw'), ANN)
  expect(mail).toMatchObject({ status: 202, accepted: 1 })
  expect(await traces(world, WORD)).toEqual([])
  await world.settled()
  expect(await traces(world, WORD, 'lawless')).toEqual([])

  for (const [id, [, reason]] of Object.entries(cases)) {
    expect(await world.event(id), id).toMatchObject({ status: 'skipped', reason, attempts: 0 })
    const { trace } = await world.trace(id)
    expect(trace.map(({ rule }) => rule).at(-1), id).toBe('verdict.skipped')
    expect(trace, id).toHaveLength(2)
  }
  expect((await world.trace('alone')).trace[0]?.text).toBe('Somebody is at the excluded domain law.example.')
  expect(await db('events').distinct('settings_version', 'counterparts')).toEqual([
    { settings_version: version, counterparts: [] },
  ])
  expect(world.simulator.calls.filter(({ path }) => path.includes('/objects/'))).toEqual([])

  // Repeating changes nothing, whatever is published meanwhile.
  expect(await world.sendBatch(events)).toMatchObject({ accepted: 0, duplicates: events.length })
  await openSettings(world).put({ exclusions: { domains: [] } })
  expect(await world.send(whole('alone'))).toMatchObject({ accepted: 0, duplicates: 1 })
  expect(await world.sendMail(rawMail('raw'), ANN)).toMatchObject({ accepted: 0, duplicates: 1 })
  await world.settled()
  expect(await world.event('alone')).toMatchObject({ status: 'skipped', reason: 'excluded' })
  await allowWords(db)
  await world.send(whole('after'))
  await world.settled()
  expect(await world.event('after')).toMatchObject({ status: 'written' })
  expect((await traces(world, WORD)).length).toBeGreaterThan(0)
})

test('contents that are not to be stored anywhere are not, from the door to HubSpot', async () => {
  const world = await startWorld()
  await openSettings(world).put({ activities: { contents: 'metadata' } })
  await forbidWord(world.logbook.db, WORD)
  await world.sendBatch([whole('bare', { people: [JANE] }), aClick({ id: 'click', message: said })])
  expect(await world.sendMail(rawMail('bare'), ANN)).toMatchObject({ status: 202, accepted: 1 })
  await world.settled()
  for (const id of ['bare', 'click']) expect(await world.event(id)).toMatchObject({ status: 'written' })
  expect(await traces(world, WORD)).toEqual([])
  expect(JSON.stringify(world.hubspot.engagements('emails'))).not.toContain(WORD)
  expect(await world.sendBatch([whole('bare', { people: [JANE] })])).toMatchObject({ duplicates: 1 })
})

test('of whom the settings leave out neither name nor address is kept or written, and the others get their mail', async () => {
  const world = await startWorld()
  await openSettings(world).put({ exclusions: { addresses: [LENA] } })
  // The list itself names them.
  const listed = (await traces(world, 'lena')).length
  const lena = { email: LENA, first_name: 'Lena', last_name: 'Lawless' }
  await world.send(
    anEmailSent({
      id: 'both',
      people: [lena, NORA],
      message: { to: [{ email: LENA, name: 'Lena Lawless' }, { email: NORA }], cc: [{ email: LENA }] },
      context: { people: [LENA] },
    }),
  )
  await world.sendMail(
    rawMail('both').replace(`<${LENA}>`, `<${LENA}>, <${NORA}>`).replace('Dear Lena', 'Dear both'),
    ANN,
  )
  await world.settled()
  expect(await world.event('both')).toMatchObject({ status: 'written' })
  expect((await world.trace('both')).trace[0]?.rule).toBe('gate.address')
  expect(await traces(world, 'lena', 'lawless')).toHaveLength(listed)
  const mails = world.hubspot.engagements('emails')
  expect(mails).toHaveLength(2)
  expect(JSON.stringify(mails)).not.toMatch(/lena|lawless/i)
  expect(JSON.stringify(mails)).toContain(NORA)
})

test('what was let in and is left out before it is written goes with the settling, whatever an earlier try said of it', async () => {
  const world = await startWorld()
  const cards = openCards(world)
  await cards.act('pause')
  await world.send(anEmailSent({ id: 'late', people: [JANE], message: said }))
  await world.settled()
  expect(await world.event('late')).toMatchObject({ status: 'held', reason: 'account_paused' })
  const { db } = world.logbook
  await db('log_lines').update({ trace: JSON.stringify([{ rule: 'contact.found', facts: { email: JANE } }]) })
  expect(await traces(world, WORD)).not.toEqual([])
  const version = await openSettings(world).put({ exclusions: { domains: ['acme.example'] } })
  await cards.act('resume')
  await world.settled()
  expect(await world.event('late')).toMatchObject({ status: 'skipped', reason: 'excluded' })
  expect(await traces(world, WORD)).toEqual([])
  const named = (await traces(world, JANE)).filter((line) => !/contact_cache|contact_addresses/.test(line))
  expect(named).toEqual([])
  expect(await db('events').select('settings_version')).toEqual([{ settings_version: version }])
  expect(world.hubspot.engagements('emails')).toEqual([])
})

test('what is published in one process decides about the very next event in another', async () => {
  const world = await startWorld({ drains: false })
  const page = openSettings(world)
  const other = await startServerProcess(world)
  for (const round of [1, 2]) {
    await page.put({ exclusions: { domains: ['law.example'] } })
    await other.send(whole(`off-${round}`))
    // Turned away at once: nobody ever queued it.
    const { log } = await other.trace(`off-${round}`)
    expect(log.map(({ state }) => state)).toEqual(['received', 'skipped'])
    await page.put({ exclusions: { domains: [] } })
    await other.send(whole(`on-${round}`))
    await world.settled()
    expect(await other.event(`on-${round}`)).toMatchObject({ status: 'written' })
  }
})

test("a contact's card says that the settings leave them out, although nothing is kept of them", async () => {
  const world = await startWorld()
  await openSettings(world).put({ exclusions: { domains: ['acme.example'] } })
  await world.send(anEmailSent({ id: 'off', people: [JANE] }))
  await world.settled()
  const jane = world.hubspot.contacts().find(({ properties }) => properties.email === JANE)
  const { sync } = await openCards(world).status({ objectTypeId: '0-1', id: jane?.id ?? '' }, `email=${JANE}`)
  expect(sync).toMatchObject({ state: 'excluded' })
  expect(sync.text).toContain('acme.example')
})
