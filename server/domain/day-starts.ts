// When the last days of an account began, in its own time zone: what counters by the quarter of an hour are folded into. Pure.

const QUARTER_MS = 15 * 60_000
const DAY_MS = 24 * 60 * 60_000
/** No zone is further than this from UTC. */
const FURTHEST_MS = 15 * 60 * 60_000

export type Day = {
  /** YYYY-MM-DD, as a calendar there says it. */
  name: string
  startsAt: Date
}

/** The last `count` days up to today, oldest first. Where the clocks skip midnight, a day begins with its first moment. */
export function lastDays(timeZone: string, now: Date, count: number): Day[] {
  const dayOf = createCalendar(timeZone)
  const today = Date.parse(`${dayOf(now)}T00:00:00Z`)
  return Array.from({ length: count }, (_, index) => {
    const midnight = today - (count - 1 - index) * DAY_MS
    const name = new Date(midnight).toISOString().slice(0, 10)
    return { name, startsAt: firstMomentOf(name, midnight, dayOf) }
  })
}

/** When a day of the calendar, YYYY-MM-DD, began there. */
export function startOfDay(name: string, timeZone: string): Date {
  return firstMomentOf(name, Date.parse(`${name}T00:00:00Z`), createCalendar(timeZone))
}

/** Dates only grow, so halving finds the first quarter of an hour that is on this date. */
function firstMomentOf(name: string, midnightUtc: number, dayOf: (at: Date) => string): Date {
  let before = midnightUtc - FURTHEST_MS - QUARTER_MS
  let first = midnightUtc + FURTHEST_MS
  while (first - before > QUARTER_MS) {
    const middle = before + Math.floor((first - before) / QUARTER_MS / 2) * QUARTER_MS
    if (dayOf(new Date(middle)) < name) before = middle
    else first = middle
  }
  return new Date(first)
}

/** HubSpot may name a zone that this machine does not know: then the days are those of UTC. */
function createCalendar(timeZone: string): (at: Date) => string {
  const format = (zone: string) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  try {
    const there = format(timeZone)
    return (at) => there.format(at)
  } catch {
    return (at) => at.toISOString().slice(0, 10)
  }
}
