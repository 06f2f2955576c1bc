// Events that name a contact's address and that were not decided on any record yet: they wait, are held, or ended before they were planned.
import type { ActivityEvent, ActivityType } from '../domain/activity-event.ts'
import { isOnlyInBcc } from '../domain/counterparts.ts'
import type { EventState, Reason } from '../domain/reason.ts'
import { SUBJECT, WITHOUT_BODIES } from './card-events.ts'
import type { Db } from './database.ts'

export type Unplanned = {
  eventId: string
  occurredAt: Date
  type: ActivityType
  state: EventState
  reason: Reason
  nextTryAt: Date | null
  memberEmail: string | null
  counterparts: string[]
  messageId: string | null
  subject: string | null
}

/** More than this nobody reads; what is planned meanwhile shows on its record. */
const MOST = 500

/** The latest that came in. Who got only a blind copy is not concerned: their own page must not betray it either. */
export async function listUnplanned(
  db: Db,
  portalId: string,
  emails: readonly string[],
): Promise<Unplanned[]> {
  if (emails.length === 0) return []
  const { rows } = await db.raw(
    `select event.event_id as "eventId", occurred_at as "occurredAt", type, state, reason, due_at as "nextTryAt",
       member_email as "memberEmail", counterparts, message_id as "messageId", ${SUBJECT} as subject,
       case when body #> '{message,bcc}' is not null
         then ${WITHOUT_BODIES} end as "withBcc"
     from (
       select * from events where portal_id = :portalId and counterparts && cast(:emails as text[]) and not has_records and mode <> 'test'
       order by event_id desc limit :most
     ) as event join event_contents as contents using (portal_id, event_id)`,
    { portalId, emails: [...emails], most: MOST },
  )
  const found: (Unplanned & { withBcc: ActivityEvent | null })[] = rows
  return found.flatMap(({ withBcc, ...event }) => {
    const open = event.counterparts.filter((email) => withBcc === null || !isOnlyInBcc(withBcc, email))
    return emails.some((email) => open.includes(email)) ? [{ ...event, counterparts: open }] : []
  })
}

/** The addresses that HubSpot last gave for a contact, and the profiles and numbers that it is known by. */
export async function findAddresses(db: Db, portalId: string, contactId: string): Promise<string[]> {
  const of = { portal_id: portalId, contact_id: contactId }
  const [emails, keys] = await Promise.all([
    db('contact_addresses').where(of).pluck<string[]>('email'),
    db('contact_keys').where(of).pluck<string[]>('person_key'),
  ])
  return [...emails, ...keys]
}
