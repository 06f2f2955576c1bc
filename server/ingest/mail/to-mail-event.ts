// Turns an ordinary message into the activity event it proves: sent, received or replied.
import type { FieldProblem } from '../../domain/field-problem.ts'
import { chooseRoles, type Team } from './choose-people.ts'
import { cut } from './clean-text.ts'
import { eventId } from './event-id.ts'
import { missingDate } from './mail-problem.ts'
import type { MailParts } from './parse-parts.ts'
import type { MailHeaders, People, Person } from './read-headers.ts'

/** A draft still has to pass the door that every event passes (parse-activity-event.ts). */
export type MailDraft = { ok: true; event: object } | { ok: false; errors: FieldProblem[] }

export const MAX_PEOPLE = 500
const MAX_SUBJECT = 1_000

export function toMailEvent(parts: MailParts, team: Team): MailDraft {
  const { headers, text, html, attachments } = parts
  const roles = chooseRoles(headers, team)
  const occurredAt = headers.date ?? headers.receivedAt
  if (!roles.ok || occurredAt === null) {
    const undated = occurredAt === null ? [missingDate()] : []
    return { ok: false, errors: [...(roles.ok ? [] : roles.errors), ...undated] }
  }
  const { direction, author, member, counterparts } = roles
  const isReply = headers.inReplyTo.length > 0 || headers.references.length > 0
  const kind = direction === 'outgoing' ? 'sent' : 'received'
  const content = {
    ...(isReply
      ? { type: 'email.replied', replied_by: direction === 'outgoing' ? 'member' : 'contact' }
      : { type: `email.${kind}` }),
    occurred_at: occurredAt,
    member,
    counterparts: counterparts.slice(0, MAX_PEOPLE).map(({ email }) => ({ email })),
    message: {
      ...describeMessage(headers),
      from: author,
      ...(text === '' ? {} : { text }),
      ...(html === '' ? {} : { html }),
      ...(attachments.length === 0 ? {} : { attachments }),
    },
  }
  return { ok: true, event: { id: eventId(kind, member.email, parts, content), ...content } }
}

/** What the headers alone say of a message. */
export function describeMessage(headers: MailHeaders): object {
  const { messageId, inReplyTo, references, subject } = headers
  const thread = references[0] ?? inReplyTo[0]
  return {
    ...(messageId === null ? {} : { message_id: messageId }),
    ...(thread === undefined ? {} : { thread_id: thread }),
    ...(inReplyTo[0] === undefined ? {} : { in_reply_to: inReplyTo[0] }),
    ...list('to', headers.to),
    ...list('cc', headers.cc),
    ...list('bcc', headers.bcc),
    ...(subject === '' ? {} : { subject: cut(subject, MAX_SUBJECT) }),
  }
}

function list(name: 'to' | 'cc' | 'bcc', { usable }: People): { [header: string]: Person[] } {
  return usable.length === 0 ? {} : { [name]: usable.slice(0, MAX_PEOPLE) }
}
