// Creates the companies and contacts that a plan needs, before the engagements that point at them.
import type { NewCompany, NewContact } from '../domain/new-people.ts'
import { kindOfKey, type PersonKey, personKeys } from '../domain/person-key.ts'
import { CONTACT } from '../domain/record.ts'
import { asSyncError, isFinalRefusal, SyncError } from '../domain/sync-error.ts'
import { primaryCompanyTypeIds } from '../hubspot/associations.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { entryToSyncError, isAboutBlocklist, isAboutProperty } from '../hubspot/errors.ts'
import {
  BATCH_SIZE,
  type BatchAnswer,
  createObjects,
  inChunks,
  type NewObject,
  traceIdsOf,
} from '../hubspot/objects.ts'
import { PROFILE_PROPERTY } from '../hubspot/search-contacts.ts'
import { forgetCompanyDomains, intendCompanies, saveCompanyDomain } from '../store/company-domains.ts'
import { saveAddresses } from '../store/contact-cache.ts'
import { forgetContactIntents, intendContacts, saveKeyOwners } from '../store/contact-keys.ts'
import type { Db } from '../store/database.ts'
import { keepBlocklisted } from '../store/erased-addresses.ts'
import { findBeingErased } from '../store/erasure-search.ts'
import type { KeptLease } from './lease-keeper.ts'
import { hadNoEffect, isAboutSome } from './write-engagements.ts'

export type CreateDeps = { db: Db; hubspot: HubSpotClient; now: () => Date }

/** What became of each new record, by its natural key (a person's surest one, or a domain): HubSpot's id, or why there is none. */
export type Created = Map<string, string | SyncError>

/** How long HubSpot's search may take to show a record whose creation we are not sure of. */
const SEARCH_SETTLES_MS = 30_000

/**
 * Creates companies by domain. Nothing in HubSpot keeps two companies from sharing a domain, so an intent is kept before the call;
 * a domain whose intent is still open is asked for again once search must have seen it.
 */
export async function createCompanies(
  { db, hubspot, now }: CreateDeps,
  lease: KeptLease,
  companies: readonly NewCompany[],
  openSince: ReadonlyMap<string, Date>,
): Promise<Created> {
  const { portalId } = lease
  const created: Created = new Map()
  const certain = companies.filter(({ domain }) => {
    const retryAfterMs = untilSearchable(openSince.get(domain), now())
    if (retryAfterMs === 0) return true
    created.set(domain, new SyncError('answer_lost', { facts: { company: domain }, retryAfterMs }))
    return false
  })
  for (const chunk of inChunks(certain, BATCH_SIZE)) {
    const names = chunk.map(({ domain, properties }) => ({ domain, name: properties.name ?? domain }))
    await intendCompanies(db, lease, names, now())
    const inputs = chunk.map(({ domain, properties }) => ({
      properties,
      associations: [],
      objectWriteTraceId: domain,
    }))
    const made = await createAll(hubspot, lease, 'companies', inputs, (properties) => properties.domain)
    for (const [domain, outcome] of made) {
      created.set(domain, outcome)
      if (typeof outcome === 'string') await saveCompanyDomain(db, portalId, domain, outcome)
    }
    const refused = [...made].filter(([, outcome]) => outcome instanceof SyncError && hadNoEffect(outcome))
    await forgetCompanyDomains(
      db,
      lease,
      refused.map(([domain]) => domain),
    )
  }
  return created
}

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

function untilSearchable(intentAt: Date | undefined, now: Date): number {
  return intentAt ? Math.max(0, SEARCH_SETTLES_MS - (now.getTime() - intentAt.getTime())) : 0
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

/** An account may lack the property for profiles: whoever has an address is made without it. */
async function createSome(
  hubspot: HubSpotClient,
  lease: KeptLease,
  inputs: readonly NewObject[],
): Promise<Created> {
  const keyOf = ({ email, hs_linkedin_url: linkedin_url, phone }: Record<string, string>) =>
    personKeys({ email, linkedin_url, phone })[0]
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

async function createAll(
  hubspot: HubSpotClient,
  lease: KeptLease,
  type: string,
  inputs: readonly NewObject[],
  keyOf: (properties: Record<string, string>) => string | undefined,
): Promise<Created> {
  let answer: BatchAnswer
  try {
    answer = await createObjects(hubspot, lease.portalId, { type, inputs, mayStillSend: lease.isAlive })
  } catch (error) {
    const failure = asSyncError(error)
    const [only, ...others] = inputs
    if (isAboutSome(failure) && only && others.length > 0) {
      const half = Math.ceil(inputs.length / 2)
      const halves = [inputs.slice(0, half), inputs.slice(half)]
      const parts = await Promise.all(halves.map((part) => createAll(hubspot, lease, type, part, keyOf)))
      return new Map(parts.flatMap((part) => [...part]))
    }
    return new Map(inputs.map(({ objectWriteTraceId }) => [objectWriteTraceId, refusedRecord(type, failure)]))
  }
  const lost = new SyncError('answer_lost', { isAmbiguous: true })
  const created: Created = new Map(inputs.map(({ objectWriteTraceId }) => [objectWriteTraceId, lost]))
  for (const { id, properties, objectWriteTraceId } of answer.results) {
    created.set(objectWriteTraceId ?? keyOf(properties)?.toLowerCase() ?? id, id)
  }
  for (const error of answer.errors) {
    for (const traceId of traceIdsOf(error))
      created.set(traceId, refusedRecord(type, entryToSyncError(error)))
  }
  return created
}

/** HubSpot's clear no to a record is final; anything else may pass. Its words about a blocked address name it: they go no further. */
function refusedRecord(type: string, error: SyncError): SyncError {
  if (error.code !== 'hubspot_refused') return error
  const isBlocked = type === CONTACT && isAboutBlocklist(error)
  return isBlocked ? new SyncError('blocklisted') : new SyncError('record_refused', { facts: error.facts })
}
