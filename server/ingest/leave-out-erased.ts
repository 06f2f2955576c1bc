// People who were deleted for privacy reasons stay deleted: events that name them are kept without them, or as a bare fact.
import { addressesIn, forgetPeople, namesOf, namesPerson } from '../domain/forget-person.ts'
import type { NewEvent } from '../store/accept.ts'
import type { Db } from '../store/database.ts'
import { findErasedAddresses, hasErasedAddresses } from '../store/erased-addresses.ts'

export type Fingerprints = { fingerprints(text: string, context: string): string[] }

/**
 * Replaces the rows of such events, before anything of them is kept. To be called in the transaction that keeps them, under the wake
 * lock: an erasure waits for whoever holds it, and then finds what came in.
 */
export async function leaveOutErased(
  { db, secrets }: { db: Db; secrets: Fingerprints },
  portalId: string,
  rows: Map<number, NewEvent>,
): Promise<void> {
  // One cheap question for the many accounts in which nobody was ever erased.
  if (!(await hasErasedAddresses(db, portalId))) return
  const named = new Map([...rows].map(([index, row]) => [index, addressesOf(row)]))
  const prints = new Map<string, string>()
  for (const email of new Set([...named.values()].flat())) {
    for (const print of secrets.fingerprints(email, portalId)) prints.set(print, email)
  }
  const erased = await findErasedAddresses(db, portalId, [...prints.keys()])
  const gone = new Set([...erased].flatMap((print) => prints.get(print) ?? []))
  for (const [index, row] of rows) {
    const theirs = new Set((named.get(index) ?? []).filter((email) => gone.has(email)))
    if (theirs.size > 0)
      rows.set(
        index,
        without(row, theirs, (id) => sealedEventId(secrets, portalId, id)),
      )
  }
}

/** Stands for a sender's id of an event that names an erased person: the same each time, so that a repeat is recognised. */
export function sealedEventId(secrets: Fingerprints, portalId: string, externalId: string): string {
  return `erased:${secrets.fingerprints(externalId, `${portalId}/event`)[0]}`
}

function addressesOf(row: NewEvent): string[] {
  const { counterparts, member_email } = row
  return [
    ...new Set([...counterparts, ...(member_email ? [member_email] : []), ...addressesIn(contentsOf(row))]),
  ]
}

function contentsOf({ body }: NewEvent): unknown {
  return body === null ? null : JSON.parse(body)
}

function without(row: NewEvent, emails: ReadonlySet<string>, sealId: (id: string) => string): NewEvent {
  const counterparts = row.counterparts.filter((email) => !emails.has(email))
  const isOver = counterparts.length === 0 && row.counterparts.length > 0
  const contents = contentsOf(row)
  const rest = isOver ? null : forgetPeople(contents, emails, namesOf(contents, emails))
  const body = typeof rest === 'object' && rest !== null ? JSON.stringify(rest) : null
  const { external_id, member_email, message_id } = row
  return {
    ...row,
    ended: body === null ? { reason: 'erased', facts: {}, trace: null } : row.ended,
    external_id: namesPerson(external_id, emails) ? sealId(external_id) : external_id,
    member_email: member_email !== null && emails.has(member_email) ? null : member_email,
    message_id: message_id !== null && namesPerson(message_id, emails) ? null : message_id,
    counterparts,
    body,
  }
}
