// Translates HubSpot's refusals and the network's failures into our codes. The only file that reads HubSpot's error bodies, whether
// they come as a whole answer or as one entry of a batch's errors[].
import { z } from 'zod'
import { DEAL_KEY_PROPERTY } from '../domain/deals/deal-key.ts'
import { ENGAGEMENT_KEY_PROPERTY } from '../domain/engagement.ts'
import type { Facts } from '../domain/reason.ts'
import { SyncError } from '../domain/sync-error.ts'
import { WISH_PROPERTIES } from '../domain/wishes/wish-properties.ts'

// HubSpot documents every field of an error as optional.
const ErrorBody = z
  .object({
    status: z.union([z.string(), z.number()]).optional(),
    message: z.string().optional(),
    category: z.string().optional(),
    correlationId: z.string().optional(),
    policyName: z.string().optional(),
    context: z.record(z.string(), z.unknown()).optional(),
    errors: z
      .array(
        z.object({ message: z.string().optional(), context: z.record(z.string(), z.unknown()).optional() }),
      )
      .optional(),
  })
  .catch({})

export type Refusal = { status: number; body: unknown; retryAfter: string | null; isWrite: boolean }

/** One mail can lack so many properties that nobody reads them all. */
const MOST_DETAILS = 3

/** HubSpot's words, shortened, for the log that the account's own people read. */
export function hubSpotWords(body: unknown, status?: number): Facts {
  const { message: first = '', errors = [], category, correlationId, status: named } = ErrorBody.parse(body)
  // "Some required properties were not set." Which ones, only the details tell.
  const details = errors.flatMap((error) => error.message ?? []).filter((detail) => !first.includes(detail))
  const message = [first, ...details.slice(0, MOST_DETAILS)].filter(Boolean).join(' ')
  return {
    status: status ?? (named === undefined ? null : String(named)),
    ...(category && { category }),
    ...(message && { message: message.slice(0, 500).toWellFormed() }),
    ...(correlationId && { correlationId }),
  }
}

/** The named error of an answer that is not a success. */
export function refusalToSyncError({ status, body, retryAfter, isWrite }: Refusal): SyncError {
  const facts = hubSpotWords(body, status)
  const waitMs = Number(retryAfter) * 1_000
  const retry = retryAfter !== null && waitMs > 0 ? { retryAfterMs: waitMs } : {}
  if (status === 429) return new SyncError('rate_limited', { facts, ...retry, ...dailyWait(body) })
  if (status === 423) return new SyncError('record_locked', { facts, ...retry })
  if (status === 477) return new SyncError('hubspot_unavailable', { facts, ...retry })
  if (status >= 500 || status === 408) {
    return new SyncError('hubspot_unavailable', { facts, isAmbiguous: isWrite, ...retry })
  }
  if (status === 401) return new SyncError('token_expired', { facts })
  if (status === 403) return new SyncError('scope_missing', { facts: { ...facts, scopes: scopesIn(body) } })
  return saidNo(body, facts, isWrite)
}

/** One entry of a batch's errors[]: the same words mean the same, wherever they stand. */
export function entryToSyncError(entry: unknown): SyncError {
  const facts = hubSpotWords(entry)
  const status = Number(facts.status)
  const isTemporary =
    status === 429 || status >= 500 || /INTERNAL_ERROR|RATE_LIMIT|LOCK/.test(String(facts.category))
  return isTemporary ? new SyncError('hubspot_unavailable', { facts }) : saidNo(entry, facts, true)
}

/** A clear no of HubSpot's: about a property, a record that is gone, an owner who left, a key that is taken, or something else. */
function saidNo(body: unknown, facts: Facts, isWrite: boolean): SyncError {
  const words = JSON.stringify(body ?? '')
  if (words.includes('PROPERTY_DOESNT_EXIST') && words.includes(ENGAGEMENT_KEY_PROPERTY)) {
    return new SyncError('property_missing', { facts: { ...facts, property: ENGAGEMENT_KEY_PROPERTY } })
  }
  if (words.includes('PROPERTY_DOESNT_EXIST') && words.includes(DEAL_KEY_PROPERTY)) {
    return new SyncError('property_missing', { facts: { ...facts, property: DEAL_KEY_PROPERTY } })
  }
  const wish = WISH_PROPERTIES.find(({ name }) => words.includes(name))
  if (wish && words.includes('PROPERTY_DOESNT_EXIST')) {
    return new SyncError('property_missing', { facts: { ...facts, property: wish.name } })
  }
  if (/INVALID_OBJECT_IDS|INVALID_OWNER_ID/.test(words)) return new SyncError('stale_record', { facts })
  const existingId = existingIdIn(String(facts.message ?? ''))
  if (existingId) return new SyncError('hubspot_refused', { facts: { ...facts, existingId } })
  // A unique value is taken: an earlier call of ours did take effect. Reading back finds it.
  const isTaken = facts.status === 409 || facts.category === 'CONFLICT'
  if (isTaken && isWrite) return new SyncError('answer_lost', { facts, isAmbiguous: true })
  return new SyncError('hubspot_refused', { facts })
}

/**
 * Whether a contact was refused because its address was deleted for privacy reasons: it can never be used again. HubSpot does not publish
 * its words for that. Addresses in them are no words; a missing legal basis is something else.
 */
export function isAboutBlocklist({ facts }: SyncError): boolean {
  const words = String(facts.message ?? '').replace(/\S+@\S+/g, '')
  return /block-?list|black-?list|(gdpr|privacy)[- ]?delet|delet\w* .{0,40}(gdpr|privacy)/i.test(words)
}

/** Whether a record was refused because the account has no property of this name. */
export function isAboutProperty({ facts }: SyncError, name: string): boolean {
  const words = String(facts.message ?? '')
  return words.includes('PROPERTY_DOESNT_EXIST') && words.includes(name)
}

/** Whether a record was refused for one of its values: an option, a stage or a property that is not there (any more). */
export function isAboutValues({ facts }: SyncError): boolean {
  const words = String(facts.message ?? '')
  return /INVALID_OPTION|PROPERTY_DOESNT_EXIST|allowed options|valid options|pipeline|stage/i.test(words)
}

/** Entries of a read's errors[] that only say that something is not there. */
export function isAboutAbsence(entry: unknown): boolean {
  const words = JSON.stringify(entry ?? '')
  return /OBJECT_NOT_FOUND|NO_ASSOCIATIONS_FOUND|NOT_FOUND/.test(words)
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

/** A spent daily limit does not come back in a second. */
function dailyWait(body: unknown): { retryAfterMs?: number } {
  return ErrorBody.parse(body).policyName === 'DAILY' ? { retryAfterMs: 15 * 60_000 } : {}
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
