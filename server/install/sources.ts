// The tools that send to an account, in an admin's hands: made, named, limited, paused, and given keys.
import { v7 as uuidv7 } from 'uuid'
import { lockAccount } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { markDue, stopDrain } from '../store/drains.ts'
import { type KeyMode, listKeys, revokeKey, type StoredKey } from '../store/source-keys.ts'
import { releaseSources } from '../store/source-pauses.ts'
import {
  changeSource,
  findSource,
  idsOfSource,
  insertSource,
  listSources,
  lockSource,
  type Source,
} from '../store/sources.ts'
import { createKeyOf, TooManyKeys } from './ingestion-keys.ts'

export type SourceDeps = { db: Db; now: () => Date; wake(portalId: string): Promise<void> }

/** Each takes its turn in every claim. */
export const MOST_SOURCES = 100

export type SourceWithKeys = Source & { keys: StoredKey[] }

export type SourceRefusal = 'not_found' | 'name_taken' | 'too_many_sources' | 'too_many_keys'
type Outcome<T> = ({ ok: true } & T) | { ok: false; why: SourceRefusal }

export async function readSources(db: Db, portalId: string): Promise<SourceWithKeys[]> {
  const [sources, keys] = await Promise.all([listSources(db, portalId), listKeys(db, portalId)])
  const bySource = Map.groupBy(keys, ({ sourceId }) => sourceId)
  return sources.map((source) => ({ ...source, keys: bySource.get(source.sourceId) ?? [] }))
}

export async function readSource(db: Db, portalId: string, sourceId: string): Promise<SourceWithKeys | null> {
  const source = await findSource(db, portalId, sourceId)
  if (!source) return null
  const keys = await listKeys(db, portalId)
  return { ...source, keys: keys.filter((key) => key.sourceId === sourceId) }
}

export async function addSource(
  { db, now }: SourceDeps,
  portalId: string,
  name: string,
): Promise<Outcome<{ sourceId: string }>> {
  return db.transaction(async (trx): Promise<Outcome<{ sourceId: string }>> => {
    await lockAccount(trx, portalId)
    if ((await listSources(trx, portalId)).length >= MOST_SOURCES)
      return { ok: false, why: 'too_many_sources' }
    const sourceId = uuidv7()
    const isMade = await insertSource(trx, { portalId, sourceId, name }, now())
    return isMade ? { ok: true, sourceId } : { ok: false, why: 'name_taken' }
  })
}

export type SourceEdit = {
  name?: string | undefined
  eventsPerMinute?: number | null | undefined
  isPaused?: boolean | undefined
}

/** Pausing holds what waits and what comes in; resuming lets it go on. Repeating either changes nothing. */
export async function editSource(
  { db, now, wake }: SourceDeps,
  portalId: string,
  sourceId: string,
  { name, eventsPerMinute, isPaused }: SourceEdit,
  by: string,
): Promise<Outcome<object>> {
  const outcome = await db.transaction(async (trx): Promise<Outcome<{ isMoved: boolean }>> => {
    // A claim takes the drain's row first as well, and then holds what is paused: one of the two comes after the other.
    if (isPaused === false) await stopDrain(trx, portalId)
    await lockAccount(trx, portalId)
    const source = await lockSource(trx, portalId, sourceId)
    if (!source) return { ok: false, why: 'not_found' }
    const isMoved = isPaused !== undefined && isPaused !== (source.pausedAt !== null)
    const paused = isMoved ? { paused: isPaused ? { at: now(), by } : null } : {}
    if (!(await changeSource(trx, portalId, sourceId, { name, eventsPerMinute, ...paused })))
      return { ok: false, why: 'name_taken' }
    if (isMoved && !isPaused) {
      await releaseSources(trx, portalId, await idsOfSource(trx, portalId, sourceId), now())
    }
    return { ok: true, isMoved }
  })
  if (outcome.ok && outcome.isMoved) {
    // The next claim holds what waits, or takes what was held. Were nobody woken, the next sweep finds it.
    await markDue(db, portalId)
    await wake(portalId).catch(() => {})
  }
  return outcome
}

/** The key is answered once and never again. */
export async function makeKey(
  { db, now }: SourceDeps,
  portalId: string,
  sourceId: string,
  { mode, by }: { mode: KeyMode; by: string },
): Promise<Outcome<{ secret: string }>> {
  try {
    return await db.transaction(async (trx): Promise<Outcome<{ secret: string }>> => {
      const source = await lockSource(trx, portalId, sourceId)
      if (!source) return { ok: false, why: 'not_found' }
      return { ok: true, secret: await createKeyOf(trx, source, now(), { mode, by }) }
    })
  } catch (error) {
    if (error instanceof TooManyKeys) return { ok: false, why: 'too_many_keys' }
    throw error
  }
}

/** Lets nobody in any more, from the moment this resolves, in any process. Repeating it changes nothing. */
export async function endKey(
  { db, now }: SourceDeps,
  portalId: string,
  sourceId: string,
  { keyId, by }: { keyId: string; by: string },
): Promise<Outcome<object>> {
  const source = await readSource(db, portalId, sourceId)
  if (!source?.keys.some((key) => key.keyId === keyId)) return { ok: false, why: 'not_found' }
  await revokeKey(db, keyId, now(), { portalId, by })
  return { ok: true }
}
