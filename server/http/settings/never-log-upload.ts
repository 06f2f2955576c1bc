// A never-log list as a file: a page that a link opens, once. Who may, HubSpot vouched for when the link was made; the link itself is the key.
import express, { Router } from 'express'
import type { ConfigureDeps } from '../../configure/check-account.ts'
import { type LinkDeps, readLink, useLink } from '../../configure/settings-links.ts'
import { type NeverLogOutcome, takeNeverLog } from '../../configure/take-never-log.ts'
import { findAccount } from '../../store/accounts.ts'
import type { SettingsLink } from '../../store/settings-links.ts'
import { hideAddress, refuse } from './link-guard.ts'
import { neverLogPage, neverLogTakenPage } from './never-log-pages.ts'
import { viewNeverLog } from './never-log-view.ts'
import { readUpload } from './read-upload.ts'
import { conflictText } from './refusals.ts'
import { messagePage } from './transfer-pages.ts'

/** A hundred thousand entries of usual length. */
export const LARGEST_NEVER_LOG = 4 * 1024 * 1024

type Refused = Extract<NeverLogOutcome, { ok: false }>

export function neverLogUpload(deps: ConfigureDeps & LinkDeps): Router {
  const { db, now } = deps
  const router = Router()
  const upload = express.raw({ type: 'multipart/form-data', limit: LARGEST_NEVER_LOG })

  router.get('/settings/never-log/:token', hideAddress, async (req, res) => {
    const read = await readLink(deps, 'never_log', String(req.params.token))
    if (!read.ok) return refuse(res, read.why)
    res.send(neverLogPage(read.link.portalId))
  })

  router.post('/settings/never-log/:token', hideAddress, upload, async (req, res) => {
    const read = await readLink(deps, 'never_log', String(req.params.token))
    if (!read.ok) return refuse(res, read.why)
    const text = await readUpload(req)
    if (text === null) {
      res.status(400).send(messagePage('No file came', 'Go back, choose the file and send it again.'))
      return
    }
    const taken = await take(read.link, text)
    if (taken === 'used') return refuse(res, 'used')
    if (taken.ok) res.send(neverLogTakenPage(viewNeverLog(taken)))
    else if (taken.why === 'conflict') {
      res.status(409).send(messagePage('Somebody else was faster', conflictText(taken.conflict)))
    } else {
      // The link is not used up: a shorter list may be tried.
      const problem = taken.findings.map(({ message, fix }) => `${message} ${fix}`).join(' ')
      res.status(422).send(neverLogPage(read.link.portalId, problem))
    }
  })

  return router

  /** The link is used up exactly when the list was taken. */
  async function take(link: SettingsLink, text: string): Promise<NeverLogOutcome | 'used'> {
    const { portalId, baseVersion, revision, madeBy: by } = link
    const account = await findAccount(db, portalId)
    if (!account) return 'used'
    let refused: Refused | undefined
    try {
      return await db.transaction(async (trx) => {
        if (!(await useLink(trx, link, now()))) return 'used'
        const taken = await takeNeverLog({ db: trx, now }, account, {
          text,
          seen: { baseVersion, revision },
          by,
        })
        if (taken.ok) return taken
        refused = taken
        throw new NotTaken()
      })
    } catch (error) {
      if (!(error instanceof NotTaken) || !refused) throw error
      return refused
    }
  }
}

/** Takes the use of the link back. */
class NotTaken extends Error {}
