// Two things at the same moment, and things that broke off half way: whichever comes first, nothing is left in between.
import { expect, test } from 'vitest'
import { forgetInEvent } from '../../server/domain/forget-event.ts'
import { disconnectAccount, resumeAccount } from '../../server/install/account-controls.ts'
import { holdDueEvents } from '../../server/store/claims.ts'
import type { Db } from '../../server/store/database.ts'
import {
  acquireLease,
  clearDue,
  LeaseLost,
  portalsToDrain,
  releaseLease,
  renewLease,
  stopDrain,
} from '../../server/store/drains.ts'
import { saveForgotten } from '../../server/store/erasure.ts'
import { loadMaterial } from '../../server/store/erasure-search.ts'
import { takeAsWritten } from '../../server/sync/take-as-written.ts'
import { anEmailSent, JANE, KARL, NORA } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { install, startWorld, type World } from '../support/world.ts'

/** Keeps this account's row of a table from everybody until `let go`. */
async function lockRow(db: Db, table: 'accounts' | 'drains', portalId: string) {
  const trx = await db.transaction()
  await trx(table).where('portal_id', portalId).forUpdate()
  return { letGo: () => trx.commit() }
}

/** Resolves once so many statements wait for somebody else's. */
async function waiting(db: Db, count: number): Promise<void> {
  const blocked = async () => {
    const { rows } = await db.raw(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`,
    )
    return rows[0].n
  }
  await expect.poll(blocked, { interval: 10 }).toBe(count)
}

async function leaseOf({ logbook, hubspot }: World, owner: string) {
  const lease = await acquireLease(logbook.db, hubspot.portalId, owner, 60_000)
  if (!lease) throw new Error('Somebody else drains this account.')
  return lease
}

const ENDS = [
  { end: 'resumed', status: 'paused', hold: 'account_paused' },
  { end: 'installed again', status: 'revoked', hold: 'connection_revoked' },
] as const

// N6
test.each(ENDS.flatMap((one) => [true, false].map((isEndFirst) => ({ ...one, isEndFirst }))))(
  'an account that is $end while a drain holds its events keeps none of them (ends first: $isEndFirst)',
  async ({ end, status, hold, isEndFirst }) => {
    const world = await startWorld({ drains: false })
    const { logbook, hubspot } = world
    const { db } = logbook
    const lease = await leaseOf(world, 'a drain that has read why the account waits')
    await db('accounts').update({ status })
    await world.send(anEmailSent({ id: 'mail' }))
    const account = await lockRow(db, 'accounts', hubspot.portalId)
    const finish = () =>
      end === 'resumed' ? resumeAccount(logbook.install, hubspot.portalId) : install(logbook, hubspot)
    const holdAll = () => holdDueEvents(db, lease, hold, new Date())
    const running: Promise<unknown>[] = []
    for (const act of isEndFirst ? [finish, holdAll] : [holdAll, finish]) {
      running.push(act())
      await waiting(db, running.length)
    }
    await account.letGo()
    await Promise.all(running)
    expect(await world.event('mail')).toMatchObject({ status: 'received' })
    expect(await db('events').whereNotNull('due_at')).toHaveLength(1)
  },
)

// N6
test('an event that is tried again at the moment when a drain finds nothing more to do is drained all the same', async () => {
  const world = await startWorld({ drains: false })
  const { db } = world.logbook
  const { portalId } = world.hubspot
  const lease = await leaseOf(world, 'a drain that is through')
  await world.send(anEmailSent({ id: 'mail' }))
  await db('events').update({ state: 'failed', due_at: null })
  const retrying = await db.transaction()
  await stopDrain(retrying, portalId)
  await retrying('events').update({ state: 'received', due_at: new Date() })
  await retrying('drains').update('due', true)
  const clearing = clearDue(db, lease, new Date())
  await waiting(db, 1)
  await retrying.commit()
  await clearing
  await releaseLease(db, lease)
  expect(await portalsToDrain(db, new Date())).toEqual([portalId])
})

test('who is erased while a person says that HubSpot has an activity stays erased, and who is excluded by then goes, too', async () => {
  const world = await startWorld({ drains: false })
  const { db } = world.logbook
  const { portalId } = world.hubspot
  await world.send(anEmailSent({ id: 'mail', people: [JANE, NORA, KARL] }))
  await openSettings(world).put({ exclusions: { addresses: [KARL] } })
  await db('events').update({ state: 'held', reason: 'outcome_unknown', due_at: null })
  const ids = await db('events').pluck('event_id')
  const account = { portalId, settingsVersion: 1 }

  const erasing = await db.transaction()
  await stopDrain(erasing, portalId)
  const material = await loadMaterial(erasing, portalId, ids)
  const nora = { contactId: null, emails: new Set([NORA]) }
  const forgotten = material.map((one) => forgetInEvent(one, nora, new Map()))
  const taking = takeAsWritten(world.logbook.db, account, ids[0], new Date())
  await waiting(db, 1)
  await saveForgotten(erasing, portalId, forgotten, { now: new Date(), sealId: (id) => id })
  await erasing.commit()

  expect(await taking).toBe(true)
  const [body] = await db('event_contents').pluck('body')
  expect(body.counterparts).toEqual([{ email: JANE }])
  expect(await db('events').select('state', 'counterparts')).toEqual([
    { state: 'written', counterparts: [JANE] },
  ])
})

test('a lease that is released while its renewal is under way is free at once', async () => {
  const world = await startWorld({ drains: false })
  const { db } = world.logbook
  const { portalId } = world.hubspot
  const lease = await leaseOf(world, 'a drain that ends')
  const row = await lockRow(db, 'drains', portalId)
  const released = releaseLease(db, lease)
  await waiting(db, 1)
  const renewed = renewLease(db, lease, 60_000).catch((error: unknown) => error)
  await waiting(db, 2)
  await row.letGo()
  await released
  expect(await renewed).toBeInstanceOf(LeaseLost)
  expect(await acquireLease(db, portalId, 'the next', 1_000)).not.toBeNull()
})

test.each([
  ['uninstalling', { method: 'DELETE', path: '/appinstalls/' }],
  ['taking the consent back', { path: '/oauth/2026-09/token/revoke' }],
])(
  'a disconnect that broke off while %s already holds events, and is finished by another',
  async (_step, match) => {
    const world = await startWorld()
    const { db, install } = world.logbook
    const { portalId } = world.hubspot
    world.simulator.faults.order({ match, times: 1, fault: { kind: 'status', status: 503 } })
    await expect(disconnectAccount(install, portalId)).rejects.toThrow()
    await world.send(anEmailSent({ id: 'mail' }))
    await world.settled()
    expect(await world.event('mail')).toMatchObject({ status: 'held', reason: 'account_disconnected' })

    expect(await disconnectAccount(install, portalId)).toBe(true)
    expect(world.hubspot.account.installation).toBeNull()
    expect(await db('account_tokens')).toEqual([])
    expect(await db('accounts').pluck('status')).toEqual(['disconnected'])
    expect(await disconnectAccount(install, portalId)).toBe(false)
  },
)
