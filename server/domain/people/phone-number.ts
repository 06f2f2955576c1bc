// Phone numbers as they compare: E.164, or nothing. A number without its country could be anybody's, so it names nobody.

/** Country calling codes of one and of two digits (ITU-T E.164); all others have three. */
const ONE_DIGIT = new Set(['1', '7'])
const TWO_DIGITS = new Set(
  `20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94
  95 98`.split(/\s+/),
)
/** Shorter ones are service numbers, or cut off. With its country code no number is longer than fifteen. */
const FEWEST_DIGITS = 8
const MOST_DIGITS = 15
const NORTH_AMERICAN = /^1[2-9]\d{2}[2-9]\d{6}$/

/**
 * `+49 (0)30 123-4567`, `0049 30 1234567` and `tel:+49-30-1234567` are `+49301234567`. Null for a number without a country code, for
 * one with an extension, which is not one person's alone, and for what is no number.
 */
export function toE164(written: string): string | null {
  const number = written
    .normalize('NFKC')
    .trim()
    .replace(/^tel:/i, '')
    // The zero that is dialled only at home.
    .replace(/\(0\)/, '')
  if (!/^(\+|00)[\d\s().\-/\u2010-\u2015]+$/.test(number)) return null
  const digits = number.replace(/^00/, '').replace(/\D/g, '')
  if (digits.startsWith('0') || digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return null
  if (digits.startsWith('1') && !NORTH_AMERICAN.test(digits)) return null
  return `+${digits}`
}

/** The number without its country's code: how HubSpot keeps numbers for its search. */
export function nationalPart(e164: string): string {
  const digits = e164.slice(1)
  const length = ONE_DIGIT.has(digits.slice(0, 1)) ? 1 : TWO_DIGITS.has(digits.slice(0, 2)) ? 2 : 3
  return digits.slice(length)
}

/** Whether a number that somebody typed into HubSpot is this one. Typed without a country, the rest of it has to do. */
export function isSameNumber(typed: string, e164: string): boolean {
  const international = toE164(typed)
  if (international !== null) return international === e164
  const bare = typed.normalize('NFKC').trim()
  if (!/^[\d\s().\-/\u2010-\u2015]+$/.test(bare)) return false
  const digits = bare.replace(/\D/g, '').replace(/^0+/, '')
  return digits === nationalPart(e164) || `+${digits}` === e164
}
