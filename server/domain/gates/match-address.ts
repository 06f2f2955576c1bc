// Whether an address is on a list of addresses, domains and patterns, and which entry says so.
import type { Settings } from '../settings/settings.ts'
import { createPatternMatcher } from './match-patterns.ts'

export type AddressMatch = { rule: 'gate.address' | 'gate.domain' | 'gate.pattern'; entry: string }
export type MatchAddress = {
  address(email: string): AddressMatch | null
  /** The same of a domain alone: listed, or all of it meant by a pattern such as `*@acme.example`. */
  domain(domain: string): AddressMatch | null
}

/** Made once for a document of settings: a list may have 50,000 entries. */
export function createAddressMatcher({
  addresses,
  domains,
  patterns,
}: Pick<Settings['exclusions'], 'addresses' | 'domains' | 'patterns'>): MatchAddress {
  const listed = new Set(addresses)
  const listedDomains = new Set(domains)
  const fitting = rememberLast(createPatternMatcher(patterns).match)
  // Most accounts have no lists, and this is asked of every address that comes in.
  if (listed.size + listedDomains.size + patterns.length === 0) return NOBODY
  const rest = (host: string, whole: string): AddressMatch | null => {
    const domain = suffixesOf(host).find((suffix) => listedDomains.has(suffix))
    if (domain !== undefined) return { rule: 'gate.domain', entry: domain }
    const pattern = fitting(whole)
    return pattern === null ? null : { rule: 'gate.pattern', entry: pattern }
  }
  return {
    address: (email) =>
      listed.has(email) ? { rule: 'gate.address', entry: email } : rest(domainOf(email), email),
    domain: (domain) => rest(domain, `@${domain}`),
  }
}

const NOBODY: MatchAddress = { address: () => null, domain: () => null }

/** The same address is asked about at the door, and again whenever its event is planned. */
const MOST_REMEMBERED = 1_000

function rememberLast(match: (text: string) => string | null): typeof match {
  const found = new Map<string, string | null>()
  return (text) => {
    const known = found.get(text)
    if (known !== undefined) return known
    const pattern = match(text)
    if (found.size >= MOST_REMEMBERED) found.clear()
    found.set(text, pattern)
    return pattern
  }
}

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1)
}

/** `mail.eu.acme.example`, `eu.acme.example`, `acme.example`, `example`: a listed domain counts with all its subdomains. */
export function suffixesOf(domain: string): string[] {
  const labels = domain.split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}
