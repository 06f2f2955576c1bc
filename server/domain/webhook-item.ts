// One item of a delivery of HubSpot's webhooks, read for what it means to us. Both of HubSpot's spellings are understood:
// `object.merge` with an objectTypeId, and `contact.merge`.
import { z } from 'zod'
import { COMPANY, CONTACT, DEAL, type RecordTypeId, TICKET } from './record.ts'

export type RecordKey = { type: RecordTypeId; id: string }

/** What is to be done about news beyond forgetting what we knew of the records. */
export type NewsWork =
  | { kind: 'merged'; type: RecordTypeId; survivorId: string; loserIds: string[] }
  | { kind: 'deleted' | 'restored'; type: RecordTypeId; id: string }
  | { kind: 'privacy_deleted'; contactId: string }
  /** A contact carries now what events wait for: one of them for each person. `isSearched`: only search finds them by it. */
  | { kind: 'arrived'; like: string[]; isSearched: boolean }
  /** HubSpot refused these addresses for good; nobody told us whose they are. */
  | { kind: 'blocklisted'; emails: string[] }

export type News = {
  portalId: string
  /** The same for every repeat of a delivery, and for nothing else. */
  key: string
  occurredAt: Date
  /** Records that are not any more what we remember. */
  touched: RecordKey[]
  /** A property that somebody else changed, with its new value; nothing of it is kept. Null for the echo of our own writes. */
  property: { name: string; value: string } | null
  work: NewsWork | null
}

/** 'foreign': another app's. 'odd': not what HubSpot documents. 'unasked': nothing that concerns us. */
export type ReadItem = { ok: true; news: News } | { ok: false; why: 'foreign' | 'odd' | 'unasked' }

// Ids are numbers in deliveries and strings elsewhere; all of them fit into a bigint.
const Id = z
  .union([z.number().int().nonnegative(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,18}$/))
const Word = z.string().max(100)

const Item = z.object({
  eventId: Id,
  subscriptionId: Id.default('0'),
  portalId: Id,
  appId: Id,
  occurredAt: z.number().int().positive().max(8_640_000_000_000_000),
  subscriptionType: Word,
  objectId: Id.optional(),
  objectTypeId: Word.optional(),
  propertyName: Word.optional(),
  propertyValue: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  sourceId: z.union([z.string(), z.number()]).nullish().transform(String),
  primaryObjectId: Id.optional(),
  mergedObjectIds: z.array(Id).max(100).default([]),
  newObjectId: Id.nullish(),
  fromObjectId: Id.optional(),
  fromObjectTypeId: Word.optional(),
  toObjectId: Id.optional(),
  toObjectTypeId: Word.optional(),
  associationType: Word.nullish(),
})
type Item = z.output<typeof Item>

const TYPES: Record<string, RecordTypeId> = {
  ...{ contact: CONTACT, company: COMPANY, deal: DEAL, ticket: TICKET },
  ...{ [CONTACT]: CONTACT, [COMPANY]: COMPANY, [DEAL]: DEAL, [TICKET]: TICKET },
}
const ALL_TYPES = [CONTACT, COMPANY, DEAL, TICKET] as const

/** Reads one item by itself: whatever is wrong with it is no other item's trouble. */
export function readWebhookItem(value: unknown, appId: string): ReadItem {
  const parsed = Item.safeParse(value)
  if (!parsed.success) return { ok: false, why: 'odd' }
  const item = parsed.data
  if (item.appId !== appId) return { ok: false, why: 'foreign' }
  const [family = '', change = ''] = item.subscriptionType.split('.')
  const type = TYPES[family === 'object' ? (item.objectTypeId ?? '') : family]
  const meaning = read(item, type, change)
  if (typeof meaning === 'string') return { ok: false, why: meaning }
  const { touched, work = null } = meaning
  const { portalId, occurredAt, propertyName } = item
  const isOthers = change === 'propertyChange' && item.sourceId !== appId
  const property =
    isOthers && propertyName !== undefined
      ? { name: propertyName, value: String(item.propertyValue ?? '') }
      : null
  const news = { portalId, key: keyOf(item), occurredAt: new Date(occurredAt), touched, property, work }
  return { ok: true, news }
}

type Meaning = { touched: RecordKey[]; work?: NewsWork } | 'odd' | 'unasked'

function read(item: Item, type: RecordTypeId | undefined, change: string): Meaning {
  const { objectId: id } = item
  switch (change) {
    case 'creation':
    case 'propertyChange':
      return about(type, id, null)
    case 'deletion':
      return about(type, id, 'deleted')
    case 'restore':
      return about(type, id, 'restored')
    case 'merge':
      return type === undefined ? 'unasked' : readMerge(item, type)
    case 'associationChange':
      return readAssociation(item, type)
    case 'privacyDeletion':
      if (type !== CONTACT) return 'unasked'
      if (id === undefined) return 'odd'
      return { touched: [{ type, id }], work: { kind: 'privacy_deleted', contactId: id } }
    default:
      return 'unasked'
  }
}

function about(
  type: RecordTypeId | undefined,
  id: string | undefined,
  kind: 'deleted' | 'restored' | null,
): Meaning {
  if (type === undefined) return 'unasked'
  if (id === undefined) return 'odd'
  return { touched: [{ type, id }], ...(kind && { work: { kind, type, id } }) }
}

/** The survivor may be one of the two or, since 2025, a third record that takes the place of both. */
function readMerge(item: Item, type: RecordTypeId): Meaning {
  const { primaryObjectId, mergedObjectIds, newObjectId } = item
  const survivorId = newObjectId ?? primaryObjectId
  if (survivorId === undefined) return 'odd'
  const before = [primaryObjectId, ...mergedObjectIds].filter((id) => id !== undefined)
  const loserIds = [...new Set(before)].filter((id) => id !== survivorId)
  const touched = [survivorId, ...loserIds].map((id) => ({ type, id }))
  if (loserIds.length === 0) return { touched }
  return { touched, work: { kind: 'merged', type, survivorId, loserIds } }
}

/** Where it is not said what kind of record an id is, it is taken for each kind: forgetting too much costs a call, too little a mistake. */
function readAssociation(item: Item, type: RecordTypeId | undefined): Meaning {
  const { fromObjectId, toObjectId, associationType } = item
  if (fromObjectId === undefined || toObjectId === undefined) return 'odd'
  const [from = '', to = ''] = (associationType ?? '').toLowerCase().split('_to_')
  const ends = [
    { id: fromObjectId, known: TYPES[item.fromObjectTypeId ?? ''] ?? TYPES[from] ?? type },
    { id: toObjectId, known: TYPES[item.toObjectTypeId ?? ''] ?? TYPES[to] },
  ]
  const touched = ends.flatMap(({ id, known }) =>
    (known ? [known] : ALL_TYPES).map((one) => ({ type: one, id })),
  )
  return { touched }
}

/** HubSpot's event ids are not promised to be unique, so everything that tells two apart is part of the key. */
function keyOf(item: Item): string {
  const { objectId, fromObjectId, toObjectId, primaryObjectId } = item
  const what = objectId ?? primaryObjectId ?? `${fromObjectId}-${toObjectId}`
  const about = [item.objectTypeId ?? '', what]
  return [item.eventId, item.subscriptionId, item.occurredAt, ...about, item.subscriptionType].join('/')
}
