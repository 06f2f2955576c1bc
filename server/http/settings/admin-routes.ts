// The settings of an account for operators and developers, by API: read, replace, look back, roll back. The account is the key's.
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { z } from 'zod'
import { type ConfigureDeps, checkAccount } from '../../configure/check-account.ts'
import { findConflict } from '../../configure/edit-draft.ts'
import { publishDocument, rollBack } from '../../configure/publish.ts'
import { readDocument } from '../../configure/settings-file.ts'
import { type Account, findAccount } from '../../store/accounts.ts'
import { readVersion } from '../../store/current-settings.ts'
import { findVersion } from '../../store/settings.ts'
import { adminOf } from '../admin-auth.ts'
import { ApiProblem } from '../problem.ts'
import { answerPublished } from './answer-published.ts'
import { HistoryQuery, viewHistory } from './history.ts'
import { conflictProblem, invalidProblem } from './refusals.ts'
import { viewFindings, viewVersion } from './views.ts'

export type AdminSettingsDeps = ConfigureDeps & { docsUrl: string; requireAdmin: RequestHandler }

/** With every list full, a document takes some ten megabytes. */
export const LARGEST_SETTINGS = 16 * 1024 * 1024

const JSON_TYPES = ['application/json', 'application/*+json']

export const SettingsQuery = z.strictObject({
  version: z.coerce.number().int().nonnegative().max(2_147_483_647).optional().meta({
    description: 'An older version; without it, the one in force.',
  }),
})
export const RollbackRequest = z
  .strictObject({
    version: z
      .number()
      .int()
      .nonnegative()
      .meta({ description: 'The version to bring back; 0 for the defaults.' }),
  })
  .meta({ id: 'RollbackRequest' })

export function adminSettingsRoutes(deps: AdminSettingsDeps): Router {
  const { db, docsUrl, requireAdmin } = deps
  const router = Router()
  const body = express.json({ limit: LARGEST_SETTINGS, strict: false, type: JSON_TYPES })

  router.get('/v1/settings', requireAdmin, async (req, res) => {
    const { version: wanted } = parseQuery(SettingsQuery, req)
    const account = await theAccount(res)
    const { portalId, settingsVersion } = account
    const number = wanted ?? settingsVersion
    const version = await findVersion(db, portalId, number)
    if (!version && number !== 0)
      throw new ApiProblem('not_found', 'There is no such version of the settings.')
    const settings = await readVersion(db, portalId, number)
    // What an older version would break is no news.
    const findings = number === settingsVersion ? (await checkAccount(deps, account, settings)).findings : []
    res.set('ETag', etag(number))
    pretty(res, {
      ...viewVersion(version),
      settings,
      findings: viewFindings(findings, { document: settings, base: '/settings', docsUrl }),
    })
  })

  router.put('/v1/settings', requireAdmin, body, async (req, res) => {
    const account = await theAccount(res)
    await requireVersion(req, account)
    const read = readDocument(readJson(req))
    if (!read.ok) throw invalidProblem(read.findings, { ...read, docsUrl })
    const outcome = await publishDocument(deps, account, { settings: read.settings, by: nameOf(res) })
    await answer(res, account, outcome, { base: read.base, isConditional: true })
  })

  router.get('/v1/settings/history', requireAdmin, async (req, res) => {
    const page = parseQuery(HistoryQuery, req)
    pretty(res, await viewHistory(db, adminOf(res).portalId, page))
  })

  router.post('/v1/settings/rollback', requireAdmin, body, async (req, res) => {
    const asked = RollbackRequest.safeParse(readJson(req))
    if (!asked.success)
      throw new ApiProblem('invalid_body', 'Send the version to bring back: {"version": 3}.')
    const account = await theAccount(res)
    if (req.get('if-match') !== undefined) await requireVersion(req, account)
    const outcome = await rollBack(deps, account, { version: asked.data.version, by: nameOf(res) })
    await answer(res, account, outcome, { base: '/settings', isConditional: false })
  })

  return router

  async function theAccount(res: Response): Promise<Account> {
    const account = await findAccount(db, adminOf(res).portalId)
    if (!account) throw new ApiProblem('not_found', 'Logbook is not installed in this account.')
    return account
  }

  /** Nobody replaces what they have not seen: HTTP's own way to say so. */
  async function requireVersion(req: Request, { portalId, settingsVersion }: Account): Promise<void> {
    const given = req.get('if-match')
    if (given === undefined) {
      const detail = `Send the header If-Match with the ETag of the settings that you changed, such as ${etag(settingsVersion)}. GET /v1/settings answers it.`
      throw new ApiProblem('version_needed', detail)
    }
    if (given.split(',').some((one) => one.trim().replace(/^W\//, '') === etag(settingsVersion))) return
    const named = /^"?(\d{1,9})"?$/.exec(given.trim())?.[1]
    const seen = {
      baseVersion: named === undefined ? settingsVersion : Number(named),
      revision: Number.MAX_SAFE_INTEGER,
    }
    throw conflictProblem(await findConflict(db, portalId, seen), 'version_conflict')
  }

  async function answer(
    res: Response,
    { portalId }: Account,
    outcome: Awaited<ReturnType<typeof rollBack>>,
    options: { base: string; isConditional: boolean },
  ): Promise<void> {
    const view = await answerPublished(db, portalId, outcome, { docsUrl, ...options })
    res.set('ETag', etag(view.version))
    pretty(res, view)
  }
}

/** What the history calls whoever holds the key. */
function nameOf(res: Response): string {
  return `Admin key "${adminOf(res).name}"`
}

function etag(version: number): string {
  return `"${version}"`
}

/** To be read, compared and kept under version control. */
function pretty(res: Response, value: object): void {
  res.type('application/json').send(`${JSON.stringify(value, null, 2)}\n`)
}

function readJson(req: Request): unknown {
  if (!req.is(JSON_TYPES))
    throw new ApiProblem('unsupported_media_type', 'Send the settings as application/json.')
  return req.body
}

function parseQuery<T>(schema: z.ZodType<T>, req: Request): T {
  const query = schema.safeParse(req.query)
  if (query.success) return query.data
  const names = query.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `?${issue.keys.join(', ?')} is not known`
      : `?${issue.path.join('.')}: ${issue.message}`,
  )
  throw new ApiProblem('invalid_query', names.join('; '))
}
