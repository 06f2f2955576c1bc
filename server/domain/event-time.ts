// Reads the moments that senders write: RFC 3339 with any spelling of the offset, or epoch milliseconds. Kept in UTC.
import { z } from 'zod'

const WITH_OFFSET =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?:([Zz])|([+-]\d{2}):?(\d{2}))$/

/** How far ahead of our clock a sender's clock may run before we call its time wrong. */
export const CLOCK_SKEW_ALLOWED_MS = 60 * 60 * 1000

/**
 * The moment as an ISO 8601 string in UTC, or null when the value is not a moment with a known offset.
 * A local time without an offset is refused, never guessed.
 */
export function toUtc(value: string | number): string | null {
  if (typeof value === 'number') return isoOrNull(new Date(value))
  const match = WITH_OFFSET.exec(value.trim())
  if (!match) return null
  const [, day = '', time, zulu, hours, minutes] = match
  // JavaScript would make March 2nd of February 30th, and the next day of 24:00.
  const asWritten = new Date(`${day}T${time}Z`)
  if (asWritten.getUTCDate() !== Number(day.slice(8))) return null
  return isoOrNull(zulu ? asWritten : new Date(`${day}T${time}${hours}:${minutes}`))
}

/** Epoch seconds that were taken for milliseconds come out in January 1970: no mail is that old. */
function isoOrNull(date: Date): string | null {
  const year = date.getUTCFullYear()
  return year >= 1990 && year <= 9_999 ? date.toISOString() : null
}

export const EventTime = z
  .union([z.string(), z.number()])
  .transform((value, context) => {
    const utc = toUtc(value)
    if (utc !== null) return utc
    context.addIssue({
      code: 'custom',
      params: { problem: 'invalid_time' },
      message: 'is not a time with an offset',
    })
    return z.NEVER
  })
  .meta({
    description:
      'RFC 3339 with an offset (`2026-11-20T09:30:00+01:00`, `+0100` and `Z` too), or epoch milliseconds.',
    examples: ['2026-11-20T09:30:00+01:00'],
  })
