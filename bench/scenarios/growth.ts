// How cost grows with the ledger: taking a batch in and claiming a thousand events, from ten thousand rows to a million.

import { claimDueEvents } from '../../server/store/claims.ts'
import type { Db } from '../../server/store/database.ts'
import { acquireLease } from '../../server/store/drains.ts'
import { mailTo } from '../crowd.ts'
import { letGo } from '../measure-drain.ts'
import { atMost, formatNumber, type Row } from '../result.ts'
import type { Scenario } from '../scenario.ts'
import { seedLedger } from '../seed-ledger.ts'
import { postEvents } from '../sender.ts'
import { median } from '../statistics.ts'
import { openWorld, type World } from '../world.ts'

const BATCH = 100
const CLAIM = 1_000
const CONTACTS = 300

type Cost = { rows: number; ingestMs: number; claimMs: number }

export const growth: Scenario = {
  name: 'growth',
  title: 'As the ledger grows',
  async run(environment, { growth: { ledgerRows, batches } }) {
    const world = await openWorld(environment, { latencyMs: 0, accounts: 1, contacts: CONTACTS })
    const web = await world.start('web')
    const { db, account } = world
    await ingest(world, web.url, 'warm-up', Math.ceil(batches / 4))
    await claimAll(db, account.portalId)
    const costs: Cost[] = []
    let seeded = 0
    for (const rows of ledgerRows) {
      await seedLedger(db, account.portalId, seeded, rows)
      seeded = rows
      const ingestMs = await ingest(world, web.url, `at-${rows}`, batches)
      const claimMs = await claimAll(db, account.portalId)
      costs.push({ rows, ingestMs, claimMs })
      environment.say(
        `${formatNumber(rows)} rows: ${formatNumber(ingestMs)} ms a batch, ${formatNumber(claimMs)} ms a claim`,
      )
    }
    await world.close()
    const labels = costs.map(({ rows }) => `${rows.toLocaleString('en-US')} rows`)
    const series = [
      { name: `taking in ${BATCH}`, values: costs.map(({ ingestMs }) => ingestMs) },
      { name: `claiming ${CLAIM.toLocaleString('en-US')}`, values: costs.map(({ claimMs }) => claimMs) },
    ]
    const title = 'Time by rows in the ledger'
    return {
      text: [TEXT],
      rows: [...costs.flatMap(rowsOf), ...ratios(costs)],
      charts: [{ kind: 'line', title, unit: 'ms', labels, series }],
    }
  },
}

const TEXT = `The ledger of one account is filled with settled events: facts, contents, three log lines with a trace, four considered records and the
engagement of each. Then batches of ${BATCH} events are posted one after another to a web process, and claimed by ${CLAIM.toLocaleString('en-US')} as a drain claims them.
Figures are medians.`

function rowsOf({ rows, ingestMs, claimMs }: Cost): Row[] {
  const at = `${rows.toLocaleString('en-US')} rows`
  return [
    { name: `${at}, taking in a batch of ${BATCH}`, measured: ingestMs, unit: 'ms' },
    { name: `${at}, claiming ${CLAIM.toLocaleString('en-US')}`, measured: claimMs, unit: 'ms' },
  ]
}

function ratios(costs: readonly Cost[]): Row[] {
  const [first, last] = [costs[0], costs.at(-1)]
  if (!first || !last) return []
  return [
    {
      name: 'taking in, largest against smallest',
      measured: last.ingestMs / first.ingestMs,
      unit: 'times',
      goal: atMost(1.3),
    },
    {
      name: 'claiming, largest against smallest',
      measured: last.claimMs / first.claimMs,
      unit: 'times',
      goal: atMost(1.3),
    },
  ]
}

/** Posts so many batches one after another; the median time of one. */
async function ingest({ account }: World, url: string, round: string, batches: number): Promise<number> {
  const times: number[] = []
  for (let batch = 0; batch < batches; batch += 1) {
    const events = Array.from({ length: BATCH }, (_, n) => mailTo(n, batch * BATCH + n, round))
    const start = performance.now()
    await (await postEvents(url, account.key, '/v1/events/batch', { events })).arrayBuffer()
    times.push(performance.now() - start)
  }
  return median(times)
}

/** Claims all that is due as a drain does, and books it as written; the median time of a claim. */
async function claimAll(db: Db, portalId: string): Promise<number> {
  const lease = await acquireLease(db, portalId, 'bench', 3_600_000)
  if (!lease) throw new Error('Somebody drains the account that is measured.')
  const times: number[] = []
  for (;;) {
    const start = performance.now()
    const { events } = await claimDueEvents(db, lease, CLAIM, new Date())
    if (events.length === 0) break
    times.push(performance.now() - start)
  }
  await db.raw(`update events set state = 'written', reason = 'written' where state = 'queued'`)
  await letGo(db)
  return median(times)
}
