// Turns planned engagements into as few HubSpot calls as possible. Decides nothing; says of each engagement what became of it.
import {
  ENGAGEMENT_KEY_PROPERTY,
  ENGAGEMENT_TYPES,
  type EngagementTiers,
  type EngagementType,
} from '../domain/engagement.ts'
import type { PlannedEngagement } from '../domain/plan.ts'
import { CONTACT, type RecordTypeId } from '../domain/record.ts'
import { asSyncError, SyncError } from '../domain/sync-error.ts'
import { engagementTypeIds } from '../hubspot/associations.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { entryToSyncError } from '../hubspot/errors.ts'
import { BATCH_SIZE, type BatchAnswer, createObjects, inChunks, traceIdsOf } from '../hubspot/objects.ts'
import type { KeptLease } from './lease-keeper.ts'
import { contentsHash, type InDoubt, type ReadBack, type ReadBackDeps, readBack } from './read-back.ts'

export type ResolvedLink = { type: RecordTypeId; id: string }
export type Draft = Omit<PlannedEngagement, 'associations'> & {
  links: ResolvedLink[]
  /** The contacts of an earlier create call whose answer was lost. */
  intentContactIds?: string[]
  /** What that call said, hashed. */
  intentContentsHash?: string | null
}

export type Written = {
  id: string
  how: 'written' | 'joined' | 'found_written'
  /** Associations that HubSpot refused although it took the engagement. */
  leftOut?: ResolvedLink[]
  /** Those of them that take no more from any engagement. */
  full?: ResolvedLink[]
}
/** By engagement key. */
export type WriteOutcomes = Map<string, Written | SyncError>

export type WriteDeps = {
  hubspot: HubSpotClient
  tiers: EngagementTiers
  /** False once a call could end after its intent does: then it is not sent. */
  mayStillSend?: () => boolean
}

/** Asks HubSpot about drafts whose creation may already have taken effect. Found ones get their id; unclear ones an error. */
export async function resolveDoubts(
  deps: WriteDeps & ReadBackDeps,
  portalId: string,
  drafts: readonly Draft[],
): Promise<Map<string, ReadBack>> {
  const answers = await Promise.all(
    ENGAGEMENT_TYPES.map((type) => {
      const doubts = drafts.filter((draft) => draft.type === type).map(toDoubt)
      return readBack(deps, portalId, type, deps.tiers[type] ?? 'none', doubts)
    }),
  )
  return new Map(answers.flatMap((answer) => [...answer]))
}

/** As the lost call had it, next to what this draft names: another event of the message may have made it. */
function toDoubt(draft: Draft): InDoubt {
  const { key, type, properties, links, intentContactIds = [], intentContentsHash } = draft
  return {
    key,
    contactIds: [...new Set([...contactIdsOf(links), ...intentContactIds])],
    contentsHash: intentContentsHash ?? contentsHash(type, properties),
  }
}

export function contactIdsOf(links: readonly ResolvedLink[]): string[] {
  return links.filter(({ type }) => type === CONTACT).map(({ id }) => id)
}

/** Creates engagements with their associations, 100 a call and all calls at once; the account's pace orders them. */
export async function createEngagements(
  deps: WriteDeps,
  lease: KeptLease,
  drafts: readonly Draft[],
): Promise<WriteOutcomes> {
  const calls = ENGAGEMENT_TYPES.flatMap((type) => {
    const ofType = drafts.filter((draft) => draft.type === type)
    return inChunks(ofType, BATCH_SIZE).map((chunk) => createChunk(deps, lease, type, chunk))
  })
  return new Map((await Promise.all(calls)).flatMap((outcomes) => [...outcomes]))
}

async function createChunk(
  deps: WriteDeps,
  lease: KeptLease,
  type: EngagementType,
  drafts: readonly Draft[],
): Promise<WriteOutcomes> {
  const hasKeyProperty = (deps.tiers[type] ?? 'none') !== 'none'
  const inputs = drafts.map(({ key, properties, links }) => ({
    properties: hasKeyProperty ? properties : withoutKey(properties),
    associations: links.map((link) => ({ to: { id: link.id }, types: engagementTypeIds(type, link.type) })),
    objectWriteTraceId: key,
  }))
  try {
    const answer = await createObjects(deps.hubspot, lease.portalId, {
      type,
      inputs,
      mayStillSend: () => lease.isAlive() && deps.mayStillSend?.() !== false,
    })
    return readAnswer(type, answer, drafts)
  } catch (error) {
    const failure = asSyncError(error)
    if (!isAboutSome(failure) || drafts.length === 1) return new Map(drafts.map(({ key }) => [key, failure]))
    // HubSpot refused the whole batch for the sake of some: halves find the culprits in few calls.
    const half = Math.ceil(drafts.length / 2)
    const halves = [drafts.slice(0, half), drafts.slice(half)]
    const parts = await Promise.all(halves.map((part) => createChunk(deps, lease, type, part)))
    return new Map(parts.flatMap((part) => [...part]))
  }
}

/** Results come in any order, in some versions without our trace id: then the key property names them, else their contents. */
function readAnswer(type: EngagementType, answer: BatchAnswer, drafts: readonly Draft[]): WriteOutcomes {
  const lost = new SyncError('answer_lost', { isAmbiguous: true })
  const outcomes: WriteOutcomes = new Map(drafts.map(({ key }) => [key, lost]))
  const byContents = Map.groupBy(drafts, ({ properties }) => contentsHash(type, properties))
  for (const { id, properties, objectWriteTraceId } of answer.results) {
    const named = properties[ENGAGEMENT_KEY_PROPERTY] ?? objectWriteTraceId
    const key = named ?? byContents.get(contentsHash(type, properties))?.pop()?.key
    if (key !== undefined && outcomes.has(key)) outcomes.set(key, { id, how: 'written' })
  }
  for (const error of answer.errors) {
    for (const key of traceIdsOf(error)) outcomes.set(key, entryToSyncError(error))
  }
  return outcomes
}

/** Whether a whole batch was refused for the sake of some inputs in it. */
export function isAboutSome({ code }: SyncError): boolean {
  return code === 'hubspot_refused' || code === 'stale_record'
}

/** Whether a failed call certainly changed nothing. What surprised us may have. */
export function hadNoEffect({ code, isAmbiguous }: SyncError): boolean {
  return !isAmbiguous && code !== 'unexpected' && code !== 'answer_lost'
}

function withoutKey(properties: Record<string, string>): Record<string, string> {
  const { [ENGAGEMENT_KEY_PROPERTY]: _key, ...rest } = properties
  return rest
}
