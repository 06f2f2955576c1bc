// The property that carries the engagement key. Which kind HubSpot lets us make differs by account and engagement type, and cannot be
// known beforehand: so try, and look at what is there.
import { z } from 'zod'
import { ENGAGEMENT_KEY_PROPERTY, type EngagementTier, type EngagementType } from '../domain/engagement.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from './client.ts'
import { paths } from './paths.ts'

const Property = z.object({ hasUniqueValue: z.boolean().default(false), groupName: z.string() })

/** Makes the property where it is missing, as unique as HubSpot allows, and says which kind the account now has. */
export async function ensureKeyProperty(
  hubspot: HubSpotClient,
  portalId: string,
  type: EngagementType,
): Promise<EngagementTier> {
  const present = await readTier(hubspot, portalId, type)
  if (present !== 'none') return present
  // HubSpot names the groups differently for each type: the group of a property that every engagement has will do.
  const groupName = (await readProperty(hubspot, portalId, type, 'hs_timestamp'))?.groupName
  if (groupName === undefined) return 'none'
  for (const hasUniqueValue of [true, false]) {
    if (await createProperty(hubspot, portalId, type, { hasUniqueValue, groupName })) break
  }
  return readTier(hubspot, portalId, type)
}

async function readTier(
  hubspot: HubSpotClient,
  portalId: string,
  type: EngagementType,
): Promise<EngagementTier> {
  const property = await readProperty(hubspot, portalId, type, ENGAGEMENT_KEY_PROPERTY)
  if (property === null) return 'none'
  return property.hasUniqueValue ? 'unique' : 'plain'
}

async function readProperty(
  hubspot: HubSpotClient,
  portalId: string,
  type: EngagementType,
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
  type: EngagementType,
  kind: { hasUniqueValue: boolean; groupName: string },
): Promise<boolean> {
  try {
    await hubspot.call(portalId, {
      method: 'POST',
      path: paths.properties(type),
      body: {
        name: ENGAGEMENT_KEY_PROPERTY,
        label: 'Logbook engagement key',
        description: 'Set by Logbook, so that an activity is never logged twice. Please leave it as it is.',
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

/** HubSpot's no (400, 403, 404, 409) is an answer here; an outage is not. */
function isRefused(error: unknown): boolean {
  return (
    error instanceof SyncError &&
    ['hubspot_refused', 'scope_missing', 'property_missing'].includes(error.code)
  )
}
