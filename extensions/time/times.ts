// Says when something happened: how long ago, and exactly, in the account's time zone. Pure: the present is an argument.

export type Times = {
  /** "3 hours ago". Less than a minute away is just now, also where two clocks differ a little. */
  ago(at: string, now: Date): string
  /** "in 2 minutes". What is due or overdue comes in a moment. */
  until(at: string, now: Date): string
  /** "Nov 20, 2026, 9:30 AM GMT+1": always with its zone, so that nobody has to guess. */
  exact(at: string): string
  /** "9:30 AM", for what happened a moment ago. */
  clock(at: Date): string
  /** "9 AM", of an hour of a chart. */
  hour(at: string): string
  /** "Nov 20" of "2026-11-20", which is a day of the account already. */
  day(day: string): string
}

export type TimesIn = { locale: string; timeZone: string; justNow: string; soon: string }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const STEPS = [
  { unit: 'year', ms: 365 * DAY },
  { unit: 'month', ms: 30 * DAY },
  { unit: 'day', ms: DAY },
  { unit: 'hour', ms: HOUR },
  { unit: 'minute', ms: MINUTE },
] as const

/** All times of one card, in one zone. */
export function createTimes({ locale, timeZone, justNow, soon }: TimesIn): Times {
  const zone = knownZone(timeZone)
  // "1 day ago" instead of "yesterday": 30 hours ago may be two dates back.
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' })
  const exactly = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  })
  const clock = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: 'numeric', minute: '2-digit' })
  const hour = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: 'numeric' })
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short', day: 'numeric' })

  function away(at: string, now: Date, hardly: string): string {
    const ms = new Date(at).getTime() - now.getTime()
    if (Number.isNaN(ms)) return at
    const step = STEPS.find((step) => Math.abs(ms) >= step.ms)
    return step ? relative.format(Math.trunc(ms / step.ms), step.unit) : hardly
  }

  return {
    ago: (at, now) => away(at, now, justNow),
    until: (at, now) => (new Date(at) <= now ? soon : away(at, now, soon)),
    exact: (at) => formatted(exactly, at),
    clock: (at) => clock.format(at),
    hour: (at) => formatted(hour, at),
    day: (date) => formatted(day, date),
  }
}

/** What cannot be read as a time is shown as it came: a card never breaks over a date. */
function formatted(format: Intl.DateTimeFormat, at: string): string {
  const time = new Date(at)
  return Number.isNaN(time.getTime()) ? at : format.format(time)
}

/** UTC, and `exact` says so, where the zone has no name that is known here. */
function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return timeZone
  } catch {
    return 'UTC'
  }
}
