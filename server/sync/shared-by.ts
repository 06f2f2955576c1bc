// What may be kept of events that end without having been decided, or by a person's word: as the settings in force have it, and as far as
// HubSpot's users were read before. Asks HubSpot nothing: it may be HubSpot that failed.
import type { ActivityEvent } from '../domain/activity-event.ts'
import { keptOf } from '../domain/kept-of-event.ts'
import type { Account } from '../store/accounts.ts'
import { settingsFor } from '../store/current-settings.ts'
import type { Db } from '../store/database.ts'
import { findOwnWords } from '../store/members.ts'
import { listOwners } from '../store/owners.ts'

/** `trx`: where the caller has a transaction. */
export async function sharedBy(
  db: Db,
  account: Pick<Account, 'portalId' | 'settingsVersion'>,
  events: readonly ActivityEvent[],
  trx: Db = db,
): Promise<(event: ActivityEvent) => ActivityEvent | undefined> {
  const members = new Set(events.flatMap(({ member }) => member?.email ?? []))
  const settings = await settingsFor(db, account, trx)
  const owners = await listOwners(trx, account.portalId)
  const ownWords = await findOwnWords(trx, account.portalId, [...members])
  return (event) => keptOf(event, { settings, owners, ownWords })
}
