// Who owns what is created.
import { expect, test } from 'vitest'
import { Settings } from '../settings/settings.ts'
import * as an from '../testing/an-event.ts'
import type { NewContact } from './new-people.ts'
import { createNewRecordOwners, type TurnFacts } from './new-record-owners.ts'

const [ann, bob, cy] = ['1', '2', '3'].map((id) =>
  an.anOwner({ id, name: `Owner ${id}`, email: `o${id}@team.example` }),
)
const gone = an.anOwner({ id: '9', email: 'gone@team.example', isArchived: true })
const owners = [ann, bob, cy, gone].filter((owner) => owner !== undefined)

function aContact(email: string, domain?: string): NewContact {
  const record = { kind: 'new', type: '0-2', key: domain ?? '' } as const
  const company = domain === undefined ? null : { record, name: domain }
  return {
    key: email,
    keys: [email],
    name: email,
    properties: { email },
    company,
    step: { rule: 'company.freemail', facts: {} },
  }
}

/** Whose each of these contacts becomes, in their order. */
function take(
  emails: string[],
  members: object,
  turns: TurnFacts = { last: new Map(), promised: new Map() },
) {
  const facts = { owners, defaultOwnerId: null, settings: Settings.parse({ members }), turns }
  const records = createNewRecordOwners(facts)
  const newContacts = emails.map((email) => aContact(email))
  for (const contact of newContacts) records.choose(contact, { email: 'o2@team.example' })
  const given = records.give({ newContacts, newCompanies: [] })
  return {
    owners: given.newContacts.map(({ properties }) => properties.hubspot_owner_id),
    turns: given.turns,
  }
}

const inTurn = { new_record_owners: 'round_robin', round_robin: ['1', '2', '3'] }

test('each gets as many as the others, in the order of the list', () => {
  expect(take(['a', 'b', 'c', 'd', 'e', 'f', 'g'], inTurn).owners).toEqual([
    '1',
    '2',
    '3',
    '1',
    '2',
    '3',
    '1',
  ])
})

test('whoever has waited longest is next: who is new comes first, who has left is skipped', () => {
  const last = new Map([
    ['1', 41],
    ['2', 40],
  ])
  const listed = { ...inTurn, round_robin: ['9', '1', '2', '3'] }
  const { owners: given, turns } = take(['a', 'b', 'c'], listed, { last, promised: new Map() })
  expect(given).toEqual(['3', '2', '1'])
  expect(turns.map(({ key, number }) => [key, number])).toEqual([
    ['a', 42],
    ['b', 43],
    ['c', 44],
  ])
})

test('a promise is kept and takes no turn, unless its owner has left', () => {
  const last = new Map([['1', 7]])
  const kept = take(['a', 'b'], inTurn, { last, promised: new Map([['a', '1']]) })
  expect(kept).toMatchObject({ owners: ['1', '2'], turns: [{ key: 'b', ownerId: '2', number: 8 }] })
  const broken = take(['a'], inTurn, { last, promised: new Map([['a', '9']]) })
  expect(broken).toMatchObject({ owners: ['2'], turns: [{ key: 'a', ownerId: '2' }] })
})

test('where nobody is left, nobody owns it, and that is said', () => {
  const facts = {
    owners,
    defaultOwnerId: null,
    settings: Settings.parse({ members: { ...inTurn, round_robin: ['9'] } }),
  }
  const records = createNewRecordOwners(facts)
  expect(records.choose(aContact('a'), undefined)).toEqual([
    { rule: 'new_owner.nobody', facts: { contact: 'a' } },
  ])
})

test('by default nobody owns it, and nothing is said of it', () => {
  expect(take(['a'], {})).toEqual({ owners: [undefined], turns: [] })
})

test('who reaches only their own or their team’s owns what their activity creates, unless the settings name somebody', () => {
  const records = (settings: object, member = 'o2@team.example') => {
    const { choose, give } = createNewRecordOwners({
      owners,
      defaultOwnerId: null,
      settings: Settings.parse(settings),
    })
    const newContacts = [aContact('a', 'acme.example')]
    for (const contact of newContacts) choose(contact, { email: member })
    const newCompanies = [{ domain: 'acme.example', properties: { domain: 'acme.example' } }]
    const given = give({ newContacts, newCompanies })
    return [...given.newContacts, ...given.newCompanies].map(({ properties }) => properties.hubspot_owner_id)
  }
  const reaching = (touch: object, more: object = {}) => ({ members: { touch }, ...more })
  expect(records(reaching({ contacts: 'own' }))).toEqual(['2', '2'])
  expect(records(reaching({ contacts: 'team' }))).toEqual(['2', '2'])
  expect(records(reaching({ companies: 'team' }))).toEqual([undefined, '2'])
  expect(records(reaching({ deals: 'own' }))).toEqual([undefined, undefined])
  expect(records(reaching({ contacts: 'own' }), 'temp@agency.example')).toEqual([undefined, undefined])
  const named = { record_creation: { contacts: { defaults: { hubspot_owner_id: '1' } } } }
  expect(records(reaching({ contacts: 'own' }, named))).toEqual([undefined, undefined])
  expect(records(reaching({ contacts: 'own', companies: 'own' }, named))).toEqual([undefined, '2'])
})

test('the member owns what their activity creates', () => {
  expect(take(['a', 'b'], { new_record_owners: 'member' }).owners).toEqual(['2', '2'])
})

test('a new company belongs to the owner of the first contact there; the first activity decides about a contact', () => {
  const records = createNewRecordOwners({
    owners,
    defaultOwnerId: null,
    settings: Settings.parse({ members: inTurn }),
  })
  const contacts = [
    aContact('a', 'acme.example'),
    aContact('b', 'acme.example'),
    aContact('c', 'other.example'),
  ]
  for (const contact of [...contacts, ...contacts]) records.choose(contact, undefined)
  const newCompanies = ['acme.example', 'other.example'].map((domain) => ({ domain, properties: { domain } }))
  const given = records.give({ newContacts: contacts, newCompanies })
  expect(given.newContacts.map(({ properties }) => properties.hubspot_owner_id)).toEqual(['1', '2', '3'])
  expect(given.newCompanies.map(({ properties }) => properties.hubspot_owner_id)).toEqual(['1', '3'])
})

test('who is not created after all takes no turn', () => {
  const records = createNewRecordOwners({
    owners,
    defaultOwnerId: null,
    settings: Settings.parse({ members: inTurn }),
  })
  const [first, second] = [aContact('a'), aContact('b')]
  records.choose(first, undefined)
  records.choose(second, undefined)
  expect(records.give({ newContacts: [second], newCompanies: [] }).turns.map(({ key }) => key)).toEqual(['b'])
})
