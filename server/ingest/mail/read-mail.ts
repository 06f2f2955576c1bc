// The door for raw mail: one RFC 5322 message becomes a valid activity event, or a list of the headers it lacks.
import { isMail, type MailEvent } from '../../domain/activity-event.ts'
import { counterpartsOf } from '../../domain/counterparts.ts'
import type { FieldProblem } from '../../domain/field-problem.ts'
import { parseActivityEvent } from '../../domain/parse-activity-event.ts'
import { invalidMember, notAMessage, unreadable } from './mail-problem.ts'
import { type MailWarning, warningsOf } from './mail-warning.ts'
import { createParserThread } from './parser-thread.ts'
import { plainAddress } from './read-headers.ts'
import { toBounceEvent } from './to-bounce-event.ts'
import { toMailEvent } from './to-mail-event.ts'

export type ParsedMail =
  | { ok: true; event: MailEvent; warnings: MailWarning[] }
  | { ok: false; errors: FieldProblem[] }

export type MailOptions = {
  /** Whose mailbox it comes from; counts as a member even where HubSpot has no such owner. */
  member?: string | undefined
  /** The addresses of the HubSpot owners, in lower case. */
  owners: ReadonlySet<string>
  now?: Date
}

/** The one piece of module state: a thread is too dear to start for each message, and it starts with the first one. */
const parser = createParserThread({ timeoutMs: 10_000 })

export async function readMail(
  raw: Buffer,
  { member, owners, now = new Date() }: MailOptions,
): Promise<ParsedMail> {
  const own = member === undefined ? null : plainAddress(member)
  if (member !== undefined && own === null) return { ok: false, errors: [invalidMember()] }
  const answer = await parser.parse(raw)
  if (answer.kind !== 'parts') {
    return { ok: false, errors: [answer.kind === 'failed' ? unreadable() : notAMessage()] }
  }
  const { parts } = answer
  const team = { member: own, owners }
  const draft = parts.report ? toBounceEvent(parts, parts.report, team) : toMailEvent(parts, team)
  if (!draft.ok) return draft
  const parsed = parseActivityEvent(draft.event, now)
  if (!parsed.ok) return { ok: false, errors: parsed.errors.map(inHeaders) }
  if (!isMail(parsed.event)) throw new Error(`A message was read as ${parsed.event.type}.`)
  return { ok: true, event: withNames(parsed.event), warnings: warningsOf(parts) }
}

/** The counterparts' names stand in the message; the domain knows how to split them. */
function withNames(event: MailEvent): MailEvent {
  const { counterparts = [], ...unlisted } = event
  const named = new Map(counterpartsOf(unlisted).map((person) => [person.email, person]))
  return { ...event, counterparts: counterparts.map((person) => named.get(person.email) ?? person) }
}

/** The event's own fields mean nothing to somebody who sent a message: the header behind it does. */
function inHeaders(problem: FieldProblem): FieldProblem {
  return problem.pointer === '/occurred_at' ? { ...problem, pointer: '/headers/Date' } : problem
}
