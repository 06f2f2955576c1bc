// Takes raw mail (RFC 5322) that was sent or received outside any tool.
import express, { type Response, Router } from 'express'
import { idOf } from '../ingest/accept-events.ts'
import { readMail } from '../ingest/mail/read-mail.ts'
import { listOwners } from '../store/owners.ts'
import { answerResults } from './answer-results.ts'
import type { EventsDeps } from './events.ts'
import { callerOf } from './ingestion-auth.ts'
import { createMailQueue } from './mail-queue.ts'
import { ApiProblem } from './problem.ts'

export const LARGEST_MESSAGE = 25 * 1024 * 1024

export function messageRoutes(deps: EventsDeps): Router {
  const { db, accept, auth, now, docsUrl } = deps
  const router = Router()
  const queue = createMailQueue()
  const body = express.raw({ limit: LARGEST_MESSAGE, type: ['message/rfc822', 'application/octet-stream'] })

  router.post('/v1/messages', auth.requireKey, body, async (req, res) => {
    if (!Buffer.isBuffer(req.body)) {
      throw new ApiProblem('unsupported_media_type', 'Send the message as it is, as message/rfc822.')
    }
    const { member } = req.query
    if (member !== undefined && typeof member !== 'string') {
      throw new ApiProblem(
        'invalid_query',
        '`member` may be given once: the address of whose mailbox this is.',
      )
    }
    const raw = req.body
    const owners = await ownerAddresses(res)
    const { sourceId } = callerOf(res)
    const parsed = await queue.run(sourceId, () => readMail(raw, { member, owners, now: now() }))
    const id = parsed.ok ? idOf(parsed.event) : null
    answerResults(res, await accept(callerOf(res), [{ id, parsed }]), { base: '', docsUrl })
  })

  return router

  async function ownerAddresses(res: Response): Promise<Set<string>> {
    const owners = await listOwners(db, callerOf(res).portalId)
    return new Set(owners.filter((owner) => !owner.isArchived).map((owner) => owner.email))
  }
}
