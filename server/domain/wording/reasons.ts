// Why an event is in its state, in words a salesperson understands.
import type { Facts, Reason } from '../reason.ts'
import { aNoun, count, INTERESTS_SAID, is, list, named, on, quoted, type Sentences, text } from './phrases.ts'
import { REASON_NAMES } from './reason-names.ts'
import { saySigns } from './signs.ts'

const REASON_SENTENCES: Sentences<Reason> = {
  received: () => 'Received; it will be logged in a moment.',
  queued: () => 'Being prepared.',
  released: () => 'Back in line.',
  writing: () => 'Being written to HubSpot.',

  written: ({ leftOut, notSet, message }) =>
    Array.isArray(leftOut) && leftOut.length > 0
      ? `Logged in HubSpot, but not on ${list(leftOut)}: HubSpot takes no more there.`
      : notSet
        ? `Logged in HubSpot as a note, but the properties of ${list(notSet)} could not be set${quoted(message)}`
        : 'Logged in HubSpot.',
  joined: ({ keptEdit }) =>
    keptEdit
      ? 'Logged, but not counted in the note: a person changed it in HubSpot, and their words stay.'
      : 'Added to the engagement that HubSpot already has for this message.',
  updated: () => 'What HubSpot already has of it was brought up to date.',
  found_written: () => 'Logged in HubSpot; an interrupted answer was checked and the engagement was there.',
  on_contact: ({ value }) =>
    `The contact in HubSpot shows it${value ? `: ${INTERESTS_SAID[text(value)] ?? text(value)}` : ''}. Your settings want no note of it.`,
  newer_on_contact: ({ byPerson }) =>
    byPerson
      ? 'Nothing had to change: somebody set it on the contact in HubSpot after this happened, and their word stays.'
      : 'Nothing had to change: the contact in HubSpot shows already what happened later.',

  not_a_contact: ({ emails }) => `Not logged: ${list(emails)} ${is(emails)} not a contact in HubSpot.`,
  erased: () =>
    'Not logged: this person was deleted in HubSpot for privacy reasons, and nothing about them is kept.',
  blocklisted: () =>
    'Not logged: HubSpot no longer takes this address, because it was deleted there for privacy reasons.',
  machine: ({ because, links }) =>
    `Not logged: no customer did this${because ? ` (${saySigns(because, links)})` : ''}.`,
  repeated: () => 'Not logged: only the first time is logged, and this was not the first.',
  test_key: ({ records, type, waits }) =>
    `Not logged: it was sent with a test key. Sent with a live one it would ${
      isReason(waits)
        ? `wait: ${REASON_NAMES[waits]}`
        : `have ${type ? `become ${aNoun(type)}` : 'been told'}${on(records)}`
    }.`,
  deleted_in_hubspot: () => 'Not logged: somebody deleted this activity in HubSpot, and it stays deleted.',
  never_completed: ({ emails, missing }) =>
    `Not logged: for 90 days too little was known of ${list(emails)} to create a contact${missing ? `; ${list(missing)} never came in` : ''}.`,
  excluded: ({ entry }) =>
    `Not logged: whom it concerns is left out by your settings${entry ? ` (${text(entry)})` : ''}.`,
  not_known: ({ since }) =>
    `Not logged: whom it concerns was no contact${since ? ` before ${text(since)}` : ''}, and no member has turned to them${since ? ' since' : ''}.`,
  internal: () => 'Not logged: only colleagues took part.',
  activity_off: () => 'Not logged: this kind of activity is switched off in the settings.',
  campaign_off: ({ campaign }) => `Not logged: the campaign ${text(campaign)} is not pushed to HubSpot.`,
  member_off: ({ member, by }) =>
    by === 'member'
      ? `Not logged: ${text(member)} does not want their activity logged.`
      : `Not logged: ${text(member)} does not sync to HubSpot.`,
  out_of_reach: ({ member, names }) =>
    `Not logged: ${list(names)} ${is(names)} out of reach for ${member ? text(member) : 'activity that names no member'}.`,
  only_colleagues: ({ emails }) =>
    `Not logged: ${list(emails)} ${is(emails)} from your own team, and nobody else is concerned.`,
  no_address: () =>
    'Not logged: nobody is named by an address, a LinkedIn profile or a phone number with its country code.',
  only_blind_copies: ({ emails }) => `Not logged: ${list(emails)} got only a blind copy.`,

  rate_limited: () => 'HubSpot asked us to slow down; it is tried again soon.',
  hubspot_unavailable: () => 'HubSpot could not be reached; it is tried again soon.',
  answer_lost: () => "HubSpot's answer was lost; before it is tried again, we check whether it was written.",
  record_locked: () => 'HubSpot has locked a record for a moment; it is tried again soon.',
  token_expired: () => 'HubSpot refused our access token; it is tried again with a new one.',
  app_refused: () =>
    'HubSpot does not accept the app’s own credentials; it is tried again, and goes on once the operator has corrected them.',
  stale_record: () => 'A record was deleted or merged meanwhile; it is tried again with fresh data.',
  unexpected: () => 'Something went wrong on our side; it is tried again soon.',

  account_paused: () => 'Waiting: syncing is paused for this account. It goes on when somebody resumes it.',
  source_paused: ({ source, by }) =>
    `Waiting: ${source ? text(source) : 'its source'} was paused${by ? ` by ${text(by)}` : ''}. It goes on when somebody resumes it in Logbook’s settings.`,
  connection_revoked: () =>
    'Waiting: HubSpot no longer lets Logbook in. It goes on after Logbook is installed again.',
  account_disconnected: () =>
    'Waiting: this account was disconnected. It goes on after Logbook is installed again.',
  settings_broken: ({ problem, fix }) =>
    ['Waiting: a setting no longer fits your HubSpot account.', problem, fix].filter(Boolean).join(' '),
  contact_incomplete: ({ emails, missing }) =>
    `Waiting: too little is known of ${list(emails)} to create a contact${missing ? `; ${list(missing)} is missing` : ''}. It goes on when that comes in, or when HubSpot has the contact.`,
  ambiguous: ({ key, kind, found }) =>
    Number(found) > 0
      ? `Waiting: ${count(found, kind === 'company' ? 'company' : 'contact', kind === 'company' ? 'companies' : 'contacts')} in HubSpot may be ${text(key)}. Please choose the right one.`
      : `Waiting: several new contacts share ${text(key)}, and are being created.`,
  scope_missing: ({ scopes }) =>
    `Waiting: HubSpot asks for a permission that Logbook was not given${named(scopes)}. Install Logbook again to grant it.`,
  member_not_connected: ({ member }) =>
    `Waiting: ${text(member)} has not connected yet. It goes on when they do, on Logbook’s page in HubSpot.`,
  member_unmapped: ({ member, reach }) =>
    `Waiting: ${text(member)} is no active user in HubSpot, and their activity reaches only ${reach === 'team' ? 'their team’s' : 'their own'} contacts. It goes on when an admin chooses an owner for them (settings, Members), or when they connect.`,
  property_missing: ({ property }) =>
    `The property ${text(property)} was deleted in HubSpot; Logbook makes it again, or goes on without it.`,
  outcome_unknown: () =>
    "Waiting: HubSpot's answer was lost, and Logbook cannot tell whether this was logged. Please look at the record and decide.",

  hubspot_refused: ({ message }) => `HubSpot refused this activity${quoted(message)}`,
  record_refused: ({ message }) => `HubSpot refused to create the contact${quoted(message)}`,
  gave_up: ({ last, message }) => `Given up after many tries (${text(last)})${quoted(message)}`,
}

function isReason(value: unknown): value is Reason {
  return typeof value === 'string' && Object.hasOwn(REASON_NAMES, value)
}

/** Why an event is in its state, in words a salesperson understands. */
export function sayReason(reason: Reason, facts: Facts): string {
  const sentence = REASON_SENTENCES[reason](facts)
  const { noDeal, dealMessage } = facts
  return noDeal ? `${sentence} The deal ${text(noDeal)} could not be opened${quoted(dealMessage)}` : sentence
}
