// HubSpot's object types under all the names HubSpot accepts for them in a path: contacts, contact, CONTACT, 0-1.
export const engagementTypes = ['emails', 'notes', 'calls', 'communications', 'meetings', 'tasks'] as const
export type EngagementType = (typeof engagementTypes)[number]

export const objectTypes = ['contacts', 'companies', 'deals', 'tickets', ...engagementTypes] as const
export type ObjectType = (typeof objectTypes)[number]

const identities: Record<ObjectType, { objectTypeId: string; singular: string }> = {
  contacts: { objectTypeId: '0-1', singular: 'contact' },
  companies: { objectTypeId: '0-2', singular: 'company' },
  deals: { objectTypeId: '0-3', singular: 'deal' },
  tickets: { objectTypeId: '0-5', singular: 'ticket' },
  emails: { objectTypeId: '0-49', singular: 'email' },
  notes: { objectTypeId: '0-46', singular: 'note' },
  calls: { objectTypeId: '0-48', singular: 'call' },
  communications: { objectTypeId: '0-18', singular: 'communication' },
  meetings: { objectTypeId: '0-47', singular: 'meeting' },
  tasks: { objectTypeId: '0-27', singular: 'task' },
}

const byAnyName = new Map<string, ObjectType>(
  objectTypes.flatMap((type) => [
    [type, type],
    [identities[type].singular, type],
    [identities[type].objectTypeId, type],
  ]),
)

export function findObjectType(name: string): ObjectType | null {
  return byAnyName.get(name.toLowerCase()) ?? null
}

export function objectTypeIdOf(type: ObjectType): string {
  return identities[type].objectTypeId
}

export function singularOf(type: ObjectType): string {
  return identities[type].singular
}

// HubSpot's messages shout the singular: "Could not get some CONTACT objects".
export function loudNameOf(type: ObjectType): string {
  return identities[type].singular.toUpperCase()
}

export function isEngagementType(type: ObjectType): type is EngagementType {
  return engagementTypes.some((engagementType) => engagementType === type)
}

export function perObjectType<T>(make: (type: ObjectType) => T): Record<ObjectType, T> {
  return {
    contacts: make('contacts'),
    companies: make('companies'),
    deals: make('deals'),
    tickets: make('tickets'),
    emails: make('emails'),
    notes: make('notes'),
    calls: make('calls'),
    communications: make('communications'),
    meetings: make('meetings'),
    tasks: make('tasks'),
  }
}
