// The members on the settings page: anybody in the account may look, only admins may map, invite and take connections back.
import { type Request, Router } from 'express'
import { z } from 'zod'
import { lookAround } from '../../configure/check-account.ts'
import { draftOrPublished, editDraft, readDraft } from '../../configure/edit-draft.ts'
import { mappingChanges, proposeMemberMapping, withMemberChanges } from '../../configure/edit-members.ts'
import { type ListDeps, LOOK_AROUND_MS } from '../../configure/list-members.ts'
import type { MemberChange } from '../../domain/members/change-rules.ts'
import { sayInviteRefusal } from '../../domain/members/wording.ts'
import { Touch } from '../../domain/settings/members.ts'
import { EmailAddress, HubSpotId, oncePer } from '../../domain/settings/words.ts'
import { type ConnectDeps, disconnectMember } from '../../install/connect-member.ts'
import { makeInvitationLink } from '../../install/invitations.ts'
import { inviteMembers } from '../../install/invite-members.ts'
import { readVersion } from '../../store/current-settings.ts'
import { findMembers } from '../../store/members.ts'
import { asked, type CardDeps } from '../cards/card-deps.ts'
import { ADMIN_PATIENCE_MS, requireAdmin } from '../cards/require-admin.ts'
import { type CardCaller, readBody } from '../cards/signed-request.ts'
import { ApiProblem } from '../problem.ts'
import type { DraftAnswer } from '../settings/answers.ts'
import { viewDraft } from '../settings/page-view.ts'
import { conflictProblem, invalidProblem } from '../settings/refusals.ts'
import type {
  DisconnectAnswer,
  InviteAnswer,
  MappingAnswer,
  MemberLinkAnswer,
  MembersAnswer,
  XrayAnswer,
} from './answers.ts'
import { readMembersPage, TabQuery } from './list.ts'
import { viewSettingsMember } from './view.ts'
import { viewXray, type XrayDeps, XrayQuery } from './xray.ts'

export type CardMemberDeps = CardDeps &
  ListDeps &
  ConnectDeps &
  XrayDeps & {
    docsUrl: string
    /** Whether an operator has set up mail. */
    canMail: boolean
  }

const MOST_EDITED = 5_000
const MOST_INVITED = 2_000
/** Of long lists, so many are told: HubSpot lets a megabyte through. */
const MOST_TOLD = 500

const Count = z.number().int().nonnegative()
const Email = z.strictObject({ email: EmailAddress })
const Emails = (most: number) => z.array(EmailAddress).min(1).max(most)
const seen = { base_version: Count, revision: Count }
const EditBody = z.strictObject({
  ...seen,
  members: z
    .array(
      z.strictObject({
        email: EmailAddress,
        owner_id: HubSpotId.nullable().optional(),
        syncs: z.boolean().optional(),
        touch: Touch.nullable().optional(),
      }),
    )
    .min(1)
    .max(MOST_EDITED)
    .superRefine(oncePer('email')),
})
const MappingBody = z.strictObject({
  ...seen,
  members: Emails(MOST_EDITED).optional(),
  also: z.array(EmailAddress).max(MOST_EDITED).optional(),
})
const InviteBody = z.union([
  z.strictObject({ members: Emails(MOST_INVITED) }),
  z.strictObject({ all: z.literal('not_connected') }),
])

/** To be mounted at /cards/v1/settings/members, behind HubSpot's signature. */
export function memberCardRoutes(deps: CardMemberDeps): Router {
  const { db, admins, docsUrl, canMail } = deps
  const router = Router()

  router.get(
    '/',
    asked(deps, async ({ account, user, query }): Promise<MembersAnswer> => {
      const asks = TabQuery.safeParse(query)
      if (!asks.success) throw new ApiProblem('invalid_query', 'This question is not understood.')
      const { portalId, settingsVersion } = account
      const inForce = await readVersion(db, portalId, settingsVersion)
      const settings = (await readDraft(db, portalId, inForce))?.settings ?? inForce
      const [page, isAdmin] = await Promise.all([
        readMembersPage(deps, account, asks.data, { settings, inForce }),
        admins.isAdmin(account, user, ADMIN_PATIENCE_MS),
      ])
      return {
        members: page.members.map((member) => viewSettingsMember(member, page)),
        counts: page.counts,
        found: page.found,
        is_complete: page.isComplete,
        must_connect: settings.general.members_must_connect,
        touch: settings.members.touch,
        can_mail: canMail,
        is_admin: isAdmin,
      }
    }),
  )

  router.get(
    '/xray',
    asked(deps, async (caller): Promise<XrayAnswer> => {
      // It names records that a rep may not be allowed to see in HubSpot.
      await requireAdmin(admins, caller, 'look at where activity of members would be logged')
      const asks = XrayQuery.safeParse(caller.query)
      if (!asks.success) throw new ApiProblem('invalid_query', 'This question is not understood.')
      const { account } = caller
      const settings = await draftOrPublished(db, account.portalId, account.settingsVersion)
      return viewXray(deps, account, asks.data, settings)
    }),
  )

  router.post(
    '/edit',
    asked(deps, async (caller, req): Promise<DraftAnswer> => {
      await requireAdmin(admins, caller, 'change the settings')
      const { members, ...named } = readBody(req, EditBody)
      return save(caller, named, members)
    }),
  )

  router.get(
    '/mapping',
    asked(deps, async ({ account }): Promise<MappingAnswer> => {
      const { proposals, unmatched, archived, names } = await proposeMemberMapping(deps, account)
      const sure = proposals.filter(({ why }) => why === 'same_address')
      const others = proposals.filter(({ why }) => why !== 'same_address')
      return {
        // What needs a person's eye is told first where there is too much of it.
        proposals: [...others.slice(0, MOST_TOLD), ...sure.slice(0, MOST_TOLD)]
          .sort((a, b) => Number(b.why === 'same_address') - Number(a.why === 'same_address'))
          .map(({ email, owner: { id, name }, why }) => ({
            email,
            name: names.get(email) ?? null,
            owner: { id, name },
            why,
          })),
        proposals_in_all: proposals.length,
        sure_in_all: sure.length,
        unmatched: unmatched.slice(0, MOST_TOLD),
        unmatched_in_all: unmatched.length,
        archived: archived.slice(0, MOST_TOLD),
        archived_in_all: archived.length,
      }
    }),
  )

  router.post(
    '/mapping',
    asked(deps, async (caller, req): Promise<DraftAnswer> => {
      await requireAdmin(admins, caller, 'change the settings')
      const { members, also, ...named } = readBody(req, MappingBody)
      const changes = mappingChanges(await proposeMemberMapping(deps, caller.account), { members, also })
      return save(caller, named, changes)
    }),
  )

  router.post(
    '/invite',
    asked(deps, async (caller, req): Promise<InviteAnswer> => {
      await requireAdmin(admins, caller, 'invite members')
      const body = readBody(req, InviteBody)
      if (!canMail) {
        const detail =
          'An operator has to set SMTP_URL and MAIL_FROM first. Hand personal links over instead.'
        throw new ApiProblem('mail_not_set_up', detail)
      }
      const emails = 'members' in body ? [...new Set(body.members)] : null
      const by = caller.user.email.toLowerCase()
      await lookAround(deps, caller.account.portalId, LOOK_AROUND_MS)
      const { invited, refused } = await inviteMembers(deps, caller.account, { emails, by })
      return {
        invited,
        refused: refused
          .slice(0, MOST_TOLD)
          .map(({ email, why }) => ({ email, why, text: sayInviteRefusal(why) })),
        refused_in_all: refused.length,
      }
    }),
  )

  router.post(
    '/link',
    asked(deps, async (caller, req): Promise<MemberLinkAnswer> => {
      await requireAdmin(admins, caller, 'invite members')
      const { email } = await knownMember(caller, req)
      const { portalId } = caller.account
      const madeBy = caller.user.email.toLowerCase()
      const { url, expiresAt } = await makeInvitationLink(deps, portalId, { email, madeBy })
      return { url, expires_at: expiresAt.toISOString() }
    }),
  )

  router.post(
    '/disconnect',
    asked(deps, async (caller, req): Promise<DisconnectAnswer> => {
      await requireAdmin(admins, caller, 'take a connection back')
      const { email } = await knownMember(caller, req)
      await disconnectMember(db, caller.account.portalId, email)
      return { email, is_connected: false }
    }),
  )

  return router

  async function knownMember({ account }: CardCaller, req: Request): Promise<{ email: string }> {
    const { email } = readBody(req, Email)
    const [member] = await findMembers(db, account.portalId, [email])
    if (!member) throw new ApiProblem('not_found', 'Nobody with this address acts in your tools.')
    return member
  }

  /** Saves over what the editor saw, or says who was faster. */
  async function save(
    { account, user }: CardCaller,
    { base_version: baseVersion, revision }: { base_version: number; revision: number },
    changes: readonly MemberChange[],
  ): Promise<DraftAnswer> {
    const changed = await withMemberChanges(deps, account, changes)
    if (!changed.ok) throw invalidProblem(changed.findings, { document: changed.document, docsUrl })
    const edit = { baseVersion, revision, settings: changed.settings, by: user.email.toLowerCase() }
    const saved = await editDraft(deps, account.portalId, edit)
    if (!saved.ok) throw conflictProblem(saved.conflict)
    const current = await readVersion(db, account.portalId, baseVersion)
    const draft = await readDraft(db, account.portalId, current)
    if (!draft) throw new ApiProblem('settings_conflict', 'The draft was ended meanwhile. Load it again.')
    return { revision: saved.revision, draft: await viewDraft(deps, account, draft) }
  }
}
