// What an earlier installation of an app may have left in an account: its property on engagements, where the account lets one be made.
import type { SimulatorContext } from './context.ts'
import { engagementTypes } from './object-types.ts'
import { addCustomProperty, findProperty, type Portal } from './state.ts'

export function leaveKeyProperty(
  { rules }: SimulatorContext,
  portal: Portal,
  name: string,
  scopes: readonly string[],
): void {
  for (const type of engagementTypes) {
    const isAllowed = !rules.engagementSchemaScopes || scopes.includes(`crm.schemas.${type}.write`)
    if (rules.engagementKeyTier[type] !== 'unique' || !isAllowed || findProperty(portal, type, name)) continue
    const group = findProperty(portal, type, 'hs_timestamp')
    if (!group) continue
    const own = {
      name,
      label: name,
      hubspotDefined: false,
      hasUniqueValue: true,
      hidden: true,
      referenced: 'none' as const,
    }
    addCustomProperty(portal, type, { ...group, ...own, type: 'string', fieldType: 'text', options: [] })
  }
}
