// Bad days from a seed: workers that are killed or frozen at any moment, and a HubSpot that cuts, stalls and refuses.
import { setTimeout as delay } from 'node:timers/promises'
import type { Fault } from '../../simulator/control/faults.ts'
import { seededRandom } from '../../simulator/seeded-random.ts'
import { pick, type Random } from './chaos-mail.ts'
import { startWorkerProcess, type WorkerProcess } from './server-process.ts'
import type { World } from './world.ts'

const between = (random: Random, least: number, most: number) => least + random() * (most - least)

/** The seeds to run with: CRASH_SEED, or as many new ones as CRASH_SEEDS says. */
export function chaosSeeds(): number[] {
  const { CRASH_SEED, CRASH_SEEDS = '1' } = process.env
  if (CRASH_SEED) return [Number(CRASH_SEED)]
  return Array.from({ length: Number(CRASH_SEEDS) }, () => Math.floor(Math.random() * 1_000_000))
}

/** Hurts each of these workers until `until`; then each goes on unhurt. Answers those that are left: killed ones were started anew. */
export async function hurtWorkers(
  world: World,
  workers: readonly WorkerProcess[],
  random: Random,
  until: number,
): Promise<WorkerProcess[]> {
  // Each has a die of its own, so that the order in which they wake changes nothing.
  const dice = workers.map((worker) => ({ worker, die: seededRandom(random() * 2 ** 32) }))
  return Promise.all(dice.map(({ worker, die }) => hurtWorker(world, worker, die, until)))
}

async function hurtWorker(
  world: World,
  worker: WorkerProcess,
  random: Random,
  until: number,
): Promise<WorkerProcess> {
  await delay(between(random, 200, 2_000))
  if (Date.now() > until) return worker
  if (random() < 0.3) {
    await worker.kill()
    return hurtWorker(world, await startWorkerProcess(world), random, until)
  }
  worker.stall()
  await delay(between(random, 300, 3_000))
  worker.resume()
  return hurtWorker(world, worker, random, until)
}

const WRITES = [
  /emails\/batch\/create/,
  /notes\/batch\/create/,
  /notes\/batch\/update/,
  /communications\/batch\/create/,
  /calls\/batch\/create/,
  /0-1\/batch\/create/,
  /0-3\/batch\/create/,
  /companies\/batch\/create/,
]
const OTHERS = [/associations\/.*\/create/, /associations\/.*\/read/, /\/batch\/read/, /\/search/]

/** Orders what becomes of the calls to come: of each second write and each tenth other call something bad, by the dice. */
export function troubleHubSpot({ simulator }: World, random: Random): void {
  for (const path of [...WRITES, ...OTHERS]) {
    const share = WRITES.includes(path) ? 0.5 : 0.1
    for (let call = 0; call < 200; call += 1) {
      const fault = random() < share ? aFault(random) : UNHURT
      simulator.faults.order({ match: { path }, times: 1, fault })
    }
  }
}

const UNHURT: Fault = { kind: 'slow', ms: 0 }

/** Workers wait one second for an answer. */
function aFault(random: Random): Fault {
  return pick<() => Fault>(random, [
    () => ({ kind: 'cut' }),
    () => ({ kind: 'cut_after_writing' }),
    () => ({ kind: 'cut_after_writing' }),
    () => ({ kind: 'slow', ms: between(random, 100, 900) }),
    () => ({ kind: 'slow', ms: between(random, 1_000, 1_900) }),
    () => ({ kind: 'status', status: 429, headers: { 'Retry-After': '1' } }),
    () => ({ kind: 'status', status: 500 }),
    () => ({ kind: 'status', status: 502, body: '<html>Bad gateway</html>' }),
    () => ({ kind: 'status', status: 423 }),
  ])()
}

/**
 * Half a minute for the retries that wait, at once. What must really be waited for is: calls under way end by their intents' time,
 * and HubSpot's search shows a company after its lag, also when a frozen worker sent it late.
 */
export async function letTimePass({ db }: World['logbook']): Promise<void> {
  await db.raw(
    `update company_domains set intent_at = intent_at - interval '30 seconds'
     where company_id is null and intent_at between now() - interval '30 seconds' and now() - interval '5 seconds'`,
  )
  await db.raw(
    `update contact_intents set intent_at = intent_at - interval '30 seconds'
     where intent_at between now() - interval '30 seconds' and now() - interval '5 seconds'`,
  )
  await db.raw(
    `update events set due_at = now() where (portal_id, event_id) in (
       select portal_id, event_id from events
       where due_at > now() and not exists (
         select from engagements as intent where intent.portal_id = events.portal_id
           and intent.engagement_key = events.engagement_key and intent_until > now())
       for update skip locked)`,
  )
  await db.raw(
    `update drains set next_due_at = now()
     where portal_id in (select portal_id from drains for update skip locked)`,
  )
}
