// Moments as people read them, for text that HubSpot shows to everybody alike: in the account's time zone.

export type SayTime = (moment: string) => string

const PARTS = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
} as const

/** `20 Nov 2026, 09:30 CET`. Made once for many moments. A zone that is not known here gives way to UTC. */
export function createSayTime(timeZone: string): SayTime {
  const format = formatIn(timeZone) ?? new Intl.DateTimeFormat('en-GB', { ...PARTS, timeZone: 'UTC' })
  return (moment) => format.format(new Date(moment))
}

function formatIn(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...PARTS, timeZone })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
