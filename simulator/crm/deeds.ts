// What people do to records in HubSpot's pages, in the hands of a test: merge, forget, restore, change, take apart.
import { unlink } from '../associations.ts'
import type { SimulatorContext } from '../context.ts'
import type { ObjectType } from '../object-types.ts'
import { restoreRecord, updateRecord } from '../records.ts'
import { type CrmRecord, type Portal, removeCustomProperty } from '../state.ts'
import { type Merge, mergeRecords } from './merge.ts'
import { deleteForPrivacy } from './privacy.ts'
import { derivedValues } from './whole-record.ts'

export type Deeds = {
  // Answers the survivor's id. Without `makesNewRecord`, as the account's rules have it.
  merge(merge: Merge, makesNewRecord?: boolean): string
  mergeContacts(primaryId: string, otherId: string, makesNewRecord?: boolean): string
  // By the contact's id, or by an address, which need not be anybody's.
  deleteForPrivacy(contact: string): void
  restoreRecord(type: ObjectType, id: string): void
  changeProperty(type: ObjectType, id: string, name: string, value: string): void
  // A property of the account's own, with all its values.
  deleteProperty(type: ObjectType, name: string): void
  dissociate(fromType: ObjectType, fromId: string, toType: ObjectType, toId: string): void
}

export function createDeeds(context: SimulatorContext, portal: Portal): Deeds {
  function recordOf(type: ObjectType, id: string): CrmRecord {
    const record = portal.records[type].get(id)
    if (!record) throw new Error(`Account ${portal.account.portalId} has no ${type} record ${id}.`)
    return record
  }

  const deeds: Deeds = {
    merge: (merge, makesNewRecord) => {
      const survivor = mergeRecords(context, portal, merge, makesNewRecord)
      survivor.changedAt = 0
      context.changed()
      return survivor.id
    },
    mergeContacts: (primaryId, otherId, makesNewRecord) =>
      deeds.merge({ type: 'contacts', primaryId, otherId }, makesNewRecord),
    deleteForPrivacy: (contact) => {
      deleteForPrivacy(context, portal, { objectId: contact, byEmail: contact.includes('@') })
      context.changed()
    },
    restoreRecord: (type, id) => {
      restoreRecord(portal, type, recordOf(type, id), context.now())
      context.changed()
    },
    changeProperty: (type, id, name, value) => {
      const record = recordOf(type, id)
      const changes = { [name]: value }
      const derived = derivedValues(portal, type, { ...record.properties, ...changes }, changes)
      updateRecord(portal, type, record, { ...changes, ...derived }, context.now(), 0)
      record.changedAt = 0
      context.changed()
    },
    deleteProperty: (type, name) => {
      removeCustomProperty(portal, type, name)
      context.changed()
    },
    dissociate: (fromType, fromId, toType, toId) => {
      unlink(portal, { type: fromType, id: fromId }, { type: toType, id: toId })
      context.changed()
    },
  }
  return deeds
}
