// How long one event takes on an idle system, from the API call until HubSpot has it.
import { setTimeout as delay } from 'node:timers/promises'
import { mailTo } from '../crowd.ts'
import { drained } from '../measure-drain.ts'
import { atMost, formatNumber } from '../result.ts'
import type { Scenario } from '../scenario.ts'
import { postEvents } from '../sender.ts'
import { median, percentile } from '../statistics.ts'
import { openWorld, type World } from '../world.ts'

const LATENCY_MS = 50
const CONTACTS = 50

export const loneEvent: Scenario = {
  name: 'lone-event',
  title: 'A lone event',
  async run(environment, { loneEvents: { count, longestGapMs } }) {
    const world = await openWorld(environment, { latencyMs: LATENCY_MS, accounts: 1, contacts: CONTACTS })
    const [web] = await Promise.all([world.start('web'), world.start('worker')])
    // The first ones find connections closed and code cold, as after every start; they are not what an idle system does.
    for (const number of [1, 2]) await timeOne(world, web.url, number, 'warm-up')
    const times: number[] = []
    for (let number = 0; number < count; number += 1) {
      // Spread over the phases of everything that ticks.
      await delay((longestGapMs * (number % 7)) / 7)
      times.push(await timeOne(world, web.url, number, 'lone'))
    }
    await world.close()
    const p95 = percentile(times, 0.95)
    environment.say(`median ${formatNumber(median(times))} ms, p95 ${formatNumber(p95)} ms`)
    const sorted = times.toSorted((a, b) => a - b)
    const shares = [0.05, 0.25, 0.5, 0.75, 0.95, 1]
    return {
      text: [TEXT],
      rows: [
        { name: 'median', measured: median(times), unit: 'ms' },
        { name: 'p95', measured: p95, unit: 'ms', goal: atMost(1_000), note: `${count} events` },
        { name: 'slowest', measured: Math.max(...times), unit: 'ms' },
      ],
      charts: [
        {
          kind: 'line',
          title: 'From API call to HubSpot',
          unit: 'ms',
          labels: shares.map((share) => `${share * 100} %`),
          series: [{ name: 'of events within', values: shares.map((share) => percentile(sorted, share)) }],
          goal: 1_000,
        },
      ],
    }
  },
}

const TEXT = `One web process, one worker process, nothing else to do, HubSpot ${LATENCY_MS} ms away. Timed from just before \`POST /v1/events\` until HubSpot
has answered the call that creates the engagement. Contacts come round again, so most of them are known.`

async function timeOne(world: World, url: string, number: number, round: string): Promise<number> {
  const { hubspot, db, account } = world
  await hubspot.forget()
  const start = Date.now()
  await postEvents(url, account.key, '/v1/events', mailTo(number % CONTACTS, number, round))
  for (;;) {
    const written = (await hubspot.calls()).find(({ path }) => path.endsWith('/emails/batch/create'))
    if (written) {
      await drained(db)
      return written.at + hubspot.latencyMs - start
    }
    await delay(5)
  }
}
