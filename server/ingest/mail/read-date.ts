// Reads the dates of mail headers (RFC 5322). A date without a known offset is no moment: it is refused, never guessed.
import { toUtc } from '../../domain/event-time.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ZONES = new Map([
  ['ut', '+0000'],
  ['utc', '+0000'],
  ['gmt', '+0000'],
  ['z', '+0000'],
  ['est', '-0500'],
  ['edt', '-0400'],
  ['cst', '-0600'],
  ['cdt', '-0500'],
  ['mst', '-0700'],
  ['mdt', '-0600'],
  ['pst', '-0800'],
  ['pdt', '-0700'],
])
const RFC_5322 =
  /^(?:[a-z]+\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{2,4})\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([+-]\d{4}|[+-]\d{2}:\d{2}|[a-z]+)/i

/** The moment in UTC (ISO 8601), or null. RFC 3339 is taken too: some tools write it here. */
export function readMailDate(value: string): string | null {
  const plain = value
    .slice(0, 500)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const match = RFC_5322.exec(plain)
  if (!match) return toUtc(plain)
  const [, day = '', monthName = '', shortYear = '', hour = '', minute = '', second = '00', zone = ''] = match
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1
  const offset = /^[+-]/.test(zone) ? zone : ZONES.get(zone.toLowerCase())
  if (month === 0 || offset === undefined) return null
  const date = `${fullYear(shortYear)}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  // A day such as 31 February rolls over in Date.parse: such a date was never written by a clock.
  if (new Date(`${date}T00:00:00Z`).getUTCDate() !== Number(day)) return null
  // A leap second is the last second of its minute for everybody else.
  const seconds = second === '60' ? '59' : second
  return toUtc(`${date}T${hour.padStart(2, '0')}:${minute}:${seconds}${offset}`)
}

/** RFC 5322, 4.3: two digits mean 1950 to 2049, three count from 1900. */
function fullYear(year: string): string {
  if (year.length === 4) return year
  const number = Number(year)
  return String(year.length === 2 && number < 50 ? 2000 + number : 1900 + number)
}
