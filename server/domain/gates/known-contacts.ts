// Where an account logs only activity with people it knows: contacts from before a day, and whom a member has turned to since. Needs HubSpot's
// facts, so it is decided when an event is planned; what it turns away loses its contents then.
import type { ActivityEvent, ActivityType } from '../activity-event.ts'
import { direction, isOnlyInBcc } from '../counterparts.ts'
import { startOfDay } from '../day-starts.ts'
import { isColleague } from '../people/new-people.ts'
import { type PersonKey, peopleOf } from '../people/person-key.ts'
import type { Contact, Owner } from '../record.ts'
import type { Settings } from '../settings/settings.ts'
import type { Gated, Gates } from './gate-event.ts'

export type KnownFacts = {
  settings: Settings
  timeZone: string
  /** By what they are known by. */
  contacts: ReadonlyMap<PersonKey, Contact>
  owners: readonly Owner[]
  /** Keys of people to whom members have turned since the day, as far as they are asked about. */
  reachedOut: ReadonlySet<PersonKey>
}

/** By these a member always turns to somebody. */
export const ALWAYS_REACHES_OUT: readonly ActivityType[] = [
  'email.sent',
  'linkedin.message_sent',
  'linkedin.invitation_sent',
  'sms.sent',
  'whatsapp.sent',
]
/** By these only where it was the member's doing. */
export const MAY_REACH_OUT: readonly ActivityType[] = ['email.replied', 'call.completed']

/** Whether a member turned to somebody with it. Who merely opened or wrote something has not made anybody known. */
export function reachesOut(event: ActivityEvent): boolean {
  if (ALWAYS_REACHES_OUT.includes(event.type)) return true
  return MAY_REACH_OUT.includes(event.type) && direction(event) === 'outgoing'
}

/** When the day began from which on people are new; null where every contact is known. */
export function newSince({ settings, timeZone }: Pick<KnownFacts, 'settings' | 'timeZone'>): Date | null {
  const { since } = settings.exclusions.known_contacts_only
  return since === null ? null : startOfDay(since, timeZone)
}

export function isOldContact(contact: Contact | undefined, since: Date | null): boolean {
  if (!contact || since === null) return contact !== undefined
  return contact.createdAt !== null && new Date(contact.createdAt) < since
}

/** The same gates, and one more for each person. `due`: what is decided together, in whatever order it came. */
export function withKnownContacts(
  gates: Gates,
  due: readonly { event: ActivityEvent }[],
  facts: KnownFacts,
): Gates {
  const { is_on, since } = facts.settings.exclusions.known_contacts_only
  if (!is_on) return gates
  const day = newSince(facts)
  const reachedNow = new Set(
    due.flatMap(({ event }) =>
      reachesOut(event) && (day === null || new Date(event.occurred_at) >= day)
        ? peopleOf(event).flatMap(({ keys }) => keys)
        : [],
    ),
  )
  const isKnown = (key: PersonKey, contacts: readonly Contact[]) =>
    contacts.some((contact) => isOldContact(contact, day)) || facts.reachedOut.has(key) || reachedNow.has(key)
  return {
    ...gates,
    ofPerson(event, one, given): Gated | null {
      const [key] = one.keys
      const known = key === undefined ? undefined : facts.contacts.get(key)
      const contacts = given ?? (known ? [known] : [])
      const gate = gates.ofPerson(event, one, contacts)
      if (gate || key === undefined || isKnown(key, contacts)) return gate
      // Of these there is more to say.
      if (isColleague(key, facts) || isOnlyInBcc(event, key)) return null
      return { rule: 'gate.not_known', facts: { since } }
    },
  }
}
