// Decides whose mail it is and whom it concerns: a member in From wrote it, a member among the recipients received it.
import type { FieldProblem } from '../../domain/field-problem.ts'
import { missingFrom, missingMember, missingRecipient, noCounterpart } from './mail-problem.ts'
import type { MailHeaders, Person } from './read-headers.ts'

export type Team = { member: string | null; owners: ReadonlySet<string> }
export type Roles =
  | { ok: true; direction: 'outgoing' | 'incoming'; author: Person; member: Person; counterparts: Person[] }
  | { ok: false; errors: FieldProblem[] }

export function isMember({ member, owners }: Team, email: string): boolean {
  return email === member || owners.has(email)
}

export function chooseRoles(headers: MailHeaders, team: Team): Roles {
  const author = chooseAuthor(headers, team)
  const recipients = uniquePeople([...headers.to.usable, ...headers.cc.usable])
  const isAddressed = recipients.length > 0 || headers.deliveredTo.length > 0
  if (author === null) {
    const errors = [missingFrom(headers.from.unusable)]
    return { ok: false, errors: isAddressed ? errors : [...errors, missingRecipient()] }
  }
  if (isMember(team, author.email)) {
    const counterparts = recipients.filter(({ email }) => !isMember(team, email))
    if (counterparts.length > 0)
      return { ok: true, direction: 'outgoing', author, member: author, counterparts }
    return { ok: false, errors: [recipients.length > 0 ? noCounterpart('To') : missingRecipient()] }
  }
  if (!isAddressed) return { ok: false, errors: [missingRecipient()] }
  const member = chooseReader(headers, recipients, team)
  if (member === null) return { ok: false, errors: [missingMember(team.member)] }
  return { ok: true, direction: 'incoming', author, member, counterparts: [author] }
}

/** Of several authors the one of the team, else the first. Sender speaks only where several are named and none can be used. */
function chooseAuthor({ from, sender }: MailHeaders, team: Team): Person | null {
  const own = from.usable.find(({ email }) => isMember(team, email))
  const others = from.unusable.length > 1 ? sender.usable[0] : undefined
  return own ?? from.usable[0] ?? others ?? null
}

function chooseReader(
  { deliveredTo }: MailHeaders,
  recipients: Person[],
  { member, owners }: Team,
): Person | null {
  const everybody = uniquePeople([...recipients, ...deliveredTo.map((email) => ({ email }))])
  const named = everybody.find(({ email }) => email === member)
  return named ?? everybody.find(({ email }) => owners.has(email)) ?? null
}

function uniquePeople(people: Person[]): Person[] {
  const seen = new Map<string, Person>()
  for (const person of people) if (!seen.has(person.email)) seen.set(person.email, person)
  return [...seen.values()]
}
