// Creates the companies and contacts that a plan needs, before the engagements that point at them.
import type { NewCompany, NewContact } from '../domain/new-people.ts'
import { CONTACT } from '../domain/record.ts'
import { asSyncError, isFinalRefusal, SyncError } from '../domain/sync-error.ts'
import { primaryCompanyTypeIds } from '../hubspot/associations.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { entryToSyncError, isAboutBlocklist } from '../hubspot/errors.ts'
import {
  BATCH_SIZE,
  type BatchAnswer,
  createObjects,
  inChunks,
  type NewObject,
  traceIdsOf,
} from '../hubspot/objects.ts'
import { forgetCompanyDomains, intendCompanies, saveCompanyDomain } from '../store/company-domains.ts'
import { saveAddresses } from '../store/contact-cache.ts'
import type { Db } from '../store/database.ts'
import { keepBlocklisted } from '../store/erased-addresses.ts'
import { findBeingErased } from '../store/erasure-search.ts'
import type { KeptLease } from './lease-keeper.ts'
import { hadNoEffect, isAboutSome } from './write-engagements.ts'

export type CreateDeps = { db: Db; hubspot: HubSpotClient; now: () => Date }

/** What became of each new record, by its natural key (address or domain): HubSpot's id, or why there is none. */
export type Created = Map<string, string | SyncError>

/** How long HubSpot's search may take to show a company whose creation we are not sure of. */
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
    const intentAt = openSince.get(domain)
    const ageMs = intentAt ? now().getTime() - intentAt.getTime() : Number.POSITIVE_INFINITY
    if (ageMs >= SEARCH_SETTLES_MS) return true
    const retryAfterMs = SEARCH_SETTLES_MS - ageMs
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

/** Creates contacts, each with its company as the primary one. An address is unique in HubSpot, so repeating is safe. */
export async function createContacts(
  { db, hubspot, now }: CreateDeps,
  lease: KeptLease,
  contacts: readonly NewContact[],
  companies: Created,
): Promise<Created> {
  const created: Created = new Map()
  const inputs: NewObject[] = []
  const emails = contacts.map(({ email }) => email)
  const gone = await findBeingErased(db, lease.portalId, emails)
  for (const email of gone) created.set(email, new SyncError('erased'))
  for (const { email, properties, company } of contacts.filter((contact) => !gone.has(contact.email))) {
    const companyId =
      company?.record.kind === 'existing' ? company.record.id : companies.get(company?.record.key ?? '')
    if (companyId instanceof SyncError && !isFinalRefusal(companyId)) {
      created.set(email, companyId)
      continue
    }
    // A company that HubSpot refuses must not cost the person.
    const associations =
      typeof companyId === 'string' ? [{ to: { id: companyId }, types: primaryCompanyTypeIds() }] : []
    inputs.push({ properties, associations, objectWriteTraceId: email })
  }
  for (const chunk of inChunks(inputs, BATCH_SIZE)) {
    const made = await createAll(hubspot, lease, CONTACT, chunk, (properties) => properties.email)
    for (const [email, outcome] of made) created.set(email, outcome)
  }
  const ids = [...created].flatMap(([email, id]) => (id instanceof SyncError ? [] : [[email, id] as const]))
  await saveAddresses(db, lease.portalId, new Map(ids))
  const refused = [...created].filter(([, one]) => one instanceof SyncError && one.code === 'blocklisted')
  const blocked = refused.map(([email]) => email)
  await keepBlocklisted(db, lease.portalId, blocked, now())
  return created
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
