// Deletes a contact for good, as privacy laws ask for, and keeps its addresses from ever being used again.
// HubSpot: https://developers.hubspot.com/changelog/changes-to-the-gdpr-deletion-endpoints-for-the-crm-contact-object-api
import { notFound } from '../api-error.ts'
import type { SimulatorContext } from '../context.ts'
import { archiveRecord, findByUniqueValue, findRecord } from '../records.ts'
import type { Portal } from '../state.ts'
import { announce } from '../webhooks/announce.ts'

export function deleteForPrivacy(
  { rules, now }: SimulatorContext,
  portal: Portal,
  { objectId, byEmail }: { objectId: string; byEmail: boolean },
): void {
  const record = byEmail
    ? findByUniqueValue(portal, 'contacts', 'email', objectId)
    : findRecord(portal, 'contacts', objectId)
  if (!record) {
    if (!byEmail) throw notFound(`CONTACT ${objectId} does not exist.`)
    // Nobody has this address, and nobody ever will.
    block(portal, objectId)
    return
  }
  const { email = '', hs_additional_emails = '' } = record.properties
  archiveRecord(portal, 'contacts', record, now())
  portal.records.contacts.delete(record.id)
  announce(portal, { kind: 'privacyDeletion', record: { type: 'contacts', id: record.id } })
  if (rules.privacyDeletionBlocks)
    for (const address of [email, ...hs_additional_emails.split(';')]) block(portal, address)
}

function block(portal: Portal, address: string): void {
  const blocked = address.trim().toLowerCase()
  const { blockedAddresses } = portal.account
  if (blocked !== '' && !blockedAddresses.includes(blocked)) blockedAddresses.push(blocked)
}
