import { expect, test } from 'vitest'
import { isSameWish, judgeWish, type KnownWish, NOTHING_KNOWN, type Wish } from './wishes.ts'

const MONDAY = '2026-11-16T10:00:00.000Z'
const TUESDAY = '2026-11-17T10:00:00.000Z'
const WEDNESDAY = '2026-11-18T10:00:00.000Z'
const THURSDAY = '2026-11-19T10:00:00.000Z'

function interest(state: string, at: string, tie = state): Wish {
  return { kind: 'interest', at, tie, values: { logbook_interest: state, logbook_interest_since: at } }
}

/** After this was written, on Wednesday unless it says otherwise. */
function afterWriting(wish: Wish, more: Partial<KnownWish> = {}): KnownWish {
  const state = wish.values.logbook_interest ?? ''
  const shown = { value: state, setAt: WEDNESDAY }
  return { ...NOTHING_KNOWN, told: wish, said: [state], wroteAt: new Date(WEDNESDAY), shown, ...more }
}

const YES = interest('interested', MONDAY)
const NO = interest('not_interested', TUESDAY)
const SILENCE = interest('paused', THURSDAY)

test('whatever the order of arrival, a contact ends with what happened last', () => {
  const orders = [
    [YES, NO, SILENCE],
    [YES, SILENCE, NO],
    [NO, YES, SILENCE],
    [NO, SILENCE, YES],
    [SILENCE, YES, NO],
    [SILENCE, NO, YES],
  ]
  for (const order of orders) {
    let known = NOTHING_KNOWN
    for (const wish of order) {
      const { newest, mustWrite } = judgeWish([wish], known)
      if (mustWrite) known = afterWriting(newest)
    }
    expect(known.told).toEqual(SILENCE)
  }
})

test('what happened in the same moment is ordered alike, whichever comes first', () => {
  const [a, b] = [interest('interested', MONDAY, 'a'), interest('paused', MONDAY, 'b')]
  expect(judgeWish([a, b], NOTHING_KNOWN).newest).toEqual(b)
  expect(judgeWish([b, a], NOTHING_KNOWN).newest).toEqual(b)
  expect(isSameWish(judgeWish([a], afterWriting(b)).newest, b)).toBe(true)
})

const by = (value: string, setAt: string | null) => ({ shown: { value, setAt } })

test.each([
  ['nothing there yet', NOTHING_KNOWN, NO, { isKept: false, mustWrite: true }],
  ['the same again', afterWriting(NO), NO, { isKept: false, mustWrite: false }],
  ['something older', afterWriting(NO), YES, { isKept: false, mustWrite: false }],
  ['something newer', afterWriting(YES), NO, { isKept: false, mustWrite: true }],
  ['a lost call that took effect', lost(NO), NO, { isKept: false, mustWrite: true }],
  ['a lost call of an older event', lost(YES), NO, { isKept: false, mustWrite: true }],
  ['a person, later', afterWriting(YES, by('paused', THURSDAY)), NO, { isKept: true, mustWrite: false }],
  [
    'a person who emptied it, later',
    afterWriting(YES, by('', THURSDAY)),
    NO,
    { isKept: true, mustWrite: false },
  ],
  [
    'a person, earlier',
    { ...NOTHING_KNOWN, ...by('interested', TUESDAY) },
    SILENCE,
    { isKept: false, mustWrite: true },
  ],
  [
    'a person, nobody knows when',
    { ...NOTHING_KNOWN, ...by('interested', null) },
    SILENCE,
    { isKept: true, mustWrite: false },
  ],
  [
    'a reading from before we wrote',
    afterWriting(YES, by('resumed', TUESDAY)),
    NO,
    { isKept: false, mustWrite: true },
  ],
  [
    'a merge that brought an older word of ours back',
    afterWriting(NO, { said: ['not_interested', 'interested'], ...by('interested', THURSDAY) }),
    YES,
    { isKept: false, mustWrite: true },
  ],
  ['the property made anew', afterWriting(NO, { shown: null }), YES, { isKept: false, mustWrite: true }],
])('%s', (_what, known, due, judged) => {
  expect(judgeWish([due], known)).toMatchObject(judged)
})

function lost(wish: Wish): KnownWish {
  const { told: _none, wroteAt: _never, ...known } = afterWriting(wish)
  return { ...known, told: null, wroteAt: null }
}

test('a time that HubSpot answers in milliseconds is the same time', () => {
  const values = { logbook_unsubscribed_since: MONDAY }
  const wish: Wish = { kind: 'unsubscribed', at: MONDAY, tie: 'a', values }
  const shown = { value: String(Date.parse(MONDAY)), setAt: THURSDAY }
  const known = { ...NOTHING_KNOWN, told: wish, said: [MONDAY], shown }
  expect(judgeWish([wish], known)).toMatchObject({ isKept: false, mustWrite: false })
})
