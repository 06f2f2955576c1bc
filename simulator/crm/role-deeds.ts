// What a super admin does about roles in HubSpot's pages (Settings, Users & Teams, Permission sets), in the hands of a test.
import type { User } from '../account.ts'
import type { SimulatorContext } from '../context.ts'
import type { Portal } from '../state.ts'

export type RoleDeeds = {
  // By address, to one who is an owner; the account gets the role where it lacks it.
  give(email: string, role: { id: string; name: string }): void
  take(email: string, roleId: string): void
  // For everybody: the users who had it go on with the permissions that they have.
  remove(roleId: string): void
}

export function createRoleDeeds(context: SimulatorContext, { account }: Portal): RoleDeeds {
  /** Owners that a test made are no users before they need to be. */
  function userAt(email: string): User {
    const known = account.users.find((user) => user.email === email)
    if (known) return known
    const owner = account.owners.find((one) => one.email === email)
    if (!owner) throw new Error(`Account ${account.portalId} has no user ${email}.`)
    const { firstName, lastName, userIdIncludingInactive } = owner
    const user: User = {
      ...{ id: String(userIdIncludingInactive), email, firstName, lastName },
      ...{ superAdmin: false, appMarketplaceAccess: false },
      ...{ roleIds: [], primaryTeamId: null, secondaryTeamIds: [] },
    }
    account.users.push(user)
    return user
  }

  const without = (user: User, roleId: string) => {
    user.roleIds = user.roleIds.filter((id) => id !== roleId)
  }

  return {
    give: (email, role) => {
      if (!account.roles.some(({ id }) => id === role.id))
        account.roles.push({ ...role, requiresBillingWrite: false })
      const user = userAt(email)
      without(user, role.id)
      user.roleIds.push(role.id)
      context.changed()
    },
    take: (email, roleId) => {
      without(userAt(email), roleId)
      context.changed()
    },
    remove: (roleId) => {
      account.roles = account.roles.filter(({ id }) => id !== roleId)
      for (const user of account.users) without(user, roleId)
      context.changed()
    },
  }
}
