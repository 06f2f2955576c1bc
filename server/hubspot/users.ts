// Who a person is in an account: whether HubSpot counts them as a super admin.
import { z } from 'zod'
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from './client.ts'
import { paths } from './paths.ts'

const User = z.object({ superAdmin: z.boolean().default(false) })

/** Needs settings.users.read; throws SyncError where HubSpot cannot be asked. A user who is not there is no admin. */
export async function isSuperAdmin(
  hubspot: HubSpotClient,
  portalId: string,
  userId: string,
): Promise<boolean> {
  try {
    const answer = await hubspot.call(portalId, { method: 'GET', path: `${paths.users}/${userId}` })
    return User.parse(answer.body).superAdmin
  } catch (error) {
    if (error instanceof SyncError && error.code === 'hubspot_refused') return false
    throw error
  }
}
