// What remains of an event in the books once one person is forgotten: that it happened, when, and what became of it.
import { isDeepStrictEqual } from 'node:util'
import { ERASED, forgetPeople, namesOf, namesPerson, scrubPeople } from './forget-person.ts'
import type { EventState, Facts } from './reason.ts'
import { CONTACT } from './record.ts'

/** Everything that the books say of one event and that may name a person. */
export type EventMaterial = {
  eventId: string
  sourceId: string
  externalId: string
  state: EventState
  memberEmail: string | null
  counterparts: string[]
  messageId: string | null
  reasonFacts: Facts
  /** Who was left out at the door, as steps of its trace. */
  leftOut: unknown
  /** Null once its contents were dropped. */
  body: unknown
  lines: { lineId: string; facts: unknown; trace: unknown }[]
  /** `isPossible`: it was one of several that may have been meant. */
  records: { type: string; id: string; name: string; isPossible?: boolean }[]
}

export type Person = {
  emails: ReadonlySet<string>
  /** Null where HubSpot only told us an address. */
  contactId: string | null
}

export type ForgottenEvent = {
  material: EventMaterial
  counterparts: string[]
  memberEmail: string | null
  messageId: string | null
  /** Whether the sender's own id of the event names them. */
  isNamedById: boolean
  reasonFacts: unknown
  leftOut: unknown
  body: unknown
  /** Nobody is left whom it concerned: it will never be written, and nothing that it said is kept. */
  isOver: boolean
  lines: EventMaterial['lines']
  records: EventMaterial['records']
}

/** Takes a person out of an event. `ownerOf` says to which contact an address belongs, as far as we know. */
export function forgetInEvent(
  material: EventMaterial,
  person: Person,
  ownerOf: ReadonlyMap<string, string>,
): ForgottenEvent {
  const { contactId } = person
  const own = material.records.filter(({ type, id }) => type === CONTACT && id === contactId)
  const isTheirs = own.some(({ name, isPossible }) => name !== ERASED && isPossible !== true)
  const emails = addressesIn(material, person, isTheirs, ownerOf)
  const counterparts = material.counterparts.filter((email) => !emails.has(email))
  const isOver = counterparts.length === 0 && material.counterparts.length > 0
  const names = [...own.map(({ name }) => name), ...namesOf(material.body, emails)].filter(
    (name) => name !== ERASED,
  )
  const scrub = (value: unknown) => scrubPeople(value, emails, names)
  const { memberEmail, messageId, externalId } = material
  return {
    material,
    counterparts,
    memberEmail: memberEmail !== null && emails.has(memberEmail) ? null : memberEmail,
    messageId: messageId !== null && namesPerson(messageId, emails) ? null : messageId,
    isNamedById: namesPerson(externalId, emails),
    reasonFacts: scrub(material.reasonFacts),
    leftOut: isOver ? null : scrub(material.leftOut),
    body: isOver ? null : forgetPeople(material.body, emails, names),
    isOver,
    lines: material.lines.map(({ lineId, facts, trace }) => ({
      lineId,
      facts: scrub(facts),
      trace: isOver ? null : scrub(trace),
    })),
    records: material.records.map((record) => ({
      ...record,
      name: own.includes(record) ? ERASED : String(scrub(record.name)),
    })),
  }
}

/** False where nothing of the event named them after all. */
export function isChanged({ material, isNamedById, ...after }: ForgottenEvent): boolean {
  const { memberEmail, counterparts, messageId, reasonFacts, leftOut, body, lines, records } = material
  const before = { memberEmail, counterparts, messageId, reasonFacts, leftOut, body, lines, records }
  const { isOver: _isOver, ...rest } = after
  return isNamedById || !isDeepStrictEqual(before, rest)
}

/**
 * The person's addresses in this event. Where it was logged for their contact and none of their addresses is known in it, every address
 * that is nobody else's is taken for theirs: forgetting too much is the smaller wrong.
 */
function addressesIn(
  { counterparts }: EventMaterial,
  { emails, contactId }: Person,
  isTheirs: boolean,
  ownerOf: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  if (!isTheirs || counterparts.some((email) => emails.has(email))) return emails
  const isOthers = (email: string) => ownerOf.has(email) && ownerOf.get(email) !== contactId
  return new Set([...emails, ...counterparts.filter((email) => !isOthers(email))])
}
