// Creates the deals that campaigns open, each once: an intent is kept before the call, and one that got no answer is looked for before it is
// made again.
import { DEAL_KEY_PROPERTY } from '../domain/deals/deal-key.ts'
import type { PlannedDeal } from '../domain/deals/plan-deals.ts'
import type { EngagementTier } from '../domain/engagement.ts'
import { DEAL, type RecordRef } from '../domain/record.ts'
import { asSyncError, isFinalRefusal, SyncError } from '../domain/sync-error.ts'
import { type DealDraft, findDealsInDoubt, toNewDeal } from '../hubspot/deals.ts'
import { BATCH_SIZE, inChunks } from '../hubspot/objects.ts'
import { probeDealTier } from '../install/prepare-account.ts'
import { type Account, saveDealTier } from '../store/accounts.ts'
import { beginDeals, endDeals } from '../store/campaign-deals.ts'
import { dropCachedOf } from '../store/contact-cache.ts'
import { type CreateDeps, type Created, createAll } from './create-records.ts'
import { waitUntil } from './intents.ts'
import type { KeptLease } from './lease-keeper.ts'
import type { Resolve } from './resolve.ts'
import { hadNoEffect } from './write-engagements.ts'

/** `principalIds`: those who get no second one. */
type Draft = DealDraft & Pick<PlannedDeal, 'key' | 'campaign' | 'doubt'> & { principalIds: string[] }

type Deps = CreateDeps & { callEndsMs: number }

/** By the plan's key: HubSpot's id, or why there is none. */
export async function createDeals(
  deps: Deps,
  lease: KeptLease,
  { portalId, dealTier }: Account,
  deals: readonly PlannedDeal[],
  resolve: Resolve,
): Promise<Created> {
  const created: Created = new Map()
  if (deals.length === 0) return created
  const startsAt = deps.now()
  const drafts = deals.flatMap((deal): Draft[] => {
    const draft = toDraft(deal, resolve)
    if (draft instanceof SyncError) created.set(deal.key, draft)
    else if (deal.doubt && deal.doubt.until > startsAt) {
      created.set(deal.key, waitUntil(deal.doubt.until, startsAt))
    } else return [draft]
    return []
  })
  try {
    const tier = dealTier ?? (await probeDealTier(deps, portalId))
    for (const [key, outcome] of await make(deps, lease, drafts, tier)) created.set(key, outcome)
  } catch (error) {
    const failure = asSyncError(error)
    if (failure.code === 'unexpected') throw error
    for (const { key } of drafts) if (!created.has(key)) created.set(key, failure)
  }
  // From here on they are deals of these contacts, for whoever is decided next.
  const contactIds = drafts.flatMap((draft) => draft.contactIds)
  await dropCachedOf(deps.db, portalId, contactIds)
  const isLost = [...created.values()].some(
    (one) => one instanceof SyncError && one.code === 'property_missing',
  )
  // Somebody deleted the property that carries the key: the next claim makes it again, or goes on without it.
  if (isLost) await saveDealTier(deps.db, portalId, null)
  return created
}

async function make(
  deps: Deps,
  lease: KeptLease,
  drafts: readonly Draft[],
  tier: EngagementTier,
): Promise<Created> {
  const { db, hubspot, now, callEndsMs } = deps
  const doubts = drafts.flatMap((draft) => (draft.doubt ? [{ ...draft, begunAt: draft.doubt.begunAt }] : []))
  const there = await findDealsInDoubt(hubspot, lease.portalId, tier, doubts)
  await endDeals(
    db,
    lease,
    [...there].map(([dealKey, dealId]) => ({ dealKey, end: { dealId } })),
  )
  const found = drafts.flatMap(({ key, dealKey }) => {
    const id = there.get(dealKey)
    return id === undefined ? [] : [[key, id] as const]
  })
  const wanted = drafts.filter(({ dealKey }) => !there.has(dealKey))
  const created: Created = new Map(found)
  if (wanted.length === 0) return created
  const lastSend = now().getTime() + callEndsMs
  const until = new Date(lastSend + callEndsMs)
  const intents = wanted.map(({ principalIds, ...draft }) => ({ ...draft, contactIds: principalIds }))
  const begun = await beginDeals(db, lease, intents, { now: now(), until })
  for (const { key, dealKey } of wanted) {
    if (!begun.has(dealKey)) created.set(key, new SyncError('stale_record'))
  }
  const mine = wanted.filter(({ dealKey }) => begun.has(dealKey))
  const sending = { ...lease, isAlive: () => lease.isAlive() && now().getTime() < lastSend }
  for (const chunk of inChunks(mine, BATCH_SIZE)) {
    const inputs = chunk.map((draft) => toNewDeal(draft, tier))
    const made = await createAll(
      hubspot,
      sending,
      DEAL,
      inputs,
      (properties) => properties[DEAL_KEY_PROPERTY],
    )
    const ends = chunk.flatMap(({ key, dealKey }) => {
      const outcome = made.get(dealKey) ?? new SyncError('answer_lost', { isAmbiguous: true })
      const isOpen = outcome instanceof SyncError && !hadNoEffect(outcome)
      created.set(key, isOpen ? waitUntil(until, now(), outcome) : outcome)
      if (isOpen) return []
      return [{ dealKey, end: outcome instanceof SyncError ? ('void' as const) : { dealId: outcome } }]
    })
    await endDeals(db, lease, ends)
  }
  return created
}

/** Whom HubSpot refused for good is left out; as long as there is hope for somebody, the deal waits. */
function toDraft(deal: PlannedDeal, resolve: Resolve): Draft | SyncError {
  const { key, dealKey, campaign, pipeline, name, properties, doubt } = deal
  const idsOf = (refs: readonly RecordRef[]) => {
    const found = refs.map(resolve)
    const open = found.find((one) => one instanceof SyncError && !isFinalRefusal(one))
    const ids = found.flatMap((one) => (one === null || one instanceof SyncError ? [] : [one.id]))
    return { open: open instanceof SyncError ? open : null, ids: [...new Set(ids)] }
  }
  const [principals, contacts, companies] = [deal.principals, deal.contacts, deal.companies].map(idsOf)
  const open = principals?.open ?? contacts?.open ?? companies?.open
  if (open) return open
  const principalIds = principals?.ids ?? []
  if (principalIds.length === 0) return new SyncError('record_refused')
  const ids = { principalIds, contactIds: contacts?.ids ?? [], companyIds: companies?.ids ?? [] }
  return { key, dealKey, campaign, pipeline, name, properties, doubt, ...ids }
}
