// Members by API: a source or an admin tells who acts in a tool; an admin reads how each of them stands.
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { z } from 'zod'
import type { ListDeps } from '../../configure/list-members.ts'
import { type FieldProblem, toFieldProblem } from '../../domain/field-problem.ts'
import { EmailAddress, OneLine, oncePer } from '../../domain/settings/words.ts'
import { tellMembers } from '../../ingest/tell-members.ts'
import type { SecretBox } from '../../install/secret-box.ts'
import { findAccount } from '../../store/accounts.ts'
import { settingsFor } from '../../store/current-settings.ts'
import type { Teller } from '../../store/told-members.ts'
import { adminOf } from '../admin-auth.ts'
import { callerOf } from '../ingestion-auth.ts'
import { ApiProblem, withDocs } from '../problem.ts'
import type { MemberPage } from './answers.ts'
import { MembersQuery, readMembersPage } from './list.ts'
import { viewMember } from './view.ts'
import { viewXray, type XrayDeps, XrayQuery } from './xray.ts'

export type MemberApiDeps = ListDeps &
  XrayDeps & {
    secrets: Pick<SecretBox, 'fingerprints'>
    docsUrl: string
    requireAdmin: RequestHandler
    /** Lets in who holds an ingestion key. */
    requireKey: RequestHandler
  }

export const MOST_MEMBERS = 10_000
const LARGEST_BODY = 5 * 1024 * 1024
const JSON_TYPES = ['application/json', 'application/*+json']

const ToldMember = z
  .strictObject({
    email: EmailAddress.meta({ description: 'The address that events name as `member.email`.' }),
    name: OneLine.trim().max(200).optional().meta({ description: 'As people call them.' }),
    is_active: z.boolean().default(true).meta({ description: 'False: they left the tool.' }),
  })
  .meta({ id: 'ToldMember' })

export const MemberList = z
  .strictObject({ members: z.array(ToldMember).min(1).max(MOST_MEMBERS).superRefine(oncePer('email')) })
  .meta({ id: 'MemberList' })

export function memberApiRoutes(deps: MemberApiDeps): Router {
  const { db, docsUrl, requireAdmin, requireKey } = deps
  const router = Router()
  const body = express.json({ limit: LARGEST_BODY, strict: false, type: JSON_TYPES })
  // What a key may say follows from the key alone.
  const adminOrSource: RequestHandler = (req, res, next) => {
    const isAdminKey = /^Bearer\s+lba_/i.test(req.get('authorization') ?? '')
    return isAdminKey ? requireAdmin(req, res, next) : requireKey(req, res, next)
  }

  router.get('/v1/members', requireAdmin, async (req, res) => {
    const query = MembersQuery.safeParse(req.query)
    if (!query.success) throw wrongQuery(query.error)
    const account = await theAccount(adminOf(res).portalId)
    const settings = await settingsFor(db, account)
    const page = await readMembersPage(deps, account, query.data, { settings, inForce: settings })
    const answer: MemberPage = {
      members: page.members.map((member) => viewMember(member, page)),
      next_cursor: page.nextCursor,
      counts: page.counts,
    }
    res.json(answer)
  })

  router.get('/v1/members/xray', requireAdmin, async (req, res) => {
    const query = XrayQuery.safeParse(req.query)
    if (!query.success) throw wrongQuery(query.error)
    const account = await theAccount(adminOf(res).portalId)
    res.json(await viewXray(deps, account, query.data, await settingsFor(db, account)))
  })

  router.post('/v1/members', adminOrSource, body, async (req, res) => {
    res.json(await tell(req, res, { isWhole: false }))
  })

  router.put('/v1/members', adminOrSource, body, async (req, res) => {
    res.json(await tell(req, res, { isWhole: true }))
  })

  return router

  async function tell(req: Request, res: Response, { isWhole }: { isWhole: boolean }): Promise<object> {
    if (!req.is(JSON_TYPES)) throw new ApiProblem('unsupported_media_type', 'Send application/json.')
    const sent: unknown = req.body
    const parsed = MemberList.safeParse(sent)
    if (!parsed.success) throw wrongBody(parsed.error, sent)
    const { portalId, teller } = tellerOf(res)
    const members = parsed.data.members.map(({ email, name = '', is_active }) => ({
      email,
      name: name === '' ? null : name,
      isActive: is_active,
    }))
    const told = await tellMembers(deps, portalId, { teller, members, isWhole })
    return { members: members.length, new: told.isNew, left: told.left }
  }

  async function theAccount(portalId: string) {
    const account = await findAccount(db, portalId)
    if (!account) throw new ApiProblem('not_found', 'Logbook is not installed in this account.')
    return account
  }

  function wrongBody(error: z.ZodError, sent: unknown): ApiProblem {
    const errors = error.issues.slice(0, 50).map((issue): FieldProblem => {
      if (issue.code !== 'custom') return toFieldProblem(issue, sent)
      const pointer = `/${issue.path.map(String).join('/')}`
      const fix = 'Name each member once, in plain text.'
      return { pointer, code: 'invalid_value', message: `This ${issue.message}.`, fix }
    })
    const detail = `Send {"members": [{"email": "ann@northwind.example"}]}, at most ${MOST_MEMBERS.toLocaleString('en-US')} of them. Nothing was kept.`
    return new ApiProblem('invalid_body', detail, { more: { errors: withDocs(errors, docsUrl) } })
  }
}

function tellerOf(res: Response): { portalId: string; teller: Teller } {
  if (res.locals.admin !== undefined) return { portalId: adminOf(res).portalId, teller: 'admin' }
  const { portalId, sourceId } = callerOf(res)
  return { portalId, teller: { sourceId } }
}

function wrongQuery(error: z.ZodError): ApiProblem {
  const detail = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  return new ApiProblem('invalid_query', detail)
}
