// Deals as campaigns open them: what they stand on from the start, and how one is found again whose creation got no answer.
import { DEAL_KEY_PROPERTY } from '../domain/deals/deal-key.ts'
import type { EngagementTier } from '../domain/engagement.ts'
import { dealTypeIds, readAssociations } from './associations.ts'
import type { HubSpotClient } from './client.ts'
import { type NewObject, type ObjectRow, readObjects } from './objects.ts'

export type DealDraft = {
  dealKey: string
  pipeline: string
  name: string
  properties: Record<string, string>
  contactIds: readonly string[]
  companyIds: readonly string[]
}

/** A deal has one primary company; any other is just one of its companies. */
export function toNewDeal(
  { dealKey, properties, contactIds, companyIds }: DealDraft,
  tier: EngagementTier,
): NewObject {
  const key = tier === 'none' ? {} : { [DEAL_KEY_PROPERTY]: dealKey }
  return {
    properties: { ...properties, ...key },
    associations: [
      ...contactIds.map((id) => ({ to: { id }, types: dealTypeIds('contact') })),
      ...companyIds.map((id, index) => ({
        to: { id },
        types: dealTypeIds(index === 0 ? 'primary_company' : 'company'),
      })),
    ],
    objectWriteTraceId: dealKey,
  }
}

export type DealInDoubt = DealDraft & { begunAt: Date }

/** A clock of HubSpot's may be slow. */
const CLOCKS_DIFFER_MS = 60_000

/** By deal key, HubSpot's id of those that are there. Without a property that names them, by what they are called and when they were made. */
export async function findDealsInDoubt(
  hubspot: HubSpotClient,
  portalId: string,
  tier: EngagementTier,
  doubts: readonly DealInDoubt[],
): Promise<Map<string, string>> {
  if (doubts.length === 0) return new Map()
  if (tier === 'unique') {
    const ids = doubts.map(({ dealKey }) => dealKey)
    const properties = [DEAL_KEY_PROPERTY]
    const idProperty = DEAL_KEY_PROPERTY
    const rows = await readObjects(hubspot, portalId, { type: 'deals', ids, properties, idProperty })
    return new Map(rows.flatMap(({ id, properties }) => pair(properties[DEAL_KEY_PROPERTY], id)))
  }
  // Search lags, so absence there proves nothing; associations do not.
  const contactIds = doubts.flatMap((doubt) => doubt.contactIds)
  const links = await readAssociations(hubspot, portalId, 'contacts', 'deals', contactIds)
  const ids = [...links.values()].flat().map(({ id }) => id)
  const properties = ['dealname', 'pipeline', 'createdate', ...(tier === 'plain' ? [DEAL_KEY_PROPERTY] : [])]
  const rows = await readObjects(hubspot, portalId, { type: 'deals', ids, properties })
  return new Map(
    doubts.flatMap((doubt) => {
      const near = new Set(doubt.contactIds.flatMap((id) => links.get(id) ?? []).map(({ id }) => id))
      const own = rows.filter(({ id }) => near.has(id)).find((row) => isIt(row, doubt, tier))
      return pair(doubt.dealKey, own?.id)
    }),
  )
}

function isIt(
  { properties }: ObjectRow,
  { dealKey, name, pipeline, begunAt }: DealInDoubt,
  tier: EngagementTier,
): boolean {
  if (tier === 'plain') return properties[DEAL_KEY_PROPERTY] === dealKey
  const madeAt = Date.parse(properties.createdate ?? '')
  const isSince = madeAt >= begunAt.getTime() - CLOCKS_DIFFER_MS
  return properties.dealname === name && properties.pipeline === pipeline && isSince
}

function pair(key: string | undefined, id: string | undefined): [string, string][] {
  return key === undefined || id === undefined ? [] : [[key, id]]
}
