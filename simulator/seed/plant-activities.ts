// Plants notes and calls that colleagues logged by hand, long before the app came.
import { link } from '../associations.ts'
import { createRecord } from '../records.ts'
import { daysBefore, filled, type Planting, planted } from './plant.ts'

export type ActivityRow = {
  by: { ownerId: string; userId: string }
  daysOld: number
  contacts: string[]
  companies?: string[]
  deals?: string[]
} & ({ note: string } | { call: string; notes: string; minutes: number; outcome: string; to: string })

export function plantActivities(planting: Planting, rows: ActivityRow[]): void {
  const { world, portal, now } = planting
  for (const row of rows) {
    const at = daysBefore(now, row.daysOld)
    const type = 'note' in row ? 'notes' : 'calls'
    const properties = filled({
      hs_timestamp: at.toISOString(),
      hubspot_owner_id: row.by.ownerId,
      hs_created_by_user_id: row.by.userId,
      hs_engagement_source: 'CRM_UI',
      hs_object_source: 'CRM_UI',
      hs_object_source_label: 'CRM_UI',
      ...('note' in row ? { hs_note_body: row.note } : callValues(row)),
    })
    const { id } = createRecord(world, portal, type, properties, at)
    for (const email of row.contacts) link(portal, { type, id }, planted(planting.contacts, email), [])
    for (const name of row.companies ?? []) link(portal, { type, id }, planted(planting.companies, name), [])
    for (const name of row.deals ?? []) link(portal, { type, id }, planted(planting.deals, name), [])
  }
}

function callValues(row: { call: string; notes: string; minutes: number; outcome: string; to: string }) {
  return {
    hs_call_title: row.call,
    hs_call_body: row.notes,
    hs_call_direction: 'OUTBOUND',
    hs_call_status: 'COMPLETED',
    hs_call_duration: row.minutes * 60_000,
    hs_call_disposition: row.outcome,
    hs_call_to_number: row.to,
    hs_call_from_number: '+49 30 5550100',
  }
}
