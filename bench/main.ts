// Measures the product: npm run bench [-- quick|tiny] [--only name] [--profile]. A full run writes docs/benchmarks.md.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Environment, openEnvironment } from './environment.ts'
import { keepResult, readResults } from './kept-results.ts'
import { describeMachine } from './machine.ts'
import { tableOf, writeReport } from './report.ts'
import type { Scenario } from './scenario.ts'
import { accounts } from './scenarios/accounts.ts'
import { backfill } from './scenarios/backfill.ts'
import { callsPerEvent } from './scenarios/calls-per-event.ts'
import { cards } from './scenarios/cards.ts'
import { growth } from './scenarios/growth.ts'
import { ingestion } from './scenarios/ingestion.ts'
import { loneEvent } from './scenarios/lone-event.ts'
import { throughput } from './scenarios/throughput.ts'
import { SIZES, SizeName } from './sizes.ts'

const SCENARIOS = [callsPerEvent, throughput, ingestion, loneEvent, backfill, accounts, growth, cards]
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const DATA = join(ROOT, '.data', 'bench')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true }, profile: { type: 'boolean', default: false } },
})

async function run(): Promise<void> {
  const size = SizeName.parse(positionals[0] ?? 'full')
  const chosen = chooseScenarios(values.only)
  const kept = join(DATA, `${size}.json`)
  const environment = await openEnvironment(values.profile ? join(DATA, 'profiles') : null)
  const stop = () => void environment.close().then(() => process.exit(1))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    for (const scenario of chosen) {
      await measure(scenario, environment, size, kept).catch(reportFailure)
      await environment.stopLeftovers()
    }
  } finally {
    await environment.close()
  }
  const results = await readResults(kept)
  const file = await writeReport(size === 'full' ? join(ROOT, 'docs') : join(DATA, size), {
    size,
    machine: await describeMachine(),
    results: SCENARIOS.flatMap(({ name }) => results.filter((result) => result.name === name)),
  })
  console.log(`Written to ${file}`)
}

/** The others are measured all the same; what an earlier run found about this one stands. */
function reportFailure(error: unknown): void {
  console.error(error)
  process.exitCode = 1
}

function chooseScenarios(only: readonly string[] | undefined): Scenario[] {
  const unknown = only?.find((name) => !SCENARIOS.some((scenario) => scenario.name === name))
  const names = SCENARIOS.map(({ name }) => name).join(', ')
  if (unknown !== undefined) throw new Error(`There is no scenario ${unknown}. There are: ${names}.`)
  return SCENARIOS.filter(({ name }) => only === undefined || only.includes(name))
}

async function measure(
  { name, title, run }: Scenario,
  environment: Environment,
  size: SizeName,
  kept: string,
): Promise<void> {
  console.log(`${title} (${name})`)
  const start = Date.now()
  const findings = await run(environment, SIZES[size])
  const seconds = (Date.now() - start) / 1_000
  await keepResult(kept, { ...findings, name, title, seconds, at: new Date(start).toISOString() })
  console.log(`${tableOf(findings.rows)}\n`)
}

await run()
