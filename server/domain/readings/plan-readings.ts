// Decides what becomes of opens and clicks that repeat: each for itself, the first alone, or all in one note, which is drawn again whenever
// what is known of them changes. Never over a person's own edit.

import type { EngagementProperties } from '../engagement.ts'
import type { DueEvent, PlanFacts, PlannedEngagement } from '../plan.ts'
import type { Facts, ReasonOf } from '../reason.ts'
import type { Trace, TraceStep } from '../trace.ts'
import type { Verdict } from './bot-verdict.ts'
import { type DueReading, type JudgedClaim, judgeClaim, logKey, type ReadingGroup } from './judge-claim.ts'
import { isReading, isRolledUp, type NoteInHubSpot, type Reading, repeatsOf } from './reading.ts'
import { createNoteDrawer, inOrder } from './reading-note.ts'

/** An event of the books that the due ones show in another light, and what is said of it now. */
export type Rejudged = {
  eventId: string
  engagementKey: string
  /** 'written' where machines are logged too: then only the word on it is new. */
  state: 'skipped' | 'written'
  facts: Facts
  trace: Trace
}

export type ReadingWord =
  | { kind: 'write'; steps: Trace; facts: Facts; isMachine: boolean }
  | { kind: 'skip'; steps: Trace; reason: ReasonOf<'skipped'>; facts: Facts }

export type PlannedReadings = {
  /** The order in which events are to be planned: readings last and by time, so that the first does not depend on who was heard first. */
  inTurn: DueEvent[]
  isLeftOut: JudgedClaim['isLeftOut']
  /** What is to become of an event, as far as other readings decide it. */
  decide(one: DueEvent): ReadingWord
  /** Says that an event is written. */
  take(one: DueEvent): void
  /** Draws the notes of what was taken, and adds those that must only be drawn again. */
  finish(engagements: Map<string, PlannedEngagement>): Rejudged[]
  /** The notes that must be drawn again before this event may end. */
  redrawnFor(eventId: string): string[]
}

export function planReadings(due: readonly DueEvent[], facts: PlanFacts): PlannedReadings {
  const judged = judgeClaim(due, facts)
  const isLeavingOut = facts.settings.activities.bots === 'leave_out'
  const groups = new Map(
    judged.groups.flatMap((group) => group.due.map((one) => [one.eventId, group] as const)),
  )
  const taken = new Map<string, DueReading[]>()
  const redrawn = new Map<ReadingGroup, string[]>()
  const drawNote = createNoteDrawer(facts)

  const readings = judged.groups.flatMap((group) => group.due)

  return {
    inTurn: [...due.filter(({ event }) => !isReading(event)), ...readings.toSorted(inOrder)],
    isLeftOut: judged.isLeftOut,
    decide: ({ event, ...one }) =>
      isReading(event)
        ? decide({ ...one, event })
        : { kind: 'write', steps: [], facts: {}, isMachine: false },
    take({ event, ...one }) {
      if (!isReading(event)) return
      const reading = { ...one, event }
      const key = logKey(reading, facts)
      taken.set(key, [...(taken.get(key) ?? []), reading])
    },
    finish,
    redrawnFor(eventId) {
      const group = groups.get(eventId)
      return group ? (redrawn.get(group) ?? []) : []
    },
  }

  function decide(one: DueReading): ReadingWord {
    const verdict = judged.verdictOf(one)
    const steps: Trace = [{ rule: 'bot.verdict', facts: { ...verdict } }]
    const isMachine = verdict.verdict !== 'human'
    if (judged.isLeftOut(one)) return { kind: 'skip', steps, reason: 'machine', facts: { ...verdict } }
    const key = logKey(one, facts)
    if (!isRolledUp({ ...one, engagementKey: key })) return { kind: 'write', steps, facts: {}, isMachine }
    const first = repeatsOf(one.event, facts.settings) === 'first' ? firstUnder(key, one) : null
    if (first) {
      steps.push({ rule: 'repeat.left_out', facts: first })
      return { kind: 'skip', steps, reason: 'repeated', facts: first }
    }
    const note = facts.notes.get(key)
    if (note === null) {
      steps.push({ rule: 'rollup.deleted', facts: {} })
      return { kind: 'skip', steps, reason: 'deleted_in_hubspot', facts: {} }
    }
    if (note?.isOurs === false) {
      steps.push({ rule: 'rollup.kept_edit', facts: {} })
      return { kind: 'write', steps, facts: { keptEdit: true }, isMachine }
    }
    if (note || taken.has(key)) steps.push({ rule: 'rollup.counted', facts: {} })
    return { kind: 'write', steps, facts: {}, isMachine }
  }

  /** What was logged under this key already: the event that a repetition repeats. */
  function firstUnder(key: string, { eventId }: DueReading): Facts | null {
    const [first] = [...countedOf(groups.get(eventId), key), ...(taken.get(key) ?? [])].toSorted(inOrder)
    if (first) return { first: first.eventId, at: first.event.occurred_at }
    const older = facts.olderReadings.get(key)
    return older ? { at: older.first } : null
  }

  /** What the books have in a note and what still belongs there. */
  function countedOf(group: ReadingGroup | undefined, key: string): Reading[] {
    const gone = isLeavingOut ? (group?.rejudged ?? []) : []
    const inNote = group?.siblings.filter((one) => one.state === 'written' && one.engagementKey === key) ?? []
    return inNote.filter((one) => !gone.includes(one))
  }

  function finish(engagements: Map<string, PlannedEngagement>): Rejudged[] {
    for (const group of judged.groups) {
      const rejudgedKeys = group.rejudged.flatMap((one) => one.engagementKey ?? [])
      const takenKeys = group.due.map((one) => logKey(one, facts)).filter((key) => taken.has(key))
      for (const key of new Set([...takenKeys, ...rejudgedKeys])) drawAgain(group, key, engagements)
    }
    return judged.groups.flatMap((group) => group.rejudged.map((one) => sayAgain(one, group.verdicts)))
  }

  function drawAgain(group: ReadingGroup, key: string, engagements: Map<string, PlannedEngagement>): void {
    const added = taken.get(key) ?? []
    const rejudged = group.rejudged.filter((one) => one.engagementKey === key).toSorted(inOrder)
    const isShared = rejudged.length > 0 || added.some((one) => isRolledUp({ ...one, engagementKey: key }))
    if (!isShared) return
    const counted = [...countedOf(group, key), ...added].toSorted(inOrder)
    const speaker = counted[0] ?? rejudged[0]
    if (!speaker) return
    const older = facts.olderReadings.get(key) ?? null
    const properties = drawNote({ speaker, counted, older, verdictOf: judged.verdictOf })
    const planned = engagements.get(key)
    const changes = changesIn(facts.notes.get(key), properties)
    const existingId = facts.engagements.get(key)?.id ?? null
    if (planned) {
      planned.properties = { ...planned.properties, ...properties }
      planned.changes = changes
    } else if (existingId !== null && Object.keys(changes).length > 0) {
      const contents = 'full'
      engagements.set(key, {
        key,
        type: 'notes',
        properties,
        existingId,
        changes,
        associations: [],
        contents,
      })
    }
    if (rejudged.length > 0 && Object.keys(changes).length > 0) {
      redrawn.set(group, [...(redrawn.get(group) ?? []), key])
    }
  }

  function sayAgain({ eventId, engagementKey }: Reading, verdicts: ReadonlyMap<string, Verdict>): Rejudged {
    const verdict: Facts = { ...verdicts.get(eventId) }
    const key = engagementKey ?? ''
    const note = facts.notes.get(key)
    const drawn: TraceStep[] = note
      ? [{ rule: note.isOurs ? 'rollup.redrawn' : 'rollup.kept_edit', facts: {} }]
      : []
    const end: TraceStep = isLeavingOut
      ? { rule: 'verdict.skipped', facts: { reason: 'machine' } }
      : { rule: 'verdict.written', facts: {} }
    return {
      eventId,
      engagementKey: key,
      state: isLeavingOut ? 'skipped' : 'written',
      facts: { ...verdict, ...(note?.isOurs === false && { keptEdit: true }) },
      trace: [{ rule: 'bot.verdict', facts: verdict }, ...drawn, end],
    }
  }
}

/** Nothing, where a person wrote last or nobody looked. */
function changesIn(
  note: NoteInHubSpot | null | undefined,
  drawn: EngagementProperties,
): EngagementProperties {
  if (!note?.isOurs) return {}
  const { hs_timestamp: at = '', hs_note_body: body } = note.properties
  const isSame = body === drawn.hs_note_body && Date.parse(at) === Date.parse(drawn.hs_timestamp ?? '')
  return isSame ? {} : drawn
}
