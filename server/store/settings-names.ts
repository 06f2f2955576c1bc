// Members and campaigns that the events of an account name. The ledger is looked through once, in steps, newest first, because an index
// for this would cost every event that comes in.
import type { Db } from './database.ts'
import { type SeenMember, saveSeenMembers } from './members.ts'

/** So many events a step: a tenth of a second where bodies are long. */
const STEP = 2_000
/** Events of the last minute may still be committed by somebody else: they are looked at again the next time. */
const SETTLED_MS = 60_000

type Seen = { first: string; last: string }

/** Takes a step ahead and a step back; false when nothing is left to be looked at but the last minute. */
export async function lookForNames(db: Db, portalId: string, now: Date): Promise<boolean> {
  const settled = idAt(now.getTime() - SETTLED_MS)
  return db.transaction(async (trx) => {
    const seen = await lockSeen(trx, portalId, settled)
    const newer = await readStep(trx, portalId, 'event_id > ? order by event_id', seen.last)
    const older = await readStep(trx, portalId, 'event_id < ? order by event_id desc', seen.first)
    await saveNames(trx, portalId, [newer, older])
    await trx('settings_names_seen')
      .where('portal_id', portalId)
      .update({
        first_event_id: older.first ?? seen.first,
        last_event_id: [seen.last, lower(newer.last ?? seen.last, settled)].sort()[1],
      })
    const isMoreAhead = newer.events === STEP && newer.last !== null && newer.last < settled
    return isMoreAhead || older.events === STEP
  })
}

/** In alphabetical order. */
export async function listCampaigns(db: Db, portalId: string, limit: number): Promise<string[]> {
  const campaigns = db('settings_names').where({ portal_id: portalId, kind: 'campaign' })
  return campaigns.orderBy('name').limit(limit).pluck('name')
}

/** Two who look at the same time take turns, so that no step is lost. */
async function lockSeen(trx: Db, portalId: string, start: string): Promise<Seen> {
  await trx('settings_names_seen')
    .insert({ portal_id: portalId, first_event_id: start, last_event_id: start })
    .onConflict()
    .ignore()
  const [row]: Seen[] = await trx('settings_names_seen')
    .select({ first: 'first_event_id', last: 'last_event_id' })
    .where('portal_id', portalId)
    .forUpdate()
  return row ?? { first: start, last: start }
}

type Step = {
  events: number
  first: string | null
  last: string | null
  members: SeenMember[]
  campaigns: string[]
}

/** `which`: a condition on the id, and the order to read in. */
async function readStep(trx: Db, portalId: string, which: string, from: string): Promise<Step> {
  const { rows } = await trx.raw(
    `with step as materialized (
       select event_id, member_email, received_at, mode from events where portal_id = ? and ${which} limit ${STEP}
     ), named as (
       select body #>> '{campaign,name}' as name
       from step join event_contents as c on c.portal_id = ? and c.event_id = step.event_id
       where body -> 'campaign' is not null and mode <> 'test'
     )
     select count(*)::integer as events,
       (select event_id from step order by event_id limit 1) as first,
       (select event_id from step order by event_id desc limit 1) as last,
       (select coalesce(jsonb_agg(member), '[]') from (
         select member_email as email, min(received_at) as first, max(received_at) as last
         from step where member_email is not null and mode <> 'test' group by 1) as member) as members,
       (select coalesce(array_agg(distinct name) filter (where name <> ''), '{}') from named) as campaigns
     from step`,
    [portalId, from, portalId],
  )
  const [step]: Step[] = rows
  return step ?? { events: 0, first: null, last: null, members: [], campaigns: [] }
}

async function saveNames(trx: Db, portalId: string, steps: readonly Step[]): Promise<void> {
  await saveSeenMembers(
    trx,
    portalId,
    steps.flatMap(({ members }) => members),
  )
  await trx.raw(
    `insert into settings_names (portal_id, kind, name)
     select distinct cast(:portalId as bigint), 'campaign', name from unnest(cast(:campaigns as text[])) as name
     on conflict do nothing`,
    { portalId, campaigns: steps.flatMap(({ campaigns }) => campaigns) },
  )
}

function lower(a: string, b: string): string {
  return a < b ? a : b
}

/** The lowest id that an event can get at that time (UUIDv7). */
function idAt(ms: number): string {
  const hex = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
