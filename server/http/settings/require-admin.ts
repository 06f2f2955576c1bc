// What only super admins may do on the settings page.
import type { CardDeps } from '../cards/card-deps.ts'
import { ADMIN_PATIENCE_MS, requireAdmin as requireAdminTo } from '../cards/require-admin.ts'
import type { CardCaller } from '../cards/signed-request.ts'

export const PATIENCE_MS = ADMIN_PATIENCE_MS

export function requireAdmin({ admins }: CardDeps, caller: CardCaller): Promise<void> {
  return requireAdminTo(admins, caller, 'change the settings')
}
