// Everything a raw message is refused for, in words that name the header to look at.
import type { FieldProblem } from '../../domain/field-problem.ts'

export function notAMessage(): FieldProblem {
  return {
    pointer: '',
    code: 'not_a_message',
    message: 'This is not a mail message: it has no header fields.',
    fix: 'Send the message as it was transmitted (RFC 5322): header fields such as From and To, a blank line, the body.',
  }
}

export function unreadable(): FieldProblem {
  return {
    pointer: '',
    code: 'not_a_message',
    message: 'This message could not be taken apart: its MIME structure is broken or far too complex.',
    fix: 'Check that it opens in a mail program, and save it again from there.',
  }
}

export function missingFrom(seen: readonly string[]): FieldProblem {
  const message =
    seen.length > 0
      ? `The From header names no address that can be used: ${seen.slice(0, 3).join(', ')}.`
      : 'The From header is missing.'
  return missing(
    'From',
    message,
    'Send the message with its From header, such as From: Ann <ann@acme.example>.',
  )
}

export function missingRecipient(): FieldProblem {
  const message = 'The To header is missing, and no other header names a recipient.'
  return missing(
    'To',
    message,
    'Send the message with its To or Cc header; undisclosed recipients cannot be logged.',
  )
}

export function missingMember(member: string | null): FieldProblem {
  const who =
    member === null ? 'no HubSpot owner was found' : `neither ${member} nor any HubSpot owner was found`
  const message = `The To header names nobody of your team: ${who} in From, To, Cc and Delivered-To.`
  return missing(
    'To',
    message,
    'Say whose mailbox it comes from with ?member=, an address that stands in the message.',
  )
}

export function missingBounceMember(): FieldProblem {
  const message =
    'Nothing says whose message bounced: neither its author nor the reader of this report is an owner.'
  return missing('To', message, 'Say whose mailbox the report comes from with ?member=.')
}

export function noCounterpart(header: 'To' | 'Final-Recipient'): FieldProblem {
  return {
    pointer: `/headers/${header}`,
    code: 'no_counterpart',
    message: `The ${header} header names only people of your team, so there is no HubSpot contact to log this for.`,
    fix: 'Internal mail is not logged. Send messages with at least one recipient outside your team.',
  }
}

export function missingDate(): FieldProblem {
  const message =
    'The Date header is missing or is no date with an offset, and no Received header gives a date.'
  return missing(
    'Date',
    message,
    'Send the message with its Date header, such as Date: Fri, 20 Nov 2026 09:30:00 +0100.',
  )
}

export function missingFinalRecipient(): FieldProblem {
  const message = 'This delivery status report names no Final-Recipient with an address.'
  return missing('Final-Recipient', message, 'Send the whole report, with its message/delivery-status part.')
}

export function notABounce(actions: readonly string[]): FieldProblem {
  return {
    pointer: '/headers/Action',
    code: 'invalid_value',
    message: `This delivery status report says "${actions.slice(0, 3).join(', ')}": nothing has bounced.`,
    fix: 'Send only reports with Action: failed. A delayed message is still being tried.',
  }
}

export function invalidMember(): FieldProblem {
  return {
    pointer: '/member',
    code: 'invalid_email',
    message: '`member` is not an email address.',
    fix: 'Send one plain address, such as ann@acme.example, without a name.',
  }
}

function missing(header: string, message: string, fix: string): FieldProblem {
  return { pointer: `/headers/${header}`, code: 'missing_header', message, fix }
}
