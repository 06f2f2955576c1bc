// How events look on cards: short, without the bodies, and never with the name of somebody who got a blind copy.
import type { ActivityEvent } from '../../domain/activity-event.ts'
import { isOnlyInBcc } from '../../domain/counterparts.ts'
import type { Facts, Reason } from '../../domain/reason.ts'
import type { TraceStep } from '../../domain/trace.ts'
import { sayReason } from '../../domain/wording/reasons.ts'
import { sayConsidered } from '../../domain/wording/records.ts'
import { sayRule } from '../../domain/wording/rules.ts'
import type { Entry } from '../../store/card-entries.ts'
import type { CardEvent } from '../../store/card-events.ts'
import type { EventRecord } from '../../store/events.ts'
import { recordUrl } from '../event-view.ts'
import type { Activity, LogRow, RecordRef } from './answers.ts'

const MOST_PEOPLE = 10
const LONGEST_TEXT = 500

export function viewActivity(event: CardEvent, subject: string | null): Activity {
  const people = openCounterparts(event.counterparts, event.head)
  return {
    event: event.eventId,
    type: event.type,
    subject: subject === null ? null : clip(subject),
    at: event.occurredAt.toISOString(),
    member: event.memberEmail,
    counterparts: people.slice(0, MOST_PEOPLE),
    ...(people.length > MOST_PEOPLE && { counterpartsInAll: people.length }),
    state: event.state,
    reason: event.reason,
    reasonText: explain(event.reason, event.reasonFacts),
  }
}

export function viewRow(entry: Entry, event: CardEvent, subject: string | null): LogRow {
  return {
    ...viewActivity(event, subject),
    isChosen: entry.isChosen,
    whyText: sayConsidered(entry.why),
    times: entry.times,
    firstAt: entry.firstAt.toISOString(),
  }
}

export function viewRecord({ type, id, name }: EventRecord, accountUrl: string): RecordRef {
  return { objectTypeId: type, id, name: clip(name), url: recordUrl(accountUrl, type, id) }
}

/** Without its contents nobody can tell who got a blind copy: then nobody is named. */
export function openCounterparts(counterparts: readonly string[], head: ActivityEvent | null): string[] {
  return head === null ? [] : counterparts.filter((email) => !isOnlyInBcc(head, email))
}

/** A reason's sentence for eyes that may be anybody's in the account. */
export function explain(reason: Reason, facts: Facts): string {
  return clip(sayReason(reason, reason === 'only_blind_copies' ? { emails: ['the person'] } : facts))
}

export function explainStep({ rule, facts }: TraceStep): string {
  return clip(sayRule(rule, rule === 'contact.blind_copy' ? { email: 'Somebody' } : facts))
}

/** No part of an answer is long: HubSpot takes one megabyte, and nobody reads more. */
export function clip(text: string, longest = LONGEST_TEXT): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).toWellFormed()}…`
}
