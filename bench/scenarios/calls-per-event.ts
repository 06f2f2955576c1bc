// How many calls to HubSpot an event costs: the scarcest thing there is, because HubSpot limits calls and not events.
import { CROWD_IN_WORDS, mails, opensOf } from '../crowd.ts'
import type { Environment } from '../environment.ts'
import { measureDrain } from '../measure-drain.ts'
import { atMost, formatNumber, type Row } from '../result.ts'
import type { Scenario } from '../scenario.ts'
import type { Load, Sizes } from '../sizes.ts'
import { openWorld } from '../world.ts'

const LATENCY_MS = 50

export const callsPerEvent: Scenario = {
  name: 'calls-per-event',
  title: 'HubSpot calls per event',
  async run(environment, sizes) {
    const rows: Row[] = []
    const labels: string[] = []
    const cold: number[] = []
    const warm: number[] = []
    for (const load of sizes.callsPerEvent) {
      const name = nameOf(load)
      const world = await openWorld(environment, {
        latencyMs: LATENCY_MS,
        accounts: 1,
        contacts: load.contacts,
      })
      const [web] = await Promise.all([world.start('web'), world.start('worker')])
      for (const [round, limit, values] of [
        ['cold', 0.03, cold],
        ['warm', 0.0105, warm],
      ] as const) {
        const events = mails(load, round)
        const drain = await measureDrain(world, web.url, [{ account: world.account, events }])
        const note = `${drain.calls.length} calls in ${formatNumber(drain.seconds)} s, ${drain.refusals} × 429`
        environment.say(`${name}, ${round}: ${formatNumber(drain.callsPerEvent)} calls/event (${note})`)
        const goal = isGoal(load, round) ? { goal: atMost(limit) } : {}
        rows.push({
          name: `${name}, ${round}`,
          measured: drain.callsPerEvent,
          unit: 'calls/event',
          note,
          ...goal,
        })
        values.push(drain.callsPerEvent)
      }
      labels.push(name)
      await world.close()
    }
    rows.push(...(await measureOpens(environment, sizes)))
    const series = [
      { name: 'cold', values: cold },
      { name: 'warm', values: warm },
    ]
    const title = 'Calls to HubSpot for each event written'
    return {
      text: [TEXT],
      rows,
      charts: [{ kind: 'bar', title, unit: 'calls per event', labels, series }],
    }
  },
}

const TEXT = `Every call that the simulated HubSpot counted, of every limit and OAuth too, divided by the events written. Cold: Logbook has just been
installed and knows nobody. Warm: new messages to the same contacts again. ${CROWD_IN_WORDS} HubSpot takes at most 100 new
engagements in one call, so no one can do with less than 0.01 calls for each event. Where there are more contacts than events, each
event is about somebody new, and the second round meets the same people as the first. Opens of one message by one person are one note: in its
second round each note is read, to see whether a person changed it, and changed in place, 100 in one call.`

/** First they make their notes; then as many again change them in place. */
async function measureOpens(environment: Environment, { rolledUpOpens }: Sizes): Promise<Row[]> {
  const { opens, messages } = rolledUpOpens
  const world = await openWorld(environment, { latencyMs: LATENCY_MS, accounts: 1, contacts: messages })
  const [web] = await Promise.all([world.start('web'), world.start('worker')])
  const rows: Row[] = []
  for (const [round, what] of ['new notes', 'notes that are there'].entries()) {
    const events = opensOf(rolledUpOpens, round)
    const drain = await measureDrain(world, web.url, [{ account: world.account, events }])
    const name = `${opens.toLocaleString('en-US')} opens of ${messages.toLocaleString('en-US')} messages, rolled up, ${what}`
    const note = `${drain.calls.length} calls in ${formatNumber(drain.seconds)} s, ${drain.refusals} × 429`
    environment.say(`${name}: ${formatNumber(drain.callsPerEvent)} calls/event (${note})`)
    rows.push({ name, measured: drain.callsPerEvent, unit: 'calls/event', note, goal: atMost(0.0105) })
  }
  await world.close()
  return rows
}

function nameOf({ events, contacts }: Load): string {
  return `${events.toLocaleString('en-US')} events, ${contacts.toLocaleString('en-US')} contacts`
}

/** Where people outnumber events, each event brings a person of its own: shown, but no cache could reach the goal for cold. */
function isGoal({ events, contacts }: Load, round: 'cold' | 'warm'): boolean {
  return round === 'warm' || events > contacts
}
