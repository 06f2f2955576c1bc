// How fast events are taken in and kept, one by one and in batches, by one web process and by two.
import autocannon, { type CannonResult } from 'autocannon'
import { mailTo } from '../crowd.ts'
import { atLeast, formatNumber, type Row } from '../result.ts'
import type { Scenario } from '../scenario.ts'
import type { ServerProcess } from '../server-process.ts'
import { sum } from '../statistics.ts'
import { openWorld } from '../world.ts'

type Shape = { name: string; batch: number; connections: number; goal: number | null }

const SHAPES: Shape[] = [
  { name: 'single posts', batch: 1, connections: 48, goal: 2_500 },
  { name: 'batches of 100', batch: 100, connections: 8, goal: 50_000 },
  { name: 'batches of 1,000', batch: 1_000, connections: 4, goal: null },
]

export const ingestion: Scenario = {
  name: 'ingestion',
  title: 'Taking events in',
  async run(environment, { ingestion: { seconds, warmUpSeconds, processes } }) {
    const world = await openWorld(environment, { latencyMs: 0, accounts: 1, contacts: 10 })
    const webs = await Promise.all(Array.from({ length: Math.max(...processes) }, () => world.start('web')))
    const rows: Row[] = []
    const series = []
    for (const count of processes) {
      const used = webs.slice(0, count)
      const values: number[] = []
      for (const shape of SHAPES) {
        if (warmUpSeconds > 0) await fire(used, world.account.key, shape, warmUpSeconds)
        const { eventsPerSecond, p99 } = await fire(used, world.account.key, shape, seconds)
        const note = `99 % of answers within ${formatNumber(p99)} ms`
        const name = `${shape.name}, ${count} web process${count > 1 ? 'es' : ''}`
        environment.say(`${name}: ${formatNumber(eventsPerSecond)} events/s (${note})`)
        const goal = count === 1 && shape.goal !== null ? { goal: atLeast(shape.goal) } : {}
        rows.push({ name, measured: eventsPerSecond, unit: 'events/s', note, ...goal })
        values.push(eventsPerSecond)
      }
      series.push({ name: `${count} web process${count > 1 ? 'es' : ''}`, values })
    }
    for (const [index, web] of webs.entries()) {
      const name = `resident memory of web process ${index + 1}, at most`
      rows.push({ name, measured: await web.peakMemory(), unit: 'MB' })
    }
    await world.close()
    const labels = SHAPES.map(({ name }) => name)
    const title = 'Events taken in per second'
    return { text: [TEXT], rows, charts: [{ kind: 'bar', title, unit: 'events/s', labels, series }] }
  },
}

const TEXT = `autocannon sends mails of about 300 characters, every one with an id of its own, to processes that only take in. An event counts when
it was answered with 202, and that is after PostgreSQL has flushed it to disk (\`fsync\` and \`synchronous_commit\` are on). The sender
and PostgreSQL share the machine's cores with the web processes, so a second one gains nothing where there are only two cores.`

async function fire(webs: readonly ServerProcess[], key: string, shape: Shape, duration: number) {
  const connections = shape.connections / webs.length
  const results = await Promise.all(
    webs.map(({ url }, index) =>
      autocannon({ url, connections, duration, requests: [request(key, shape, index)] }),
    ),
  )
  const failures = sum(results.map(({ non2xx, errors }) => non2xx + errors))
  if (failures > 0) throw new Error(`${failures} requests of ${shape.name} failed.`)
  return {
    eventsPerSecond: sum(results.map((result) => (result['2xx'] * shape.batch) / result.duration)),
    p99: Math.max(...results.map((result: CannonResult) => result.latency.p99)),
  }
}

let requests = 0

function request(key: string, { batch }: Shape, index: number) {
  // Written once, and each time only the number of the request is put into its places: making it anew, or joining it from pieces, would
  // take the cores away from what is measured. autocannon copies it.
  const PLACE = '%NUMBER%'
  const mails = Array.from({ length: batch }, (_, number) =>
    mailTo(number % 10, number, `r${PLACE}-${index}`),
  )
  const body = Buffer.from(JSON.stringify(batch === 1 ? mails[0] : { events: mails }))
  const places = placesOf(body, PLACE)
  return {
    method: 'POST',
    path: batch === 1 ? '/v1/events' : '/v1/events/batch',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    setupRequest: (given: object) => {
      requests += 1
      const number = String(requests).padStart(PLACE.length, '0')
      for (const place of places) body.write(number, place, 'latin1')
      return { ...given, body }
    },
  }
}

function placesOf(body: Buffer, place: string): number[] {
  const places: number[] = []
  for (let at = body.indexOf(place); at >= 0; at = body.indexOf(place, at + 1)) places.push(at)
  return places
}
