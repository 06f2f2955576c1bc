// Leaves out what HubSpot has no room for: records that are full, and records beyond the most that one engagement may have.
import { type EngagementLimits, engagementLimitKey } from './association-limit.ts'
import type { EngagementType } from './engagement.ts'
import {
  COMPANY,
  CONTACT,
  type ConsideredRecord,
  DEAL,
  fullRecordKey,
  type RecordRef,
  type RecordTypeId,
  refKey,
  TICKET,
} from './record.ts'
import type { TraceStep } from './trace.ts'

/** Unless every record is full: then HubSpot is asked again, and says what it says. */
export function leaveOutFull(
  records: readonly ConsideredRecord[],
  type: EngagementType,
  fullRecords: ReadonlySet<string>,
): ConsideredRecord[] {
  const isFull = ({ record, isChosen }: ConsideredRecord) =>
    isChosen && record.kind === 'existing' && fullRecords.has(fullRecordKey(type, record))
  const chosen = records.filter((record) => record.isChosen)
  if (chosen.every(isFull)) return [...records]
  return records.map((record) =>
    isFull(record) ? { ...record, isChosen: false, why: 'record_full' } : record,
  )
}

/** First come, first logged: `present` are the records that other events have put on the engagement before. */
export function leaveOutSurplus(
  records: readonly ConsideredRecord[],
  type: EngagementType,
  limits: EngagementLimits,
  present: readonly RecordRef[],
): ConsideredRecord[] {
  const taken = Map.groupBy(present, (ref) => ref.type)
  const keys = new Map([...taken].map(([recordType, refs]) => [recordType, new Set(refs.map(refKey))]))
  return records.map((one) => {
    const { record, isChosen } = one
    const most = limits.get(engagementLimitKey(type, record.type))
    if (!isChosen || most === undefined) return one
    const used = keys.get(record.type) ?? new Set<string>()
    if (used.size >= most && !used.has(refKey(record)))
      return { ...one, isChosen: false, why: 'engagement_full' }
    keys.set(record.type, used.add(refKey(record)))
    return one
  })
}

const PLURALS: Record<RecordTypeId, string> = {
  [CONTACT]: 'contacts',
  [COMPANY]: 'companies',
  [DEAL]: 'deals',
  [TICKET]: 'tickets',
}

/** Names everything that was left out, and why. */
export function leftOutSteps(
  considered: readonly ConsideredRecord[],
  type: EngagementType,
  limits: EngagementLimits,
): TraceStep[] {
  const full = considered.filter(({ why }) => why === 'record_full')
  const surplus = considered.filter(({ why }) => why === 'engagement_full')
  const byType = Map.groupBy(surplus, ({ record }) => record.type)
  return [
    ...full.map(({ name }): TraceStep => ({ rule: 'association.full', facts: { record: name } })),
    ...[...byType].map(([recordType, records]): TraceStep => {
      const most = limits.get(engagementLimitKey(type, recordType)) ?? null
      const names = records.map(({ name }) => name)
      return { rule: 'association.too_many', facts: { names, most, records: PLURALS[recordType], type } }
    }),
  ]
}
