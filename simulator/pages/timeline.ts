// Reads a record's engagements for its timeline: which there are, in which order, under which tab.
import { linksOf } from '../associations.ts'
import { type EngagementType, engagementTypes } from '../object-types.ts'
import { findRecord } from '../records.ts'
import type { CrmRecord, Portal, RecordRef } from '../state.ts'
import { readMoment } from './account-time.ts'

export type TimelineEntry = { type: EngagementType; record: CrmRecord; at: Date }

const pageSize = 25

export function readTimeline(portal: Portal, ref: RecordRef): TimelineEntry[] {
  const entries = engagementTypes.flatMap((type) =>
    [...linksOf(portal, ref, type).keys()].flatMap((id) => {
      const record = findRecord(portal, type, id)
      return record ? [{ type, record, at: activityTime(record) }] : []
    }),
  )
  return entries.sort(
    (one, other) => other.at.getTime() - one.at.getTime() || (one.record.id < other.record.id ? 1 : -1),
  )
}

export function activityTime(record: CrmRecord): Date {
  return readMoment(record.properties.hs_timestamp) ?? new Date(record.createdAt)
}

export type Tab = { name: 'all' | EngagementType; label: string; count: number }

const labels: Record<EngagementType, string> = {
  emails: 'Emails',
  notes: 'Notes',
  calls: 'Calls',
  communications: 'Messages',
  meetings: 'Meetings',
  tasks: 'Tasks',
}
const always = ['emails', 'notes', 'calls']

// The rarer types get a tab only where there is something under it.
export function tabsOf(entries: TimelineEntry[]): Tab[] {
  const counted = engagementTypes.map((name) => ({
    name,
    label: labels[name],
    count: entries.filter(({ type }) => type === name).length,
  }))
  const shown = counted.filter(({ name, count }) => count > 0 || always.includes(name))
  return [{ name: 'all', label: 'All', count: entries.length }, ...shown]
}

export type Page<T> = { rows: T[]; number: number; last: number; total: number }

export function pageOf<T>(rows: T[], wanted: number): Page<T> {
  const last = Math.max(1, Math.ceil(rows.length / pageSize))
  const number = Math.min(Math.max(1, Number.isInteger(wanted) ? wanted : 1), last)
  return { rows: rows.slice((number - 1) * pageSize, number * pageSize), number, last, total: rows.length }
}
