// What a rep does about themselves, inside HubSpot: connect, pause, connect again. Who they are, HubSpot signs.
import { Router } from 'express'
import { z } from 'zod'
import { EmailAddress } from '../../domain/settings/words.ts'
import { type ConnectDeps, type Connected, connectMember, pauseMember } from '../../install/connect-member.ts'
import { listOwnMembers } from '../../install/own-members.ts'
import { settingsFor } from '../../store/current-settings.ts'
import { asked, type CardDeps, viewAccount } from '../cards/card-deps.ts'
import { type CardCaller, readBody } from '../cards/signed-request.ts'
import { ApiProblem } from '../problem.ts'
import type { ConnectAnswer, MeAnswer, PauseAnswer } from './answers.ts'

export type MeDeps = CardDeps & ConnectDeps

const Email = z.strictObject({ email: EmailAddress })
/** A personal link, or the part of it that counts. */
const Code = z.strictObject({ code: z.string().trim().min(1).max(2_000) })

/** To be mounted at /cards/v1/me, behind HubSpot's signature. */
export function meRoutes(deps: MeDeps): Router {
  const { db } = deps
  const router = Router()

  router.get('/', asked(deps, viewMe))

  router.post(
    '/connect',
    asked(deps, async (caller, req): Promise<ConnectAnswer> => {
      const claim = readBody(req, z.union([Email, Code]))
      const connected = await connectMember(deps, caller.account, caller.user, claim)
      if (!connected.ok) throw refusal(connected.why)
      const { email, released } = connected
      return { email, released, me: await viewMe(caller) }
    }),
  )

  router.post(
    '/pause',
    asked(deps, async (caller, req): Promise<PauseAnswer> => {
      const { email } = readBody(req, Email)
      if (!(await pauseMember(deps, caller.account, caller.user, email))) throw refusal('not_yours')
      return { me: await viewMe(caller) }
    }),
  )

  return router

  async function viewMe(caller: CardCaller): Promise<MeAnswer> {
    const { account, user } = caller
    const settings = await settingsFor(db, account)
    const [members, view] = await Promise.all([
      listOwnMembers(db, account.portalId, user, settings),
      viewAccount(deps, caller),
    ])
    return {
      email: user.email.toLowerCase(),
      must_connect: settings.general.members_must_connect,
      members: members.map(({ since, isKnown, ...member }) => ({
        ...member,
        is_known: isKnown,
        since: since?.toISOString() ?? null,
      })),
      account: view,
    }
  }
}

type Refusal = Exclude<Connected, { ok: true }>['why']

/** The same answer for what does not exist and what is somebody else's. */
function refusal(why: Refusal): ApiProblem {
  switch (why) {
    case 'taken':
      return new ApiProblem(
        'member_taken',
        'Somebody else in this HubSpot account has connected this address. Ask an admin: they see who, and can take it back.',
      )
    case 'not_yours':
      return new ApiProblem(
        'not_allowed',
        'This address is not yours in HubSpot, and nobody mapped it to you. Ask an admin for an invitation to it.',
      )
    case 'erased':
      return new ApiProblem(
        'not_allowed',
        'This address was deleted in HubSpot for privacy reasons, so nothing may be kept about it.',
      )
    case 'used':
      return new ApiProblem('invitation_over', 'This invitation was used before. Ask an admin for a new one.')
    case 'expired':
      return new ApiProblem('invitation_over', 'This invitation is too old. Ask an admin for a new one.')
    case 'forged':
      return new ApiProblem(
        'invitation_over',
        'This is no invitation to this HubSpot account, or a part of it is missing. Copy it again from the page that the mail leads to.',
      )
  }
}
