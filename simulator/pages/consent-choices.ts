// Decides what the signed-in user may choose on the consent page: which accounts, and why not the others.
import type { User } from '../account.ts'
import type { AuthorizeRequest } from '../oauth/authorize-request.ts'
import type { Portal, World } from '../state.ts'

export type AccountChoice = {
  portal: Portal
  // Why the app cannot be installed here, or null.
  refusal: string | null
  // Optional scopes that this account's subscription leaves out.
  leftOut: string[]
}

export function offeredPortals(world: World, portalId: string | undefined): Portal[] {
  return [...world.portals.values()].filter(
    ({ account }) => portalId === undefined || account.portalId === portalId,
  )
}

// One login can belong to several accounts; everybody who could be signed in is offered once.
export function everyUser(portals: Portal[]): User[] {
  const byId = new Map<string, User>()
  for (const { account } of portals)
    for (const user of account.users) if (!byId.has(user.id)) byId.set(user.id, user)
  return [...byId.values()]
}

export function signedInUser(users: User[], wanted: unknown): User | null {
  const named = users.find(({ id, email }) => id === wanted || email === wanted)
  return named ?? users.find(({ superAdmin }) => superAdmin) ?? users[0] ?? null
}

export function accountChoices(portals: Portal[], user: User, request: AuthorizeRequest): AccountChoice[] {
  return portals.flatMap((portal) => {
    const { users, unavailableScopes } = portal.account
    const here = users.find(({ id }) => id === user.id)
    if (!here) return []
    const missing = request.scopes.filter((scope) => unavailableScopes.includes(scope))
    const leftOut = request.optionalScopes.filter((scope) => unavailableScopes.includes(scope))
    return [{ portal, refusal: refusalFor(here, missing), leftOut }]
  })
}

function refusalFor(user: User, missing: string[]): string | null {
  if (!user.superAdmin && !user.appMarketplaceAccess)
    return "You don't have permission to connect apps to this account."
  return missing.length > 0 ? `This account's subscription does not include: ${missing.join(', ')}` : null
}
