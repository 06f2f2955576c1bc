// Whether an address is on a list of addresses, domains and patterns, and which entry says so. Linear in the address, whatever the list.
import type { Settings } from '../settings/settings.ts'

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
  const edges = patterns.map(edgesOf)
  // Most accounts have no lists, and this is asked of every address that comes in.
  if (listed.size + listedDomains.size + edges.length === 0) return NOBODY
  const rest = (host: string, whole: string): AddressMatch | null => {
    const domain = suffixesOf(host).find((suffix) => listedDomains.has(suffix))
    if (domain !== undefined) return { rule: 'gate.domain', entry: domain }
    const pattern = edges.find((candidate) => fits(whole, candidate))?.pattern
    return pattern === undefined ? null : { rule: 'gate.pattern', entry: pattern }
  }
  return {
    address: (email) =>
      listed.has(email) ? { rule: 'gate.address', entry: email } : rest(domainOf(email), email),
    domain: (domain) => rest(domain, `@${domain}`),
  }
}

const NOBODY: MatchAddress = { address: () => null, domain: () => null }

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1)
}

/** `mail.eu.acme.example`, `eu.acme.example`, `acme.example`, `example`: a listed domain counts with all its subdomains. */
export function suffixesOf(domain: string): string[] {
  const labels = domain.split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}

type Edges = { pattern: string; start: string; end: string }

/** What a pattern begins and ends with, up to its first and after its last wildcard. */
function edgesOf(pattern: string): Edges {
  const [start = ''] = /^[^*?]*/.exec(pattern) ?? []
  const [end = ''] = /[^*?]*$/.exec(pattern) ?? []
  return { pattern, start, end }
}

/** Hardly any address begins and ends like a pattern: the rest is looked at only then. A thousand patterns are asked about each address. */
function fits(email: string, { pattern, start, end }: Edges): boolean {
  return email.startsWith(start) && email.endsWith(end) && matchesPattern(email, pattern)
}

/** `*` stands for any letters, `?` for one. Two fingers and one step back: no pattern of anybody's can make this slow. */
export function matchesPattern(text: string, pattern: string): boolean {
  let [at, place, star, from] = [0, 0, -1, 0]
  while (at < text.length) {
    if (pattern[place] === '*') {
      star = place
      from = at
      place += 1
    } else if (place < pattern.length && (pattern[place] === '?' || pattern[place] === text[at])) {
      at += 1
      place += 1
    } else if (star >= 0) {
      place = star + 1
      from += 1
      at = from
    } else return false
  }
  while (pattern[place] === '*') place += 1
  return place === pattern.length
}
