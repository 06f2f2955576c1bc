// Reads what the decisions about a claim need, in as few calls as possible. Decides nothing.
import { isMail } from '../domain/activity-event.ts'
import { isKeptCurrent } from '../domain/drawing/kept-current.ts'
import { engagementKey, isEngagementType, messageIdOf } from '../domain/engagement.ts'
import { gatesOf } from '../domain/gates/gate-event.ts'
import { isOldContact, newSince } from '../domain/gates/known-contacts.ts'
import { withOwnWords } from '../domain/gates/own-words.ts'
import { awaitedAmong } from '../domain/people/complete-companies.ts'
import type { TurnFacts } from '../domain/people/new-record-owners.ts'
import { type PersonKey, peopleOf } from '../domain/people/person-key.ts'
import type { DueEvent, PlanFacts } from '../domain/plan.ts'
import { judgeClaim, keysAbout, notesAbout } from '../domain/readings/judge-claim.ts'
import { isReading } from '../domain/readings/reading.ts'
import type { Contact } from '../domain/record.ts'
import { type BrokenParts, brokenParts } from '../domain/settings/broken-parts.ts'
import type { Settings } from '../domain/settings/settings.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import type { Account } from '../store/accounts.ts'
import { findContactIntents } from '../store/contact-keys.ts'
import type { Db } from '../store/database.ts'
import { findEngagements, type KnownEngagement } from '../store/engagements.ts'
import { findSubjects, findTold } from '../store/events.ts'
import { findChoices } from '../store/match-choices.ts'
import { findOwnWords } from '../store/members.ts'
import { findDeletions } from '../store/merges.ts'
import { readTurns } from '../store/new-record-turns.ts'
import { findReachedOut, turnedToContext } from '../store/reached-out.ts'
import { findSettingsCheck } from '../store/settings-checks.ts'
import { namesOfSources } from '../store/sources.ts'
import { gatherCompanies } from './gather-companies.ts'
import { type Aliases, gatherContacts } from './gather-contacts.ts'
import { gatherDeals } from './gather-deals.ts'
import { gatherOwners } from './gather-owners.ts'
import { gatherNotes, gatherReadings } from './gather-readings.ts'
import { gatherRoom } from './gather-room.ts'
import {
  creating,
  gatherAwaited,
  gatherSaidBefore,
  keysToChoose,
  strangersAmong,
} from './gather-strangers.ts'
import { readsTickets, ticketFacts } from './gather-tickets.ts'
import { gatherWishes } from './gather-wishes.ts'

export type GatherDeps = {
  db: Db
  secrets: { fingerprints(text: string, context: string): string[] }
  hubspot: HubSpotClient
  now: () => Date
  log: { warn(facts: object, message: string): void }
}

export type Gathered = PlanFacts & {
  /** Engagements that we wrote or meant to write, open intents among them. */
  known: ReadonlyMap<string, KnownEngagement>
  /** When HubSpot was last asked for the owners. */
  ownersReadAt: Date
  /** Domains of companies that may or may not have been created a moment ago, with when. */
  openCompanies: ReadonlyMap<string, Date>
  /** Keys of contacts without an address that may or may not have been created a moment ago, with when. */
  openContacts: ReadonlyMap<PersonKey, Date>
}

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
  const people = open.flatMap(({ event }) => peopleOf(event))
  const choices = await findChoices(db, portalId, keysToChoose(people))
  const keptCurrent = due.filter(({ event }) => isKeptCurrent(event)).map(engagementKey)
  const [found, ownerFacts, known, subjects, told, sources, room, broken] = await Promise.all([
    gatherContacts(deps, account, { people, aliases, choices, withTickets: readsTickets(account, settings) }),
    gatherOwners(deps, account, due, { settings, ownWords }),
    findEngagements(db, portalId, keys),
    findSubjects(db, portalId, messageIds),
    findTold(db, portalId, keptCurrent),
    gatherSources(db, portalId, [...due, ...[...kept.readings.values()].flat()], settings),
    gatherRoom(deps, portalId),
    gatherBroken(db, account),
  ])
  const contacts = new Map([...found.people].map(([key, { contact }]) => [key, contact]))
  const chosen = new Map([...found.chosen].map(([id, { contact }]) => [id, contact]))
  const strangers = strangersAmong(people, contacts)
  const keysAsked = [...new Set(people.flatMap((one) => one.keys))]
  const awaited = await gatherAwaited(db, portalId, people, settings)
  const mayNeed = [
    ...creating(open, settings, contacts),
    ...awaitedAmong(
      people.map(({ person }) => person),
      awaited,
    ),
  ]
  const [{ companyChoices, ...around }, deletions, openContacts, saidBefore, reachedOut, turns] =
    await Promise.all([
      gatherCompanies(deps, portalId, mayNeed),
      findDeletions(db, portalId, strangers),
      findContactIntents(db, portalId, strangers),
      gatherSaidBefore(db, portalId, strangers, settings),
      gatherReachedOut(deps, account, keysAsked, { contacts, settings }),
      gatherTurns(db, portalId, strangers, settings),
    ])
  const { rivals, notAsked } = found
  const matches = { contacts, chosen, rivals, notAsked, choices: new Map([...choices, ...companyChoices]) }
  const [wishes, campaignDeals] = await Promise.all([
    gatherWishes(deps, account, open, { matches, settings }),
    gatherDeals(deps, account, open, { matches, settings }),
  ])
  const byId = [...found.people.values(), ...found.chosen.values()].map(
    (facts) => [facts.contact.id, facts] as const,
  )
  const companies = new Map(byId.map(([id, facts]) => [id, facts.companies]))
  const deals = new Map([
    ...byId.map(([id, facts]) => [id, facts.deals] as const),
    ...(campaignDeals?.deals ?? []),
  ])
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
    ...matches,
    ...{
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
      ...(turns && { turns }),
    },
    ...{ ...kept, notes, broken, reachedOut, timeZone: account.timeZone },
    now: deps.now(),
    ...{ ...around, openContacts, saidBefore, awaited },
    ...(wishes && { wishes }),
    ...ticketFacts(settings, byId),
    ...(campaignDeals && { campaignDeals }),
    ...ownerFacts,
    ...room,
  }
}

/** Only where the settings ask who was known before, and only of people who are not by what HubSpot says. */
async function gatherReachedOut(
  { db, secrets }: Pick<GatherDeps, 'db' | 'secrets'>,
  { portalId, timeZone }: Account,
  keys: readonly PersonKey[],
  { contacts, settings }: { contacts: ReadonlyMap<PersonKey, Contact>; settings: Settings },
): Promise<Set<PersonKey>> {
  if (!settings.exclusions.known_contacts_only.is_on) return new Set()
  const since = newSince({ settings, timeZone })
  const asked = keys.filter((key) => !isOldContact(contacts.get(key), since))
  const printed = new Map(
    asked.map((key) => [key, secrets.fingerprints(key, turnedToContext(portalId))] as const),
  )
  const names = asked.flatMap((key) => [key, ...(printed.get(key) ?? [])])
  const found = await findReachedOut(db, portalId, names, since)
  return new Set(asked.filter((key) => [key, ...(printed.get(key) ?? [])].some((name) => found.has(name))))
}

/** Only where new records go to owners in turn, and some may be created. */
async function gatherTurns(
  db: Db,
  portalId: string,
  strangers: readonly string[],
  { members }: Settings,
): Promise<TurnFacts | null> {
  if (members.new_record_owners !== 'round_robin' || strangers.length === 0) return null
  return readTurns(db, portalId, strangers)
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
  { activities, campaigns }: Settings,
): Promise<Map<string, string>> {
  const formats = [activities.subject_format, ...campaigns.flatMap(({ deal }) => deal?.name_format ?? [])]
  if (!formats.some((format) => format.includes('{source}'))) return new Map()
  return namesOfSources(
    db,
    portalId,
    events.map(({ sourceId }) => sourceId),
  )
}
