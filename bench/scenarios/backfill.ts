// What a large backfill does to everything else: how long a reply takes meanwhile, and how much memory the worker needs.
import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '../../server/store/database.ts'
import { mails, mailTo } from '../crowd.ts'
import { drained, holdAll, letGo } from '../measure-drain.ts'
import { atMost, formatNumber, type Row } from '../result.ts'
import type { Scenario } from '../scenario.ts'
import { postEvents, sendAll } from '../sender.ts'
import { median, percentile } from '../statistics.ts'
import { openWorld, type World } from '../world.ts'

const LATENCY_MS = 300

export const backfill: Scenario = {
  name: 'backfill',
  title: 'While a backfill drains',
  async run(environment, { backfill: size }) {
    const { contacts } = size
    const world = await openWorld(environment, { latencyMs: LATENCY_MS, accounts: 1, contacts })
    const { db, account } = world
    const [web, worker] = await Promise.all([world.start('web'), world.start('worker')])
    const hasMode = await knowsMode(web.url, account.key)
    await drained(db)
    await holdAll(db)
    const events = mails(size, 'backfill', hasMode ? { mode: 'backfill' } : {})
    await sendAll(web.url, [{ key: account.key, events }])
    environment.say(`${formatNumber(size.events)} events taken in`)
    await letGo(db)
    const start = Date.now()
    const replies = hasMode ? await sendRepliesMeanwhile(world, web.url, size) : 0
    await drained(db)
    const seconds = (Date.now() - start) / 1_000
    const waits = await readReplyTimes(db)
    const memory = { web: await web.peakMemory(), worker: await worker.peakMemory() }
    await world.close()
    if (waits.length !== replies) throw new Error(`${replies} replies were sent and ${waits.length} written.`)
    const p95 = percentile(waits, 0.95)
    environment.say(`drained in ${formatNumber(seconds)} s; replies p95 ${formatNumber(p95)} s`)
    environment.say(`web ${formatNumber(memory.web)} MB, worker ${formatNumber(memory.worker)} MB`)
    const replyRows: Row[] = [
      { name: 'a reply meanwhile, median', measured: median(waits), unit: 's' },
      {
        name: 'a reply meanwhile, p95',
        measured: p95,
        unit: 's',
        goal: atMost(10),
        note: `${replies} replies`,
      },
    ]
    const skipped = { name: 'a reply meanwhile, p95', measured: null, unit: 's', goal: atMost(10) }
    return {
      text: [textOf(size.events)],
      rows: [
        ...(hasMode ? replyRows : [{ ...skipped, note: 'the API does not know `mode` yet' }]),
        { name: 'events written', measured: (size.events + replies) / seconds, unit: 'events/s' },
        {
          name: 'resident memory of the worker, at most',
          measured: memory.worker,
          unit: 'MB',
          goal: atMost(256),
        },
        { name: 'resident memory of the web process, at most', measured: memory.web, unit: 'MB' },
      ],
      charts: hasMode ? [chartOf(waits)] : [],
    }
  },
}

function textOf(events: number): string {
  return `${events.toLocaleString('en-US')} events with \`"mode": "backfill"\` wait for one account, HubSpot is ${LATENCY_MS} ms away, and while one worker process
drains them a reply comes in every second. Its time runs from when it was received until the ledger booked it as written. Memory is the
highest resident set of each process over the whole run, as the operating system counts it.`
}

function chartOf(waits: readonly number[]) {
  const shares = [0.05, 0.25, 0.5, 0.75, 0.95, 1]
  return {
    kind: 'line' as const,
    title: 'How long a reply takes during the backfill',
    unit: 's',
    labels: shares.map((share) => `${share * 100} %`),
    series: [{ name: 'of replies within', values: shares.map((share) => percentile(waits, share)) }],
    goal: 10,
  }
}

/** A server that does not know the field keeps it aside and says so. */
async function knowsMode(url: string, key: string): Promise<boolean> {
  const answer = await postEvents(url, key, '/v1/events', mailTo(0, 0, 'probe', { mode: 'backfill' }))
  return !(await answer.text()).includes('unknown_field')
}

/** Answers how many were sent until nothing was left waiting. */
async function sendRepliesMeanwhile(
  { db, account }: World,
  url: string,
  { contacts, replyEveryMs }: { contacts: number; replyEveryMs: number },
): Promise<number> {
  let sent = 0
  while (await isWaiting(db)) {
    const reply = { type: 'email.replied', replied_by: 'contact' }
    await postEvents(url, account.key, '/v1/events', mailTo((sent * 37) % contacts, sent, 'reply', reply))
    sent += 1
    await delay(replyEveryMs)
  }
  return sent
}

async function isWaiting(db: Db): Promise<boolean> {
  const { rows } = await db.raw(
    `select 1 from events where due_at is not null and type = 'email.sent' limit 1`,
  )
  return rows.length > 0
}

async function readReplyTimes(db: Db): Promise<number[]> {
  const { rows } = await db.raw(
    `select extract(epoch from min(line.at) - event.received_at)::float as seconds
     from events as event join log_lines as line using (portal_id, event_id)
     where event.type = 'email.replied' and line.state = 'written'
     group by event.portal_id, event.event_id, event.received_at`,
  )
  const times: { seconds: number }[] = rows
  return times.map(({ seconds }) => seconds)
}
