// How the ledger's events look in the API: HubSpot ids with links, times in UTC, reasons with their sentence.
import { ENGAGEMENT_TYPE_IDS, isEngagementType } from '../domain/engagement.ts'
import { isTriedAgain, REASONS } from '../domain/reason.ts'
import { sayReason } from '../domain/wording/reasons.ts'
import { sayConsidered } from '../domain/wording/records.ts'
import { sayRule } from '../domain/wording/rules.ts'
import type { EventRecord, LedgerEvent } from '../store/events.ts'
import type { LogLine } from '../store/log-lines.ts'
import type { Forecast } from '../sync/dry-run.ts'

export function viewEvent(event: LedgerEvent, accountUrl: string): object {
  const { engagementId, engagementType } = event
  return {
    event: event.eventId,
    id: event.externalId,
    type: event.type,
    source: { id: event.sourceId, name: event.sourceName },
    mode: event.mode,
    occurred_at: event.occurredAt,
    received_at: event.receivedAt,
    member: event.memberEmail,
    counterparts: event.counterparts,
    status: event.state,
    reason: event.reason,
    reason_text: sayReason(event.reason, event.reasonFacts),
    facts: event.reasonFacts,
    attempts: event.attempts,
    next_try_at: isTriedAgain(event.state) ? event.nextTryAt : null,
    engagement: engagementRef(accountUrl, engagementType, engagementId),
    links: { status: `/v1/events/${event.eventId}`, trace: `/v1/events/${event.eventId}/trace` },
  }
}

export function viewTrace(
  event: LedgerEvent,
  log: readonly LogLine[],
  records: readonly EventRecord[],
  accountUrl: string,
): object {
  const decided = log.findLast((line) => line.trace !== null)?.trace ?? []
  const arrival = { at: event.receivedAt, state: 'received', reason: 'received', facts: {} } as const
  return {
    event: event.eventId,
    id: event.externalId,
    status: event.state,
    reason: event.reason,
    reason_text: sayReason(event.reason, event.reasonFacts),
    trace: decided.map(({ rule, facts }) => ({ rule, facts, text: sayRule(rule, facts) })),
    records: records.map(({ type, id, name, isChosen, why }) => ({
      object_type_id: type,
      id,
      name,
      chosen: isChosen,
      why,
      why_text: sayConsidered(why),
      url: recordUrl(accountUrl, type, id),
    })),
    log: [arrival, ...log].map(({ at, state, reason, facts }) => ({
      at,
      state,
      reason,
      facts,
      text: sayReason(reason, facts),
    })),
  }
}

/** What would become of an event. A record that does not exist yet has no id but what makes it unique. */
export function viewForecast({ event: { outcome, trace, considered }, engagement }: Forecast): object {
  const { facts } = outcome
  return {
    status: REASONS[outcome.reason],
    reason: outcome.reason,
    reason_text: sayReason(outcome.reason, facts),
    trace: trace.map(({ rule, facts: seen }) => ({ rule, facts: seen, text: sayRule(rule, seen) })),
    records: considered.map(({ record, name, isChosen, why }) => ({
      object_type_id: record.type,
      id: record.kind === 'existing' ? record.id : null,
      created_as: record.kind === 'new' ? record.key : null,
      name,
      chosen: isChosen,
      why,
      why_text: sayConsidered(why),
    })),
    engagement: engagement && {
      type: engagement.type,
      id: engagement.existingId,
      properties: engagement.existingId === null ? engagement.properties : engagement.changes,
    },
  }
}

/** An engagement with its link; null as long as there is none. */
export function engagementRef(
  accountUrl: string,
  type: string | null,
  id: string | null,
): { type: string; id: string; url: string } | null {
  return type && id && isEngagementType(type)
    ? { type, id, url: recordUrl(accountUrl, ENGAGEMENT_TYPE_IDS[type], id) }
    : null
}

export function recordUrl(accountUrl: string, objectTypeId: string, id: string): string {
  return `${accountUrl}/record/${objectTypeId}/${id}`
}
