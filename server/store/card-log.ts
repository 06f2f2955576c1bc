// A page of a record's log: what was planned for it, and, for a contact, what names its address and waits to be planned. Newest first.
import { type Entry, type EntryFilter, listEntries, type Place, type RecordKey } from './card-entries.ts'
import type { Unplanned } from './card-waiting.ts'
import type { Db } from './database.ts'

export type LogPage = {
  entries: Entry[]
  /** Where the next page goes on; null after the last. */
  next: Place | null
}

export async function readLogPage(
  db: Db,
  key: RecordKey,
  unplanned: readonly Unplanned[],
  filter: EntryFilter,
): Promise<LogPage> {
  const { limit } = filter
  const planned = await listEntries(db, key, { ...filter, limit: limit + 1 })
  const until = planned.lookedUntil
  const waiting = toEntries(unplanned, filter).filter((entry) => until === null || !isAfter(entry, until))
  const all = [...planned.entries, ...waiting].sort((a, b) => (isAfter(a, b) ? 1 : -1))
  const entries = all.slice(0, limit)
  const last = entries.at(-1)
  return { entries, next: all.length > limit && last ? last : until }
}

/** The same filters and the same joining of repeated opens as for planned ones. */
function toEntries(unplanned: readonly Unplanned[], { states, type, search, after }: EntryFilter): Entry[] {
  const fitting = unplanned.filter(
    (event) =>
      (states === undefined || states.includes(event.state)) &&
      (type === undefined || event.type === type) &&
      (search === undefined || matches(event, search)),
  )
  const entries = [...Map.groupBy(fitting, repeatKeyOf).values()].flatMap((group): Entry[] => {
    const [newest, ...older] = group.toSorted((a, b) => (isAfter(a, b) ? 1 : -1))
    if (!newest) return []
    const { eventId, occurredAt } = newest
    const firstAt = older.at(-1)?.occurredAt ?? occurredAt
    return [{ eventId, occurredAt, isChosen: true, why: 'counterpart', times: group.length, firstAt }]
  })
  return entries.filter((entry) => after === undefined || isAfter(entry, after))
}

function repeatKeyOf({ eventId, type, messageId, counterparts, state }: Unplanned): string {
  const isRepeatable = type === 'email.opened' && messageId !== null
  return isRepeatable ? JSON.stringify([messageId, counterparts, state]) : eventId
}

function matches({ subject, messageId, memberEmail, counterparts }: Unplanned, search: string): boolean {
  return [subject, messageId, memberEmail, ...counterparts].some((text) =>
    text?.toLowerCase().includes(search),
  )
}

/** Whether `a` comes later in the log: it happened earlier, or has the lower id of two at the same moment. */
function isAfter(a: Place, b: Place): boolean {
  const apart = a.occurredAt.getTime() - b.occurredAt.getTime()
  return apart < 0 || (apart === 0 && a.eventId < b.eventId)
}
