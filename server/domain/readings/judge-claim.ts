// Judges the due readings of a claim together with what the books know of the same people and messages. What comes later can change the word
// on what was logged before.

import { counterpartsOf } from '../counterparts.ts'
import { engagementKey } from '../engagement.ts'
import { isColleague, type PeopleFacts } from '../people/new-people.ts'
import { peopleOf } from '../people/person-key.ts'
import type { DueEvent } from '../plan.ts'
import { tellsWish } from '../wishes/wishes.ts'
import { COLLEAGUES, judgeReadings, type ReadingEvent, type Verdict } from './bot-verdict.ts'
import {
  isReading,
  isRolledUp,
  type Reading,
  type ReadingFacts,
  readingKey,
  repeatsOf,
  rollUpKey,
} from './reading.ts'

export type DueReading = Omit<DueEvent, 'event'> & { event: ReadingEvent }

/** What one person did with one message, and what is due of it. */
export type ReadingGroup = {
  due: DueReading[]
  /** What the books know beside the due ones. */
  siblings: readonly Reading[]
  verdicts: ReadonlyMap<string, Verdict>
  /** Siblings that are in a note and that the due ones show in another light. */
  rejudged: Reading[]
}

export type JudgeFacts = Pick<ReadingFacts, 'readings'> & Pick<PeopleFacts, 'settings' | 'owners'>

export type JudgedClaim = {
  groups: readonly ReadingGroup[]
  verdictOf(one: DueReading): Verdict
  /** Whether a machine's doing that the settings leave out. */
  isLeftOut(one: DueEvent): boolean
}

const HUMAN: Verdict = { verdict: 'human', because: [] }

export function judgeClaim(due: readonly DueEvent[], facts: JudgeFacts): JudgedClaim {
  const readings = due.flatMap((one) => (isReading(one.event) ? [{ ...one, event: one.event }] : []))
  const isLeavingOut = facts.settings.activities.bots === 'leave_out'
  // A message without an id tells nothing about others: such readings stand alone.
  const byKey = Map.groupBy(readings, (one) => readingKey(one.event) ?? one.eventId)
  const groups = [...byKey].map(([key, all]) => judgeGroup(all, facts.readings.get(key) ?? [], isLeavingOut))
  const verdicts = new Map(groups.flatMap((group) => [...group.verdicts]))
  return {
    groups,
    verdictOf,
    isLeftOut: ({ eventId, sourceId, event }) =>
      isLeavingOut && isReading(event) && verdictOf({ eventId, sourceId, event }).verdict !== 'human',
  }

  function verdictOf({ eventId, event }: DueReading): Verdict {
    const people = counterpartsOf(event)
    const isOurs = people.length > 0 && people.every(({ email }) => isColleague(email, facts))
    return isOurs ? COLLEAGUES : (verdicts.get(eventId) ?? HUMAN)
  }
}

function judgeGroup(due: DueReading[], known: readonly Reading[], isLeavingOut: boolean): ReadingGroup {
  const ids = new Set(due.map(({ eventId }) => eventId))
  const siblings = known.filter(({ eventId }) => !ids.has(eventId))
  const verdicts = judgeReadings([...siblings, ...due])
  const before = judgeReadings(siblings)
  const rejudged = siblings.filter((sibling) => {
    const isHuman = (judged: ReadonlyMap<string, Verdict>) => judged.get(sibling.eventId)?.verdict === 'human'
    return (
      sibling.state === 'written' &&
      isRolledUp(sibling) &&
      !isHuman(verdicts) &&
      (isLeavingOut || isHuman(before))
    )
  })
  return { due, siblings, verdicts, rejudged }
}

/** Which engagement a due event belongs to. What was begun under a key is finished under it, whatever the settings say since. */
export function logKey(
  one: DueEvent,
  facts: Pick<JudgeFacts, 'settings'> & { begunAs: ReadonlyMap<string, unknown> },
): string {
  const { event, begunKey } = one
  if (begunKey && facts.begunAs.has(begunKey)) return begunKey
  const own = engagementKey(one)
  if (!isReading(event) || repeatsOf(event, facts.settings) === 'each') return own
  return rollUpKey(event) ?? own
}

/** What a claim may change: another one that shares any of it must wait for its books. */
export function keysAtStake(one: DueEvent): string[] {
  const together = isReading(one.event) ? readingKey(one.event) : null
  const wishes = tellsWish(one.event)
    ? peopleOf(one.event).flatMap(({ keys }) => keys.map((key) => `wish ${key}`))
    : []
  return [engagementKey(one), one.begunKey, together, ...wishes].flatMap((key) => key ?? [])
}

/** Every key under which something about these events may be in the books: wider than what will be needed. */
export function keysAbout(due: readonly DueEvent[], { groups }: JudgedClaim): string[] {
  const own = due.flatMap((one) => [
    engagementKey(one),
    ...(one.begunKey ? [one.begunKey] : []),
    ...(isReading(one.event) ? [rollUpKey(one.event)] : []),
  ])
  const before = groups.flatMap(({ rejudged }) => rejudged.map((one) => one.engagementKey))
  return [...new Set([...own, ...before])].filter((key) => key !== null)
}

/** The notes that may have to be drawn again, by engagement key. */
export function notesAbout(
  due: readonly DueEvent[],
  { groups, isLeftOut }: JudgedClaim,
  facts: Parameters<typeof logKey>[1],
): string[] {
  const added = due.filter((one) => isReading(one.event) && !isLeftOut(one)).map((one) => logKey(one, facts))
  const before = groups.flatMap(({ rejudged }) => rejudged.flatMap((one) => one.engagementKey ?? []))
  return [...new Set([...added, ...before])]
}
