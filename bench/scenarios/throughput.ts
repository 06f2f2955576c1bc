// How many events a second one account gets, under HubSpot's real limits, near and far, and what a naive client gets there.

import { CROWD_IN_WORDS, mails } from '../crowd.ts'
import type { Environment } from '../environment.ts'
import { measureDrain } from '../measure-drain.ts'
import { NAIVE_CALLS, type NaiveRun, runNaiveClient } from '../naive-client.ts'
import { atLeast, atMost, formatNumber, type Row } from '../result.ts'
import type { Scenario } from '../scenario.ts'
import type { Sizes } from '../sizes.ts'
import { openWorld } from '../world.ts'

/** The goals are about this latency; the naive client runs here too. */
const GOAL_LATENCY_MS = 300

type Naive = NaiveRun & { callsPerEvent: number; refusals: number }
type Speeds = { latencyMs: number; cold: number; warm: number; refusals: number; naive: Naive | null }

export const throughput: Scenario = {
  name: 'throughput',
  title: 'Events per second for one account',
  async run(environment, sizes) {
    const { latenciesMs } = sizes.throughput
    const naiveAt = latenciesMs.includes(GOAL_LATENCY_MS) ? GOAL_LATENCY_MS : latenciesMs[0]
    const measured: Speeds[] = []
    for (const latencyMs of latenciesMs) {
      measured.push(await measureAt(environment, sizes, latencyMs, latencyMs === naiveAt))
    }
    const labels = measured.map(({ latencyMs }) => `${latencyMs} ms`)
    const series = [
      { name: 'cold', values: measured.map(({ cold }) => cold) },
      { name: 'warm', values: measured.map(({ warm }) => warm) },
    ]
    const title = 'Events per second, one account, by HubSpot’s latency'
    return {
      text: [textOf(sizes), `The naive client's calls for each event:\n\n- ${NAIVE_CALLS.join('\n- ')}`],
      rows: measured.flatMap(rowsOf),
      charts: [{ kind: 'bar', title, unit: 'events/s', labels, series, goal: 1_000 }],
    }
  },
}

async function measureAt(
  environment: Environment,
  { throughput }: Sizes,
  latencyMs: number,
  hasNaive: boolean,
): Promise<Speeds> {
  const { contacts, naiveEvents } = throughput
  const world = await openWorld(environment, { latencyMs, contacts, accounts: hasNaive ? 2 : 1 })
  const [web] = await Promise.all([world.start('web'), world.start('worker')])
  const { account } = world
  const cold = await measureDrain(world, web.url, [{ account, events: mails(throughput, 'cold') }])
  environment.say(`${latencyMs} ms, cold: ${formatNumber(cold.eventsPerSecond)} events/s`)
  const warm = await measureDrain(world, web.url, [{ account, events: mails(throughput, 'warm') }])
  environment.say(`${latencyMs} ms, warm: ${formatNumber(warm.eventsPerSecond)} events/s`)
  const [, other] = world.accounts
  let naive: Naive | null = null
  if (other) {
    const { accessToken } = other
    const load = { events: naiveEvents, contacts }
    await world.hubspot.forget()
    const run = await runNaiveClient({ apiUrl: world.hubspot.url, accessToken }, mails(load, 'naive'))
    const calls = await world.hubspot.calls()
    const refusals = calls.filter(({ count429 }) => count429 === 1).length
    naive = { ...run, callsPerEvent: calls.length / run.events, refusals }
    environment.say(`${latencyMs} ms, naive client: ${formatNumber(naive.eventsPerSecond)} events/s`)
  }
  await world.close()
  const refusals = cold.refusals + warm.refusals
  return { latencyMs, cold: cold.eventsPerSecond, warm: warm.eventsPerSecond, refusals, naive }
}

function rowsOf({ latencyMs, cold, warm, refusals, naive }: Speeds): Row[] {
  const isGoal = latencyMs === GOAL_LATENCY_MS
  const at = `${latencyMs} ms`
  const rows: Row[] = [
    { name: `${at}, cold`, measured: cold, unit: 'events/s' },
    { name: `${at}, warm`, measured: warm, unit: 'events/s', ...(isGoal && { goal: atLeast(1_000) }) },
    {
      name: `${at}, refused with 429`,
      measured: refusals,
      unit: 'calls',
      ...(isGoal && { goal: atMost(0) }),
    },
  ]
  if (naive === null) return rows
  const note = `${naive.events} events in ${formatNumber(naive.seconds)} s, ${naive.refusals} × 429`
  return [
    ...rows,
    { name: `${at}, naive client`, measured: naive.eventsPerSecond, unit: 'events/s', note },
    { name: `${at}, calls of the naive client`, measured: naive.callsPerEvent, unit: 'calls/event' },
    {
      name: `${at}, Logbook warm / naive client`,
      measured: warm / naive.eventsPerSecond,
      unit: 'times',
      goal: atLeast(200),
    },
  ]
}

function textOf({ throughput }: Sizes): string {
  const { events, contacts } = throughput
  return `${events.toLocaleString('en-US')} events over ${contacts.toLocaleString('en-US')} contacts wait in the ledger and are let go at once; one
worker process writes them. HubSpot's limits are the real ones: 110 calls in any 10 s, 5 searches a second. Time runs from the first
call until the ledger has nothing left to do. ${CROWD_IN_WORDS} The naive client works on another account of the same simulator, with several
events under way at once and in even steps just below the limits, and it reads a contact's deals in one call.`
}
