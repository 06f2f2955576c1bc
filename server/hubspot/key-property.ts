// The properties that carry our keys, on engagements and on deals. Which kind HubSpot lets us make differs by account and type, and cannot
// be known beforehand: so try, and look at what is there.
import { z } from 'zod'
import { DEAL_KEY_PROPERTY } from '../domain/deals/deal-key.ts'
import { ENGAGEMENT_KEY_PROPERTY, type EngagementTier, type EngagementType } from '../domain/engagement.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from './client.ts'
import { paths } from './paths.ts'

const Property = z.object({ hasUniqueValue: z.boolean().default(false), groupName: z.string() })

type Keyed = EngagementType | 'deals'

const DEALS = {
  name: DEAL_KEY_PROPERTY,
  label: 'Logbook deal key',
  description: 'Set by Logbook, so that a campaign never opens a deal twice. Please leave it as it is.',
  /** Every one has it: its group will do. */
  beside: 'dealname',
}
const ENGAGEMENTS = {
  name: ENGAGEMENT_KEY_PROPERTY,
  label: 'Logbook engagement key',
  description: 'Set by Logbook, so that an activity is never logged twice. Please leave it as it is.',
  beside: 'hs_timestamp',
}

/** Makes the property where it is missing, as unique as HubSpot allows, and says which kind the account now has. */
export async function ensureKeyProperty(
  hubspot: HubSpotClient,
  portalId: string,
  type: Keyed,
): Promise<EngagementTier> {
  const present = await readTier(hubspot, portalId, type)
  if (present !== 'none') return present
  // HubSpot names the groups differently for each type: the group of a property that is always there will do.
  const groupName = (await readProperty(hubspot, portalId, type, definitionOf(type).beside))?.groupName
  if (groupName === undefined) return 'none'
  for (const hasUniqueValue of [true, false]) {
    if (await createProperty(hubspot, portalId, type, { hasUniqueValue, groupName })) break
  }
  return readTier(hubspot, portalId, type)
}

async function readTier(hubspot: HubSpotClient, portalId: string, type: Keyed): Promise<EngagementTier> {
  const property = await readProperty(hubspot, portalId, type, definitionOf(type).name)
  if (property === null) return 'none'
  return property.hasUniqueValue ? 'unique' : 'plain'
}

async function readProperty(
  hubspot: HubSpotClient,
  portalId: string,
  type: Keyed,
  name: string,
): Promise<z.output<typeof Property> | null> {
  try {
    const answer = await hubspot.call(portalId, { method: 'GET', path: paths.properties(type, name) })
    return Property.parse(answer.body)
  } catch (error) {
    if (isRefused(error)) return null
    throw error
  }
}

async function createProperty(
  hubspot: HubSpotClient,
  portalId: string,
  type: Keyed,
  kind: { hasUniqueValue: boolean; groupName: string },
): Promise<boolean> {
  const { name, label, description } = definitionOf(type)
  try {
    await hubspot.call(portalId, {
      method: 'POST',
      path: paths.properties(type),
      body: {
        ...{ name, label, description },
        type: 'string',
        fieldType: 'text',
        hidden: true,
        formField: false,
        ...kind,
      },
    })
    return true
  } catch (error) {
    if (isRefused(error)) return false
    throw error
  }
}

function definitionOf(type: Keyed) {
  return type === 'deals' ? DEALS : ENGAGEMENTS
}

/** HubSpot's no (400, 403, 404, 409) is an answer here; an outage is not. */
function isRefused(error: unknown): boolean {
  return (
    error instanceof SyncError &&
    ['hubspot_refused', 'scope_missing', 'property_missing'].includes(error.code)
  )
}
