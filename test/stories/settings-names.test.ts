// Members and campaigns are found in the ledger however large it is: in steps, each event once, and without an index that every event pays for.
import { expect, onTestFinished, test } from 'vitest'
import { saveInstallation } from '../../server/store/accounts.ts'
import { type Db, openDatabase } from '../../server/store/database.ts'
import { listActiveMembers } from '../../server/store/members.ts'
import { listCampaigns, lookForNames } from '../../server/store/settings-names.ts'
import { createTestDatabase } from '../support/database.ts'

const PORTAL = '7001'
const NOW = new Date('2026-11-21T12:00:00Z')
const MINUTE_MS = 60_000

async function openLedger(): Promise<Db> {
  const database = await createTestDatabase()
  const db = openDatabase(database.url)
  onTestFinished(async () => {
    await db.destroy()
    await database.drop()
  })
  await saveInstallation(db, {
    portalId: PORTAL,
    domain: 'a.example',
    name: 'A',
    timeZone: 'UTC',
    uiDomain: 'app.hubspot.com',
    scopes: [],
    installedBy: 'ann@a.example',
    installedAt: NOW,
  })
  return db
}

/** So many events, a second apart, the last one at `until`; every hundredth of another member and campaign. */
async function fill(db: Db, events: number, until: Date, name: string): Promise<void> {
  const values = { portal: PORTAL, events, until, name }
  await db.raw(
    `with made as (
       select n, lpad(to_hex(cast(extract(epoch from cast(:until as timestamptz)) * 1000 as bigint) - n * 1000), 12, '0') as ms
       from generate_series(0, cast(:events as integer) - 1) as n
     ), ids as (
       select n, cast(substr(ms, 1, 8) || '-' || substr(ms, 9, 4) || '-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid) as id from made
     ), facts as (
       insert into events (portal_id, event_id, source_id, external_id, type, occurred_at, received_at, member_email,
         counterparts, state, reason)
       select :portal, id, id, n, 'email.sent', :until, :until,
         :name || (n % 100 = 0) || '@a.example', '{}', 'written', 'written' from ids
     )
     insert into event_contents (portal_id, event_id, body)
     select :portal, id, jsonb_build_object('campaign', jsonb_build_object('name', :name || (n % 100 = 0)), 'message',
       jsonb_build_object('html', repeat('Shall we talk? ', 20))) from ids`,
    values,
  )
}

async function lookAll(db: Db, now = NOW): Promise<number> {
  for (let steps = 1; ; steps += 1) if (!(await lookForNames(db, PORTAL, now))) return steps
}

test('everybody who is named in a large ledger is found, a step at a time, the newest first', async () => {
  const db = await openLedger()
  await fill(db, 11_000, new Date(NOW.getTime() - MINUTE_MS * 2), 'old-')
  await fill(db, 50, NOW, 'new-')
  expect(await lookForNames(db, PORTAL, NOW)).toBe(true)
  expect(await listActiveMembers(db, PORTAL, 10)).toContain('new-true@a.example')
  expect(await lookAll(db)).toBe(5)
  const names = ['new-false', 'new-true', 'old-false', 'old-true']
  expect(await listCampaigns(db, PORTAL, 10)).toEqual(names)
  expect(await listActiveMembers(db, PORTAL, 10)).toEqual(names.map((name) => `${name}@a.example`))
})

test('what comes later is found later, and what is settled is not looked at again', async () => {
  const db = await openLedger()
  await fill(db, 3_000, new Date(NOW.getTime() - MINUTE_MS * 2), 'old-')
  await lookAll(db)
  await db('settings_names').delete()
  const later = new Date(NOW.getTime() + 10 * MINUTE_MS)
  await fill(db, 100, later, 'new-')
  expect(await lookAll(db, later)).toBe(1)
  expect(await listCampaigns(db, PORTAL, 10)).toEqual(['new-false', 'new-true'])
})

test('an event whose sender commits it late is not missed', async () => {
  const db = await openLedger()
  await fill(db, 10, NOW, 'first-')
  await lookAll(db)
  // Its id is older than some that were seen already.
  await fill(db, 1, new Date(NOW.getTime() - 5_500), 'late-')
  await lookAll(db, new Date(NOW.getTime() + 30_000))
  expect(await listCampaigns(db, PORTAL, 10)).toContain('late-true')
})

test('several who look at the same time share the work and miss nothing', async () => {
  const db = await openLedger()
  await fill(db, 8_000, new Date(NOW.getTime() - MINUTE_MS * 2), 'old-')
  await Promise.all([lookAll(db), lookAll(db), lookAll(db)])
  expect(await listActiveMembers(db, PORTAL, 10)).toEqual(['old-false@a.example', 'old-true@a.example'])
})
