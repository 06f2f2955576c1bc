// The limits of associations as HubSpot last told them, for as long as they are believed, and whose turn it is to ask again.
import type { AssociationLimit, NamedFull } from '../domain/association-limit.ts'
import type { Db } from './database.ts'

export type KnownLimits = {
  limits: (AssociationLimit & { readAt: Date })[]
  /** Null: HubSpot was never asked. */
  nextAt: Date | null
  /** What HubSpot did not tell, and why. */
  problem: string | null
}

/** Times are text inside JSON. */
type Row = AssociationLimit & { readAt: string }

export async function findAssociationLimits(db: Db, portalId: string): Promise<KnownLimits> {
  const { rows } = await db.raw(
    `select next_at as "nextAt", problem, coalesce(jsonb_agg(jsonb_build_object(
         'from', from_type, 'to', to_type, 'most', most, 'atLimit', at_limit, 'nearLimit', near_limit, 'readAt', read_at)
         order by from_type, to_type) filter (where most is not null), '[]') as limits
     from association_limit_checks as checks left join association_limits as known using (portal_id)
     where checks.portal_id = ? group by checks.portal_id`,
    [portalId],
  )
  const [found]: (Omit<KnownLimits, 'limits'> & { limits: Row[] })[] = rows
  if (!found) return { limits: [], nextAt: null, problem: null }
  const limits = found.limits.map((row) => ({ ...row, readAt: new Date(row.readAt) }))
  return { ...found, limits }
}

export type Turn = { now: Date; until: Date; isForced: boolean }

/**
 * Gives the caller the turn to ask, until `until`, unless it is not time yet or somebody else has it. Answers the problem of the last time;
 * null for no turn.
 */
export async function takeTurnToAsk(
  db: Db,
  portalId: string,
  { now, until, isForced }: Turn,
): Promise<{ lastProblem: string | null } | null> {
  const [row]: { problem: string | null }[] = await db('association_limit_checks')
    .insert({ portal_id: portalId, next_at: until })
    .onConflict('portal_id')
    .merge(['next_at'])
    .where((due) => due.where('association_limit_checks.next_at', '<=', now).orWhereRaw('?', [isForced]))
    .returning('problem')
  return row ? { lastProblem: row.problem } : null
}

export type Told = { limits: readonly AssociationLimit[]; full: readonly NamedFull[]; problem: string | null }

/** Replaces what HubSpot told before, and the records it named then. */
export async function saveAssociationLimits(
  db: Db,
  portalId: string,
  { limits, full, problem }: Told,
  { now, nextAt }: { now: Date; nextAt: Date },
): Promise<void> {
  const limitRows = limits.map(({ from, to, most, atLimit, nearLimit }) => ({
    portal_id: portalId,
    from_type: from,
    to_type: to,
    most,
    at_limit: atLimit,
    near_limit: nearLimit,
    read_at: now,
  }))
  const fullRows = full.map(({ engagementType, type, id }) => ({
    portal_id: portalId,
    engagement_type: engagementType,
    object_type_id: type,
    record_id: id,
    seen_at: now,
    origin: 'named',
  }))
  await db.transaction(async (trx) => {
    // Whoever saves at the same time waits here, so that neither finds the other's rows half replaced.
    await trx('association_limit_checks')
      .where('portal_id', portalId)
      .update({ next_at: nextAt, problem: problem && storable(problem) })
    await trx('association_limits').where('portal_id', portalId).delete()
    await trx('full_records').where({ portal_id: portalId, origin: 'named' }).delete()
    if (limitRows.length > 0) await trx('association_limits').insert(limitRows)
    const key = ['portal_id', 'engagement_type', 'object_type_id', 'record_id']
    if (fullRows.length > 0) await trx('full_records').insert(fullRows).onConflict(key).merge()
  })
}

/** HubSpot's words, without the one character that PostgreSQL keeps in no text. */
function storable(words: string): string {
  return words.replaceAll('\0', '').slice(0, 1_000).toWellFormed()
}
