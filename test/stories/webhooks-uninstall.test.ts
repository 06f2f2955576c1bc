// When Logbook is uninstalled in HubSpot, its tokens go at once and its data after a set time; coming back in time keeps everything.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { eraseLeftAccounts, KEPT_AFTER_UNINSTALL_DAYS } from '../../server/install/erase-account.ts'
import { readJournal } from '../../server/install/journal.ts'
import { dumpDatabase } from '../support/dump.ts'
import { anEmailSent } from '../support/events.ts'
import { startHearingWorld } from '../support/webhooks.ts'
import { install, startWorld, type World } from '../support/world.ts'

const DAY_MS = 24 * 60 * 60_000
const journalMs = 50
const status = async ({ logbook }: World) => (await logbook.db('accounts').pluck('status'))[0]
const journalCalls = ({ simulator }: World) =>
  simulator.calls.filter(({ path }) => path.startsWith('/webhooks-journal/'))

/** Waits until HubSpot's journal was asked `times` more. */
async function journalRead(world: World, times = 3): Promise<void> {
  const before = journalCalls(world).length
  await expect
    .poll(() => journalCalls(world).length, { interval: 10, timeout: 30_000 })
    .toBeGreaterThanOrEqual(before + times)
}

function eraseAfter(world: World, days: number): Promise<void> {
  const now = () => new Date(Date.now() + days * DAY_MS)
  const log = { info: () => {} }
  return eraseLeftAccounts({ db: world.logbook.db, now, log }, new AbortController().signal)
}

/** An installation of yesterday, in a world that reads HubSpot's journal. */
async function startInstalled(): Promise<World> {
  const world = await startWorld({ logbook: { journalMs } })
  await world.logbook.db('accounts').update('installed_at', new Date(Date.now() - DAY_MS))
  await journalRead(world)
  return world
}

/** Rows that belong to an account, in whatever table. */
async function rowsOf({ logbook, hubspot }: World): Promise<string[]> {
  return (await dumpDatabase(logbook.db)).filter(
    (line) => line.includes(hubspot.portalId) && !line.startsWith('pgboss.'),
  )
}

// N6
test('an uninstallation in HubSpot is noticed by the journal: tokens are destroyed, events wait', async () => {
  const world = await startInstalled()
  world.hubspot.uninstall()
  await expect.poll(() => status(world), { timeout: 30_000 }).toBe('disconnected')
  expect(await world.logbook.db('account_tokens')).toEqual([])
  await world.send(anEmailSent({ id: 'waiting' }))
  await world.settled()
  expect(await world.event('waiting')).toMatchObject({ status: 'held', reason: 'account_disconnected' })

  await install(world.logbook, world.hubspot)
  await world.settled()
  expect(await world.event('waiting')).toMatchObject({ status: 'written' })
  // The journal still tells of the old uninstallation to whoever reads it from its beginning.
  await world.logbook.db('hubspot_journal').update({ journal_offset: null })
  await journalRead(world, 4)
  expect(await status(world)).toBe('connected')
})

test('an uninstallation in the same minute as an installation is left to the token: clocks differ', async () => {
  const world = await startInstalled()
  world.hubspot.uninstall()
  await install(world.logbook, world.hubspot)
  await world.logbook.db('accounts').update('installed_at', new Date(Date.now() - 20_000))
  await journalRead(world, 5)
  expect(await status(world)).toBe('connected')
  await world.send(anEmailSent({ id: 'goes on' }))
  await world.settled()
  expect(await world.event('goes on')).toMatchObject({ status: 'written' })
})

test('HubSpot’s journal is subscribed to once, and read on from where it was left', async () => {
  const world = await startInstalled()
  world.hubspot.uninstall()
  await expect.poll(() => status(world), { timeout: 30_000 }).toBe('disconnected')
  await journalRead(world)
  const calls = journalCalls(world)
  expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(1)
  expect(calls.at(-1)?.path).toMatch(/offset\/[0-9a-f-]+\/next$/)
})

test('however many processes there are, one reads the journal at a time', async () => {
  const world = await startWorld({ drains: false })
  const { db, install: deps } = world.logbook
  const log = { info: () => {}, warn: () => {} }
  const read = () => readJournal({ ...deps, log }, 60_000, new AbortController().signal)
  await Promise.all(Array.from({ length: 5 }, read))
  expect(journalCalls(world).filter(({ path }) => path.endsWith('/earliest'))).toHaveLength(1)
  await db('hubspot_journal').update({ next_at: new Date(0) })
  await read()
  expect(journalCalls(world)).toHaveLength(3)
})

test('where HubSpot does not let the app read its journal, it is left alone, and said once', async () => {
  const world = await startWorld({ drains: false })
  world.simulator.faults.order({
    match: { path: '/webhooks-journal' },
    times: 9,
    fault: { kind: 'status', status: 403 },
  })
  const lines: string[] = []
  const log = { info: () => {}, warn: (_facts: object, message: string) => void lines.push(message) }
  const { db, install: deps } = world.logbook
  for (let round = 0; round < 3; round += 1) {
    await readJournal({ ...deps, log }, 10, new AbortController().signal)
    const [{ next_at }] = await db('hubspot_journal')
    expect(next_at.getTime()).toBeGreaterThan(Date.now() + 60 * 60_000)
    await db('hubspot_journal').update({ next_at: new Date(0) })
  }
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('does not let the app read its journal')
})

test('a journal that is away is tried again, from the same place', async () => {
  const world = await startInstalled()
  world.simulator.faults.order({
    match: { path: /journal-pages/ },
    times: 2,
    fault: { kind: 'status', status: 502 },
  })
  world.hubspot.uninstall()
  await expect.poll(() => status(world), { timeout: 30_000 }).toBe('disconnected')
})

// L10
test('where HubSpot refuses to refresh, the account is revoked, its tokens are destroyed and its events wait', async () => {
  const world = await startWorld()
  world.hubspot.uninstall()
  await world.send(anEmailSent({ id: 'waiting' }))
  await world.settled()
  expect(await status(world)).toBe('revoked')
  expect(await world.logbook.db('account_tokens')).toEqual([])
  expect(await world.event('waiting')).toMatchObject({ status: 'held', reason: 'connection_revoked' })
})

// G31
test('after its time everything about an account is gone from every table, and its key opens nothing', async () => {
  const world = await startHearingWorld()
  await world.sendBatch([anEmailSent(), anEmailSent({ people: ['kim@brand-new.example'] })])
  await world.settled()
  world.hubspot.mergeContacts(world.hubspot.contacts()[0]?.id ?? '', world.hubspot.contacts()[1]?.id ?? '')
  world.hubspot.deleteForPrivacy(world.hubspot.contacts()[2]?.id ?? '')
  await world.heard()
  world.hubspot.uninstall()
  await world.send(anEmailSent({ id: 'waiting' }))
  await world.settled()

  await eraseAfter(world, KEPT_AFTER_UNINSTALL_DAYS - 1)
  expect((await world.event('waiting')).status).toBe('held')
  await eraseAfter(world, KEPT_AFTER_UNINSTALL_DAYS + 1)
  expect(await rowsOf(world)).toEqual([])
  expect((await world.send(anEmailSent())).status).toBe(401)
})

test('an account that comes back in time keeps everything; one that comes back later starts anew', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ id: 'kept' }))
  await world.settled()
  world.hubspot.uninstall()
  await world.send(anEmailSent({ id: 'waiting' }))
  await world.settled()
  expect(await status(world)).toBe('revoked')
  await install(world.logbook, world.hubspot)
  await eraseAfter(world, 10 * KEPT_AFTER_UNINSTALL_DAYS)
  await world.settled()
  expect(await world.event('waiting')).toMatchObject({ status: 'written' })

  world.hubspot.uninstall()
  await world.send(anEmailSent())
  await world.settled()
  await eraseAfter(world, KEPT_AFTER_UNINSTALL_DAYS + 1)
  await install(world.logbook, world.hubspot)
  expect(await world.logbook.db('events')).toEqual([])
  expect(await status(world)).toBe('connected')
})

test('other accounts keep theirs', async () => {
  const world = await startWorld()
  await install(world.logbook, world.simulator.portal('47110816'))
  await world.send(anEmailSent())
  await world.settled()
  await world.logbook
    .db('accounts')
    .where('portal_id', '47110816')
    .update({ status: 'disconnected', left_at: new Date() })
  await eraseAfter(world, KEPT_AFTER_UNINSTALL_DAYS + 1)
  expect(await world.logbook.db('accounts').pluck('portal_id')).toEqual([world.hubspot.portalId])
  expect(await world.logbook.db('events')).toHaveLength(1)
})

test('what the privacy page says about time is what happens', () => {
  expect(readFileSync('docs/privacy.md', 'utf8')).toContain(`${KEPT_AFTER_UNINSTALL_DAYS} days`)
})
