// The OAuth `state`: signed by us, good for ten minutes, bound to one browser by a cookie, and used once.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

export const STATE_LIFETIME_MS = 10 * 60_000

const Claims = z.object({ nonce: z.string(), browser: z.string(), expiresAt: z.number() })
export type StateClaims = z.infer<typeof Claims>

const REFUSALS = ['forged', 'expired', 'other_browser', 'used'] as const
export type StateRefusal = (typeof REFUSALS)[number]

export function isStateRefusal(value: unknown): value is StateRefusal {
  return REFUSALS.some((refusal) => refusal === value)
}

/** A random value for the browser's cookie. */
export function newBrowserToken(): string {
  return randomBytes(32).toString('base64url')
}

export function issueState(key: Buffer, browserToken: string, now: Date): string {
  const claims: StateClaims = {
    nonce: randomBytes(16).toString('base64url'),
    browser: fingerprint(browserToken),
    expiresAt: now.getTime() + STATE_LIFETIME_MS,
  }
  const body = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return `${body}.${sign(key, body)}`
}

/** The claims of a state that we signed for this browser and that is not too old; else why not. */
export function readState(
  key: Buffer,
  state: string,
  browserToken: string,
  now: Date,
): { ok: true; claims: StateClaims } | { ok: false; why: StateRefusal } {
  const [body = '', signature = ''] = state.split('.')
  if (!isEqual(signature, sign(key, body))) return { ok: false, why: 'forged' }
  const claims = Claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  if (claims.expiresAt < now.getTime()) return { ok: false, why: 'expired' }
  if (!isEqual(claims.browser, fingerprint(browserToken))) return { ok: false, why: 'other_browser' }
  return { ok: true, claims }
}

function sign(key: Buffer, body: string): string {
  return createHmac('sha256', key).update(`oauth-state.${body}`).digest('base64url')
}

function fingerprint(browserToken: string): string {
  return createHash('sha256').update(browserToken).digest('base64url')
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
