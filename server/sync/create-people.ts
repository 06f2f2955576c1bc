// Creates the contacts that a plan needs, before the engagements that point at them.
import type { NewContact } from '../domain/people/new-people.ts'
import { kindOfKey, type PersonKey, personKeys } from '../domain/people/person-key.ts'
import { COMPLETES_WITHIN_MS } from '../domain/people/wait-for-people.ts'
import { CONTACT } from '../domain/record.ts'
import { isFinalRefusal, SyncError } from '../domain/sync-error.ts'
import { primaryCompanyTypeIds } from '../hubspot/associations.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { isAboutProperty } from '../hubspot/errors.ts'
import { BATCH_SIZE, inChunks, type NewObject } from '../hubspot/objects.ts'
import { PROFILE_PROPERTY } from '../hubspot/search-contacts.ts'
import { saveAwaiting } from '../store/awaited-companies.ts'
import { saveAddresses } from '../store/contact-cache.ts'
import { forgetContactIntents, intendContacts, saveKeyOwners } from '../store/contact-keys.ts'
import type { Db } from '../store/database.ts'
import { keepBlocklisted } from '../store/erased-addresses.ts'
import { findBeingErased } from '../store/erasure-search.ts'
import { type CreateDeps, type Created, createAll, untilSearchable } from './create-records.ts'
import type { KeptLease } from './lease-keeper.ts'
import { hadNoEffect } from './write-engagements.ts'

/**
 * Creates contacts, each with its company as the primary one. An address is unique in HubSpot, so repeating is safe. A profile or a number
 * is not: as with companies, an intent is kept before the call, and one that is open is looked for again once search must have seen it.
 */
export async function createContacts(
  { db, hubspot, now }: CreateDeps,
  lease: KeptLease,
  contacts: readonly NewContact[],
  { companies, openSince }: { companies: Created; openSince: ReadonlyMap<PersonKey, Date> },
): Promise<Created> {
  const created: Created = new Map()
  const inputs: NewObject[] = []
  const keys = contacts.flatMap((contact) => contact.keys)
  const gone = await findBeingErased(db, lease.portalId, keys)
  for (const { key, keys, properties, company } of contacts) {
    if (keys.some((one) => gone.has(one))) {
      created.set(key, new SyncError('erased'))
      continue
    }
    // Somebody may have been made under any of the keys a moment ago.
    const waits = keys.map((one) => untilSearchable(openSince.get(one), now()))
    const retryAfterMs = kindOfKey(key) === 'email' ? 0 : Math.max(...waits)
    if (retryAfterMs > 0) {
      created.set(key, new SyncError('answer_lost', { retryAfterMs }))
      continue
    }
    const companyId =
      company?.record.kind === 'existing' ? company.record.id : companies.get(company?.record.key ?? '')
    if (companyId instanceof SyncError && !isFinalRefusal(companyId)) {
      created.set(key, companyId)
      continue
    }
    // A company that HubSpot refuses must not cost the person.
    const associations =
      typeof companyId === 'string' ? [{ to: { id: companyId }, types: primaryCompanyTypeIds() }] : []
    inputs.push({ properties, associations, objectWriteTraceId: key })
  }
  const sent = contacts.filter(({ key }) => !created.has(key))
  const unsure = sent.filter(({ keys }) => keys.some((one) => kindOfKey(one) !== 'email'))
  const intents = (some: readonly NewContact[]) =>
    some.flatMap(({ keys }) => keys.filter((one) => kindOfKey(one) !== 'email'))
  await intendContacts(db, lease, intents(unsure), now())
  for (const chunk of inChunks(inputs, BATCH_SIZE)) {
    for (const [key, outcome] of await createSome(hubspot, lease, chunk)) created.set(key, outcome)
  }
  await remember(db, lease, contacts, created)
  await rememberAwaiting(db, lease, contacts, { created, now: now() })
  const isSettled = ({ key }: NewContact) => {
    const outcome = created.get(key)
    return typeof outcome === 'string' || (outcome !== undefined && hadNoEffect(outcome))
  }
  await forgetContactIntents(db, lease, intents(unsure.filter(isSettled)))
  const refused = [...created].filter(([, one]) => one instanceof SyncError && one.code === 'blocklisted')
  const blocked = refused.map(([key]) => key).filter((key) => kindOfKey(key) === 'email')
  await keepBlocklisted(db, lease.portalId, blocked, now())
  return created
}

/** HubSpot's search has not seen them yet: by what they are named, they are found all the same. */
async function remember(
  db: Db,
  { portalId }: KeptLease,
  contacts: readonly NewContact[],
  created: Created,
): Promise<void> {
  const owned = contacts.flatMap(({ key, keys }) => {
    const contactId = created.get(key)
    return typeof contactId === 'string' ? keys.map((one) => ({ key: one, contactId })) : []
  })
  const addresses = owned.filter(({ key }) => kindOfKey(key) === 'email')
  await saveAddresses(db, portalId, new Map(addresses.map(({ key, contactId }) => [key, contactId])))
  await saveKeyOwners(
    db,
    portalId,
    owned.filter(({ key }) => kindOfKey(key) !== 'email'),
  )
}

/** A company that is not made for want of a name may be made later. */
async function rememberAwaiting(
  db: Db,
  { portalId }: KeptLease,
  contacts: readonly NewContact[],
  { created, now }: { created: Created; now: Date },
): Promise<void> {
  const awaiting = contacts.flatMap(({ key, awaits: domain }) => {
    const contactId = created.get(key)
    return domain !== undefined && typeof contactId === 'string' ? [{ domain, contactId }] : []
  })
  await saveAwaiting(db, portalId, awaiting, { now, endsAfterMs: COMPLETES_WITHIN_MS })
}

/** An account may lack the property for profiles: whoever has an address is made without it. */
async function createSome(
  hubspot: HubSpotClient,
  lease: KeptLease,
  inputs: readonly NewObject[],
): Promise<Created> {
  const keyOf = ({ email, hs_linkedin_url: linkedin_url, phone }: Record<string, string>) =>
    personKeys({ email: email?.toLowerCase(), linkedin_url, phone })[0]
  const created = await createAll(hubspot, lease, CONTACT, inputs, keyOf)
  const lacking = inputs.filter(({ objectWriteTraceId: key, properties }) => {
    const outcome = created.get(key)
    return (
      kindOfKey(key) === 'email' &&
      properties[PROFILE_PROPERTY] !== undefined &&
      outcome instanceof SyncError &&
      isAboutProperty(outcome, PROFILE_PROPERTY)
    )
  })
  if (lacking.length === 0) return created
  const without = lacking.map(
    ({ properties: { [PROFILE_PROPERTY]: _profile, ...properties }, ...input }) => ({
      ...input,
      properties,
    }),
  )
  return new Map([...created, ...(await createAll(hubspot, lease, CONTACT, without, keyOf))])
}

/** The ids of contacts that HubSpot said exist already: their facts are to be gathered, and the plan made again. */
export function existingContacts(created: Created): Map<string, string> {
  return new Map(
    [...created].flatMap(([email, outcome]) => {
      const id = outcome instanceof SyncError ? outcome.facts.existingId : undefined
      return typeof id === 'string' ? [[email, id] as const] : []
    }),
  )
}
