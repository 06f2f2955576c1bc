// How long a person waits for a card: on a record with a long history, in a large ledger, and for the page of the whole account.
import type { LogAnswer } from '../../server/http/cards/answers.ts'
import { foldTallies } from '../../server/store/totals.ts'
import { sendSigned, signCard } from '../../test/support/signed-card.ts'
import { atMost, formatNumber, type Row } from '../result.ts'
import type { Scenario } from '../scenario.ts'
import { seedLedger } from '../seed-ledger.ts'
import { BUSY, seedRecord } from '../seed-record.ts'
import { median, percentile } from '../statistics.ts'
import { openWorld } from '../world.ts'

/** HubSpot shows a card when its answer is there; beyond this people notice that they wait. */
const GOAL_MS = 300
const WARM_UP = 3

type Question = { name: string; path: string; goal: boolean }

export const cards: Scenario = {
  name: 'cards',
  title: 'Cards inside HubSpot',
  async run(environment, { cards: size }) {
    const world = await openWorld(environment, { latencyMs: 0, accounts: 1, contacts: 10 })
    const web = await world.start('web')
    const { db, account } = world
    await seedLedger(db, account.portalId, 0, size.ledgerRows)
    await seedRecord(db, account.portalId, size.recordEvents)
    // As the drains of a year would have done.
    await foldTallies(db, account.portalId)
    // The server knows itself by this name, and signatures are made over it.
    const url = web.url.replace('127.0.0.1', 'localhost')
    const ask = (path: string) => askCard(url, account.portalId, path)
    const rows: Row[] = []
    const p95s: number[] = []
    const questions = await questionsOf(ask)
    for (const { name, path, goal } of questions) {
      const times = await timesOf(() => ask(path), size.requests)
      const p95 = percentile(times, 0.95)
      const note = `median ${formatNumber(median(times))} ms, ${times.length} answers`
      environment.say(`${name}: p95 ${formatNumber(p95)} ms (${note})`)
      rows.push({
        name: `${name}, p95`,
        measured: p95,
        unit: 'ms',
        note,
        ...(goal && { goal: atMost(GOAL_MS) }),
      })
      p95s.push(p95)
    }
    await world.close()
    const labels = questions.map(({ name }) => name)
    const series = [{ name: '95 % of answers within', values: p95s }]
    const title = 'How long a card takes'
    return {
      text: [textOf(size)],
      rows,
      charts: [{ kind: 'bar', title, unit: 'ms', labels, series, goal: GOAL_MS }],
    }
  },
}

function textOf({ ledgerRows, recordEvents }: { ledgerRows: number; recordEvents: number }): string {
  return `The ledger of one account has ${ledgerRows.toLocaleString('en-US')} settled events; beside them one contact, its company and a deal
have ${recordEvents.toLocaleString('en-US')} events of their own from the last sixty days, some of them failed, held, or repeated opens. Every question is signed as HubSpot
signs it and asked one after another of one web process. The search looks for one subject among all of them and finds nothing on its first page.`
}

/** A page from the middle needs a cursor, and a story needs an event: both come from the first page. */
async function questionsOf(ask: (path: string) => Promise<string>): Promise<Question[]> {
  const contact = `/cards/v1/records/0-1/${BUSY.contact}`
  const first: LogAnswer = JSON.parse(await ask(`${contact}/events`))
  return [
    { name: 'log of a contact, first page', path: `${contact}/events`, goal: true },
    { name: 'its next page', path: `${contact}/events?cursor=${first.nextCursor}`, goal: true },
    { name: 'its failures', path: `${contact}/events?state=failed`, goal: true },
    { name: 'a search in it', path: `${contact}/events?search=needle`, goal: false },
    { name: 'status of the contact', path: `${contact}/status`, goal: true },
    { name: 'status of the deal', path: `/cards/v1/records/0-3/${BUSY.deal}/status`, goal: true },
    { name: 'story of an event', path: `/cards/v1/events/${first.rows[0]?.event}`, goal: true },
    { name: 'home', path: '/cards/v1/home', goal: true },
  ]
}

async function askCard(url: string, portalId: string, path: string): Promise<string> {
  const { status, text } = await sendSigned(signCard(url, { path, viewer: { portalId } }))
  if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`)
  return text
}

async function timesOf(ask: () => Promise<string>, requests: number): Promise<number[]> {
  const times: number[] = []
  for (let n = -WARM_UP; n < requests; n += 1) {
    const start = performance.now()
    await ask()
    if (n >= 0) times.push(performance.now() - start)
  }
  return times
}
