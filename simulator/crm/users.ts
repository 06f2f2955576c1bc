// The people who can sign in to an account, who among them is a super admin, and in which teams and roles they are.
// HubSpot: https://developers.hubspot.com/docs/api-reference/settings-user-provisioning-v3/guide
import type { User } from '../account.ts'
import { invalid, notFound } from '../api-error.ts'
import type { Answer, Endpoint, PortalCall } from '../endpoint.ts'
import { readLimit } from './object-endpoints.ts'

export function userEndpoints(): Endpoint[] {
  const read = (
    path: string,
    handle: (call: PortalCall) => Answer,
    scope = 'settings.users.read',
  ): Endpoint => ({
    method: 'get',
    path,
    policy: 'core',
    scopes: () => ({ needed: [scope] }),
    handle,
  })
  return [
    read('/settings/users/:version', listUsers),
    // Before the users themselves: "teams" and "roles" are no user's id.
    read('/settings/users/:version/teams', listTeams, 'settings.users.teams.read'),
    read('/settings/users/:version/roles', listRoles),
    read('/settings/users/:version/:id', readUser),
  ]
}

/** The teams that somebody is in, each with its people. */
function listTeams(call: PortalCall): Answer {
  const { owners } = call.portal.account
  const teams = new Map(owners.flatMap((owner) => owner.teams.map(({ id, name }) => [id, name] as const)))
  const membersOf = (teamId: string, primary: boolean) =>
    owners
      .filter((owner) => owner.teams.some((team) => team.id === teamId && team.primary === primary))
      .map((owner) => String(owner.userIdIncludingInactive))
  const results = [...teams].map(([id, name]) => ({
    id,
    name,
    userIds: membersOf(id, true),
    secondaryUserIds: membersOf(id, false),
  }))
  return { status: 200, body: { results } }
}

/** All at once: this list has no pages. An account whose subscription has no permission sets has none to show. */
function listRoles(call: PortalCall): Answer {
  return { status: 200, body: { results: call.portal.account.roles } }
}

function listUsers(call: PortalCall): Answer {
  const limit = readLimit(call.query, 100, 100)
  const start = Number(call.query.get('after') ?? 0)
  const { users } = call.portal.account
  const results = users.slice(start, start + limit).map(shown)
  const paging = start + limit < users.length ? { paging: { next: { after: String(start + limit) } } } : {}
  return { status: 200, body: { results, ...paging } }
}

function readUser(call: PortalCall): Answer {
  const by = call.query.get('idProperty') ?? 'USER_ID'
  if (by !== 'USER_ID' && by !== 'EMAIL') throw invalid(`idProperty must be USER_ID or EMAIL, not ${by}.`)
  const { id: wanted = '' } = call.params
  const user = call.portal.account.users.find(({ id, email }) =>
    by === 'EMAIL' ? email === wanted.toLowerCase() : id === wanted,
  )
  if (!user) throw notFound(`User ${wanted} does not exist.`)
  return { status: 200, body: shown(user) }
}

function shown(user: User): Record<string, unknown> {
  return {
    id: user.id,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    superAdmin: user.superAdmin,
    roleIds: user.roleIds,
    // The one of before a user could have several.
    ...(user.roleIds[0] ? { roleId: user.roleIds[0] } : {}),
    ...(user.primaryTeamId ? { primaryTeamId: user.primaryTeamId } : {}),
    secondaryTeamIds: user.secondaryTeamIds,
  }
}
