// Settings as a file: out by a link, and in by another. Who may, HubSpot vouched for when the link was made; the link itself is the key.
import express, { type ErrorRequestHandler, Router } from 'express'
import { type ConfigureDeps, checkAccount } from '../../configure/check-account.ts'
import { type Conflict, editDraft } from '../../configure/edit-draft.ts'
import { fileName, readSettingsFile, writeSettingsFile } from '../../configure/settings-file.ts'
import { type LinkDeps, readLink, useLink } from '../../configure/settings-links.ts'
import type { Settings } from '../../domain/settings/settings.ts'
import { findAccount } from '../../store/accounts.ts'
import { readVersion } from '../../store/current-settings.ts'
import type { SettingsLink } from '../../store/settings-links.ts'
import { LARGEST_SETTINGS } from './admin-routes.ts'
import { hideAddress, refuse } from './link-guard.ts'
import { neverLogUpload } from './never-log-upload.ts'
import { readUpload } from './read-upload.ts'
import { conflictText } from './refusals.ts'
import { importedPage, importPage, messagePage } from './transfer-pages.ts'
import { viewFindings } from './views.ts'

export type TransferDeps = ConfigureDeps & LinkDeps & { docsUrl: string }

export function transferRoutes(deps: TransferDeps): Router {
  const { db, now, docsUrl } = deps
  const router = Router()
  const upload = express.raw({ type: 'multipart/form-data', limit: LARGEST_SETTINGS })

  router.get('/settings/export/:token', hideAddress, async (req, res) => {
    const read = await readLink(deps, 'export', String(req.params.token))
    if (!read.ok) return refuse(res, read.why)
    // Whoever only asks whether there is something, such as a preview, does not use it up.
    if (req.method === 'HEAD') return void res.type('application/json').end()
    const { link } = read
    if (!(await useLink(db, link, now()))) return refuse(res, 'used')
    const facts = { portalId: link.portalId, version: link.baseVersion, now: now() }
    const settings = await readVersion(db, link.portalId, link.baseVersion)
    res.attachment(fileName(facts)).type('application/json').send(writeSettingsFile(settings, facts))
  })

  router.get('/settings/import/:token', hideAddress, async (req, res) => {
    const read = await readLink(deps, 'import', String(req.params.token))
    if (!read.ok) return refuse(res, read.why)
    res.send(importPage(read.link.portalId))
  })

  router.post('/settings/import/:token', hideAddress, upload, async (req, res) => {
    const link = await readLink(deps, 'import', String(req.params.token))
    if (!link.ok) return refuse(res, link.why)
    const { portalId } = link.link
    const text = await readUpload(req)
    if (text === null) {
      res.status(400).send(messagePage('No file came', 'Go back, choose the file and send it again.'))
      return
    }
    const read = readSettingsFile(text)
    if (!read.ok) {
      // The link is not used up: another file may be tried.
      const problems = viewFindings(read.findings, { ...read, docsUrl })
      res.status(422).send(importPage(portalId, problems, read.findings.length))
      return
    }
    const taken = await takeAsDraft(link.link, read.settings)
    if (taken === 'used') return refuse(res, 'used')
    if (taken !== 'saved') {
      res.status(409).send(messagePage('Somebody else was faster', conflictText(taken)))
      return
    }
    const account = await findAccount(db, portalId)
    const findings = account ? (await checkAccount(deps, account, read.settings)).findings : []
    res.send(importedPage(viewFindings(findings, { document: read.settings, docsUrl })))
  })

  router.use(neverLogUpload(deps))
  router.use('/settings', tooLarge)
  return router

  /** The link is used up exactly when the draft is saved. */
  async function takeAsDraft(link: SettingsLink, settings: Settings): Promise<'saved' | 'used' | Conflict> {
    const { portalId, baseVersion, revision, madeBy: by } = link
    const conflict = new Error('conflict')
    let found: Conflict | undefined
    try {
      return await db.transaction(async (trx) => {
        if (!(await useLink(trx, link, now()))) return 'used'
        const saved = await editDraft({ db: trx, now }, portalId, { baseVersion, revision, settings, by })
        if (saved.ok) return 'saved'
        found = saved.conflict
        throw conflict
      })
    } catch (error) {
      if (error !== conflict || !found) throw error
      return found
    }
  }
}

/** Who uploads a file reads pages, not problems as JSON. */
const tooLarge: ErrorRequestHandler = (error, _req, res, next) => {
  const type: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'type') : undefined
  if (type !== 'entity.too.large' || res.headersSent) {
    next(error)
    return
  }
  res
    .status(413)
    .send(
      messagePage(
        'The file is too large',
        'Settings have 16 MB at most, lists 4 MB. Is this the right file?',
      ),
    )
}
