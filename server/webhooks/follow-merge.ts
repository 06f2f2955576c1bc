// After a merge in HubSpot: the books of the records that are gone become those of the survivor, a part in each step.
import { CONTACT } from '../domain/record.ts'
import type { NewsWork } from '../domain/webhook-item.ts'
import type { Db } from '../store/database.ts'
import { stopDrain } from '../store/drains.ts'
import { wasErased } from '../store/erasure.ts'
import { type DueNews, insertNews } from '../store/hubspot-news.ts'
import { moveEventRecords, moveReferences, saveMerge } from '../store/merges.ts'
import { releasePossible } from '../store/waiting-people.ts'

const RECORDS_A_STEP = 2_000

type Merged = Extract<NewsWork, { kind: 'merged' }>

/** True when nothing is left to move. */
export async function followMergeStep(
  trx: Db,
  news: DueNews,
  { type, survivorId, loserIds }: Merged,
  now: Date,
): Promise<boolean> {
  const { portalId, occurredAt } = news
  // No plan is settled between the moment when the merge is known and the moment when the books say so.
  await stopDrain(trx, portalId)
  for (const loserId of loserIds) {
    const last = await saveMerge(trx, portalId, { type, survivorId, loserId }, occurredAt)
    if (last === loserId) continue
    const merge = { type, survivorId: last, loserId }
    await moveReferences(trx, portalId, merge)
    const moved = await moveEventRecords(trx, portalId, merge, RECORDS_A_STEP)
    if (moved === RECORDS_A_STEP) return false
    if (type === CONTACT) await forgetAgain(trx, portalId, merge, news, now)
    // Of two that may have been meant one is left.
    await releasePossible(trx, portalId, { type, id: last }, now)
  }
  return true
}

/** The wish to be forgotten may have come before the merge that brings more history with it. */
async function forgetAgain(
  trx: Db,
  portalId: string,
  { survivorId, loserId }: { survivorId: string; loserId: string },
  { key, occurredAt }: DueNews,
  now: Date,
): Promise<void> {
  if (!(await wasErased(trx, portalId, [survivorId, loserId]))) return
  const work = { kind: 'privacy_deleted' as const, contactId: survivorId }
  await insertNews(trx, portalId, [{ key: `${key}/${loserId}`, occurredAt, work }], now)
}
