// A failed attempt, named. The code decides what happens next; HubSpot's own words travel as facts, the cause only to our log.
import type { Facts, ReasonOf } from './reason.ts'

export type SyncErrorCode =
  | ReasonOf<'retrying' | 'held' | 'failed'>
  | 'deleted_in_hubspot'
  | 'blocklisted'
  | 'erased'

export type SyncErrorDetails = {
  facts?: Facts
  /** HubSpot's Retry-After, in milliseconds. It always wins over our own backoff. */
  retryAfterMs?: number
  /** True when the call may have taken effect although it failed: read back before writing again. */
  isAmbiguous?: boolean
  cause?: unknown
}

export class SyncError extends Error {
  readonly code: SyncErrorCode
  readonly facts: Facts
  readonly retryAfterMs: number | null
  readonly isAmbiguous: boolean

  constructor(code: SyncErrorCode, details: SyncErrorDetails = {}) {
    super(code, { cause: details.cause })
    this.name = 'SyncError'
    this.code = code
    this.facts = details.facts ?? {}
    this.retryAfterMs = details.retryAfterMs ?? null
    this.isAmbiguous = details.isAmbiguous ?? false
  }
}

/** HubSpot's last word about one record: whoever else an activity concerns goes on without it. */
export function isFinalRefusal({ code }: SyncError): boolean {
  return code === 'record_refused' || code === 'blocklisted' || code === 'erased'
}

/** Any thrown value as a SyncError, so that nothing unnamed leaves the drain. */
export function asSyncError(error: unknown): SyncError {
  return error instanceof SyncError ? error : new SyncError('unexpected', { cause: error })
}
