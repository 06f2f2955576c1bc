// One account against a hundred, and one worker process against two: HubSpot limits each account, we only the sum.
import { mails } from '../crowd.ts'
import { type Drain, measureDrain } from '../measure-drain.ts'
import { formatNumber, type Row } from '../result.ts'
import type { Scenario } from '../scenario.ts'
import type { ServerProcess } from '../server-process.ts'
import { openWorld } from '../world.ts'

const LATENCY_MS = 300

export const accounts: Scenario = {
  name: 'accounts',
  title: 'Many accounts, and a second worker',
  async run(environment, { accounts: size }) {
    const { events, contacts, count } = size
    const world = await openWorld(environment, { latencyMs: LATENCY_MS, accounts: count, contacts })
    const [web, worker] = await Promise.all([world.start('web'), world.start('worker')])
    const each = { events: Math.ceil(events / count), contacts }
    const one = (round: string) => [{ account: world.account, events: mails(size, round) }]
    const all = (round: string) => world.accounts.map((account) => ({ account, events: mails(each, round) }))
    const rows: Row[] = []
    const book = (name: string, drain: Drain) => {
      const note = `${formatNumber(drain.seconds)} s, ${drain.refusals} × 429`
      environment.say(`${name}: ${formatNumber(drain.eventsPerSecond)} events/s (${note})`)
      rows.push({ name, measured: drain.eventsPerSecond, unit: 'events/s', note })
      return drain.eventsPerSecond
    }
    // Once unmeasured, so that all three runs meet people who are known.
    await measureDrain(world, web.url, all('first'))
    const single = book('1 account, 1 worker process', await measureDrain(world, web.url, one('one')))
    const many = book(`${count} accounts, 1 worker process`, await measureDrain(world, web.url, all('many')))
    const second = await world.start('worker')
    const two = book(`${count} accounts, 2 worker processes`, await measureDrain(world, web.url, all('two')))
    rows.push(...(await memoryRows([web, worker, second])))
    await world.close()
    const labels = ['1 account', `${count} accounts`, `${count} accounts, 2 workers`]
    const series = [{ name: 'all accounts together', values: [single, many, two] }]
    const title = 'Events per second over all accounts'
    return { text: [textOf(size)], rows, charts: [{ kind: 'bar', title, unit: 'events/s', labels, series }] }
  },
}

function textOf({ events, contacts, count }: { events: number; contacts: number; count: number }): string {
  return `The same ${events.toLocaleString('en-US')} events, once all for one account and then shared by ${count} accounts of ${contacts} known contacts each; HubSpot is
${LATENCY_MS} ms away. One account is bound by HubSpot's limit for it. Many accounts together are bound by this machine, on which PostgreSQL, the
simulator, the web process and the workers run side by side.`
}

async function memoryRows(processes: readonly ServerProcess[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const [index, server] of processes.entries()) {
    const name = server.role === 'web' ? 'the web process' : `worker process ${index}`
    rows.push({
      name: `resident memory of ${name}, at most`,
      measured: await server.peakMemory(),
      unit: 'MB',
    })
  }
  return rows
}
