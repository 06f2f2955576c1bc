// The properties of contacts that show what a lead wants: made where HubSpot lets us, and read with when each value was set.
import { z } from 'zod'
import { SyncError } from '../domain/sync-error.ts'
import {
  WISH_GROUP,
  WISH_HEADS,
  WISH_KINDS,
  WISH_PROPERTIES,
  type WishKind,
} from '../domain/wishes/wish-properties.ts'
import type { ShownWish } from '../domain/wishes/wishes.ts'
import { readProperties } from './account-setup.ts'
import type { HubSpotClient } from './client.ts'
import { type ObjectRow, readObjectsWithHistory } from './objects.ts'
import { paths } from './paths.ts'

/** Makes what is missing, in two calls; says whether the account now has all of it. Nothing that is there already is changed. */
export async function ensureWishProperties(hubspot: HubSpotClient, portalId: string): Promise<boolean> {
  const missing = await readMissing(hubspot, portalId)
  if (missing === null || missing.length === 0) return missing !== null
  // The group may be there from an earlier time: then HubSpot says so.
  await tryCall(hubspot, portalId, paths.propertyGroups('contacts'), { ...WISH_GROUP, displayOrder: -1 })
  const inputs = missing.map(({ options, ...property }) => ({
    ...property,
    groupName: WISH_GROUP.name,
    formField: false,
    ...(options && { options: toOptions(options) }),
  }))
  await tryCall(hubspot, portalId, paths.propertyBatch('contacts', 'create'), { inputs })
  return (await readMissing(hubspot, portalId))?.length === 0
}

/** Null where HubSpot does not show us, or somebody has a property of another kind under one of these names. */
async function readMissing(hubspot: HubSpotClient, portalId: string) {
  try {
    const present = new Map(
      (await readProperties(hubspot, portalId, 'contacts')).map((one) => [one.name, one]),
    )
    const isUnfit = WISH_PROPERTIES.some(({ name, type }) => {
      const found = present.get(name)
      return found !== undefined && (found.type !== type || found.isReadOnly)
    })
    return isUnfit ? null : WISH_PROPERTIES.filter(({ name }) => !present.has(name))
  } catch (error) {
    if (isRefused(error)) return null
    throw error
  }
}

/** HubSpot's no is an answer here, and is seen in what there is afterwards; an outage is not. */
async function tryCall(hubspot: HubSpotClient, portalId: string, path: string, body: object): Promise<void> {
  try {
    await hubspot.call(portalId, { method: 'POST', path, body })
  } catch (error) {
    if (!isRefused(error)) throw error
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof SyncError && (error.code === 'hubspot_refused' || error.code === 'scope_missing')
}

function toOptions(options: Readonly<Record<string, string>>) {
  return Object.entries(options).map(([value, label], displayOrder) => ({
    ...{ value, label, displayOrder },
    hidden: false,
  }))
}

const History = z.record(
  z.string(),
  z.array(z.object({ value: z.string().nullish(), timestamp: z.string().nullish() })),
)

/** What these contacts show of each wish, by contact id; who shows nothing has no entry. */
export async function readShownWishes(
  hubspot: HubSpotClient,
  portalId: string,
  contactIds: readonly string[],
): Promise<Map<string, Partial<Record<WishKind, ShownWish>>>> {
  const names = Object.values(WISH_HEADS)
  const rows = await readObjectsWithHistory(hubspot, portalId, {
    type: 'contacts',
    ids: contactIds,
    properties: names,
  })
  return new Map(
    rows.map((row) => [
      row.id,
      Object.fromEntries(
        WISH_KINDS.flatMap((kind) => {
          const shown = shownOf(row, WISH_HEADS[kind])
          return shown ? [[kind, shown]] : []
        }),
      ),
    ]),
  )
}

type HistoricRow = ObjectRow & { propertiesWithHistory?: unknown }

function shownOf({ properties, propertiesWithHistory }: HistoricRow, name: string): ShownWish | null {
  const history = History.catch({}).parse(propertiesWithHistory ?? {})[name] ?? []
  const times = history.flatMap(({ timestamp, value }) =>
    timestamp ? [{ at: timestamp, value: value ?? '' }] : [],
  )
  const [last] = times.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const value = properties[name] ?? last?.value ?? ''
  if (last) return { value, setAt: last.at }
  return value === '' ? null : { value, setAt: null }
}
