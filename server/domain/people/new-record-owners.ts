// Who owns the contacts and companies that are created: the member whose activity creates them, the owners in turn, or nobody, unless
// nobody's would be out of reach at once. Pure: turns that were taken are a fact, and those that are taken here are to be kept before
// anything is created.
import type { Member } from '../activity-event.ts'
import { type OwnerFacts, ownerOfMember, ownersById } from '../choose-owner.ts'
import { touchOf } from '../may-touch.ts'
import { OWNER_PROPERTY } from '../record.ts'
import { isLimited } from '../settings/members.ts'
import type { Settings } from '../settings/settings.ts'
import type { TraceStep } from '../trace.ts'
import type { NewCompany, NewContact } from './new-people.ts'

export type TurnFacts = {
  /** The number of each owner's last turn. Who is not in it never had one. */
  last: ReadonlyMap<string, number>
  /** To whom a contact was promised that may not be there yet, by what makes it unique. */
  promised: ReadonlyMap<string, string>
}

/** A contact's owner, taken in turn. */
export type Turn = { key: string; ownerId: string; number: number }

type Facts = OwnerFacts & { settings: Settings; turns?: TurnFacts | undefined }
type NewRecords = { newContacts: NewContact[]; newCompanies: NewCompany[] }

export type NewRecordOwners = {
  /** Says who owns a contact that this member's activity creates. The first activity decides, for all. */
  choose(contact: NewContact, member: Member | undefined): TraceStep[]
  /** The records with their owners, and the turns that were taken for them. */
  give(records: NewRecords): NewRecords & { turns: Turn[] }
}

/** `companyOwnerId`: who gets the company that is created with the contact. */
type Chosen = { ownerId: string | null; companyOwnerId: string | null; steps: TraceStep[] }

const NO_TURNS: TurnFacts = { last: new Map(), promised: new Map() }

export function createNewRecordOwners(facts: Facts): NewRecordOwners {
  const { owners, settings, turns = NO_TURNS } = facts
  const { new_record_owners, round_robin } = settings.members
  const last = new Map(turns.last)
  let latest = Math.max(0, ...last.values())
  const taken: Turn[] = []
  const chosen = new Map<string, Chosen>()
  /** A company belongs to whoever owns the first contact that it is created for. */
  const ofCompany = new Map<string, string | null>()

  return {
    choose(contact, member) {
      const { key } = contact
      const known = chosen.get(key)
      if (known && (known.ownerId !== null || new_record_owners !== 'nobody')) return known.steps
      const choice = decide(contact, member)
      chosen.set(key, choice)
      const { company } = contact
      if (company?.record.kind === 'new' && ofCompany.get(company.record.key) == null) {
        ofCompany.set(company.record.key, choice.companyOwnerId)
      }
      return choice.steps
    },
    give({ newContacts, newCompanies }) {
      const needed = new Set(newContacts.map(({ key }) => key))
      return {
        newContacts: newContacts.map((contact) => owned(contact, chosen.get(contact.key)?.ownerId)),
        newCompanies: newCompanies.map((company) => owned(company, ofCompany.get(company.domain))),
        turns: taken.filter(({ key }) => needed.has(key)),
      }
    },
  }

  function decide(contact: NewContact, member: Member | undefined): Chosen {
    if (new_record_owners === 'nobody') return byReach(contact, member)
    const isInTurn = new_record_owners === 'round_robin'
    const ownerId = isInTurn ? nextInTurn(contact) : ownerOfMember(member, facts).ownerId
    const owner = ownerId === null ? undefined : ownersById(owners, ownerId)[0]
    const rule = !owner ? 'new_owner.nobody' : isInTurn ? 'new_owner.turn' : 'new_owner.member'
    const step: TraceStep = { rule, facts: { contact: contact.name, ...(owner && { owner: owner.name }) } }
    return { ownerId: owner?.id ?? null, companyOwnerId: owner?.id ?? null, steps: [step] }
  }

  /** What is nobody's is out of reach of whoever reaches only their own or their team's: it would be lost to the activity that made it. */
  function byReach({ name, company }: NewContact, member: Member | undefined): Chosen {
    const reach = touchOf(member, settings)
    const { contacts, companies } = settings.record_creation
    const { ownerId } = ownerOfMember(member, facts)
    const owner = ownerId === null ? undefined : ownersById(owners, ownerId)[0]
    // Whom the settings name as the owner of all new ones is their own choice.
    const getsContact = isLimited(reach.contacts) && !contacts.defaults[OWNER_PROPERTY]
    const getsCompany = company?.record.kind === 'new' && !companies.defaults[OWNER_PROPERTY]
    if (!owner || !(getsContact || (getsCompany && isLimited(reach.companies)))) {
      return { ownerId: null, companyOwnerId: null, steps: [] }
    }
    const records = [...(getsContact ? [name] : []), ...(getsCompany ? [company.name] : [])]
    return {
      ownerId: getsContact ? owner.id : null,
      companyOwnerId: getsCompany ? owner.id : null,
      steps: [{ rule: 'new_owner.reach', facts: { records, owner: owner.name } }],
    }
  }

  /** Of those who are listed and active, whoever has waited longest. A promise is kept, unless the owner has left. */
  function nextInTurn({ key, keys }: NewContact): string | null {
    const active = round_robin.filter((id) => ownersById(owners, id)[0]?.isArchived === false)
    const promised = keys.map((one) => turns.promised.get(one)).find((id) => id !== undefined)
    if (promised !== undefined && active.includes(promised)) return promised
    const waited = active.toSorted((a, b) => (last.get(a) ?? 0) - (last.get(b) ?? 0))
    const [ownerId] = waited
    if (ownerId === undefined) return null
    latest += 1
    last.set(ownerId, latest)
    taken.push({ key, ownerId, number: latest })
    return ownerId
  }
}

/** What the settings give to a new record as its owner weighs less than this choice. */
function owned<R extends { properties: Record<string, string> }>(record: R, ownerId?: string | null): R {
  return ownerId ? { ...record, properties: { ...record.properties, [OWNER_PROPERTY]: ownerId } } : record
}
