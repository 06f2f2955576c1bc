// Tells which company an address may stand for: its registrable domain, unless anybody can have an address there.
import { isDisposable, isFree } from 'freemail'
import { getDomain } from 'tldts'

/** `mail.acme.co.uk` belongs to acme.co.uk. Null for freemail, disposable and unregistrable domains: those are never a company. */
export function companyDomain(email: string): string | null {
  const domain = getDomain(email.slice(email.lastIndexOf('@') + 1))
  return domain && !isFreemail(email) ? domain : null
}

/** True for providers where anybody gets an address (gmail.com, web.de), disposable ones included. */
export function isFreemail(email: string): boolean {
  return isFree(email) || isDisposable(email)
}
