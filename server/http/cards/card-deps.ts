// What the routes of cards need, and how each of them begins: who asks, about which account.
import type { Request, RequestHandler } from 'express'
import { featuresNeeded } from '../../domain/settings/needed-features.ts'
import type { AccountAdmins } from '../../install/account-admins.ts'
import type { InstallDeps } from '../../install/install-account.ts'
import type { Account } from '../../store/accounts.ts'
import { settingsFor } from '../../store/current-settings.ts'
import type { AccountRef } from './answers.ts'
import { type CardCaller, readCaller, type SignedDeps } from './signed-request.ts'

export type CardDeps = SignedDeps &
  Pick<InstallDeps, 'hubspot' | 'secrets' | 'wake'> & {
    app: InstallDeps['app']
    admins: AccountAdmins
    /** Where people see an account's records: `https://app.hubspot.com/contacts/123`. */
    accountUrl(account: { portalId: string; uiDomain: string }): string
    /** When HubSpot last told us of a change in an account, where somebody listens for that. */
    lastNewsAt?: ((portalId: string) => Promise<Date | null>) | undefined
  }

/** A card waits for a person's eyes: rather than wait for HubSpot, it offers what it knows. */
const PATIENCE_MS = 250

/** Answers a signed question with what `answer` makes of it. */
export function asked(
  deps: CardDeps,
  answer: (caller: CardCaller, req: Request) => Promise<object>,
): RequestHandler {
  return async (req, res) => {
    const caller = await readCaller(deps, req)
    res.json(await answer(caller, req))
  }
}

/** The account as every answer carries it. Only while it is paused does a record's card offer what needs an admin, so only then HubSpot is asked. */
export async function viewAccount(deps: CardDeps, { account, user }: CardCaller): Promise<AccountRef> {
  const isAdmin =
    account.status === 'paused'
      ? await deps.admins.isAdmin(account, user, PATIENCE_MS)
      : deps.admins.isKnownAdmin(account, user)
  return accountRef(deps, account, isAdmin)
}

export async function accountRef(
  { db, publicUrl }: CardDeps,
  account: Account,
  isAdmin: boolean,
): Promise<AccountRef> {
  // Whoever installs again must not lose what the settings need beside the usual rights.
  const features = featuresNeeded(await settingsFor(db, account))
  const demands = features.length > 0 ? `?with=${features.join(',')}` : ''
  return {
    status: account.status,
    timeZone: account.timeZone,
    installUrl: `${publicUrl}/oauth/install${demands}`,
    helpUrl: `${publicUrl}/docs/errors`,
    isAdmin,
  }
}
