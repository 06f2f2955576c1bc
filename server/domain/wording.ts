// Makes sentences of codes and facts, for the card, the API and exports alike. The only file with words that people read about events.
import type { BotSign } from './bot-verdict.ts'
import type { Facts, Reason } from './reason.ts'
import { INTERESTS } from './subject.ts'
import type { SyncState } from './sync-status.ts'
import type { Rule } from './trace.ts'

type Sentences<K extends string> = Record<K, (facts: Facts) => string>

const INTERESTS_SAID: Readonly<Record<string, string>> = INTERESTS

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

const RULE_SENTENCES: Sentences<Rule> = {
  'gate.address': ({ people, by }) =>
    `${somebody(people)} on the list of excluded addresses${ofContact(by)}.`,
  'gate.domain': ({ people, entry, by }) =>
    `${somebody(people)} at the excluded domain ${text(entry)}${ofContact(by)}.`,
  'gate.pattern': ({ people, entry, by }) =>
    `${somebody(people)} left out by the pattern ${text(entry)}${ofContact(by)}.`,
  'gate.system_address': ({ entry }) =>
    `An address that begins with ${text(entry)} is a machine's, not a person's.`,
  'gate.internal': ({ people, entry, by }) =>
    by === 'user'
      ? 'A colleague: they are a user of this HubSpot account.'
      : `${somebody(people)} a colleague: ${text(entry)} is ${by === 'users' ? 'a domain of your users in HubSpot' : 'one of your own domains'}.`,
  'gate.not_known': ({ people, since }) =>
    `${Number(people) > 1 ? `${text(people)} people were no contacts` : 'Somebody was no contact'}${since ? ` before ${text(since)}` : ''}, and no member has written to them, called or invited them${since ? ' since' : ''}.`,
  'gate.activity_off': ({ type, ...by }) => `${text(type)} is switched off in the settings${ofWhom(by)}.`,
  'gate.campaign_off': ({ campaign }) => `The campaign ${text(campaign)} is not pushed to HubSpot.`,
  'gate.member_off': ({ member, by }) =>
    by === 'member'
      ? `${text(member)} does not want their activity logged.`
      : `${text(member)} does not sync to HubSpot.`,
  'gate.not_connected': ({ member }) => `${text(member)} has not connected to HubSpot, and has to.`,
  'contact.incomplete': ({ email, missing }) =>
    `${text(email)} is not in HubSpot, and no contact is made without ${list(missing)}.`,
  'company.all': ({ contact, found, names }) =>
    `${count(found, 'company', 'companies')} found for ${text(contact)}, all taken: ${list(names)}.`,
  'company.labelled': ({ contact, found, names }) =>
    `${count(found, 'company', 'companies')} found for ${text(contact)}; those with the chosen labels were taken: ${list(names)}.`,
  'company.no_label': ({ contact, found, labels }) =>
    `${count(found, 'company', 'companies')} found for ${text(contact)}, none with the label ${list(labels)}.`,
  'company.not_created': ({ domain, missing }) =>
    missing
      ? `No company had the domain ${text(domain)}, and none is made without ${list(missing)}; the contact joins it once that is known.`
      : `No company had the domain ${text(domain)}; the settings do not let one be created.`,
  'company.completed': ({ domain, company, contacts }) =>
    `Enough is known now of the company with the domain ${text(domain)}: ${count(contacts, 'contact that waited', 'contacts that waited')} for it joined ${text(company)}.`,
  'tickets.newest': ({ contact, found, closed, chosen, names }) =>
    `${count(found, 'ticket', 'tickets')} found for ${text(contact)}${Number(closed) > 0 ? `, ${text(closed)} of them closed` : ''}; ${Number(chosen) > 0 ? `the newest were taken: ${list(names)}` : 'none was taken'}.`,
  'tickets.none': ({ contact }) => `${text(contact)} has no ticket.`,
  'tickets.not_seen': () =>
    'The settings want it on tickets, too, but HubSpot does not show Logbook tickets, so it is on none.',
  'deal.opened': ({ campaign, on, deal, contacts }) =>
    `The rule of the campaign ${text(campaign)} opens a deal for ${list(contacts)}, because ${DEAL_TRIGGERS[text(on)] ?? text(on)}: ${text(deal)}.`,
  'deal.joined': ({ campaign, deal }) =>
    `The rule of the campaign ${text(campaign)} is met by the deal that came of another activity just now: ${text(deal)}.`,
  'deal.present': ({ campaign, contact, deal }) =>
    `The rule of the campaign ${text(campaign)} opens no deal: ${text(contact)} has an open one in that pipeline${deal ? ` (${text(deal)})` : ''}.`,
  'deal.before': ({ campaign, contact, deal }) =>
    `The rule of the campaign ${text(campaign)} opens no deal: it has opened one for ${text(contact)} before${deal ? ` (${text(deal)})` : ''}.`,
  'deal.too_old': ({ campaign }) =>
    `The rule of the campaign ${text(campaign)} opens no deal: this happened more than 30 days before it came in.`,
  'deal.machine': ({ campaign }) =>
    `The rule of the campaign ${text(campaign)} opens no deal: no customer did this, as far as can be told.`,
  'deal.out_of_reach': ({ campaign, member }) =>
    `The rule of the campaign ${text(campaign)} opens no deal: activity${member ? ` of ${text(member)}` : ''} may not reach deals.`,
  'deal.no_scope': ({ campaign }) =>
    `The rule of the campaign ${text(campaign)} opens a deal, and HubSpot does not let Logbook create deals yet.`,
  'owner.mapped': ({ owner, member }) => `Logged under ${text(owner)}, to whom ${text(member)} is mapped.`,
  'owner.mapping_broken': ({ owner, member }) =>
    `${text(member)} is mapped to ${owner ? `${text(owner)}, who is deactivated` : 'an owner who is gone'}.`,
  'touch.out_of_reach': ({ records }) =>
    `Left out, because the member's activity may not reach it: ${list(records)}.`,
  'touch.no_owner': ({ member, reach }) =>
    `Activity of ${text(member)} reaches only ${reach === 'team' ? 'their team’s' : 'their own'} contacts, and no active HubSpot user is ${text(member)}: nobody can tell which are meant.`,
  'touch.no_contacts': ({ member }) =>
    `Activity${member ? ` of ${text(member)}` : ' of nobody in particular'} may reach no contacts, so nobody is created for it either.`,
  'contact.found': ({ email, contact }) => `${text(email)} is the contact ${text(contact)}.`,
  'contact.created': ({ email }) => `${text(email)} was not in HubSpot, so the contact was created.`,
  'contact.unknown': ({ email, type }) =>
    `${text(email)} is not in HubSpot; ${text(type)} alone does not create a contact.`,
  'contact.deleted': ({ email }) =>
    `Somebody deleted the contact of ${text(email)} in HubSpot after this happened, so none was created.`,
  'contact.blind_copy': ({ email }) => `${text(email)} got a blind copy, which is never logged.`,
  'contact.colleague': ({ email }) =>
    `${text(email)} is a user of this HubSpot account; no contact is made of a colleague.`,
  'contact.no_address': ({ person }) =>
    `Of ${text(person)} neither an address nor a LinkedIn profile nor a phone number with its country code is known.`,
  'contact.by_profile': ({ person, contact, email }) =>
    email
      ? `${text(email)} is not in HubSpot, but the profile ${text(person)} is that of the contact ${text(contact)}, who has no address.`
      : `The profile ${text(person)} is that of the contact ${text(contact)}.`,
  'contact.by_phone': ({ person, contact }) =>
    `${text(person)} is the number of the contact ${text(contact)}.`,
  'contact.chosen': ({ person, contact, by, at, isAlways }) =>
    `${text(by)} said on ${day(at)} that ${text(person)} is the contact ${text(contact)}${isAlways ? ', always' : ''}.`,
  'contact.ambiguous': ({ person, found, names }) =>
    Number(found) > 0
      ? `${count(found, 'contact')} may be ${text(person)} (${list(names)}); none was guessed.`
      : `Several new people share ${text(person)}; none was guessed.`,
  'contact.not_asked': ({ person }) =>
    `HubSpot could not be searched for ${text(person)}, so no contact was made: there may be one.`,
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
  'company.chosen': ({ company, domain, by, at }) =>
    `${text(by)} said on ${day(at)} that people of ${text(domain)} belong to ${text(company)}.`,
  'company.by_name': ({ company, name }) =>
    `No domain is known; ${text(company)} is the only company called ${text(name)}. That is weak evidence.`,
  'company.same_names': ({ name, found }) =>
    `${count(found, 'company', 'companies')} are called ${text(name)}; none was guessed.`,
  'company.unknown': () => 'Of the new contact no company is known.',
  'deals.newest_open': ({ contact, found, closed, chosen, names, ...wanted }) =>
    `${count(found, 'deal')} found for ${text(contact)}, ${text(closed)} closed; ${
      Number(chosen) > 0
        ? `the ${Number(chosen) > 1 ? `${text(chosen)} ` : ''}newest${dealsWanted(wanted)} kept: ${list(names)}`
        : Object.keys(wanted).length > 0
          ? 'none is one that the settings want'
          : 'none is open'
    }.`,
  'deals.none': ({ contact }) => `${text(contact)} has no deals.`,
  'owner.connected': ({ owner, member }) =>
    `Logged under ${text(owner)}, who connected ${text(member)} in HubSpot.`,
  'owner.member': ({ owner, member }) => `Logged under ${text(owner)}, who acted as ${text(member)}.`,
  'owner.member_unknown': ({ member }) => `${text(member)} is no user in HubSpot.`,
  'owner.member_archived': ({ member }) => `${text(member)} is deactivated in HubSpot.`,
  'owner.contact': ({ owner, contact }) => `Logged under ${text(owner)}, who owns ${text(contact)}.`,
  'owner.default': ({ owner }) => `Logged under ${text(owner)}, the default owner.`,
  'owner.none': () => 'Logged without an owner: nobody fits, and there is no active default owner.',
  'new_owner.member': ({ contact, owner }) =>
    `The new contact ${text(contact)} belongs to ${text(owner)}, whose activity it is.`,
  'new_owner.reach': ({ records, owner }) =>
    `${text(owner)} owns what is new (${list(records)}): their activity reaches nothing that is nobody’s.`,
  'new_owner.turn': ({ contact, owner }) =>
    `The new contact ${text(contact)} belongs to ${text(owner)}, whose turn it was.`,
  'new_owner.nobody': ({ contact }) =>
    `The new contact ${text(contact)} belongs to nobody: there is no active owner for it.`,
  'association.full': ({ record }) =>
    `Not on ${text(record)}: it has as many of these as HubSpot allows on one record.`,
  'association.too_many': ({ names, most, records, type }) =>
    `Not on ${list(names)}: HubSpot allows at most ${text(most)} ${text(records)} on one ${nounOf(type)}.`,
  'engagement.new': ({ type }) => `A new ${nounOf(type)} in HubSpot.`,
  'engagement.joined': () => 'HubSpot already has this message; the records were added to it.',
  'engagement.updated': ({ type }) =>
    `HubSpot already has this ${nounOf(type)}; it was changed to what is known now.`,
  'engagement.shared': () => 'Another event of the same message came along; both share one engagement.',
  'body.shortened': () => 'The text was longer than HubSpot stores and was cut, with a note.',
  'activity.stored_as': ({ type, as, ...by }) =>
    `The settings${ofWhom(by)} store ${text(type)} as ${aNoun(as)}.`,
  'roles.hidden': () =>
    'HubSpot does not show Logbook who has which role, so what the settings say of roles was not applied.',
  'contents.reduced': ({ contents, ...by }) =>
    contents === 'metadata'
      ? `The settings${ofWhom(by)} share neither its text nor its subject, so both were left out.`
      : `The settings${ofWhom(by)} do not share its text and attachments, so they were left out.`,
  'bot.verdict': ({ verdict, because, links }) =>
    verdict === 'human'
      ? 'A person did this, as far as can be told.'
      : `${verdict === 'bot' ? 'No customer did this' : 'Probably no customer did this'}: ${saySigns(because, links)}.`,
  'repeat.left_out': () => 'Only the first time is logged, and that is logged already.',
  'rollup.counted': () => 'It is counted in the one note for this person and message.',
  'rollup.kept_edit': () => 'A person changed that note in HubSpot, so it stays as it is.',
  'rollup.deleted': () => 'Somebody deleted that note in HubSpot, and it stays deleted.',
  'rollup.redrawn': () => 'It was logged before; the note was drawn again with what is known now.',
  'wish.set': ({ contact, kind, value }) =>
    kind === 'interest'
      ? `Of all that is known this happened last, so ${text(contact)} shows it: ${INTERESTS_SAID[text(value)] ?? text(value)}.`
      : `Of all that is known this happened last, so ${text(contact)} shows that they unsubscribed.`,
  'wish.newer': ({ contact }) => `${text(contact)} shows what happened later, so nothing changes there.`,
  'wish.kept_edit': ({ contact }) =>
    `Somebody set it on ${text(contact)} in HubSpot after this happened, and their word stays.`,
  'wish.no_properties': () =>
    'HubSpot does not let Logbook make the properties that would show it on the contact, so only a note tells it.',
  'wish.no_note': () => 'The settings want it shown on the contact alone, so there is no note.',
  'verdict.written': () => 'So it belongs in HubSpot.',
  'settings.broken': ({ problem, fix }) =>
    ['A setting that it needs no longer fits your HubSpot account.', problem, fix].filter(Boolean).join(' '),
  'verdict.tested': ({ waits }) =>
    `So it would ${waits ? 'wait' : 'belong in HubSpot'}, had it not been sent with a test key.`,
  'verdict.skipped': () => 'So it is not logged.',
  'verdict.held': () => 'So it waits, and nothing is lost.',
}

/** A reason without the facts of one event: what many events have in common. */
const REASON_NAMES: Record<Reason, string> = {
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

const STANDINGS: Record<SyncState, (events: number) => string> = {
  attention: (events) => `${activities(events)} could not be logged.`,
  held: (events) => `${activities(events)} ${events === 1 ? 'is' : 'are'} waiting for somebody.`,
  waiting: (events) => `${activities(events)} ${events === 1 ? 'is' : 'are'} on the way.`,
  excluded: (events) => `${activities(events)} ${events === 1 ? 'was' : 'were'} not logged here, on purpose.`,
  synced: () => 'All activity is logged.',
  unknown: () => 'No activity has come in yet.',
}

/** How a record stands. */
export function sayStanding(state: SyncState, events: number): string {
  return STANDINGS[state](events)
}

/** Why an event is in its state, in words a salesperson understands. */
export function sayReason(reason: Reason, facts: Facts): string {
  const sentence = REASON_SENTENCES[reason](facts)
  const { noDeal, dealMessage } = facts
  return noDeal ? `${sentence} The deal ${text(noDeal)} could not be opened${quoted(dealMessage)}` : sentence
}

/** What one rule saw and chose. */
export function sayRule(rule: Rule, facts: Facts): string {
  return RULE_SENTENCES[rule](facts)
}

const SIGNS: Sentences<BotSign> = {
  flag: () => 'the sending tool says so',
  scanner: () => 'a mail scanner looked at it',
  program: () => 'a program fetched it, not a browser',
  privacy_proxy: () => 'Apple Mail fetched it beforehand',
  burst: ({ links }) => `${text(links)} different links were followed within a second`,
  around_burst: () => 'links were followed all at once in the same minute',
  colleague: () => 'it was a colleague',
}

/** Why somebody is taken for a machine, or at least not for a customer. */
export function saySigns(signs: unknown, links: unknown): string {
  const named = Object.entries(SIGNS).filter(([sign]) => Array.isArray(signs) && signs.includes(sign))
  return (
    named.map(([, say]) => say(links === undefined ? {} : { links: Number(links) })).join('; ') ||
    'it looks so'
  )
}

const DEAL_TRIGGERS: Record<string, string> = {
  reply: 'somebody replied',
  interest: 'they are interested',
  click: 'somebody clicked',
  meeting: 'a meeting was booked',
}

const CONSIDERED: Record<string, string> = {
  counterpart: 'the person it concerns',
  primary_company: 'the primary company of the contact',
  not_primary: 'not the primary company of the contact',
  any_company: 'a company of the contact',
  labelled_company: 'a company with a chosen label',
  other_label: 'not a company with a chosen label',
  opened_deal: 'it was opened for this activity',
  newest_open_deal: 'one of the newest open deals of the contact',
  recently_closed_deal: 'closed only recently',
  other_pipeline: 'the deal is in another pipeline',
  not_own_deal: 'the deal belongs to somebody else',
  newest_open_ticket: 'one of the newest open tickets of the contact',
  newest_ticket: 'one of the newest tickets of the contact',
  closed_ticket: 'the ticket is closed',
  older_ticket: 'newer tickets were taken',
  out_of_reach: "the member's activity may not reach it",
  possible_match: 'it may be the one that is meant',
  closed_deal: 'the deal is closed',
  older_deal: 'five newer open deals were taken',
  record_full: 'it has as many activities of this kind as HubSpot allows',
  engagement_full: 'the activity is on as many others as HubSpot allows',
}

/** Why a record was chosen or passed over. */
export function sayConsidered(why: string): string {
  return CONSIDERED[why] ?? why
}

function text(value: unknown): string {
  return value === undefined || value === null ? 'unknown' : String(value)
}

/** Which deals the settings let through. */
function dealsWanted({ closedForDays, pipelines, onlyOwn }: Facts): string {
  const state = closedForDays ? `, open or closed within ${text(closedForDays)} days,` : ' open'
  return `${state}${pipelines ? ' in the chosen pipelines' : ''}${onlyOwn ? ' of the activity’s owner' : ''}`
}

/** The day of a moment that facts tell. */
function day(value: unknown): string {
  return text(value).slice(0, 10)
}

/** A sentence that names five hundred people is read by nobody. */
const MOST_NAMED = 10

function list(value: unknown): string {
  if (!Array.isArray(value)) return text(value)
  const named = value.slice(0, MOST_NAMED).map(text).join(', ')
  return value.length > MOST_NAMED ? `${named} and ${value.length - MOST_NAMED} more` : named
}

/** Which of a contact's addresses is listed would name them. */
function ofContact(by: unknown): string {
  return by === 'contact' ? ', by another address of theirs' : ''
}

/** Who was left out is not named. */
function somebody(people: unknown): string {
  return Number(people) > 1 ? `${text(people)} people are` : 'Somebody is'
}

function is(value: unknown): string {
  return Array.isArray(value) && value.length > 1 ? 'are' : 'is'
}

function count(value: unknown, one: string, many = `${one}s`): string {
  return `${text(value)} ${Number(value) === 1 ? one : many}`
}

function activities(events: number): string {
  return `${events.toLocaleString('en-US')} ${events === 1 ? 'activity' : 'activities'}`
}

const NOUNS: Record<string, string> = {
  notes: 'note',
  calls: 'call',
  communications: 'message',
  meetings: 'meeting',
  tasks: 'task',
}

function nounOf(type: unknown): string {
  return NOUNS[text(type)] ?? 'email'
}

function isReason(value: unknown): value is Reason {
  return typeof value === 'string' && Object.hasOwn(REASON_NAMES, value)
}

function aNoun(type: unknown): string {
  const noun = nounOf(type)
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`
}

/** Whose settings decided; nothing where they are the account's own. */
function ofWhom({ team, role }: Facts): string {
  if (role !== undefined) return ` of the member's role ${text(role)}`
  return team === undefined ? '' : " of the member's team"
}

function on(records: unknown): string {
  return Array.isArray(records) && records.length > 0 ? ` on ${list(records)}` : ''
}

function named(value: unknown): string {
  return Array.isArray(value) && value.length > 0 ? ` (${list(value)})` : ''
}

/** Ends the sentence, with HubSpot's words where it had any. */
function quoted(message: unknown): string {
  if (typeof message !== 'string') return '.'
  return `: “${message}”${/[.!?]$/.test(message) ? '' : '.'}`
}
