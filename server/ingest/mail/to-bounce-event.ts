// Turns a delivery status report into the bounce of the message it returns, for the recipients it names.
import type { FieldProblem } from '../../domain/field-problem.ts'
import { isMember, type Team } from './choose-people.ts'
import { hasFailed, mostSevere, type ReportedRecipient, readRecipients } from './delivery-report.ts'
import { eventId } from './event-id.ts'
import {
  missingBounceMember,
  missingDate,
  missingFinalRecipient,
  noCounterpart,
  notABounce,
} from './mail-problem.ts'
import type { MailParts } from './parse-parts.ts'
import type { MailHeaders, Person } from './read-headers.ts'
import { describeMessage, MAX_PEOPLE, type MailDraft } from './to-mail-event.ts'

type Report = NonNullable<MailParts['report']>

export function toBounceEvent(parts: MailParts, report: Report, team: Team): MailDraft {
  const { headers } = parts
  const named = readRecipients(report.status).flatMap((recipient) => {
    const email = addressed(recipient, report.original)
    return email === null ? [] : [{ ...recipient, email }]
  })
  const failed = named.filter(hasFailed)
  const counterparts = [...new Set(failed.map(({ email }) => email))].filter(
    (email) => !isMember(team, email),
  )
  const member = chooseMember(headers, report.original, team)
  const occurredAt = headers.date ?? headers.receivedAt
  const worst = mostSevere(failed)
  if (worst === undefined || counterparts.length === 0 || member === null || occurredAt === null) {
    const errors = [
      ...recipientProblems(named, failed.length > 0, counterparts.length > 0),
      ...(member === null ? [missingBounceMember()] : []),
      ...(occurredAt === null ? [missingDate()] : []),
    ]
    return { ok: false, errors }
  }
  const content = {
    type: 'email.bounced',
    occurred_at: occurredAt,
    member,
    counterparts: counterparts.slice(0, MAX_PEOPLE).map((email) => ({ email })),
    message: originalMessage(headers, report.original),
    bounce: {
      class: worst.class,
      ...(worst.code === null ? {} : { code: worst.code }),
      ...(worst.diagnostic === null ? {} : { diagnostic: worst.diagnostic }),
    },
  }
  return { ok: true, event: { id: eventId('bounced', member.email, parts, content), ...content } }
}

function recipientProblems(
  named: ReportedRecipient[],
  isFailure: boolean,
  isExternal: boolean,
): FieldProblem[] {
  if (named.length === 0) return [missingFinalRecipient()]
  if (!isFailure) return [notABounce(named.map(({ action }) => action))]
  return isExternal ? [] : [noCounterpart('Final-Recipient')]
}

/**
 * Final-Recipient, unless the mail was forwarded on its way: then Original-Recipient stands in the message's own To or Cc, and that
 * is the person who was written to.
 */
function addressed({ final, original }: ReportedRecipient, message: MailHeaders | null): string | null {
  const recipients = message ? [...message.to.usable, ...message.cc.usable] : []
  const wasWrittenTo = recipients.some(({ email }) => email === original)
  return wasWrittenTo ? original : (final ?? original)
}

function chooseMember(report: MailHeaders, original: MailHeaders | null, team: Team): Person | null {
  const author = original?.from.usable.find(({ email }) => isMember(team, email))
  if (author) return author
  if (team.member !== null) return { email: team.member }
  const readers = [...report.to.usable, ...report.deliveredTo.map((email) => ({ email }))]
  return readers.find(({ email }) => team.owners.has(email)) ?? null
}

/** Where nothing is returned, Exchange and Gmail still name the message in the report's own In-Reply-To. */
function originalMessage(report: MailHeaders, original: MailHeaders | null): object {
  const author = original?.from.usable[0]
  const answered = report.inReplyTo[0] ?? report.references[0]
  return {
    ...(answered === undefined ? {} : { message_id: answered }),
    ...(original ? describeMessage(original) : {}),
    ...(author ? { from: author } : {}),
  }
}
