// Takes in what a source or an admin says of the members of an account. Of people who were erased nothing is kept.
import type { Db } from '../store/database.ts'
import { enterAccount } from '../store/drains.ts'
import { findErasedAddresses, hasErasedAddresses } from '../store/erased-addresses.ts'
import { saveToldMembers, type Teller, type ToldMember } from '../store/told-members.ts'
import type { Fingerprints } from './leave-out-erased.ts'

export type TellDeps = { db: Db; now: () => Date; secrets: Fingerprints }
export type Telling = { teller: Teller; members: readonly ToldMember[]; isWhole: boolean }

/** Answers how many members nobody knew before, and how many left by not being named. */
export async function tellMembers(
  { db, now, secrets }: TellDeps,
  portalId: string,
  { teller, members, isWhole }: Telling,
): Promise<{ isNew: number; left: number }> {
  return db.transaction(async (trx) => {
    // An erasure waits for whoever holds this, and then finds what came in.
    await enterAccount(trx, portalId)
    const erased = await erasedAmong(trx, secrets, portalId, members)
    const kept = members.filter(({ email }) => !erased.has(email))
    return saveToldMembers(trx, portalId, { teller, members: kept, isWhole, now: now() })
  })
}

async function erasedAmong(
  trx: Db,
  secrets: Fingerprints,
  portalId: string,
  members: readonly ToldMember[],
): Promise<Set<string>> {
  if (!(await hasErasedAddresses(trx, portalId))) return new Set()
  const prints = new Map(
    members.flatMap(({ email }) =>
      secrets.fingerprints(email, portalId).map((print) => [print, email] as const),
    ),
  )
  const erased = await findErasedAddresses(trx, portalId, [...prints.keys()])
  return new Set([...erased].flatMap((print) => prints.get(print) ?? []))
}
