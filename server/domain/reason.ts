// Why an event is in its state. One table: the code, the state it leads to. docs/errors.md has a paragraph for each.

export type EventState =
  | 'received'
  | 'queued'
  | 'writing'
  | 'retrying'
  | 'held'
  | 'written'
  | 'skipped'
  | 'failed'

/** Reasons and the state each one means. A failed attempt's reason becomes final when its time is up. */
export const REASONS = {
  received: 'received',
  queued: 'queued',
  released: 'received',
  writing: 'writing',

  written: 'written',
  joined: 'written',
  updated: 'written',
  found_written: 'written',
  on_contact: 'written',
  newer_on_contact: 'written',

  not_a_contact: 'skipped',
  only_blind_copies: 'skipped',
  only_colleagues: 'skipped',
  no_address: 'skipped',
  never_completed: 'skipped',
  excluded: 'skipped',
  not_known: 'skipped',
  internal: 'skipped',
  activity_off: 'skipped',
  campaign_off: 'skipped',
  member_off: 'skipped',
  out_of_reach: 'skipped',
  machine: 'skipped',
  repeated: 'skipped',
  deleted_in_hubspot: 'skipped',
  erased: 'skipped',
  blocklisted: 'skipped',
  test_key: 'skipped',

  rate_limited: 'retrying',
  hubspot_unavailable: 'retrying',
  answer_lost: 'retrying',
  record_locked: 'retrying',
  token_expired: 'retrying',
  app_refused: 'retrying',
  stale_record: 'retrying',
  property_missing: 'retrying',
  unexpected: 'retrying',

  account_paused: 'held',
  connection_revoked: 'held',
  account_disconnected: 'held',
  source_paused: 'held',
  settings_broken: 'held',
  contact_incomplete: 'held',
  ambiguous: 'held',
  scope_missing: 'held',
  member_not_connected: 'held',
  member_unmapped: 'held',
  outcome_unknown: 'held',

  hubspot_refused: 'failed',
  record_refused: 'failed',
  gave_up: 'failed',
} as const satisfies Record<string, EventState>

export type Reason = keyof typeof REASONS
export type ReasonOf<S extends EventState> = {
  [R in Reason]: (typeof REASONS)[R] extends S ? R : never
}[Reason]

/** Whether an event where it is goes on by itself at a time that is known. What is held mostly waits for a person, without one. */
export function isTriedAgain(state: EventState): boolean {
  return state === 'retrying' || state === 'held'
}

/** The reasons that hold a whole account: they end together, by a person's act, and release every event they held. */
export const ACCOUNT_HOLDS = ['account_paused', 'connection_revoked', 'account_disconnected'] as const
export type AccountHold = (typeof ACCOUNT_HOLDS)[number]

/** What waits for settings: whenever others are in force, or the same ones broke or were mended, it is decided anew. */
export const SETTINGS_HOLDS = [
  'settings_broken',
  'contact_incomplete',
  'member_unmapped',
] as const satisfies ReasonOf<'held'>[]

/** Plain data that a reason or a rule saw. */
export type Facts = { [name: string]: FactValue }
export type FactValue = string | number | boolean | null | FactValue[] | { [name: string]: FactValue }
