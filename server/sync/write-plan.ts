// Carries out the engagements of a plan: adds to what HubSpot has, asks about what may be there, creates the rest.
import type { EngagementTiers } from '../domain/engagement.ts'
import type { EventPlan, PlannedEngagement } from '../domain/plan.ts'
import { CONTACT } from '../domain/record.ts'
import { asSyncError, isFinalRefusal, SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import type { Db } from '../store/database.ts'
import { beginWriting, findOurs, type KnownEngagement } from '../store/engagements.ts'
import { saveFullRecords } from '../store/full-records.ts'
import { toIntents, waitUntil } from './intents.ts'
import { joinAndEdit } from './join-and-edit.ts'
import type { KeptLease } from './lease-keeper.ts'
import type { Resolve } from './resolve.ts'
import { isAboutAssociations, salvage } from './salvage.ts'
import {
  createEngagements,
  type Draft,
  hadNoEffect,
  resolveDoubts,
  type WriteOutcomes,
  type Written,
} from './write-engagements.ts'

export type WritePlanDeps = {
  db: Db
  hubspot: HubSpotClient
  tiers: EngagementTiers
  now: () => Date
  /** This long after it was sent, a call that got no answer has certainly ended, one way or the other. */
  callEndsMs: number
}

export type WritePlan = {
  engagements: readonly PlannedEngagement[]
  events: readonly EventPlan[]
  known: ReadonlyMap<string, KnownEngagement>
  resolve: Resolve
}

export type WriteResult = {
  outcomes: WriteOutcomes
  /** Intents whose calls certainly had no effect. Every other open intent stays open. */
  voidIntents: string[]
}

type Course =
  | { kind: 'join'; draft: Draft; id: string; how: Written['how'] }
  | { kind: 'create'; draft: Draft }
  | { kind: 'give_up'; draft: Draft; error: SyncError }

export async function writePlan(
  deps: WritePlanDeps,
  lease: KeptLease,
  { engagements, events, known, resolve }: WritePlan,
): Promise<WriteResult> {
  const { db, now, callEndsMs } = deps
  const outcomes: WriteOutcomes = new Map()
  const drafts = engagements.flatMap(({ associations, ...engagement }): Draft[] => {
    const resolved = associations.map(resolve)
    const links = resolved.flatMap((link) => (link === null || link instanceof SyncError ? [] : [link]))
    const failure = resolved.find((link) => link instanceof SyncError)
    // A person whom HubSpot refuses for good costs only their own association, as long as somebody is left to log it for.
    const isFinal = failure && isFinalRefusal(failure) && links.some(({ type }) => type === CONTACT)
    if (failure && !isFinal) outcomes.set(engagement.key, failure)
    const { contactIds: intentContactIds = [], contentsHash: intentContentsHash = null } =
      known.get(engagement.key) ?? {}
    return outcomes.has(engagement.key)
      ? []
      : [{ ...engagement, links, intentContactIds, intentContentsHash }]
  })
  const courses = await chooseCourses(deps, lease.portalId, drafts, known)
  for (const course of courses) if (course.kind === 'give_up') outcomes.set(course.draft.key, course.error)
  const joins = courses.filter((course) => course.kind === 'join')
  const creates = courses.filter((course) => course.kind === 'create').map(({ draft }) => draft)
  // A call may wait for its turn, behind those of two more claims; once sent, it ends in time however late it went.
  const lastSend = now().getTime() + callEndsMs
  const until = new Date(lastSend + callEndsMs)
  const sending = { ...deps, mayStillSend: () => now().getTime() < lastSend }
  if (creates.length > 0) {
    const writes = creates.map((draft) => ({ draft, id: null }))
    await beginWriting(db, lease, toIntents(writes, events), { now: now(), until })
  }
  const [joined, created] = await Promise.all([
    joinAndEdit(deps, lease, joins, events),
    createEngagements(sending, lease, creates),
  ])
  const voidIntents = joined.voidIntents
  for (const draft of creates) {
    const refusal = created.get(draft.key)
    if (refusal instanceof SyncError && isAboutAssociations(refusal) && draft.links.length > 1) {
      created.set(draft.key, await salvage(sending, lease, draft, refusal))
    }
  }
  for (const [key, outcome] of created) {
    if (!(outcome instanceof SyncError)) continue
    if (hadNoEffect(outcome)) voidIntents.push(key)
    else created.set(key, waitUntil(until, now(), outcome))
  }
  const all = new Map([...outcomes, ...joined.outcomes, ...created])
  for (const { key, type } of drafts) {
    const outcome = all.get(key)
    if (!outcome || outcome instanceof SyncError || !outcome.full?.length) continue
    await saveFullRecords(db, lease.portalId, type, outcome.full, now())
  }
  return { outcomes: all, voidIntents }
}

/** What to do about each draft. One with an open intent is asked about, once the call behind it has certainly ended; so long a change waits, too. */
async function chooseCourses(
  deps: WritePlanDeps,
  portalId: string,
  drafts: readonly Draft[],
  known: ReadonlyMap<string, KnownEngagement>,
): Promise<Course[]> {
  const now = deps.now()
  const isOpen = ({ key, existingId }: Draft) => existingId === null && known.has(key)
  const underWay = (draft: Draft) => {
    const until = known.get(draft.key)?.intentUntil
    const mayCollide = isOpen(draft) || Object.keys(draft.changes).length > 0
    return mayCollide && until && until > now ? until : null
  }
  const doubtful = drafts.filter((draft) => isOpen(draft) && !underWay(draft))
  const asking = { ...deps, findOurs: (ids: readonly string[]) => findOurs(deps.db, portalId, ids) }
  const answers = await resolveDoubts(asking, portalId, doubtful).catch((error) => {
    if (error instanceof SyncError) return error
    throw error
  })
  return drafts.map((draft): Course => {
    const until = underWay(draft)
    if (until) return { kind: 'give_up', draft, error: waitUntil(until, now) }
    if (draft.existingId !== null) return { kind: 'join', draft, id: draft.existingId, how: 'joined' }
    if (!isOpen(draft)) return { kind: 'create', draft }
    if (answers instanceof SyncError) return { kind: 'give_up', draft, error: asSyncError(answers) }
    const answer = answers.get(draft.key)
    if (answer?.kind === 'found') return { kind: 'join', draft, id: answer.id, how: 'found_written' }
    if (answer?.kind === 'absent') return { kind: 'create', draft }
    return { kind: 'give_up', draft, error: new SyncError('outcome_unknown') }
  })
}
