// What a contact has already of the deals that a campaign would open for it. Pure.
import type { Deal } from '../record.ts'

/** A deal that a campaign opened for a contact, or may have. */
export type OpenedDeal = {
  campaign: string
  pipeline: string
  /** What names it in HubSpot. */
  dealKey: string
  /** Null while nobody knows whether it was made. */
  dealId: string | null
  /** When the call behind it was begun, and until when it may be under way. */
  begunAt: Date
  intentUntil: Date | null
}

export type DealFacts = {
  /** What HubSpot would have to grant first. */
  missingScopes: readonly string[]
  /** By contact id, as they are at this moment. */
  deals: ReadonlyMap<string, readonly Deal[]>
  /** By contact id. */
  opened: ReadonlyMap<string, readonly OpenedDeal[]>
}

export type Standing =
  | { kind: 'nothing' }
  /** Nobody knows yet what became of it. */
  | { kind: 'doubt'; opened: OpenedDeal }
  /** This very activity opened it in an earlier attempt. */
  | { kind: 'own'; dealId: string; name: string | null }
  /** There is an open one, or this campaign opened one before. */
  | { kind: 'present' | 'before'; name: string | null }

/** So long HubSpot may take to list a new deal with its contact. */
const LISTED_AFTER_MS = 60_000

export function standingDeal(
  contactId: string,
  { campaign, pipeline, dealKey }: { campaign: string; pipeline: string; dealKey: string },
  facts: DealFacts,
  now: Date,
): Standing {
  const deals = facts.deals.get(contactId) ?? []
  const before = (facts.opened.get(contactId) ?? []).filter((one) => one.pipeline === pipeline)
  const nameOf = (id: string | null) => deals.find((deal) => deal.id === id)?.name ?? null
  const doubt = before.find(({ dealId }) => dealId === null)
  if (doubt) return { kind: 'doubt', opened: doubt }
  const made = before.find((one) => one.dealKey === dealKey)
  if (made?.dealId) return { kind: 'own', dealId: made.dealId, name: nameOf(made.dealId) }
  const open = deals.find((deal) => deal.pipeline === pipeline && !deal.isClosed)
  if (open) return { kind: 'present', name: open.name }
  const once = before.find((one) => one.campaign === campaign)
  if (once) return { kind: 'before', name: nameOf(once.dealId) }
  const isUnlisted = ({ dealId, begunAt }: OpenedDeal) =>
    nameOf(dealId) === null && now.getTime() - begunAt.getTime() < LISTED_AFTER_MS
  return before.some(isUnlisted) ? { kind: 'present', name: null } : { kind: 'nothing' }
}
