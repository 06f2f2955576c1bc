// How an event stands that goes on after it was held, or that somebody has tried again.

/** Waiting for a person is nobody's failed attempt: the count starts anew. */
export const RELEASED = {
  state: 'received',
  reason: 'released',
  reason_facts: '{}',
  attempts: 0,
  first_attempt_at: null,
} as const
