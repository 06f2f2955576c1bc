// Takes one person out of what an event says, as far as it can be told where they stand in it: their entries among the people, their
// address in every spelling that links and markup use, and their full name. A first name alone in a text stays: it is nobody's for sure.
import { isTooDeep } from './clean-input.ts'
import { kindOfKey, personKeys } from './people/person-key.ts'

type Entry = {
  email?: unknown
  name?: unknown
  first_name?: unknown
  last_name?: unknown
  phone?: unknown
  linkedin_url?: unknown
}

/** What stands where an address or a name stood. */
export const ERASED = '[erased]'

/** An event's contents without these people, by address, profile or number. `names` are the names they are known by elsewhere. */
export function forgetPeople(
  body: unknown,
  emails: ReadonlySet<string>,
  names: readonly string[] = [],
): unknown {
  // Nobody could have sent this through a door of ours: it is not walked, but goes as a whole.
  if (isTooDeep(body)) return null
  const all = [...names, ...namesOf(body, emails)]
  return scrubPeople(withoutIds(withoutEntries(body, emails), emails), emails, all)
}

/** The names that these people's entries give them; a number and a profile name somebody, too. */
export function namesOf(body: unknown, emails: ReadonlySet<string>): string[] {
  if (typeof body !== 'object' || body === null || isTooDeep(body)) return []
  const own = isTheirs(body, emails)
    ? [body.name, [body.first_name, body.last_name].filter(Boolean).join(' '), body.phone, body.linkedin_url]
    : []
  const names = own.filter((name) => typeof name === 'string').filter((name) => name !== '')
  return [...names, ...Object.values(body).flatMap((part) => namesOf(part, emails))]
}

/** Every address that stands in an event's contents as somebody's, not those inside of texts. */
export function addressesIn(body: unknown): string[] {
  if (typeof body === 'string') return /^[^\s@<>]+@[^\s@<>]+$/.test(body) ? [body.toLowerCase()] : []
  if (typeof body !== 'object' || body === null || isTooDeep(body)) return []
  return Object.values(body).flatMap(addressesIn)
}

/** A text, or any JSON, without these addresses and names. */
export function scrubPeople(value: unknown, emails: ReadonlySet<string>, names: readonly string[]): unknown {
  return scrubDeep(value, createScrubber([...emails], names))
}

/** Whether an id has one of these addresses in it. `to-ann@x.example` may be made of the address or of another: ids are given up for both. */
export function namesPerson(id: string, emails: Iterable<string>): boolean {
  const words = id.toLowerCase()
  return [...emails].some(
    (email) => words.includes(email) || words.includes(encodeURIComponent(email).toLowerCase()),
  )
}

/** People stand in lists of entries (counterparts, to, cc) or as one entry (member, from); whoever called stands as a number alone. */
function withoutEntries(value: unknown, emails: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const isAddress = (part: unknown) => typeof part === 'string' && emails.has(part.toLowerCase())
    const kept = value.filter((part) => !isTheirs(part, emails) && !isAddress(part))
    return kept.map((part) => withoutEntries(part, emails))
  }
  const kept = Object.entries(value).filter(([, part]) => !isTheirs(part, emails))
  return Object.fromEntries(
    kept.map(([key, part]) => [
      key,
      isTheirNumber(key, part, emails) ? ERASED : withoutEntries(part, emails),
    ]),
  )
}

const ID_FIELDS = ['id', 'message_id', 'thread_id', 'in_reply_to']

function withoutIds(value: unknown, emails: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((part) => withoutIds(part, emails))
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      const isId = ID_FIELDS.includes(key) && typeof part === 'string'
      return [key, isId && namesPerson(part, emails) ? ERASED : withoutIds(part, emails)]
    }),
  )
}

function isTheirs(value: unknown, keys: ReadonlySet<string>): value is Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const [email, phone, linkedin_url] = ['email', 'phone', 'linkedin_url'].map((name) => textIn(value, name))
  return personKeys({ email: email?.toLowerCase(), phone, linkedin_url }).some((key) => keys.has(key))
}

function isTheirNumber(name: string, value: unknown, keys: ReadonlySet<string>): boolean {
  const isNumber = (name === 'from_number' || name === 'to_number') && typeof value === 'string'
  return isNumber && personKeys({ phone: value }).some((key) => keys.has(key))
}

function textIn(value: object, name: string): string | undefined {
  const text: unknown = Reflect.get(value, name)
  return typeof text === 'string' ? text : undefined
}

type Scrub = (text: string) => string

function createScrubber(emails: readonly string[], names: readonly string[]): Scrub {
  const patterns = [...emails.map(keyPattern), ...names.filter(isFullName).map(namePattern)]
  const whole = new Set(names.map((name) => name.trim()))
  return (text) =>
    whole.has(text.trim()) ? ERASED : patterns.reduce((rest, pattern) => rest.replace(pattern, ERASED), text)
}

/** One word is no name to look for inside of texts: it would tear holes into sentences about somebody else. */
function isFullName(name: string): boolean {
  return /\S\s+\S/.test(name.trim()) && name.trim().length >= 5
}

/** Bounded, so that no text of blanks takes long to look through. */
const BETWEEN_DIGITS = '[\\s().\\-/]{0,3}(?:\\(0\\)\\s{0,2})?'

function keyPattern(key: string): RegExp {
  switch (kindOfKey(key)) {
    case 'email':
      return addressPattern(key)
    case 'profile':
      return new RegExp(`(?<![a-z0-9-])${literal(key)}(?![\\p{L}\\p{N}-])`, 'giu')
    case 'phone':
      // However its digits are grouped, also with the zero in brackets; never a part of a longer number.
      return new RegExp(`(?<!\\d)\\+?${[...key.slice(1)].join(BETWEEN_DIGITS)}(?!\\d)`, 'g')
  }
}

/** As it is, percent-encoded in a link, or with the @ as an HTML entity; never a part of a longer address. */
function addressPattern(email: string): RegExp {
  const at = email.lastIndexOf('@')
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)]
  const localForms = [...new Set([local, encodeURIComponent(local)])].map(literal).join('|')
  const before = '(?<![a-z0-9._+-])'
  const after = '(?![a-z0-9-]|\\.[a-z0-9])'
  // %3A and the like end in a letter or digit that belongs to no address.
  return new RegExp(
    `(?:${before}|(?<=%[0-9a-f]{2}))(?:${localForms})(?:@|%40|&#64;|&#x40;|&commat;)${literal(domain)}${after}`,
    'gi',
  )
}

function namePattern(name: string): RegExp {
  const words = name.trim().split(/\s+/).map(literal).join('\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'giu')
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

function scrubDeep(value: unknown, scrub: Scrub): unknown {
  if (typeof value === 'string') return scrub(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) return value.map((part) => scrubDeep(part, scrub))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [scrub(key), scrubDeep(part, scrub)]))
}
