// Sends saved messages or a whole mailbox to Logbook, with progress:
// npm run import -- [--url http://localhost:3000] [--key lbk_…] [--member ann@acme.example] FILE.eml… | FILE.mbox
import { access } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type FoundMessage, MAX_MESSAGE_BYTES, readFiles } from './import/read-files.ts'
import { type SendResult, sendMessage } from './import/send-message.ts'

const USAGE =
  'npm run import -- [--url http://localhost:3000] [--key lbk_…] [--member ann@acme.example] FILE.eml… | FILE.mbox'
const AT_ONCE = 4
/** A refusal is a fact per message; past this many, only their number is said. */
const LISTED = 1_000

type Run = {
  counts: { [kind in SendResult['kind']]: number }
  problems: string[]
  startedAt: number
}

async function main(): Promise<number> {
  const { values, positionals: files } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string', default: 'http://localhost:3000' },
      key: { type: 'string', default: process.env.LOGBOOK_KEY ?? '' },
      member: { type: 'string' },
    },
  })
  if (files.length === 0) return stop('Name at least one file.')
  if (values.key === '') return stop('An ingestion key is missing: --key or LOGBOOK_KEY.')
  if (!URL.canParse('v1/messages', withSlash(values.url))) return stop(`${values.url} is no address.`)
  for (const file of files) await access(file)
  const endpoint = new URL('v1/messages', withSlash(values.url))
  if (values.member !== undefined) endpoint.searchParams.set('member', values.member)

  const run: Run = {
    counts: { accepted: 0, duplicate: 0, refused: 0, failed: 0 },
    problems: [],
    startedAt: Date.now(),
  }
  const timer = process.stderr.isTTY
    ? setInterval(() => process.stderr.write(`\r${summary(run)}\u001b[K`), 200)
    : null
  const messages = readFiles(files)
  const send = async ({ raw }: FoundMessage): Promise<SendResult> =>
    raw.length > MAX_MESSAGE_BYTES
      ? { kind: 'refused', reason: 'The message is larger than 25 MB.' }
      : await sendMessage(raw, { endpoint, key: values.key, sleep })
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, () => work(messages, send, run)))
  } finally {
    if (timer !== null) clearInterval(timer)
    if (timer !== null) process.stderr.write('\r\u001b[K')
  }
  for (const problem of run.problems) console.log(problem)
  console.log(summary(run))
  return run.counts.refused + run.counts.failed > 0 ? 1 : 0
}

/** All workers draw from one reader, so that only as many messages are in memory as are under way. */
async function work(
  messages: AsyncGenerator<FoundMessage>,
  send: (message: FoundMessage) => Promise<SendResult>,
  { counts, problems }: Run,
): Promise<void> {
  for (let next = await messages.next(); !next.done; next = await messages.next()) {
    const result = await send(next.value)
    counts[result.kind] += 1
    if ('reason' in result && problems.length < LISTED) {
      problems.push(`${next.value.place}: ${result.kind}: ${result.reason}`)
    }
  }
}

function summary({ counts, startedAt }: Run): string {
  const { accepted, duplicate, refused, failed } = counts
  const total = accepted + duplicate + refused + failed
  const rate = total / Math.max((Date.now() - startedAt) / 1_000, 0.001)
  return `${total} messages: ${accepted} accepted, ${duplicate} duplicate, ${refused} refused, ${failed} failed (${rate.toFixed(1)}/s)`
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`
}

function stop(reason: string): number {
  console.error(`${reason}\n${USAGE}`)
  return 1
}

try {
  process.exitCode = await main()
} catch (error) {
  process.exitCode = stop(error instanceof Error ? error.message : String(error))
}
