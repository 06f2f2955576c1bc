// Takes a person's word that HubSpot has an activity: the event is over, and keeps no more than is shared.
import type { ActivityEvent } from '../domain/activity-event.ts'
import type { Account } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { acceptAsWritten } from '../store/retry-events.ts'
import { sharedBy } from './shared-by.ts'

/** False when it was not in doubt. */
export async function takeAsWritten(
  db: Db,
  account: Pick<Account, 'portalId' | 'settingsVersion'>,
  eventId: string,
  now: Date,
): Promise<boolean> {
  const keptOf = async (event: ActivityEvent, trx: Db) => (await sharedBy(db, account, [event], trx))(event)
  return acceptAsWritten(db, account.portalId, eventId, keptOf, now)
}
