// Lets only admins of the account go on: HubSpot's super admins, as HubSpot says.
import type { AccountAdmins } from '../../install/account-admins.ts'
import { ApiProblem } from '../problem.ts'
import type { CardCaller } from './signed-request.ts'

/** HubSpot waits fifteen seconds for us in all. */
export const ADMIN_PATIENCE_MS = 3_000

/** `what`: ends the sentence "Only super admins of this HubSpot account may …". */
export async function requireAdmin(
  admins: AccountAdmins,
  { account, user }: CardCaller,
  what: string,
): Promise<void> {
  const isAdmin = await admins.isAdminNow(account, user, ADMIN_PATIENCE_MS)
  if (isAdmin) return
  if (isAdmin === null) {
    throw new ApiProblem(
      'not_now',
      'HubSpot does not say now whether you are an admin. Please try again in a moment.',
    )
  }
  const detail = `Only super admins of this HubSpot account may ${what}. Ask one of them to do it.`
  throw new ApiProblem('not_allowed', detail)
}
