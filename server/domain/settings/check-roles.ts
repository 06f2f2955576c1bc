// Checks the roles that a settings document names. Where HubSpot hides them, what is set for them cannot be applied either. Pure.
import type { Finding } from './finding.ts'
import type { LiveAccount, SeenFacts } from './live-account.ts'
import { suggest } from './nearest.ts'
import { notChecked } from './not-checked.ts'
import type { Settings } from './settings.ts'

export function checkRoles(
  { activities }: Settings,
  { roles }: LiveAccount,
  { roleNames = {} }: Pick<SeenFacts, 'roleNames'>,
): Finding[] {
  if (activities.roles.length === 0) return []
  const pointer = '/activities/roles'
  if (!roles.isKnown) {
    return roles.why === 'scope'
      ? [hidden(pointer, roles.scopes)]
      : notChecked(roles, pointer, "the account's roles")
  }
  // Ids are no words: the next one is as far from what was meant as any other.
  const choices = roles.value.map(({ id, name }) => ({ value: id, label: name }))
  return activities.roles.flatMap(({ role_id }, index): Finding[] => {
    if (roles.value.some(({ id }) => id === role_id)) return []
    const name = roleNames[role_id]
    const what = name === undefined ? `no role with the id ${role_id}` : `the role ${name} no more`
    return [
      {
        pointer: `${pointer}/${index}/role_id`,
        code: 'unknown_role',
        severity: 'error',
        part: { kind: 'role', id: role_id },
        message: `HubSpot has ${what}. Activity of whoever had it waits.`,
        fix:
          choices.length > 0
            ? `${suggest('', choices, 'roles')} Or take this one out.`
            : 'Take this one out: the account has no roles (permission sets) to choose from.',
      },
    ]
  })
}

function hidden(pointer: string, scopes: readonly string[]): Finding {
  const asked = scopes.length > 0 ? ` (${scopes.join(', ')})` : ''
  return {
    pointer,
    code: 'not_permitted',
    severity: 'warning',
    message:
      'HubSpot does not show Logbook who has which role. Until it does, what is set for roles is not applied: the account’s own settings hold.',
    fix: `Have an admin install Logbook again and accept all permissions${asked}, or set it for teams instead.`,
  }
}
