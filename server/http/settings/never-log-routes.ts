// A never-log list on the settings page: pasted, or as a file by a link.
import { Router } from 'express'
import { z } from 'zod'
import { readDraft } from '../../configure/edit-draft.ts'
import { makeLink } from '../../configure/settings-links.ts'
import { takeNeverLog } from '../../configure/take-never-log.ts'
import { readVersion } from '../../store/current-settings.ts'
import { asked } from '../cards/card-deps.ts'
import { readBody } from '../cards/signed-request.ts'
import type { LinkAnswer, NeverLogAnswer } from './answers.ts'
import { viewNeverLog } from './never-log-view.ts'
import { viewDraft } from './page-view.ts'
import { conflictProblem, invalidProblem } from './refusals.ts'
import { requireAdmin } from './require-admin.ts'
import type { CardSettingsDeps } from './settings-deps.ts'

const Count = z.number().int().nonnegative()
const SeenBody = z.strictObject({ base_version: Count, revision: Count })
const NeverLogBody = SeenBody.extend({ text: z.string(), is_preview: z.boolean().optional() })

/** To be mounted at /cards/v1/settings, behind HubSpot's signature. */
export function neverLogRoutes(deps: CardSettingsDeps): Router {
  const { db, docsUrl, publicUrl } = deps
  const router = Router()

  router.post(
    '/never-log',
    asked(deps, async (caller, req): Promise<NeverLogAnswer> => {
      await requireAdmin(deps, caller)
      const { text, is_preview: isPreview, base_version: baseVersion, revision } = readBody(req, NeverLogBody)
      const { account, user } = caller
      const taken = await takeNeverLog(deps, account, {
        ...{ text, isPreview, seen: { baseVersion, revision }, by: user.email.toLowerCase() },
      })
      if (!taken.ok && taken.why === 'conflict') throw conflictProblem(taken.conflict)
      if (!taken.ok) throw invalidProblem(taken.findings, { document: taken.document, docsUrl })
      const current = await readVersion(db, account.portalId, baseVersion)
      const draft = taken.isSaved ? await readDraft(db, account.portalId, current) : null
      return {
        ...viewNeverLog(taken),
        revision: taken.revision,
        draft: draft && (await viewDraft(deps, account, draft)),
      }
    }),
  )

  router.post(
    '/never-log-link',
    asked(deps, async (caller, req): Promise<LinkAnswer> => {
      await requireAdmin(deps, caller)
      const { base_version: baseVersion, revision } = readBody(req, SeenBody)
      const { portalId } = caller.account
      const madeBy = caller.user.email.toLowerCase()
      const { token, expiresAt } = await makeLink(deps, {
        portalId,
        kind: 'never_log',
        madeBy,
        baseVersion,
        revision,
      })
      return { url: `${publicUrl}/settings/never-log/${token}`, expires_at: expiresAt.toISOString() }
    }),
  )

  return router
}
