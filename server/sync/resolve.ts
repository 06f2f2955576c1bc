// From what a plan calls a record to its HubSpot id, once new records have been created.
import { COMPANY, CONTACT, DEAL, type RecordRef, type RecordTypeId, refKey } from '../domain/record.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { Created } from './create-records.ts'

/** Null when HubSpot refused a company or a deal: people and activity go on without it. */
export type Resolve = (ref: RecordRef) => { type: RecordTypeId; id: string } | SyncError | null

export type CreatedRecords = { contacts: Created; companies: Created; deals?: Created }

export function createResolver({ contacts, companies, deals = new Map() }: CreatedRecords): Resolve {
  const created = new Map<RecordTypeId, Created>([
    [CONTACT, contacts],
    [COMPANY, companies],
    [DEAL, deals],
  ])
  return (ref) => {
    if (ref.kind === 'existing') return { type: ref.type, id: ref.id }
    const found = created.get(ref.type)?.get(ref.key)
    if (found === undefined) throw new Error(`The plan names ${refKey(ref)}, which nobody created.`)
    if (!(found instanceof SyncError)) return { type: ref.type, id: found }
    return ref.type !== CONTACT && found.code === 'record_refused' ? null : found
  }
}
