// What each rule of a trace saw and chose, in words.
import type { Facts } from '../reason.ts'
import type { Rule } from '../trace.ts'
import { aNoun, count, day, INTERESTS_SAID, list, nounOf, type Sentences, somebody, text } from './phrases.ts'
import { saySigns } from './signs.ts'

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

const DEAL_TRIGGERS: Record<string, string> = {
  reply: 'somebody replied',
  interest: 'they are interested',
  click: 'somebody clicked',
  meeting: 'a meeting was booked',
}

/** What one rule saw and chose. */
export function sayRule(rule: Rule, facts: Facts): string {
  return RULE_SENTENCES[rule](facts)
}

/** Which deals the settings let through. */
function dealsWanted({ closedForDays, pipelines, onlyOwn }: Facts): string {
  const state = closedForDays ? `, open or closed within ${text(closedForDays)} days,` : ' open'
  return `${state}${pipelines ? ' in the chosen pipelines' : ''}${onlyOwn ? ' of the activity’s owner' : ''}`
}

/** Which of a contact's addresses is listed would name them. */
function ofContact(by: unknown): string {
  return by === 'contact' ? ', by another address of theirs' : ''
}

/** Whose settings decided; nothing where they are the account's own. */
function ofWhom({ team, role }: Facts): string {
  if (role !== undefined) return ` of the member's role ${text(role)}`
  return team === undefined ? '' : " of the member's team"
}
