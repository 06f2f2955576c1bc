// The settings page inside HubSpot: anybody there may look, only admins may change anything. The account is the signed one, always.
import { Router } from 'express'
import { z } from 'zod'
import { checkAccount } from '../../configure/check-account.ts'
import { draftOrPublished, editDraft, readDraft, readRevision } from '../../configure/edit-draft.ts'
import { publishDraft, rollBack } from '../../configure/publish.ts'
import { makeLink } from '../../configure/settings-links.ts'
import { Contents } from '../../domain/settings/activities.ts'
import { diffSettings } from '../../domain/settings/diff-settings.ts'
import { parseSettings } from '../../domain/settings/parse-settings.ts'
import type { Settings } from '../../domain/settings/settings.ts'
import type { Account } from '../../store/accounts.ts'
import { readVersion } from '../../store/current-settings.ts'
import { findVersion } from '../../store/settings.ts'
import { asked } from '../cards/card-deps.ts'
import { readBody } from '../cards/signed-request.ts'
import { ApiProblem } from '../problem.ts'
import { answerPublished } from './answer-published.ts'
import type {
  DiscardAnswer,
  DraftAnswer,
  HistoryAnswer,
  LinkAnswer,
  OldVersionAnswer,
  PublishAnswer,
  SettingsPageAnswer,
  SubjectLinesAnswer,
  ValidateAnswer,
} from './answers.ts'
import { fitDocument, isLongList, mergeSections } from './fit-document.ts'
import { HistoryQuery, viewHistory } from './history.ts'
import { neverLogRoutes } from './never-log-routes.ts'
import { viewDraft, viewSettingsPage } from './page-view.ts'
import { conflictProblem, invalidProblem } from './refusals.ts'
import { PATIENCE_MS, requireAdmin } from './require-admin.ts'
import type { CardSettingsDeps } from './settings-deps.ts'
import { sourceRoutes } from './source-routes.ts'
import { viewSubjectLines } from './subject-lines.ts'
import { viewFindings, viewVersion } from './views.ts'

const Count = z.number().int().nonnegative()
const Sections = z.record(z.string(), z.unknown())
const Keep = z.array(z.string().refine(isLongList)).max(20).default([])
const DraftBody = z.strictObject({ base_version: Count, revision: Count, settings: Sections, keep: Keep })
const ValidateBody = z.strictObject({ settings: Sections.optional(), keep: Keep })
const SubjectLinesBody = z.strictObject({ format: z.string().max(1_000), contents: Contents })
const SeenBody = z.strictObject({ base_version: Count, revision: Count })

/** To be mounted at /cards/v1/settings, behind HubSpot's signature. */
export function settingsRoutes(deps: CardSettingsDeps): Router {
  const { db, admins, docsUrl, publicUrl } = deps
  const router = Router()
  router.use(neverLogRoutes(deps), sourceRoutes(deps))

  router.get(
    '/',
    asked(deps, async ({ account, user }): Promise<SettingsPageAnswer> => {
      return viewSettingsPage(deps, account, await admins.isAdmin(account, user, PATIENCE_MS))
    }),
  )

  router.post(
    '/draft',
    asked(deps, async (caller, req): Promise<DraftAnswer> => {
      await requireAdmin(deps, caller)
      const { base_version: baseVersion, revision, settings: sent, keep } = readBody(req, DraftBody)
      const { account, user } = caller
      const settings = await readSent(account, sent, keep)
      const edit = { baseVersion, revision, settings, by: user.email.toLowerCase() }
      const saved = await editDraft(deps, account.portalId, edit)
      if (!saved.ok) throw conflictProblem(saved.conflict)
      const current = await readVersion(db, account.portalId, baseVersion)
      const draft = await readDraft(db, account.portalId, current)
      if (!draft)
        throw new ApiProblem(
          'settings_conflict',
          'The draft was ended at the same moment. Load the settings again.',
        )
      return { revision: saved.revision, draft: await viewDraft(deps, account, draft) }
    }),
  )

  router.post(
    '/draft/discard',
    asked(deps, async (caller, req): Promise<DiscardAnswer> => {
      await requireAdmin(deps, caller)
      const { revision } = readBody(req, z.strictObject({ revision: Count }))
      const { portalId, settingsVersion: baseVersion } = caller.account
      const end = { baseVersion, revision, settings: null, by: caller.user.email.toLowerCase() }
      const ended = await editDraft(deps, portalId, end)
      if (!ended.ok) throw conflictProblem(ended.conflict)
      return { revision: ended.revision }
    }),
  )

  router.post(
    '/publish',
    asked(deps, async (caller, req): Promise<PublishAnswer> => {
      await requireAdmin(deps, caller)
      const { base_version: baseVersion, revision } = readBody(req, SeenBody)
      const by = caller.user.email.toLowerCase()
      return published(
        caller.account,
        await publishDraft(deps, caller.account, { baseVersion, revision, by }),
      )
    }),
  )

  router.post(
    '/rollback',
    asked(deps, async (caller, req): Promise<PublishAnswer> => {
      await requireAdmin(deps, caller)
      const { version } = readBody(req, z.strictObject({ version: Count }))
      const by = caller.user.email.toLowerCase()
      return published(caller.account, await rollBack(deps, caller.account, { version, by }))
    }),
  )

  router.get(
    '/history',
    asked(deps, async ({ account, query }): Promise<HistoryAnswer> => {
      const page = HistoryQuery.safeParse(query)
      if (!page.success) throw new ApiProblem('invalid_query', 'Send before and limit as whole numbers.')
      return viewHistory(db, account.portalId, page.data)
    }),
  )

  router.get(
    '/history/:version',
    asked(deps, async ({ account }, req): Promise<OldVersionAnswer> => {
      const number = /^\d{1,9}$/.test(String(req.params.version)) ? Number(req.params.version) : -1
      const version = number > 0 ? await findVersion(db, account.portalId, number) : null
      if (!version && number !== 0)
        throw new ApiProblem('not_found', 'There is no such version of the settings.')
      const [settings, current] = await Promise.all([
        readVersion(db, account.portalId, number),
        readVersion(db, account.portalId, account.settingsVersion),
      ])
      const { findings } = await checkAccount(deps, account, settings)
      return {
        ...viewVersion(version),
        ...fitDocument(settings),
        ...diffSettings(current, settings),
        findings: viewFindings(findings, { document: settings, docsUrl }),
      }
    }),
  )

  router.post(
    '/validate',
    asked(deps, async ({ account, user }, req): Promise<ValidateAnswer> => {
      const { settings: sent, keep } = readBody(req, ValidateBody)
      const base = await draftOrPublished(db, account.portalId, account.settingsVersion)
      const document = mergeSections(base, sent ?? {}, keep)
      const parsed = parseSettings(document)
      // Who cannot change anything need not cost the account's calls either.
      const isFresh = await admins.isAdmin(account, user, PATIENCE_MS)
      const findings = parsed.ok
        ? (await checkAccount(deps, account, parsed.settings, { isFresh })).findings
        : parsed.findings
      return { findings: viewFindings(findings, { document, docsUrl }) }
    }),
  )

  router.post(
    '/subject-lines',
    asked(deps, async (_caller, req): Promise<SubjectLinesAnswer> => {
      return viewSubjectLines(readBody(req, SubjectLinesBody))
    }),
  )

  router.post(
    '/export-link',
    asked(deps, async ({ account, user }, req): Promise<LinkAnswer> => {
      readBody(req, z.strictObject({}))
      return link('export', account, {
        madeBy: user.email,
        baseVersion: account.settingsVersion,
        revision: 0,
      })
    }),
  )

  router.post(
    '/import-link',
    asked(deps, async (caller, req): Promise<LinkAnswer> => {
      await requireAdmin(deps, caller)
      const { base_version: baseVersion, revision } = readBody(req, SeenBody)
      return link('import', caller.account, {
        madeBy: caller.user.email.toLowerCase(),
        baseVersion,
        revision,
      })
    }),
  )

  return router

  /** What was sent is part of a document; what is wrong is said of the whole. */
  async function readSent(
    account: Account,
    sent: Record<string, unknown>,
    keep: readonly string[],
  ): Promise<Settings> {
    const base = await draftOrPublished(db, account.portalId, account.settingsVersion)
    const document = mergeSections(base, sent, keep)
    const parsed = parseSettings(document)
    if (!parsed.ok) throw invalidProblem(parsed.findings, { document, docsUrl })
    return parsed.settings
  }

  async function published(
    { portalId }: Account,
    outcome: Awaited<ReturnType<typeof publishDraft>>,
  ): Promise<PublishAnswer> {
    const answer = await answerPublished(db, portalId, outcome, { docsUrl })
    return { ...answer, revision: await readRevision(db, portalId) }
  }

  async function link(
    kind: 'export' | 'import',
    { portalId }: Account,
    made: { madeBy: string; baseVersion: number; revision: number },
  ): Promise<LinkAnswer> {
    const { token, expiresAt } = await makeLink(deps, { portalId, kind, ...made })
    return { url: `${publicUrl}/settings/${kind}/${token}`, expires_at: expiresAt.toISOString() }
  }
}
