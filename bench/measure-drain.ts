// Times how a backlog is written to HubSpot: everything is taken in first, while nobody may write, and then let go at once.
import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '../server/store/database.ts'
import type { Mail } from './crowd.ts'
import { sendAll } from './sender.ts'
import type { Call } from './simulated-hubspot.ts'
import type { Account, World } from './world.ts'

export type Drain = {
  events: number
  calls: Call[]
  callsPerEvent: number
  /** From the first call to HubSpot until the ledger has nothing left to do. */
  seconds: number
  eventsPerSecond: number
  refusals: number
}

export type Backlog = { account: Account; events: readonly Mail[] }

export async function measureDrain(
  world: World,
  webUrl: string,
  backlogs: readonly Backlog[],
): Promise<Drain> {
  const { db, hubspot } = world
  await holdAll(db)
  const parcels = backlogs.map(({ account, events }) => ({ key: account.key, events }))
  await sendAll(webUrl, parcels)
  await hubspot.forget()
  await letGo(db)
  await drained(db)
  const end = Date.now()
  const calls = await hubspot.calls()
  await requireAllWritten(db)
  const events = backlogs.reduce((total, backlog) => total + backlog.events.length, 0)
  const seconds = (end - Math.min(...calls.map(({ at }) => at))) / 1_000
  return {
    events,
    calls,
    callsPerEvent: calls.length / events,
    seconds,
    eventsPerSecond: events / seconds,
    refusals: calls.filter(({ count429 }) => count429 === 1).length,
  }
}

/** Takes every account's lease, as another worker would. */
export async function holdAll(db: Db): Promise<void> {
  await db.raw(
    `update drains set lease_owner = 'bench', lease_until = now() + interval '1 day', fence = fence + 1`,
  )
}

export async function letGo(db: Db): Promise<void> {
  await db.raw(`update drains set lease_owner = null, lease_until = null where lease_owner = 'bench'`)
}

export async function drained(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await db.raw('select 1 from drains where due or next_due_at is not null limit 1')
    if (rows.length === 0) return
    await delay(25)
  }
}

/** A figure for work that was not done would be worth nothing. */
async function requireAllWritten(db: Db): Promise<void> {
  const { rows } = await db.raw(
    `select state, reason, count(*) as n from events where state <> 'written' group by state, reason`,
  )
  if (rows.length > 0) throw new Error(`Not everything was written: ${JSON.stringify(rows)}`)
}
