// Whether an entry of a list means everybody under an ending that nobody owns, such as co.uk. Pure.
import { getDomain, getPublicSuffix } from 'tldts'
import { createPatternMatcher } from '../gates/match-patterns.ts'

/** `co.uk` and `com` are nobody's own. */
export function isPublicSuffix(domain: string): boolean {
  return getDomain(domain) === null
}

/** What a pattern may fit all of, although its own end does not say so. */
const USUAL = ['com', 'org', 'net', 'de', 'fr', 'co.uk', 'com.au', 'example']

/** Addresses under an ending that have nothing else in common: what fits all of them fits everybody there. */
const strangersAt = (suffix: string) => [
  `q@x1.${suffix}`,
  `walter.wombat+tag@mail.kv-9.${suffix}`,
  `z.0@d.${suffix}`,
]

/** The ending under which a pattern fits everybody; null where it fits only some. */
export function suffixOfAll(pattern: string): string | null {
  const { match } = createPatternMatcher([pattern])
  const [end = ''] = /[^*?@]*$/.exec(pattern) ?? []
  const own = getPublicSuffix(end.replace(/^\./, ''))
  const found = [...(own ? [own] : []), ...USUAL].find((suffix) =>
    strangersAt(suffix).every((email) => match(email) !== null),
  )
  return found ?? null
}
