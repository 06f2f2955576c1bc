// What a person can do about an event that did not end as written. Cards draw a button of it.
import { REASONS, type Reason } from './reason.ts'

/** retry: try again. reconnect: install again. resume: an admin resumes the account. look: somebody must look at the record first. choose: somebody says which record is meant. */
export type Remedy = 'retry' | 'reconnect' | 'resume' | 'look' | 'choose'

const REMEDIES: Partial<Record<Reason, Remedy>> = {
  account_paused: 'resume',
  connection_revoked: 'reconnect',
  account_disconnected: 'reconnect',
  scope_missing: 'reconnect',
  outcome_unknown: 'look',
  ambiguous: 'choose',
  contact_incomplete: 'retry',
  never_completed: 'retry',
  hubspot_refused: 'retry',
  record_refused: 'retry',
  gave_up: 'retry',
  not_a_contact: 'retry',
}

/** Null where nobody needs to do anything, or nobody can. */
export function remedyOf(reason: Reason): Remedy | null {
  return REMEDIES[reason] ?? null
}

/** The reasons that trying again may mend, once their cause is gone. */
export function retriableReasons(): Reason[] {
  return Object.keys(REASONS)
    .filter(isReason)
    .filter((reason) => remedyOf(reason) === 'retry')
}

function isReason(code: string): code is Reason {
  return Object.hasOwn(REASONS, code)
}
