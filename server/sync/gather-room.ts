// How much room there is for associations: the records that are full, and how many records one engagement may have.
import { type EngagementLimits, engagementLimitKey } from '../domain/association-limit.ts'
import { isEngagementType } from '../domain/engagement.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { LIMITS_AGE_MS, refreshAssociationLimits } from '../install/refresh-limits.ts'
import { findAssociationLimits, type KnownLimits } from '../store/association-limits.ts'
import type { Db } from '../store/database.ts'
import { findFullRecords } from '../store/full-records.ts'

type RoomDeps = {
  db: Db
  hubspot: HubSpotClient
  now: () => Date
  log: { warn(facts: object, message: string): void }
}

export type Room = { fullRecords: ReadonlySet<string>; engagementLimits: EngagementLimits }

/** An admin may raise a limit, so a full record is tried again after a day. */
const FULL_FOR_MS = 24 * 60 * 60_000

/** From what is known; when that is a day old, HubSpot is asked first. */
export async function gatherRoom(deps: RoomDeps, portalId: string): Promise<Room> {
  const { db, now } = deps
  let known = await findAssociationLimits(db, portalId)
  if (known.nextAt === null || known.nextAt <= now()) {
    await refreshAssociationLimits(
      { ...deps, warn: (facts, message) => deps.log.warn(facts, message) },
      portalId,
    )
    known = await findAssociationLimits(db, portalId)
  }
  const fullSince = new Date(now().getTime() - FULL_FOR_MS)
  return {
    fullRecords: await findFullRecords(db, portalId, fullSince),
    engagementLimits: toEngagementLimits(known, new Date(now().getTime() - LIMITS_AGE_MS)),
  }
}

function toEngagementLimits({ limits }: KnownLimits, since: Date): EngagementLimits {
  return new Map(
    limits.flatMap(({ from, to, most, readAt }) =>
      isEngagementType(from) && !isEngagementType(to) && readAt > since
        ? [[engagementLimitKey(from, to), most] as const]
        : [],
    ),
  )
}
