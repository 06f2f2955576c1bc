// Adds associations to engagements that HubSpot has already. Repeating changes nothing, so every failure may simply be tried again.
import { ENGAGEMENT_TYPES, type EngagementType } from '../domain/engagement.ts'
import { asSyncError, SyncError } from '../domain/sync-error.ts'
import { addAssociations } from '../hubspot/associations.ts'
import { readObjects } from '../hubspot/objects.ts'
import { certainlyFull } from './certainly-full.ts'
import {
  type Draft,
  isAboutSome,
  type ResolvedLink,
  type WriteDeps,
  type WriteOutcomes,
  type Written,
} from './write-engagements.ts'

export type Join = { draft: Draft; id: string; how: Written['how'] }

/** One call for up to 2,000 associations of a kind. One that HubSpot refuses costs no other. */
export async function joinEngagements(
  deps: WriteDeps,
  portalId: string,
  joins: readonly Join[],
): Promise<WriteOutcomes> {
  const parts = await Promise.all(
    ENGAGEMENT_TYPES.map((type) =>
      joinAll(
        deps,
        portalId,
        type,
        joins.filter(({ draft }) => draft.type === type),
      ),
    ),
  )
  return new Map(parts.flatMap((part) => [...part]))
}

async function joinAll(
  deps: WriteDeps,
  portalId: string,
  type: EngagementType,
  joins: readonly Join[],
): Promise<WriteOutcomes> {
  try {
    const links = joins.flatMap(({ draft, id }) =>
      draft.links.map((link) => ({ fromId: id, toType: link.type, toId: link.id })),
    )
    await addAssociations(deps.hubspot, portalId, type, links)
    return new Map(joins.map(({ draft, id, how }) => [draft.key, { id, how }]))
  } catch (error) {
    const failure = asSyncError(error)
    const [only, ...others] = joins
    if (!only || !isAboutSome(failure)) return new Map(joins.map(({ draft }) => [draft.key, failure]))
    if (others.length === 0) return new Map([[only.draft.key, await joinOne(deps, portalId, only)]])
    const half = Math.ceil(joins.length / 2)
    const halves = [joins.slice(0, half), joins.slice(half)]
    const parts = await Promise.all(halves.map((part) => joinAll(deps, portalId, type, part)))
    return new Map(parts.flatMap((part) => [...part]))
  }
}

async function joinOne(deps: WriteDeps, portalId: string, join: Join): Promise<Written | SyncError> {
  const { draft, id, how } = join
  try {
    const leftOut = await addEach(deps, portalId, draft.type, id, draft.links)
    if (leftOut.length < draft.links.length) {
      return { id, how, leftOut, full: certainlyFull(draft.links, leftOut, { isNewEngagement: false }) }
    }
    // Nothing can be added to what somebody has deleted; what a person deleted stays deleted.
    const [found] = await readObjects(deps.hubspot, portalId, { type: draft.type, ids: [id], properties: [] })
    return new SyncError(found ? 'stale_record' : 'deleted_in_hubspot')
  } catch (error) {
    return asSyncError(error)
  }
}

/** Adds the links one by one and answers which of them HubSpot refuses. Any other failure is thrown. */
export async function addEach(
  { hubspot }: WriteDeps,
  portalId: string,
  type: EngagementType,
  fromId: string,
  links: readonly ResolvedLink[],
): Promise<ResolvedLink[]> {
  const refused: ResolvedLink[] = []
  for (const link of links) {
    try {
      await addAssociations(hubspot, portalId, type, [{ fromId, toType: link.type, toId: link.id }])
    } catch (error) {
      if (!(error instanceof SyncError) || !isAboutSome(error)) throw error
      refused.push(link)
    }
  }
  return refused
}
