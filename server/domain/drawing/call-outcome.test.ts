// From the words of sending tools to HubSpot's outcomes of a call.
import { expect, test } from 'vitest'
import { outcomeName, outcomeOf, statusOf } from './call-outcome.ts'

// G23
test.each([
  ['Busy', 'Busy', '9d9162e7-6cf3-4944-bf63-4dff82258764', 'BUSY'],
  ['connected', 'Connected', 'f240bbac-87c9-4f6e-bf70-924b57d47db7', 'COMPLETED'],
  ['ANSWERED', 'Connected', 'f240bbac-87c9-4f6e-bf70-924b57d47db7', 'COMPLETED'],
  ['Left live message', 'Left live message', 'a4c4c377-d246-4b32-a13b-75a56a4cd0ff', 'COMPLETED'],
  ['voice-mail', 'Left voicemail', 'b2cf5968-551e-4856-9783-52b3da59a7d0', 'COMPLETED'],
  ['left_voicemail', 'Left voicemail', 'b2cf5968-551e-4856-9783-52b3da59a7d0', 'COMPLETED'],
  ['no-answer', 'No answer', '73a0d17f-1163-4015-bdd5-ec830791da20', 'NO_ANSWER'],
  ['  Missed ', 'No answer', '73a0d17f-1163-4015-bdd5-ec830791da20', 'NO_ANSWER'],
  ['wrong number', 'Wrong number', '17b47fee-58de-441e-a44c-c6300d46f273', 'COMPLETED'],
  ['F240BBAC-87C9-4F6E-BF70-924B57D47DB7', 'Connected', 'f240bbac-87c9-4f6e-bf70-924b57d47db7', 'COMPLETED'],
])('"%s" is HubSpot’s outcome "%s"', (outcome, name, disposition, status) => {
  expect(outcomeOf({ outcome })).toMatchObject({ name, disposition })
  expect(outcomeName({ outcome })).toBe(name)
  expect(statusOf({ outcome })).toBe(status)
})

test.each(['gatekeeper', 'Rückruf', '', 'toString', 'constructor'])(
  '"%s" is none of HubSpot’s outcomes',
  (outcome) => {
    expect(outcomeOf({ outcome })).toBeNull()
    expect(statusOf({ outcome })).toBe('COMPLETED')
  },
)

test('a word that is none of HubSpot’s names the call all the same', () => {
  expect(outcomeName({ outcome: ' Gatekeeper ' })).toBe('Gatekeeper')
})

test.each([
  [{}, 'Completed', 'COMPLETED'],
  [{ status: 'failed' as const }, 'Failed', 'FAILED'],
  [{ status: 'canceled' as const, outcome: 'busy' }, 'Busy', 'CANCELED'],
])('the status that the sender says counts: %j', (call, name, status) => {
  expect([outcomeName(call), statusOf(call)]).toEqual([name, status])
})
