// Tells which company an address may stand for: its registrable domain, unless anybody can have an address there.
import { isDisposable, isFree } from 'freemail'
import { getDomain } from 'tldts'

/** `mail.acme.co.uk` belongs to acme.co.uk. Null for freemail, disposable and unregistrable domains: those are never a company. */
export function companyDomain(email: string): string | null {
  return kindOf(email).company
}

type Kind = { isFreemail: boolean; company: string | null }

/** The lists are long, and are looked through from the start: half a millisecond for each answer, and people come in companies. */
const kinds = new Map<string, Kind>()
const MOST_REMEMBERED = 20_000

function kindOf(email: string): Kind {
  const host = email.slice(email.lastIndexOf('@') + 1)
  const known = kinds.get(host)
  if (known) return known
  const domain = getDomain(host)
  const address = `somebody@${host}`
  const isFreemail = MORE_PROVIDERS.has(domain ?? '') || isFree(address) || isDisposable(address)
  const kind = { isFreemail, company: isFreemail ? null : domain }
  if (kinds.size >= MOST_REMEMBERED) kinds.clear()
  kinds.set(host, kind)
  return kind
}

/** The same of a domain that was told by itself: `www.acme.co.uk` is acme.co.uk. */
export function registrableDomain(domain: string): string | null {
  return companyDomain(`@${domain}`)
}

/** Mail providers that the freemail package does not know. */
const MORE_PROVIDERS = new Set(
  `proton.me pm.me protonmail.ch hey.com duck.com tutanota.com tutanota.de tuta.io tuta.com keemail.me posteo.de posteo.net
  mailbox.org bluewin.ch btinternet.com privaterelay.appleid.com appleid.com relay.firefox.com mozmail.com fastmail.com
  fastmail.fm zohomail.eu skiff.com startmail.com disroot.org riseup.net mailfence.com runbox.com`.split(
    /\s+/,
  ),
)

/** True for providers where anybody gets an address (gmail.com, web.de), disposable ones included. */
export function isFreemail(email: string): boolean {
  return kindOf(email).isFreemail
}
