// Reads what the decisions about a claim need, in as few calls as possible. Decides nothing.
import { isMail } from '../domain/activity-event.ts'
import { counterpartsOf } from '../domain/counterparts.ts'
import { companyDomain } from '../domain/email-domain.ts'
import { engagementKey, isEngagementType, messageIdOf } from '../domain/engagement.ts'
import { gatesOf } from '../domain/gates/gate-event.ts'
import { isOldContact, newSince } from '../domain/gates/known-contacts.ts'
import { withOwnWords } from '../domain/gates/own-words.ts'
import { judgeClaim, keysAbout, notesAbout } from '../domain/judge-claim.ts'
import { isKeptCurrent } from '../domain/kept-current.ts'
import type { OwnWords } from '../domain/members/own-word.ts'
import { createsContacts } from '../domain/new-people.ts'
import type { DueEvent, PlanFacts } from '../domain/plan.ts'
import { isReading } from '../domain/reading.ts'
import type { Company, Contact, Owner } from '../domain/record.ts'
import { type BrokenParts, brokenParts } from '../domain/settings/broken-parts.ts'
import type { Settings } from '../domain/settings/settings.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { readCompanies, searchCompaniesByDomain } from '../hubspot/records.ts'
import { refreshOwners } from '../install/prepare-account.ts'
import { type Account, findAccount } from '../store/accounts.ts'
import { findCompanyDomains } from '../store/company-domains.ts'
import type { Db } from '../store/database.ts'
import { findEngagements, type KnownEngagement } from '../store/engagements.ts'
import { findSubjects, findTold } from '../store/events.ts'
import { findOwnWords } from '../store/members.ts'
import { findDeletions } from '../store/merges.ts'
import { listOwners } from '../store/owners.ts'
import { findReachedOut } from '../store/reached-out.ts'
import { findSettingsCheck } from '../store/settings-checks.ts'
import { namesOfSources } from '../store/sources.ts'
import { type Aliases, gatherContacts } from './gather-contacts.ts'
import { gatherNotes, gatherReadings } from './gather-readings.ts'
import { gatherRoom } from './gather-room.ts'

export type GatherDeps = {
  db: Db
  hubspot: HubSpotClient
  now: () => Date
  log: { warn(facts: object, message: string): void }
}

export type Gathered = PlanFacts & {
  /** Engagements that we wrote or meant to write, open intents among them. */
  known: ReadonlyMap<string, KnownEngagement>
  /** Domains of companies that may or may not have been created a moment ago, with when. */
  openCompanies: ReadonlyMap<string, Date>
}

const OWNERS_AGE_MS = 10 * 60_000
/** A new colleague's first mail must not wait ten minutes, and a stranger's must not cost a call each time. */
const OWNERS_AGE_FOR_STRANGER_MS = 60_000

export async function gather(
  deps: GatherDeps,
  account: Account,
  due: readonly DueEvent[],
  { aliases, settings }: { aliases: Aliases; settings: Settings },
): Promise<Gathered> {
  const { db } = deps
  const { portalId } = account
  const kept = await gatherReadings(db, portalId, due)
  const judged = judgeClaim(due, { ...kept, settings, owners: [] })
  const keys = keysAbout(due, judged)
  const messageIds = due
    .filter(({ event }) => isMail(event) && (event.message.subject === undefined || isReading(event)))
    .map(({ event }) => messageIdOf(event))
    .filter((id) => id !== undefined)
  const members = due.flatMap(({ event }) => event.member?.email ?? [])
  const ownWords = await findOwnWords(db, portalId, [...new Set(members)])
  const gates = withOwnWords(gatesOf(settings), settings, ownWords)
  // HubSpot is not asked about people of whom nothing is logged, or not yet.
  const open = due.filter(({ event }) => !gates.ofEvent(event))
  const emails = [
    ...new Set(open.flatMap(({ event }) => counterpartsOf(event).map((person) => person.email))),
  ]
  const keptCurrent = due.filter(({ event }) => isKeptCurrent(event)).map(engagementKey)
  const [people, ownerFacts, known, subjects, told, sources, room, broken] = await Promise.all([
    gatherContacts(deps, portalId, emails, aliases),
    gatherOwners(deps, account, due, { settings, ownWords }),
    findEngagements(db, portalId, keys),
    findSubjects(db, portalId, messageIds),
    findTold(db, portalId, keptCurrent),
    gatherSources(db, portalId, [...due, ...[...kept.readings.values()].flat()], settings),
    gatherRoom(deps, portalId),
    gatherBroken(db, account),
  ])
  const contacts = new Map([...people].map(([email, { contact }]) => [email, contact]))
  const [byDomain, reachedOut] = await Promise.all([
    gatherCompaniesByDomain(deps, portalId, open, { contacts, settings }),
    gatherReachedOut(db, account, emails, { contacts, settings }),
  ])
  const strangers = emails.filter((email) => !people.has(email))
  const deletions = await findDeletions(db, portalId, strangers)
  const byId = [...people.values()].map((facts) => [facts.contact.id, facts] as const)
  const companies = new Map(byId.map(([id, facts]) => [id, facts.companies]))
  const deals = new Map(byId.map(([id, facts]) => [id, facts.deals]))
  const engagements = new Map(
    [...known].flatMap(([key, { id, intentUntil }]) =>
      id === null ? [] : [[key, { id, isInDoubt: intentUntil !== null }] as const],
    ),
  )
  const begunAs = new Map(
    [...known].flatMap(([key, { type }]) => (isEngagementType(type) ? [[key, type] as const] : [])),
  )
  const noteKeys = notesAbout(due, judged, { settings, begunAs })
  const notes = await gatherNotes(deps.hubspot, portalId, noteKeys, known)
  return {
    ...{
      contacts,
      companies,
      deals,
      deletions,
      known,
      engagements,
      begunAs,
      subjects,
      told,
      sources,
      settings,
      ownWords,
    },
    ...{ ...kept, notes, broken, reachedOut, timeZone: account.timeZone },
    now: deps.now(),
    ...byDomain,
    ...ownerFacts,
    ...room,
  }
}

/** Only where the settings ask who was known before, and only of people who are not by what HubSpot says. */
async function gatherReachedOut(
  db: Db,
  { portalId, timeZone }: Account,
  emails: readonly string[],
  { contacts, settings }: { contacts: ReadonlyMap<string, Contact>; settings: Settings },
): Promise<Set<string>> {
  if (!settings.exclusions.known_contacts_only.is_on) return new Set()
  const since = newSince({ settings, timeZone })
  const asked = emails.filter((email) => !isOldContact(contacts.get(email), since))
  return findReachedOut(db, portalId, asked, since)
}

/** What was found wrong when the settings in force were last held against the account. */
async function gatherBroken(db: Db, { portalId, settingsVersion }: Account): Promise<BrokenParts> {
  const check = settingsVersion === 0 ? null : await findSettingsCheck(db, portalId)
  return brokenParts(check?.version === settingsVersion ? check.findings : [])
}

/** Only where the account's subject lines name them. */
async function gatherSources(
  db: Db,
  portalId: string,
  events: readonly { sourceId: string }[],
  { activities }: Settings,
): Promise<Map<string, string>> {
  if (!activities.subject_format.includes('{source}')) return new Map()
  return namesOfSources(
    db,
    portalId,
    events.map(({ sourceId }) => sourceId),
  )
}

/** Companies for the strangers who will become contacts. */
async function gatherCompaniesByDomain(
  { db, hubspot }: GatherDeps,
  portalId: string,
  due: readonly DueEvent[],
  { contacts, settings }: { contacts: ReadonlyMap<string, Contact>; settings: Settings },
): Promise<{ companiesByDomain: Map<string, Company[]>; openCompanies: Map<string, Date> }> {
  const strangers = due
    .filter(({ event }) => createsContacts(event, settings))
    .flatMap(({ event }) => counterpartsOf(event).map((person) => person.email))
    .filter((email) => !contacts.has(email))
  const domains = [...new Set(strangers.map(companyDomain).filter((domain) => domain !== null))]
  if (domains.length === 0) return { companiesByDomain: new Map(), openCompanies: new Map() }
  const [remembered, found] = await Promise.all([
    findCompanyDomains(db, portalId, domains),
    searchCompaniesByDomain(hubspot, portalId, domains),
  ])
  const ours = remembered.flatMap(({ domain, companyId, name }) =>
    companyId === null ? [] : [{ id: companyId, domain, name }],
  )
  const unseen = ours.filter(({ id }) => !found.some((company) => company.id === id))
  // Search has not seen them yet, or somebody deleted them: only reading them tells.
  const unseenIds = unseen.map(({ id }) => id)
  const living = new Map((await readCompanies(hubspot, portalId, unseenIds)).map((one) => [one.id, one]))
  const ownerOf = (id: string) => living.get(id)?.ownerId ?? null
  const alive = unseen.filter(({ id }) => living.has(id)).map((one) => ({ ...one, ownerId: ownerOf(one.id) }))
  const usable = [...found, ...alive]
  const companiesByDomain = Map.groupBy(usable, (company) => company.domain)
  const open = remembered.filter(
    ({ domain, companyId }) => companyId === null && !companiesByDomain.has(domain),
  )
  return { companiesByDomain, openCompanies: new Map(open.map(({ domain, intentAt }) => [domain, intentAt])) }
}

async function gatherOwners(
  deps: GatherDeps,
  account: Account,
  due: readonly DueEvent[],
  { settings: { members }, ownWords }: { settings: Settings; ownWords: OwnWords },
): Promise<{ owners: Owner[]; defaultOwnerId: string | null }> {
  const { db, now } = deps
  const { portalId } = account
  const ageMs = now().getTime() - (account.ownersReadAt?.getTime() ?? 0)
  const owners = await listOwners(db, portalId)
  const known = new Set(owners.flatMap((owner) => [owner.email, owner.id]))
  const mapped = new Map(members.rules.map(({ email, owner_id }) => [email, owner_id]))
  const ownerOf = (email: string) => mapped.get(email) ?? ownWords.get(email)?.connectedEmail ?? email
  const hasStranger = due.some(({ event: { member } }) => member && !known.has(ownerOf(member.email)))
  if (ageMs < (hasStranger ? OWNERS_AGE_FOR_STRANGER_MS : OWNERS_AGE_MS)) {
    return { owners, defaultOwnerId: account.defaultOwnerId }
  }
  try {
    await refreshOwners(deps, account)
  } catch (error) {
    // Owners of ten minutes ago are better than no activity at all.
    if (owners.length === 0 || !(error instanceof SyncError) || error.code === 'connection_revoked')
      throw error
    return { owners, defaultOwnerId: account.defaultOwnerId }
  }
  const fresh = await findAccount(db, portalId)
  return { owners: await listOwners(db, portalId), defaultOwnerId: fresh?.defaultOwnerId ?? null }
}
