// What HubSpot says about the limits of associations in an account (HubSpot: limits tracking). Which pairs of types it tells about is not
// documented, so a refusal is an answer, too.
import { z } from 'zod'
import type { AssociationLimit, LinkedType, NamedFull } from '../domain/association-limit.ts'
import {
  ENGAGEMENT_TYPE_IDS,
  ENGAGEMENT_TYPES,
  type EngagementType,
  isEngagementType,
} from '../domain/engagement.ts'
import { COMPANY, CONTACT, DEAL, type RecordTypeId, TICKET } from '../domain/record.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from './client.ts'
import { paths } from './paths.ts'

const RECORD_TYPES = [CONTACT, COMPANY, DEAL] as const

type Pair = { record: RecordTypeId; engagement: EngagementType; isFromRecord: boolean }

/** A mail may go to many people at once: how many it may be logged on is asked even while nothing is near a limit. */
const ALWAYS_ASKED: Pair = { record: CONTACT, engagement: 'emails', isFromRecord: false }

const NearTypes = z.object({ results: z.array(z.object({ objectTypeId: z.string() })) })
const Id = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,18}$/))
const Sample = z.object({ objectId: Id })
const PairAnswer = z.object({
  limit: z.number().int().positive(),
  totalRecordsAtLimit: z.number().int().default(0),
  totalRecordsNearLimit: z.number().int().default(0),
  atLimitFromRecordSamples: z.array(Sample).default([]),
})

export type ToldLimits = {
  limits: AssociationLimit[]
  /** HubSpot names some of the records that are full, not necessarily all. */
  full: NamedFull[]
  /** What HubSpot would not tell, in its own words; null when it told everything. */
  problem: string | null
}

/**
 * Two calls while no record is near a limit, else one more for each pair of types that may concern us.
 * Throws only what may pass: an outage, a rate limit, a token that is no good.
 */
export async function readAssociationLimits(
  hubspot: HubSpotClient,
  portalId: string,
  { seesTickets }: { seesTickets: boolean },
): Promise<ToldLimits> {
  const near = await ask(hubspot, portalId, 'from', NearTypes)
  const nearIds = new Set(near.answer?.results.map(({ objectTypeId }) => objectTypeId))
  const pairs = await Promise.all(
    pairsToAsk(nearIds, seesTickets ? [...RECORD_TYPES, TICKET] : RECORD_TYPES).map((pair) =>
      askPair(hubspot, portalId, pair),
    ),
  )
  const problems = [near, ...pairs].flatMap(({ refusal }) => refusal ?? [])
  return {
    limits: pairs.flatMap(({ limit }) => limit ?? []),
    full: pairs.flatMap(({ full }) => full),
    problem: problems.length > 0 ? problems.join('; ') : null,
  }
}

type ToldOfPair = { limit: AssociationLimit | null; full: NamedFull[]; refusal: string | null }

async function askPair(hubspot: HubSpotClient, portalId: string, pair: Pair): Promise<ToldOfPair> {
  const [from, to] = endsOf(pair)
  const { answer, refusal } = await ask(hubspot, portalId, `${typeId(from)}/${typeId(to)}`, PairAnswer)
  if (!answer) return { limit: null, full: [], refusal }
  const { limit: most, totalRecordsAtLimit: atLimit, totalRecordsNearLimit: nearLimit } = answer
  const { record: type, engagement: engagementType, isFromRecord } = pair
  const named = isFromRecord ? answer.atLimitFromRecordSamples : []
  return {
    limit: { from, to, most, atLimit, nearLimit },
    full: named.map(({ objectId: id }) => ({ type, id, engagementType })),
    refusal: null,
  }
}

function pairsToAsk(nearIds: ReadonlySet<string>, types: readonly RecordTypeId[]): Pair[] {
  const all = [true, false].flatMap((isFromRecord) =>
    ENGAGEMENT_TYPES.flatMap((engagement) =>
      types.map((record): Pair => ({ record, engagement, isFromRecord })),
    ),
  )
  const keyOf = (pair: Pair) => endsOf(pair).join()
  const concerning = all.filter((pair) => nearIds.has(typeId(endsOf(pair)[0])))
  return [...new Map([ALWAYS_ASKED, ...concerning].map((pair) => [keyOf(pair), pair])).values()]
}

function endsOf({ record, engagement, isFromRecord }: Pair): [from: LinkedType, to: LinkedType] {
  return isFromRecord ? [record, engagement] : [engagement, record]
}

function typeId(type: LinkedType): string {
  return isEngagementType(type) ? ENGAGEMENT_TYPE_IDS[type] : type
}

/** HubSpot's no, and an answer of an unknown shape, are answers here; an outage is not. */
async function ask<T extends z.ZodType>(
  hubspot: HubSpotClient,
  portalId: string,
  what: string,
  shape: T,
): Promise<{ answer: z.output<T> | null; refusal: string | null }> {
  try {
    const { body } = await hubspot.call(portalId, { method: 'GET', path: paths.associationLimits(what) })
    const parsed = shape.safeParse(body)
    return parsed.success
      ? { answer: parsed.data, refusal: null }
      : { answer: null, refusal: `${what}: an answer of a shape that Logbook does not know` }
  } catch (error) {
    if (!(error instanceof SyncError) || !isRefusal(error)) throw error
    const { status, message } = error.facts
    return { answer: null, refusal: `${what}: ${[status, message].filter(Boolean).join(' ')}` }
  }
}

function isRefusal({ code }: SyncError): boolean {
  return ['scope_missing', 'hubspot_refused', 'stale_record', 'property_missing'].includes(code)
}
