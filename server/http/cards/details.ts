// An event as a card shows one of them large: with its owner, its records and what HubSpot has of it.
import type { Account } from '../../store/accounts.ts'
import { type CardEvent, findOwnerName } from '../../store/card-events.ts'
import { readConsidered } from '../../store/events.ts'
import { engagementRef } from '../event-view.ts'
import { viewActivity, viewRecord } from './activity-view.ts'
import type { Activity, EngagementRef, RecordRef } from './answers.ts'
import type { CardDeps } from './card-deps.ts'
import { readSubjects } from './subjects.ts'

const MOST_RECORDS = 20

type Details = Activity & { owner: string | null; records: RecordRef[]; engagement: EngagementRef | null }

export async function readDetails(
  { db, accountUrl }: CardDeps,
  account: Account,
  event: CardEvent,
): Promise<Details> {
  const { portalId } = account
  const url = accountUrl(account)
  const [subjects, owner, considered] = await Promise.all([
    readSubjects(db, portalId, [event]),
    findOwnerName(db, portalId, event),
    readConsidered(db, portalId, event.eventId),
  ])
  const chosen = considered.filter((record) => record.isChosen)
  return {
    ...viewActivity(event, subjects.get(event.eventId) ?? null),
    owner,
    records: chosen.slice(0, MOST_RECORDS).map((record) => viewRecord(record, url)),
    engagement: engagementRef(url, event.engagementType, event.engagementId),
  }
}
