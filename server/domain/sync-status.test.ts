// How a record stands: the worst wins, and what was done on purpose is no trouble.
import { expect, test } from 'vitest'
import { eventsBehind, type StateCounts, type SyncState, syncStateOf } from './sync-status.ts'

const ALL: StateCounts = { failed: 1, held: 2, retrying: 3, received: 4, written: 5, skipped: 6 }

test.each<[SyncState, StateCounts, number, number]>([
  ['attention', ALL, 9, 1],
  ['held', { ...ALL, failed: 0 }, 9, 2],
  ['waiting', { ...ALL, failed: 0, held: 0 }, 9, 7],
  ['waiting', { queued: 1, writing: 1 }, 0, 2],
  ['synced', { written: 5, skipped: 6 }, 9, 5],
  ['excluded', { skipped: 6 }, 9, 15],
  ['excluded', {}, 9, 9],
  ['unknown', {}, 0, 0],
])('a record stands as %s', (state, counts, passedOver, events) => {
  const standing = { counts, passedOver }
  expect(syncStateOf(standing)).toBe(state)
  expect(eventsBehind(state, standing)).toBe(events)
})
