// What events that are where they are for the same reason have in common.
import type { Reason } from '../reason.ts'

/** A reason without the facts of one event: what many events have in common. */
export const REASON_NAMES: Record<Reason, string> = {
  received: 'Received',
  queued: 'Being prepared',
  released: 'Back in line',
  writing: 'Being written to HubSpot',

  written: 'Logged in HubSpot',
  joined: 'Added to what HubSpot already has',
  updated: 'HubSpot’s entry was brought up to date',
  found_written: 'Found in HubSpot after a lost answer',
  on_contact: 'Shown on the contact, without a note',
  newer_on_contact: 'The contact shows something newer already',

  not_a_contact: 'The person is not a contact in HubSpot',
  no_address: 'Nothing is known that names the person',
  erased: 'The person was deleted for privacy reasons',
  blocklisted: 'HubSpot takes this address no more, for privacy reasons',
  machine: 'A machine did it, no customer',
  repeated: 'Only the first time is logged',
  test_key: 'Sent with a test key',
  deleted_in_hubspot: 'Somebody deleted the activity in HubSpot',
  only_colleagues: 'Only your own team is concerned',
  never_completed: 'Too little was known to create the contact',
  excluded: 'The person is left out by your settings',
  not_known: 'The person was not known before',
  internal: 'Only colleagues took part',
  activity_off: 'This kind of activity is switched off',
  campaign_off: 'The campaign is not pushed to HubSpot',
  member_off: 'The member does not sync to HubSpot',
  out_of_reach: 'The record is out of reach for the member',
  only_blind_copies: 'The person got only a blind copy',

  rate_limited: 'HubSpot asked us to slow down',
  hubspot_unavailable: 'HubSpot could not be reached',
  answer_lost: 'HubSpot’s answer was lost',
  record_locked: 'HubSpot has locked a record',
  token_expired: 'HubSpot refused our access token',
  app_refused: 'HubSpot does not accept the app’s own credentials',
  stale_record: 'A record was deleted or merged meanwhile',
  unexpected: 'Something went wrong on our side',

  account_paused: 'Syncing is paused',
  source_paused: 'The source is paused',
  connection_revoked: 'HubSpot no longer lets Logbook in',
  account_disconnected: 'The account was disconnected',
  contact_incomplete: 'Too little is known to create the contact yet',
  ambiguous: 'Several contacts or companies may be meant',
  scope_missing: 'A permission is missing',
  settings_broken: 'A setting no longer fits the account',
  member_not_connected: 'The member has not connected yet',
  member_unmapped: 'The member has no HubSpot user yet',
  property_missing: 'Our property was deleted in HubSpot',
  outcome_unknown: 'Logged or not: somebody must look',

  hubspot_refused: 'HubSpot refused the activity',
  record_refused: 'HubSpot refused to create the contact',
  gave_up: 'Given up after many tries',
}

/** What many events have in common that are where they are for the same reason. */
export function nameReason(reason: Reason): string {
  return REASON_NAMES[reason]
}
