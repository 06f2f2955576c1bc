// What the decisions about wishes need: what was told of these contacts, and what HubSpot shows now and since when. Asks HubSpot only where
// somebody's wish is due: one call for each fifty contacts.
import { findPerson, type MatchFacts } from '../domain/people/find-person.ts'
import { peopleOf } from '../domain/people/person-key.ts'
import type { DueEvent } from '../domain/plan.ts'
import type { Settings } from '../domain/settings/settings.ts'
import { SyncError } from '../domain/sync-error.ts'
import { shownAs, type WishFacts } from '../domain/wishes/plan-wishes.ts'
import { WISH_KINDS, type WishKind } from '../domain/wishes/wish-properties.ts'
import { type KnownWish, NOTHING_KNOWN } from '../domain/wishes/wishes.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { readShownWishes } from '../hubspot/wish-properties.ts'
import { probeWishProperties } from '../install/prepare-account.ts'
import type { Account } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { findWishes } from '../store/wishes.ts'

type GatherDeps = { db: Db; hubspot: HubSpotClient; now: () => Date }

export async function gatherWishes(
  deps: GatherDeps,
  { portalId, hasWishProperties }: Account,
  due: readonly DueEvent[],
  { matches, settings }: { matches: MatchFacts; settings: Settings },
): Promise<WishFacts | undefined> {
  const told = due.filter(({ event }) => {
    const how = shownAs(event, settings)
    return how !== null && how !== 'note'
  })
  if (told.length === 0) return undefined
  const hasProperties = hasWishProperties ?? (await probeWishProperties(deps, portalId))
  const people = told.flatMap(({ event, receivedAt }) =>
    peopleOf(event).map(({ keys }) => findPerson(keys, matches, receivedAt ?? deps.now())),
  )
  const ids = [...new Set(people.flatMap((found) => (found.kind === 'found' ? found.contact.id : [])))]
  if (!hasProperties || ids.length === 0) return { hasProperties, known: new Map() }
  const [rows, shown] = await Promise.all([
    findWishes(deps.db, portalId, ids),
    readShownWishes(deps.hubspot, portalId, ids).catch(refusalAsNull),
  ])
  // What nobody lets us see must not be written over.
  if (shown === null) return { hasProperties: false, known: new Map() }
  const booked = new Map(rows.map((row) => [`${row.kind} ${row.contactId}`, row]))
  const known = ids.map((id) => {
    const kinds = WISH_KINDS.map((kind): [WishKind, KnownWish] => {
      const row = booked.get(`${kind} ${id}`) ?? NOTHING_KNOWN
      return [kind, { ...row, shown: shown.get(id)?.[kind] ?? null }]
    })
    return [id, Object.fromEntries(kinds)] as const
  })
  return { hasProperties, known: new Map(known) }
}

function refusalAsNull(error: unknown): null {
  const isRefused = error instanceof SyncError && ['hubspot_refused', 'scope_missing'].includes(error.code)
  if (!isRefused) throw error
  return null
}
