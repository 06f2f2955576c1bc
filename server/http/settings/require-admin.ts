// What only super admins may do on the settings page.

import type { CardDeps } from '../cards/card-deps.ts'
import type { CardCaller } from '../cards/signed-request.ts'
import { ApiProblem } from '../problem.ts'

/** HubSpot waits fifteen seconds for us in all. */
export const PATIENCE_MS = 3_000

export async function requireAdmin({ admins }: CardDeps, { account, user }: CardCaller): Promise<void> {
  if (await admins.isAdmin(account, user, PATIENCE_MS)) return
  throw new ApiProblem(
    'not_allowed',
    'Only super admins of this HubSpot account may change the settings. Ask one of them to do it.',
  )
}
