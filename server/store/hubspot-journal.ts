// How far HubSpot's journal was read, and whose turn it is to read on: one process at a time, however many there are.
import type { Db } from './database.ts'

export type JournalPlace = {
  /** Null for the earliest page that HubSpot still has. */
  offset: string | null
  isSubscribed: boolean
  /** Whether HubSpot refused us last time. */
  isRefused: boolean
}

/** HubSpot keeps three days: an older place is none. */
const KEPT_FOR = '3 days'

/** Takes the turn, and with it leaves everybody alone for `forMs`; null when it is not time yet. */
export async function takeJournalTurn(db: Db, forMs: number): Promise<JournalPlace | null> {
  const taken = await db('hubspot_journal')
    .where('next_at', '<=', db.raw('now()'))
    .update({ next_at: db.raw(`now() + ? * interval '1 millisecond'`, [forMs]) })
    .returning([
      db.raw(`case when read_at > now() - cast(? as interval) then journal_offset end as "offset"`, [
        KEPT_FOR,
      ]),
      'is_subscribed as isSubscribed',
      'is_refused as isRefused',
    ])
  return taken[0] ?? null
}

export async function saveSubscribed(db: Db): Promise<void> {
  await db('hubspot_journal').update({ is_subscribed: true })
}

/** The place is kept after each page, so that a crash repeats one page at most. Null: there was nothing new. */
export async function savePlace(db: Db, offset: string | null): Promise<void> {
  await db('hubspot_journal').update({
    read_at: db.raw('now()'),
    is_refused: false,
    ...(offset !== null && { journal_offset: offset }),
  })
}

/** HubSpot does not let us read. Nobody asks again for `forMs`. */
export async function saveRefusal(db: Db, forMs: number): Promise<void> {
  const next = db.raw(`now() + ? * interval '1 millisecond'`, [forMs])
  await db('hubspot_journal').update({ is_refused: true, is_subscribed: false, next_at: next })
}
