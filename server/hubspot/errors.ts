// Translates HubSpot's refusals and the network's failures into our codes. The only file that reads HubSpot's error bodies.
import { z } from 'zod'
import { ENGAGEMENT_KEY_PROPERTY } from '../domain/engagement.ts'
import type { Facts } from '../domain/reason.ts'
import { SyncError } from '../domain/sync-error.ts'

// HubSpot documents every field of an error as optional.
const ErrorBody = z
  .object({
    message: z.string().optional(),
    category: z.string().optional(),
    correlationId: z.string().optional(),
    policyName: z.string().optional(),
    errors: z.array(z.object({ context: z.record(z.string(), z.unknown()).optional() })).optional(),
  })
  .catch({})

export type Refusal = { status: number; body: unknown; retryAfter: string | null; isWrite: boolean }

/** HubSpot's words, shortened, for the log that the account's own people read. */
export function hubSpotWords(status: number, body: unknown): Facts {
  const { message, category, correlationId } = ErrorBody.parse(body)
  return {
    status,
    ...(category && { category }),
    ...(message && { message: message.slice(0, 500) }),
    ...(correlationId && { correlationId }),
  }
}

/** The named error of an answer that is not a success. */
export function refusalToSyncError({ status, body, retryAfter, isWrite }: Refusal): SyncError {
  const facts = hubSpotWords(status, body)
  const waitMs = Number(retryAfter) * 1_000
  const retry = retryAfter !== null && waitMs > 0 ? { retryAfterMs: waitMs } : {}
  if (status === 429) return new SyncError('rate_limited', { facts, retryAfterMs: waitMs || 1_000 })
  // HubSpot: wait at least two seconds on 423.
  if (status === 423) return new SyncError('record_locked', { facts, retryAfterMs: waitMs || 2_000 })
  if (status === 477) return new SyncError('hubspot_unavailable', { facts, ...retry })
  if (status >= 500) return new SyncError('hubspot_unavailable', { facts, isAmbiguous: isWrite, ...retry })
  if (status === 401) return new SyncError('token_expired', { facts })
  if (status === 403) return new SyncError('scope_missing', { facts: { ...facts, scopes: scopesIn(body) } })
  const words = String(facts.message ?? '')
  if (words.includes('PROPERTY_DOESNT_EXIST') && words.includes(ENGAGEMENT_KEY_PROPERTY)) {
    return new SyncError('property_missing', { facts: { ...facts, property: ENGAGEMENT_KEY_PROPERTY } })
  }
  if (words.includes('INVALID_OBJECT_IDS') || JSON.stringify(body ?? '').includes('INVALID_OBJECT_IDS')) {
    return new SyncError('stale_record', { facts })
  }
  return new SyncError('hubspot_refused', { facts })
}

/** A call that got no answer. Only a connection that was never made certainly had no effect. */
export function networkToSyncError(error: unknown, isWrite: boolean): SyncError {
  const wasNeverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(codeOf(error))
  const code = isWrite && !wasNeverSent ? 'answer_lost' : 'hubspot_unavailable'
  return new SyncError(code, { isAmbiguous: isWrite && !wasNeverSent, cause: error })
}

/** `Contact already exists. Existing ID: 123` (409, and entries of a batch's errors). */
export function existingIdIn(message: string): string | null {
  return /Existing ID: (\d+)/.exec(message)?.[1] ?? null
}

function scopesIn(body: unknown): string[] {
  const { errors = [] } = ErrorBody.parse(body)
  const named = errors.flatMap(({ context }) => context?.requiredGranularScopes ?? [])
  return z.array(z.string()).catch([]).parse(named.flat())
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined
  return typeof code === 'string' ? code : ''
}
