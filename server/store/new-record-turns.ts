// Whose turn it was to get a new record. Only whoever holds the lease takes turns.
import type { Turn, TurnFacts } from '../domain/people/new-record-owners.ts'
import type { Db } from './database.ts'
import { checkFence, type Lease } from './drains.ts'

/** `keys`: contacts that may be created now. */
export async function readTurns(db: Db, portalId: string, keys: readonly string[]): Promise<TurnFacts> {
  const last: { ownerId: string; turn: string }[] = await db('new_record_turns')
    .select({ ownerId: 'owner_id' })
    .max({ turn: 'turn' })
    .where('portal_id', portalId)
    .groupBy('owner_id')
  const promised: { key: string; ownerId: string }[] = await db('new_record_turns')
    .select({ key: 'record_key', ownerId: 'owner_id' })
    .where('portal_id', portalId)
    .whereRaw('record_key = any(?)', [[...keys]])
  return {
    last: new Map(last.map(({ ownerId, turn }) => [ownerId, Number(turn)])),
    promised: new Map(promised.map(({ key, ownerId }) => [key, ownerId])),
  }
}

/** Keeps turns before anything is created. A promise to somebody who left meanwhile is taken back. */
export async function promiseTurns(db: Db, lease: Lease, turns: readonly Turn[]): Promise<void> {
  if (turns.length === 0) return
  const { portalId } = lease
  await db.transaction(async (trx) => {
    await checkFence(trx, lease)
    await trx('new_record_turns')
      .where('portal_id', portalId)
      .whereRaw('record_key = any(?)', [turns.map(({ key }) => key)])
      .delete()
    const rows = turns.map(({ key, ownerId, number }) => ({
      portal_id: portalId,
      turn: number,
      owner_id: ownerId,
      record_key: key,
    }))
    await trx('new_record_turns').insert(rows)
  })
}

/** What was created has had its turn; what will never be gives it back. Everything else stays promised. */
export async function endTurns(
  db: Db,
  portalId: string,
  { made, refused }: { made: readonly string[]; refused: readonly string[] },
): Promise<void> {
  const promised = (keys: readonly string[]) =>
    db('new_record_turns')
      .where('portal_id', portalId)
      .whereRaw('record_key = any(?)', [[...keys]])
  if (refused.length > 0) await promised(refused).delete()
  if (made.length === 0) return
  await promised(made).update('record_key', null)
  await db.raw(
    `delete from new_record_turns as old
     where portal_id = :portalId and record_key is null and exists (
       select from new_record_turns as newer
       where newer.portal_id = :portalId and newer.owner_id = old.owner_id and newer.turn > old.turn)`,
    { portalId },
  )
}

/** Their turns stay counted; what names them goes. */
export async function forgetTurns(trx: Db, portalId: string, keys: readonly string[]): Promise<number> {
  return trx('new_record_turns')
    .where('portal_id', portalId)
    .whereRaw('record_key = any(?)', [[...keys]])
    .update('record_key', null)
}
