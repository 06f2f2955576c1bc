// Which roles an account has and who has which. HubSpot's pages call them permission sets; only some subscriptions have them.
import { z } from 'zod'
import type { Role } from '../domain/record.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from './client.ts'
import { paths } from './paths.ts'

const Id = z.union([z.string(), z.number()]).transform(String)

const RolesAnswer = z.object({ results: z.array(z.object({ id: Id, name: z.string().default('') })) })

const UsersAnswer = z.object({
  results: z.array(
    z.object({
      id: Id,
      roleIds: z.array(Id).nullish(),
      // The one of before a user could have several.
      roleId: Id.nullish(),
    }),
  ),
  paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
})

/** Needs settings.users.read. */
export async function readRoles(hubspot: HubSpotClient, portalId: string): Promise<Role[]> {
  const { body } = await hubspot.call(portalId, { method: 'GET', path: paths.roles })
  return RolesAnswer.parse(body).results.map(({ id, name }) => ({ id, name: name || id }))
}

export type RolesOfUsers = { roles: Role[]; ofUser(userId: string | null): Role[] }

/** Which roles there are and who has which; null where HubSpot does not tell, or not in words that we know. */
export async function readRolesOfUsers(
  hubspot: HubSpotClient,
  portalId: string,
): Promise<RolesOfUsers | null> {
  try {
    const [roles, users] = await Promise.all([readRoles(hubspot, portalId), readUsers(hubspot, portalId)])
    const byId = new Map(roles.map((role) => [role.id, role]))
    const idsOf = new Map(users.map(({ id, roleIds }) => [id, roleIds]))
    const ofUser = (userId: string | null) =>
      (idsOf.get(userId ?? '') ?? []).flatMap((id) => byId.get(id) ?? [])
    return { roles, ofUser }
  } catch (error) {
    const isRefused =
      error instanceof SyncError && (error.code === 'scope_missing' || error.code === 'hubspot_refused')
    if (isRefused || error instanceof z.ZodError) return null
    throw error
  }
}

async function readUsers(
  hubspot: HubSpotClient,
  portalId: string,
): Promise<{ id: string; roleIds: string[] }[]> {
  const users: { id: string; roleIds: string[] }[] = []
  let after: string | undefined
  do {
    const query = { limit: '100', ...(after && { after }) }
    const { body } = await hubspot.call(portalId, { method: 'GET', path: paths.users, query })
    const page = UsersAnswer.parse(body)
    for (const { id, roleIds, roleId } of page.results)
      users.push({ id, roleIds: [...new Set([...(roleIds ?? []), ...(roleId ? [roleId] : [])])] })
    after = page.paging?.next?.after
  } while (after !== undefined)
  return users
}
