// After a lost answer: asks HubSpot whether the engagement is there, as surely as the account's tier allows.
import { ENGAGEMENT_KEY_PROPERTY, type EngagementTier, type EngagementType } from '../domain/engagement.ts'
import { readAssociations } from '../hubspot/associations.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { type ObjectRow, readObjects } from '../hubspot/objects.ts'

export type InDoubt = {
  key: string
  properties: Record<string, string>
  contactIds: string[]
}

/** 'absent': certainly not written. 'unclear': something like it is there, but it cannot be told whether it is ours. */
export type ReadBack = { kind: 'found'; id: string } | { kind: 'absent' } | { kind: 'unclear' }

/** What makes an engagement recognisable where no key can be kept on it. */
const CONTENT_PROPERTIES: Record<EngagementType, string[]> = {
  emails: ['hs_timestamp', 'hs_email_subject', 'hs_email_direction'],
  notes: ['hs_timestamp', 'hs_note_body'],
}

export async function readBack(
  hubspot: HubSpotClient,
  portalId: string,
  type: EngagementType,
  tier: EngagementTier,
  doubts: readonly InDoubt[],
): Promise<Map<string, ReadBack>> {
  if (doubts.length === 0) return new Map()
  if (tier === 'unique') return byUniqueKey(hubspot, portalId, type, doubts)
  // Search lags, so absence there proves nothing; associations do not.
  const contactIds = doubts.flatMap((doubt) => doubt.contactIds)
  const links = await readAssociations(hubspot, portalId, 'contacts', type, contactIds)
  const properties = tier === 'plain' ? [ENGAGEMENT_KEY_PROPERTY] : CONTENT_PROPERTIES[type]
  const ids = [...links.values()].flat().map(({ id }) => id)
  const rows = new Map(
    (await readObjects(hubspot, portalId, { type, ids, properties })).map((row) => [row.id, row]),
  )
  return new Map(
    doubts.map((doubt): [string, ReadBack] => {
      const near = doubt.contactIds.flatMap((id) => links.get(id) ?? []).map(({ id }) => rows.get(id))
      const alike = new Map(
        near.flatMap((row) => (row && isAlike(row, doubt, properties) ? [[row.id, row]] : [])),
      )
      const [only] = alike.keys()
      if (only === undefined) return [doubt.key, { kind: 'absent' }]
      return [
        doubt.key,
        tier === 'plain' || alike.size === 1 ? { kind: 'found', id: only } : { kind: 'unclear' },
      ]
    }),
  )
}

async function byUniqueKey(
  hubspot: HubSpotClient,
  portalId: string,
  type: EngagementType,
  doubts: readonly InDoubt[],
): Promise<Map<string, ReadBack>> {
  const rows = await readObjects(hubspot, portalId, {
    type,
    ids: doubts.map(({ key }) => key),
    properties: [ENGAGEMENT_KEY_PROPERTY],
    idProperty: ENGAGEMENT_KEY_PROPERTY,
  })
  const ids = new Map(rows.map(({ id, properties }) => [properties[ENGAGEMENT_KEY_PROPERTY], id]))
  return new Map(
    doubts.map(({ key }): [string, ReadBack] => {
      const id = ids.get(key)
      return [key, id === undefined ? { kind: 'absent' } : { kind: 'found', id }]
    }),
  )
}

function isAlike(row: ObjectRow, doubt: InDoubt, names: readonly string[]): boolean {
  return valuesOf(row.properties, names) === valuesOf(doubt.properties, names)
}

/** What an engagement says, in a form that compares: equal for the one we sent and the one HubSpot answers with. */
export function contentsOf(type: EngagementType, properties: Record<string, string>): string {
  return valuesOf(properties, CONTENT_PROPERTIES[type])
}

/** HubSpot may answer a time in another spelling of the same moment. */
function valuesOf(properties: Record<string, string>, names: readonly string[]): string {
  const values = names.map((name) => {
    const value = properties[name] ?? ''
    return name === 'hs_timestamp' && value !== '' ? new Date(value).toISOString() : value
  })
  return JSON.stringify(values)
}
