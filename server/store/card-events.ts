// What cards show of events: any of the account's, whichever source sent them, with the contents that are shown and no more.
import type { ActivityEvent, ActivityType } from '../domain/activity-event.ts'
import type { EventState, Facts, Reason } from '../domain/reason.ts'
import type { Db } from './database.ts'

export type CardEvent = {
  eventId: string
  type: ActivityType
  occurredAt: Date
  receivedAt: Date
  memberEmail: string | null
  counterparts: string[]
  messageId: string | null
  state: EventState
  reason: Reason
  reasonFacts: Facts
  attempts: number
  nextTryAt: Date | null
  engagementKey: string | null
  engagementType: string | null
  engagementId: string | null
  /** Everything but the bodies; null when its contents were dropped. */
  head: ActivityEvent | null
  /** How many characters the bodies have. */
  bodyLength: number
}

/** What an event is called, in SQL. */
export const SUBJECT = `coalesce(body #>> '{message,subject}', body #>> '{meeting,title}', body #>> '{task,subject}')`

/** Where an event may say something at length: `message.text`, `call.html`. */
const TALKERS = ['message', 'call', 'meeting', 'task', 'interest', 'invitation']
/** The body of `event_contents` without what nobody is shown. */
export const WITHOUT_BODIES = `(cast(body as jsonb) - 'context')${TALKERS.map((part) => ` #- '{${part},text}' #- '{${part},html}'`).join('')}`
const LENGTHS = ['text', 'html'].flatMap((kind) =>
  TALKERS.map((part) => `length(body #>> '{${part},${kind}}')`),
)
const BODY_LENGTH = `coalesce(${LENGTHS.join(', ')}, 0)`

/** In no order. What another account has is not there. */
export async function readCardEvents(
  db: Db,
  portalId: string,
  eventIds: readonly string[],
): Promise<Map<string, CardEvent>> {
  if (eventIds.length === 0) return new Map()
  const { rows } = await db.raw(
    `select event.event_id as "eventId", type, occurred_at as "occurredAt", received_at as "receivedAt",
       member_email as "memberEmail", counterparts, message_id as "messageId", state, reason,
       reason_facts as "reasonFacts", attempts, due_at as "nextTryAt", event.engagement_key as "engagementKey",
       engagement_type as "engagementType", hubspot_id as "engagementId",
       ${WITHOUT_BODIES} as head, ${BODY_LENGTH} as "bodyLength"
     from events as event
     left join event_contents as contents using (portal_id, event_id)
     left join engagements as engagement
       on engagement.portal_id = event.portal_id and engagement.engagement_key = event.engagement_key
     where event.portal_id = :portalId and event.event_id = any(cast(:eventIds as uuid[]))`,
    { portalId, eventIds: [...eventIds] },
  )
  const found: CardEvent[] = rows
  return new Map(found.map((event) => [event.eventId, event]))
}

/** Under whom an event is logged: whoever comes later joins an engagement that has its owner from the first. */
export async function findOwnerName(
  db: Db,
  portalId: string,
  { eventId, engagementKey }: Pick<CardEvent, 'eventId' | 'engagementKey'>,
): Promise<string | null> {
  const { rows } = await db.raw(
    `select step #>> '{facts,owner}' as owner
     from (
       select event_id from events where portal_id = :portalId and engagement_key = :engagementKey
       order by event_id limit 5
     ) as sharing
     right join (select cast(:eventId as uuid) as own_id) as own on true
     join log_lines as line on line.portal_id = :portalId and line.event_id in (own_id, sharing.event_id)
     cross join jsonb_array_elements(line.trace) as step
     where line.trace is not null and step ->> 'rule' in ('owner.member', 'owner.contact', 'owner.default')
     order by line_id desc limit 1`,
    { portalId, eventId, engagementKey },
  )
  return rows[0]?.owner ?? null
}
