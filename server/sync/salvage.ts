// When HubSpot refuses an engagement for the sake of one of its records (a company with as many emails as it may have), only that
// association is given up. HubSpot does not say which record it is, so each is tried; that happens once a day for a full record, and not
// at all for one that HubSpot names when it is asked for its limits.
import { CONTACT } from '../domain/record.ts'
import { asSyncError, SyncError } from '../domain/sync-error.ts'
import { certainlyFull } from './certainly-full.ts'
import { addEach } from './join-engagements.ts'
import type { KeptLease } from './lease-keeper.ts'
import {
  createEngagements,
  type Draft,
  type ResolvedLink,
  type WriteDeps,
  type Written,
} from './write-engagements.ts'

/** Whether a refusal may be about one of the associations. HubSpot has no code of its own for that. */
export function isAboutAssociations({ code, facts }: SyncError): boolean {
  return code === 'hubspot_refused' && /associat/i.test(String(facts.message ?? ''))
}

/** Creates the engagement on the first record that takes it, then adds the others one by one. */
export async function salvage(
  deps: WriteDeps,
  lease: KeptLease,
  draft: Draft,
  refusal: SyncError,
): Promise<Written | SyncError> {
  const links = draft.links.toSorted((a, b) => Number(b.type === CONTACT) - Number(a.type === CONTACT))
  const leftOut: ResolvedLink[] = []
  for (const [index, link] of links.entries()) {
    const outcomes = await createEngagements(deps, lease, [{ ...draft, links: [link] }])
    const outcome = outcomes.get(draft.key) ?? refusal
    if (!(outcome instanceof SyncError)) {
      return addRest(deps, lease, { ...draft, links }, { ...outcome, leftOut }, links.slice(index + 1))
    }
    if (!isAboutAssociations(outcome)) return outcome
    leftOut.push(link)
  }
  return refusal
}

/** The engagement is there: whatever fails from here on is ambiguous, and the next attempt reads it back. */
async function addRest(
  deps: WriteDeps,
  { portalId }: KeptLease,
  { type, links }: Draft,
  written: Written & { leftOut: ResolvedLink[] },
  rest: readonly ResolvedLink[],
): Promise<Written | SyncError> {
  try {
    const refused = await addEach(deps, portalId, type, written.id, rest)
    const leftOut = [...written.leftOut, ...refused]
    return { ...written, leftOut, full: certainlyFull(links, leftOut, { isNewEngagement: true }) }
  } catch (error) {
    const { code, facts, cause } = asSyncError(error)
    return new SyncError(code, { facts, cause, isAmbiguous: true })
  }
}
