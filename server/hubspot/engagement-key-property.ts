// The property that carries the engagement key. Which kind HubSpot lets us make differs by account and engagement type, and cannot be
// known beforehand: so try, and look at what is there.
import { z } from 'zod'
import { ENGAGEMENT_KEY_PROPERTY, type EngagementTier, type EngagementType } from '../domain/engagement.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from './client.ts'
import { paths } from './paths.ts'

/** HubSpot's own group for the properties of each type. */
const GROUPS: Record<EngagementType, string> = { emails: 'emailinformation', notes: 'noteinformation' }

const Property = z.object({ hasUniqueValue: z.boolean().default(false) })

/** Makes the property where it is missing, as unique as HubSpot allows, and says which kind the account now has. */
export async function ensureKeyProperty(
  hubspot: HubSpotClient,
  portalId: string,
  type: EngagementType,
): Promise<EngagementTier> {
  const present = await readTier(hubspot, portalId, type)
  if (present !== 'none') return present
  for (const hasUniqueValue of [true, false]) {
    if (await createProperty(hubspot, portalId, type, hasUniqueValue)) break
  }
  return readTier(hubspot, portalId, type)
}

async function readTier(
  hubspot: HubSpotClient,
  portalId: string,
  type: EngagementType,
): Promise<EngagementTier> {
  try {
    const path = paths.properties(type, ENGAGEMENT_KEY_PROPERTY)
    const answer = await hubspot.call(portalId, { method: 'GET', path })
    return Property.parse(answer.body).hasUniqueValue ? 'unique' : 'plain'
  } catch (error) {
    if (isRefused(error)) return 'none'
    throw error
  }
}

async function createProperty(
  hubspot: HubSpotClient,
  portalId: string,
  type: EngagementType,
  hasUniqueValue: boolean,
): Promise<boolean> {
  try {
    await hubspot.call(portalId, {
      method: 'POST',
      path: paths.properties(type),
      body: {
        name: ENGAGEMENT_KEY_PROPERTY,
        label: 'Logbook engagement key',
        description: 'Set by Logbook, so that an activity is never logged twice. Please leave it as it is.',
        groupName: GROUPS[type],
        type: 'string',
        fieldType: 'text',
        hidden: true,
        formField: false,
        hasUniqueValue,
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
