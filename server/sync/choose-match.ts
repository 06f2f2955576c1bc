// What a person decides where one key leads to several records, and what waited for it. The choice is only ever one of those on offer.
import type { Facts } from '../domain/reason.ts'
import { COMPANY, CONTACT, type RecordTypeId } from '../domain/record.ts'
import { dropCachedContacts } from '../store/contact-cache.ts'
import type { Db } from '../store/database.ts'
import { stopDrain } from '../store/drains.ts'
import { removeChoice, saveChoice } from '../store/match-choices.ts'
import { findSurvivors } from '../store/merges.ts'
import { releaseChosen } from '../store/waiting-people.ts'

/** What an event waits for. */
export type Question = {
  /** A profile, a number, a domain, or the name of a company in quotes. */
  key: string
  type: RecordTypeId
  /** A company is chosen for everybody of its domain or name, always. */
  isRule: boolean
  options: { id: string; name: string }[]
}

/** What is asked about an event that is held as ambiguous; null where nothing can be chosen. */
export async function readQuestion(db: Db, portalId: string, facts: Facts): Promise<Question | null> {
  const { key, kind, candidates } = facts
  if (typeof key !== 'string' || !Array.isArray(candidates) || candidates.length === 0) return null
  const type = kind === 'company' ? COMPANY : CONTACT
  const named = candidates.flatMap((one) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return []
    const { id, name } = one
    return typeof id === 'string' && typeof name === 'string' ? [{ id, name }] : []
  })
  const survivors = await findSurvivors(
    db,
    portalId,
    type,
    named.map(({ id }) => id),
  )
  const standing = named.map(({ id, name }) => ({ id: survivors.get(id) ?? id, name }))
  const options = [...new Map(standing.map((one) => [one.id, one])).values()]
  return { key, type, isRule: type === COMPANY, options }
}

export type Choosing = {
  question: Question
  /** Null: none of those on offer. */
  recordId: string | null
  isAlways: boolean
  by: string
}

/**
 * Keeps the choice and has everything looked at again that waits for the same key; answers how much that is, or null where the record is not
 * on offer. To be followed by a wake-up.
 */
export async function chooseMatch(
  db: Db,
  portalId: string,
  { question, recordId, isAlways, by }: Choosing,
  now: Date,
): Promise<number | null> {
  const { key, type, isRule, options } = question
  if (recordId !== null && !options.some(({ id }) => id === recordId)) return null
  const notIds = options.map(({ id }) => id).filter((id) => id !== recordId)
  return db.transaction(async (trx) => {
    // Whoever needs the drain's row and events takes the drain's row first; and no plan is settled between the choice and the release.
    await stopDrain(trx, portalId)
    const choice = { key, type, recordId, notIds, by, at: now, isAlways: isAlways || isRule }
    await saveChoice(trx, portalId, choice)
    // Under another choice the record was the only one.
    await dropCachedContacts(trx, portalId, [key])
    return releaseChosen(trx, portalId, key, now)
  })
}

/** From now on somebody is asked again. What was logged stays where it is. Answers whether there was such a rule. */
export async function forgetMatch(db: Db, portalId: string, key: string): Promise<boolean> {
  return db.transaction(async (trx) => {
    const wasThere = await removeChoice(trx, portalId, key)
    await dropCachedContacts(trx, portalId, [key])
    return wasThere
  })
}
