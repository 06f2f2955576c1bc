// How an account does, for its page: calls to HubSpot, what is in trouble, and what its set-up lacks. Nothing here reads the whole ledger.
import type { EventState, Reason } from '../domain/reason.ts'
import type { Db } from './database.ts'

export type UsageHour = { at: Date; calls: number; refused: number }

/** The last 24 hours, oldest first, quiet ones too: the calls that count against HubSpot's limit, and all that HubSpot refused. */
export async function readUsage(db: Db, portalId: string, now: Date): Promise<UsageHour[]> {
  const { rows } = await db.raw(
    `select hour as at, coalesce(sum(calls) filter (where bucket = 'core'), 0)::int as calls,
       coalesce(sum(refused), 0)::int as refused
     from generate_series(date_trunc('hour', cast(:now as timestamptz)) - interval '23 hours', :now, interval '1 hour') as hour
     left join (select * from hubspot_usage where portal_id = :portalId) as used using (hour)
     group by hour order by hour`,
    { portalId, now },
  )
  return rows
}

export type Trouble = {
  reason: Reason
  /** The newest of them. */
  eventId: string
  latestAt: Date
}

/** The newest event in each of these troubles. */
export async function findExamples(
  db: Db,
  portalId: string,
  troubles: readonly { state: EventState; reason: Reason }[],
): Promise<Trouble[]> {
  const { rows } = await db.raw(
    `select trouble.reason, newest.event_id as "eventId", newest.occurred_at as "latestAt"
     from jsonb_to_recordset(cast(:troubles as jsonb)) as trouble(state text, reason text)
     cross join lateral (
       select event_id, occurred_at from events
       where portal_id = :portalId and state = trouble.state and reason = trouble.reason
         and state in ('held', 'failed', 'retrying')
       order by event_id desc limit 1
     ) as newest`,
    { portalId, troubles: JSON.stringify(troubles) },
  )
  return rows
}

/** Counting stops there: who has more of them knows enough. */
const MOST_COUNTED = 10_000

/** Events that have been tried in vain since before then, by reason. */
export async function countRetrying(
  db: Db,
  portalId: string,
  since: Date,
): Promise<{ reason: Reason; events: number }[]> {
  const { rows } = await db.raw(
    `select reason, count(*)::int as events from (
       select reason from events
       where portal_id = :portalId and state = 'retrying' and first_attempt_at < :since limit :most
     ) as tried group by reason`,
    { portalId, since, most: MOST_COUNTED },
  )
  return rows
}

export type SetUpFacts = {
  hasKey: boolean
  hasReceived: boolean
  hasWritten: boolean
  owners: number
  /** The addresses of members in the latest events. */
  senders: string[]
}

/** Senders are looked for among the latest thousand events. */
export async function readSetUp(db: Db, portalId: string): Promise<SetUpFacts> {
  const { rows } = await db.raw(
    `select
       exists (select from ingestion_keys where portal_id = :portalId and revoked_at is null) as "hasKey",
       exists (select from events where portal_id = :portalId) as "hasReceived",
       exists (select from engagements where portal_id = :portalId and hubspot_id is not null) as "hasWritten",
       (select count(*)::int from owners where portal_id = :portalId and not is_archived) as owners,
       array(
         select distinct member_email from (
           select member_email from events where portal_id = :portalId order by event_id desc limit 1000
         ) as latest
         where member_email is not null order by member_email limit 200
       ) as senders`,
    { portalId },
  )
  return rows[0]
}

/** Who paused the account; null when an operator did, or nobody. */
export async function findPausedBy(db: Db, portalId: string): Promise<string | null> {
  const row = await db('accounts')
    .select('paused_by')
    .where({ portal_id: portalId, status: 'paused' })
    .first()
  return row?.paused_by ?? null
}

export async function savePausedBy(db: Db, portalId: string, person: string | null): Promise<void> {
  await db('accounts').where('portal_id', portalId).update('paused_by', person)
}
