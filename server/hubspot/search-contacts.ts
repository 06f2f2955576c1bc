// Contacts by what names a person without an address: a LinkedIn profile or a phone number. HubSpot keeps both as they were typed, so it is
// asked for every usual spelling, and its answer is compared once more.
import { linkedinProfile, spellingsOf } from '../domain/people/linkedin-url.ts'
import { kindOfKey, type PersonKey } from '../domain/people/person-key.ts'
import { isSameNumber, nationalPart } from '../domain/people/phone-number.ts'
import type { Contact } from '../domain/record.ts'
import type { HubSpotClient } from './client.ts'
import { readObjects } from './objects.ts'
import { CONTACT_PROPERTIES, toContact } from './records.ts'
import { type Filter, type Hit, inSearches, searchAll } from './search.ts'

export const PROFILE_PROPERTY = 'hs_linkedin_url'
const PHONE_PROPERTIES = ['phone', 'mobilephone'] as const
/** HubSpot's own reading of the two, without the country's code (HubSpot: search, phone numbers). */
const SEARCHABLE_PHONES = [
  'hs_searchable_calculated_phone_number',
  'hs_searchable_calculated_mobile_number',
] as const

/** The same with it. */
const CALCULATED_PHONES = ['hs_calculated_phone_number', 'hs_calculated_mobile_number'] as const
const NUMBERS = [...PHONE_PROPERTIES, ...CALCULATED_PHONES]

const PROPERTIES = [...CONTACT_PROPERTIES, PROFILE_PROPERTY, ...NUMBERS]

/** By key, all contacts that carry it. Search lags: what was just created may be missing. */
export async function searchContacts(
  hubspot: HubSpotClient,
  portalId: string,
  keys: readonly PersonKey[],
): Promise<Map<PersonKey, Contact[]>> {
  const profiles = keys.filter((key) => kindOfKey(key) === 'profile')
  const phones = keys.filter((key) => kindOfKey(key) === 'phone')
  const searches = [
    ...inSearches(profiles, spellingsOf).map((some) => ({ keys: some, any: profileFilters(some) })),
    ...inSearches(phones, phoneValues).map((some) => ({ keys: some, any: phoneFilters(some) })),
  ]
  const answers = await Promise.all(
    searches.map(async ({ keys: asked, any }) => {
      const hits = await searchAll(hubspot, portalId, { type: 'contacts', any, properties: PROPERTIES })
      return asked.map((key) => [key, hits.filter((hit) => carries(hit, key)).map(asContact)] as const)
    }),
  )
  return new Map(answers.flat().filter(([, found]) => found.length > 0))
}

/** Contacts that have one of these addresses as an additional one. */
export async function searchSecondAddresses(
  hubspot: HubSpotClient,
  portalId: string,
  emails: readonly string[],
): Promise<Contact[]> {
  const answers = await Promise.all(
    inSearches(emails, (email) => [email]).map((values) =>
      searchAll(hubspot, portalId, {
        type: 'contacts',
        any: [{ propertyName: 'hs_additional_emails', operator: 'IN', values }],
        properties: CONTACT_PROPERTIES,
      }),
    ),
  )
  return answers.flat().map(asContact)
}

export type Carrier = { contact: Contact; mayCarry(key: PersonKey): boolean }

/** Contacts by id, with whether a key may be theirs: it is, or they have none of its kind. Reading does not lag. */
export async function readCarriers(
  hubspot: HubSpotClient,
  portalId: string,
  ids: readonly string[],
): Promise<Carrier[]> {
  const rows = await readObjects(hubspot, portalId, { type: 'contacts', ids, properties: PROPERTIES })
  return rows.map((row) => ({
    contact: toContact(row),
    mayCarry: (key) =>
      carries(row, key) || (kindOfKey(key) === 'profile' && !row.properties[PROFILE_PROPERTY]),
  }))
}

/** Whether what HubSpot has of a contact is this profile or this number. */
function carries({ properties }: { properties: Record<string, string | null> }, key: PersonKey): boolean {
  if (kindOfKey(key) === 'profile') return linkedinProfile(properties[PROFILE_PROPERTY] ?? '') === key
  return NUMBERS.some((name) => isSameNumber(properties[name] ?? '', key))
}

function profileFilters(profiles: readonly PersonKey[]): Filter[] {
  return [{ propertyName: PROFILE_PROPERTY, operator: 'IN', values: profiles.flatMap(spellingsOf) }]
}

function phoneFilters(phones: readonly PersonKey[]): Filter[] {
  const written = PHONE_PROPERTIES.map(
    (propertyName): Filter => ({ propertyName, operator: 'IN', values: phones }),
  )
  const national = phones.map(nationalPart)
  const read = SEARCHABLE_PHONES.map(
    (propertyName): Filter => ({ propertyName, operator: 'IN', values: national }),
  )
  return [...read, ...written]
}

function phoneValues(phone: PersonKey): string[] {
  const national = nationalPart(phone)
  return [phone, phone, national, national]
}

function asContact({ id, properties }: Hit): Contact {
  return toContact({ id, properties: definedOnly(properties) })
}

function definedOnly(properties: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
}
