// What the app's page in HubSpot asks: how the account does as a whole; and what an admin does about it.
import { Router } from 'express'
import { z } from 'zod'
import { disconnectAccount, pauseAccount, resumeAccount } from '../../install/account-controls.ts'
import { findAccount } from '../../store/accounts.ts'
import { findPausedBy } from '../../store/home-health.ts'
import { ApiProblem } from '../problem.ts'
import type { AccountAnswer, HomeAnswer, SettingsAnswer } from './answers.ts'
import { accountRef, asked, type CardDeps } from './card-deps.ts'
import { viewHome } from './home-view.ts'
import { requireAdmin } from './require-admin.ts'
import { type CardCaller, readBody } from './signed-request.ts'

/** The page may wait longer than a card for HubSpot to say who is an admin, but not until HubSpot gives up on us. */
const PATIENCE_MS = 1_500

export function homeRoutes(deps: CardDeps): Router {
  const { db, admins } = deps
  const router = Router()

  router.get(
    '/home',
    asked(deps, async (caller): Promise<HomeAnswer> => {
      refuseQuery(caller)
      const [home, { account }] = await Promise.all([viewHome(deps, caller.account), viewSettings(caller)])
      return { ...home, account, isAdmin: account.isAdmin }
    }),
  )

  router.get(
    '/account',
    asked(deps, async (caller): Promise<SettingsAnswer> => {
      refuseQuery(caller)
      return viewSettings(caller)
    }),
  )

  const acts = {
    pause: (caller: CardCaller) => pauseAccount(deps, caller.account.portalId, caller.user.email),
    resume: (caller: CardCaller) => resumeAccount(deps, caller.account.portalId),
    disconnect: (caller: CardCaller) => disconnectAccount(deps, caller.account.portalId),
  }
  for (const [name, act] of Object.entries(acts)) {
    router.post(
      `/account/${name}`,
      asked(deps, async (caller, req): Promise<AccountAnswer> => {
        refuseQuery(caller)
        readBody(req, z.strictObject({}))
        const { account, user } = caller
        // Who may pause is remembered, also through an outage; a disconnection cannot be taken back.
        if (name === 'disconnect') await requireAdmin(admins, caller, 'disconnect it')
        else if (!(await admins.isAdmin(account, user))) {
          throw new ApiProblem('not_allowed', 'Ask a super admin of this HubSpot account to do this.')
        }
        // Whatever was done before stays done: a repeat only says how things are.
        await act(caller)
        const after = (await findAccount(db, account.portalId)) ?? account
        return { account: await accountRef(deps, after, true) }
      }),
    )
  }

  return router

  async function viewSettings({ account, user }: CardCaller): Promise<SettingsAnswer> {
    const { portalId, name } = account
    const [isAdmin, pausedBy] = await Promise.all([
      admins.isAdmin(account, user, PATIENCE_MS),
      findPausedBy(db, portalId),
    ])
    return {
      account: {
        ...(await accountRef(deps, account, isAdmin)),
        portalId,
        name,
        ...(pausedBy && { pausedBy }),
      },
    }
  }
}

function refuseQuery({ query }: CardCaller): void {
  if (Object.keys(query).length > 0) throw new ApiProblem('invalid_query', 'This question is not understood.')
}
