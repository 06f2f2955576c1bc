// From what a plan calls a record to its HubSpot id, once new records have been created.
import { CONTACT, type RecordRef, type RecordTypeId, refKey } from '../domain/record.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { Created } from './create-records.ts'

/** Null when HubSpot refused a company: its people go on without it. */
export type Resolve = (ref: RecordRef) => { type: RecordTypeId; id: string } | SyncError | null

export function createResolver(contacts: Created, companies: Created): Resolve {
  return (ref) => {
    if (ref.kind === 'existing') return { type: ref.type, id: ref.id }
    const found = (ref.type === CONTACT ? contacts : companies).get(ref.key)
    if (found === undefined) throw new Error(`The plan names ${refKey(ref)}, which nobody created.`)
    if (!(found instanceof SyncError)) return { type: ref.type, id: found }
    return ref.type !== CONTACT && found.code === 'record_refused' ? null : found
  }
}
