// Makes sentences of codes and facts, for the card, the API and exports alike. The only file with words that people read about events.
import type { Facts, Reason } from './reason.ts'
import type { Rule } from './trace.ts'

type Sentences<K extends string> = Record<K, (facts: Facts) => string>

const REASON_SENTENCES: Sentences<Reason> = {
  received: () => 'Received; it will be logged in a moment.',
  queued: () => 'Being prepared.',
  released: () => 'Back in line.',
  writing: () => 'Being written to HubSpot.',

  written: ({ leftOut }) =>
    Array.isArray(leftOut) && leftOut.length > 0
      ? `Logged in HubSpot, but not on ${list(leftOut)}: HubSpot takes no more there.`
      : 'Logged in HubSpot.',
  joined: () => 'Added to the engagement that HubSpot already has for this message.',
  found_written: () => 'Logged in HubSpot; an interrupted answer was checked and the engagement was there.',

  not_a_contact: ({ emails }) => `Not logged: ${list(emails)} ${is(emails)} not a contact in HubSpot.`,
  deleted_in_hubspot: () => 'Not logged: somebody deleted this activity in HubSpot, and it stays deleted.',
  only_colleagues: ({ emails }) =>
    `Not logged: ${list(emails)} ${is(emails)} from your own team, and nobody else is concerned.`,
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
  connection_revoked: () =>
    'Waiting: HubSpot no longer lets Logbook in. It goes on after Logbook is installed again.',
  account_disconnected: () =>
    'Waiting: this account was disconnected. It goes on after Logbook is installed again.',
  scope_missing: ({ scopes }) =>
    `Waiting: HubSpot asks for a permission that Logbook was not given${named(scopes)}. Install Logbook again to grant it.`,
  property_missing: ({ property }) =>
    `The property ${text(property)} was deleted in HubSpot; Logbook makes it again, or goes on without it.`,
  outcome_unknown: () =>
    "Waiting: HubSpot's answer was lost, and what is there cannot be told apart. Please look at the record and decide.",

  hubspot_refused: ({ message }) => `HubSpot refused this activity${quoted(message)}.`,
  record_refused: ({ message }) => `HubSpot refused to create the contact${quoted(message)}.`,
  gave_up: ({ last, message }) => `Given up after many tries (${text(last)})${quoted(message)}.`,
}

const RULE_SENTENCES: Sentences<Rule> = {
  'contact.found': ({ email, contact }) => `${text(email)} is the contact ${text(contact)}.`,
  'contact.created': ({ email }) => `${text(email)} was not in HubSpot, so the contact was created.`,
  'contact.unknown': ({ email, type }) =>
    `${text(email)} is not in HubSpot; ${text(type)} alone does not create a contact.`,
  'contact.blind_copy': ({ email }) => `${text(email)} got a blind copy, which is never logged.`,
  'contact.colleague': ({ email }) =>
    `${text(email)} is a user of this HubSpot account; no contact is made of a colleague.`,
  'company.primary': ({ contact, company, found }) =>
    `${count(found, 'company', 'companies')} found for ${text(contact)}; ${text(company)} is the primary, so the activity went there.`,
  'company.none': ({ contact, found }) =>
    Number(found) > 0
      ? `${text(contact)} has ${count(found, 'company', 'companies')}, but none is marked as primary.`
      : `${text(contact)} has no company.`,
  'company.by_domain': ({ company, domain }) =>
    `The new contact belongs to ${text(company)}, by its domain ${text(domain)}.`,
  'company.created': ({ company, domain }) =>
    `No company had the domain ${text(domain)}, so ${text(company)} was created.`,
  'company.freemail': ({ email }) => `${text(email)} is a private address; no company is made from it.`,
  'company.ambiguous': ({ found, domain, names }) =>
    `${count(found, 'company', 'companies')} have the domain ${text(domain)} (${list(names)}); none was guessed.`,
  'deals.newest_open': ({ contact, found, closed, chosen, names }) =>
    `${count(found, 'deal')} found for ${text(contact)}, ${text(closed)} closed; ${
      Number(chosen) > 0 ? `the ${text(chosen)} newest open kept: ${list(names)}` : 'none is open'
    }.`,
  'deals.none': ({ contact }) => `${text(contact)} has no deals.`,
  'owner.member': ({ owner, member }) => `Logged under ${text(owner)}, who acted as ${text(member)}.`,
  'owner.member_unknown': ({ member }) => `${text(member)} is no user in HubSpot.`,
  'owner.member_archived': ({ member }) => `${text(member)} is deactivated in HubSpot.`,
  'owner.contact': ({ owner, contact }) => `Logged under ${text(owner)}, who owns ${text(contact)}.`,
  'owner.default': ({ owner }) => `Logged under ${text(owner)}, the default owner.`,
  'owner.none': () => 'Logged without an owner: nobody fits, and there is no active default owner.',
  'association.full': ({ record }) =>
    `Not on ${text(record)}: it has as many of these as HubSpot allows on one record.`,
  'engagement.new': ({ type }) => `A new ${type === 'notes' ? 'note' : 'email'} in HubSpot.`,
  'engagement.joined': () => 'HubSpot already has this message; the records were added to it.',
  'engagement.shared': () => 'Another event of the same message came along; both share one engagement.',
  'body.shortened': () => 'The text was longer than HubSpot stores and was cut, with a note.',
  'verdict.written': () => 'So it is logged.',
  'verdict.skipped': () => 'So it is not logged.',
}

/** Why an event is in its state, in words a salesperson understands. */
export function sayReason(reason: Reason, facts: Facts): string {
  return REASON_SENTENCES[reason](facts)
}

/** What one rule saw and chose. */
export function sayRule(rule: Rule, facts: Facts): string {
  return RULE_SENTENCES[rule](facts)
}

const CONSIDERED: Record<string, string> = {
  counterpart: 'the person it concerns',
  primary_company: 'the primary company of the contact',
  not_primary: 'not the primary company of the contact',
  newest_open_deal: 'one of the newest open deals of the contact',
  closed_deal: 'the deal is closed',
  older_deal: 'five newer open deals were taken',
  record_full: 'it has as many activities of this kind as HubSpot allows',
}

/** Why a record was chosen or passed over. */
export function sayConsidered(why: string): string {
  return CONSIDERED[why] ?? why
}

function text(value: unknown): string {
  return value === undefined || value === null ? 'unknown' : String(value)
}

function list(value: unknown): string {
  return Array.isArray(value) ? value.map(text).join(', ') : text(value)
}

function is(value: unknown): string {
  return Array.isArray(value) && value.length > 1 ? 'are' : 'is'
}

function count(value: unknown, one: string, many = `${one}s`): string {
  return `${text(value)} ${Number(value) === 1 ? one : many}`
}

function named(value: unknown): string {
  return Array.isArray(value) && value.length > 0 ? ` (${list(value)})` : ''
}

function quoted(message: unknown): string {
  return typeof message === 'string' ? `: “${message}”` : ''
}
