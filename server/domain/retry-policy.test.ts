// When a failed attempt is repeated, and when it is not.
import { expect, test } from 'vitest'
import { type Attempt, afterFailure, GIVE_UP_AFTER_MS } from './retry-policy.ts'
import { asSyncError, SyncError } from './sync-error.ts'

const NOW = new Date('2026-11-20T12:00:00Z')
const unavailable = new SyncError('hubspot_unavailable')

function attempt(given: Partial<Attempt> = {}): Attempt {
  return { number: 1, firstAt: NOW, now: NOW, random: 0.5, ...given }
}

/** How long until the next attempt; null when there is none. */
function waitMs(error: SyncError, given: Partial<Attempt> = {}): number | null {
  const verdict = afterFailure(error, attempt(given))
  return verdict.kind === 'retry' ? verdict.at.getTime() - NOW.getTime() : null
}

// G11
test.each([
  'rate_limited',
  'hubspot_unavailable',
  'answer_lost',
  'record_locked',
  'token_expired',
  'stale_record',
  'unexpected',
] as const)('%s is tried again', (code) => {
  expect(waitMs(new SyncError(code))).toBeGreaterThan(0)
})

test.each([
  'account_paused',
  'connection_revoked',
  'account_disconnected',
  'scope_missing',
  'outcome_unknown',
] as const)('%s holds the event, however long it takes', (code) => {
  const longAgo = new Date(0)
  expect(afterFailure(new SyncError(code), attempt({ number: 500, firstAt: longAgo }))).toEqual({
    kind: 'hold',
  })
})

test.each(['hubspot_refused', 'record_refused', 'gave_up'] as const)('%s is final', (reason) => {
  const error = new SyncError(reason, { retryAfterMs: 1_000 })
  expect(afterFailure(error, attempt())).toEqual({ kind: 'end', reason })
})

test('HubSpot’s Retry-After wins over our own waiting', () => {
  const error = new SyncError('rate_limited', { retryAfterMs: 12_345 })
  expect(waitMs(error, { number: 1 })).toBe(12_345)
  expect(waitMs(error, { number: 15, random: 1 })).toBe(12_345)
})

test('waiting doubles and never passes a quarter of an hour', () => {
  const waits = Array.from({ length: 20 }, (_, index) =>
    waitMs(unavailable, { number: index + 1, random: 1 }),
  )
  expect(waits.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000])
  expect(waits.slice(9)).toEqual(Array.from({ length: 11 }, () => 15 * 60_000))
})

test('chance spreads neighbours over the upper half of the wait', () => {
  for (const number of [1, 5, 50, 5_000]) {
    const longest = waitMs(unavailable, { number, random: 1 }) ?? 0
    expect(waitMs(unavailable, { number, random: 0 })).toBe(longest / 2)
    expect(waitMs(unavailable, { number, random: 0.5 })).toBe(longest * 0.75)
  }
})

test('after a day it is given up, not before', () => {
  const dayAgo = new Date(NOW.getTime() - GIVE_UP_AFTER_MS)
  const longer = new Date(dayAgo.getTime() - 1)
  expect(GIVE_UP_AFTER_MS).toBe(24 * 3_600_000)
  expect(waitMs(unavailable, { number: 99, firstAt: dayAgo })).toBeGreaterThan(0)
  expect(afterFailure(unavailable, attempt({ firstAt: longer }))).toEqual({ kind: 'end', reason: 'gave_up' })
})

test('what surprised us twenty times is given up', () => {
  const surprise = asSyncError(new TypeError('x is not a function'))
  expect(waitMs(surprise, { number: 19 })).toBeGreaterThan(0)
  expect(afterFailure(surprise, attempt({ number: 20 }))).toEqual({ kind: 'end', reason: 'gave_up' })
})

test('a named error stays itself, any other is unexpected and keeps its cause', () => {
  expect(asSyncError(unavailable)).toBe(unavailable)
  expect(asSyncError('boom')).toMatchObject({ code: 'unexpected', cause: 'boom', isAmbiguous: false })
})
