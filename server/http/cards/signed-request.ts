// Lets in what HubSpot signed for us a moment ago, and finds out who looks at which account: from the signed query alone, never from a body.
import express, { type Request, type RequestHandler } from 'express'
import { z } from 'zod'
import { isSignedByHubSpot } from '../../hubspot/signature.ts'
import type { SignedUser } from '../../install/account-admins.ts'
import { type Account, findAccount } from '../../store/accounts.ts'
import type { Db } from '../../store/database.ts'
import { ApiProblem } from '../problem.ts'

export type SignedDeps = {
  db: Db
  now: () => Date
  publicUrl: string
  appId: string
  app: { clientSecret: string }
}

export type CardCaller = {
  account: Account
  user: SignedUser
  /** What the card itself asked for: the query without HubSpot's own names, each at most once. */
  query: Record<string, string>
}

/** HubSpot's own bound for what a card may send. */
const LARGEST_BODY = 1024 * 1024

/** Packed bodies are not taken: HubSpot sends none, and the signature is over the bytes as they come. */
export function rawBody(): RequestHandler {
  return express.raw({ type: () => true, limit: LARGEST_BODY, inflate: false })
}

export function requireSignature({ now, publicUrl, app }: SignedDeps): RequestHandler {
  return (req, _res, next) => {
    const rawBody = bytesOf(req)
    const request = {
      ...{ method: req.method, url: publicUrl + req.originalUrl, rawBody },
      signature: req.get('x-hubspot-signature-v3') ?? '',
      timestamp: req.get('x-hubspot-request-timestamp') ?? '',
    }
    const isSigned = isSignedByHubSpot(request, app.clientSecret, now())
    // Address and body are signed as one text: a body where HubSpot sends none could have been cut off the address.
    const isPlain = rawBody.length === 0 || !['GET', 'HEAD'].includes(req.method)
    // The same for every fault: who may ask knows how.
    if (!isSigned || !isPlain) throw new ApiProblem('not_signed', 'Open Logbook inside HubSpot.')
    next()
  }
}

const Viewer = z.object({
  portalId: z.string().regex(/^\d{1,18}$/),
  userId: z.string().regex(/^\d{1,18}$/),
  userEmail: z.string().min(1).max(320),
  appId: z.string().min(1),
})

/** Names that HubSpot adds. A card may not use them, in whatever spelling: `portalId[]`, `PortalID`, `portalId.x`. */
const HUBSPOT_NAMES = Object.keys(Viewer.shape).map((name) => name.toLowerCase())

/** To be asked only of a signed request. */
export async function readCaller({ db, appId: ours }: SignedDeps, req: Request): Promise<CardCaller> {
  const { own, query } = splitQuery(req.originalUrl)
  const viewer = Viewer.safeParse(own)
  if (!viewer.success) throw new ApiProblem('invalid_query', 'HubSpot did not say who asks.')
  const { portalId, userId, userEmail, appId } = viewer.data
  if (appId !== ours) throw new ApiProblem('not_allowed', 'This is not the app that was asked for.')
  const account = await findAccount(db, portalId)
  if (!account) throw new ApiProblem('not_found', 'Logbook is not installed in this account.')
  return { account, user: { id: userId, email: userEmail }, query }
}

/** HubSpot's names exactly once each, and everything else at most once. Read from the very text that was signed. */
function splitQuery(url: string): { own: Record<string, string>; query: Record<string, string> } {
  const start = url.indexOf('?')
  const own: Record<string, string> = {}
  const query: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(start < 0 ? '' : url.slice(start + 1))) {
    const plain = /^\s*([a-z]*)/.exec(name.toLowerCase())?.[1] ?? ''
    const target = HUBSPOT_NAMES.includes(plain) ? own : query
    if (Object.hasOwn(target, name) || name === '__proto__') {
      throw new ApiProblem('invalid_query', 'A name stands twice in the query.')
    }
    target[name] = value
  }
  if (Object.keys(own).length !== HUBSPOT_NAMES.length) {
    throw new ApiProblem('invalid_query', 'HubSpot did not say who asks.')
  }
  return { own, query }
}

/** The body as a JSON object of this shape; an empty one counts as `{}`. */
export function readBody<T>(req: Request, schema: z.ZodType<T>): T {
  const text = bytesOf(req).toString('utf8').trim()
  const parsed = schema.safeParse(parseJson(text))
  if (!parsed.success) throw new ApiProblem('invalid_body', 'This question is not understood.')
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    throw new ApiProblem('invalid_body', 'The body is not JSON.')
  }
}

function bytesOf(req: Request): Buffer {
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
}
