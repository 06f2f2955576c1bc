// Under whom an activity is logged.
import { expect, test } from 'vitest'
import { type ChosenOwner, chooseOwner, type OwnerFacts } from './choose-owner.ts'
import { DEFAULT_SETTINGS, Settings } from './settings/settings.ts'
import * as an from './testing/an-event.ts'

const ann = an.anOwner({ id: '1', email: an.ANN })
const carl = an.anOwner({ id: '2', email: 'carl@team.example', name: 'Carl' })
const dora = an.anOwner({ id: '3', email: 'dora@team.example', name: 'Dora' })
const member = { email: an.ANN }
const contactOfCarl = an.aContact({ ownerId: carl.id })

function knowing(...owners: OwnerFacts['owners']) {
  return { owners, defaultOwnerId: dora.id, settings: DEFAULT_SETTINGS }
}

function rules({ steps }: ChosenOwner): string[] {
  return steps.map(({ rule }) => rule)
}

// L45
test('the member comes first', () => {
  const owner = chooseOwner(member, [contactOfCarl], knowing(ann, carl, dora))
  expect(owner.ownerId).toBe(ann.id)
  expect(owner.steps).toEqual([{ rule: 'owner.member', facts: { owner: ann.name, member: an.ANN } }])
})

// L46
test('without a member the owner of the contact is taken', () => {
  const owner = chooseOwner(undefined, [contactOfCarl], knowing(ann, carl, dora))
  expect(owner.ownerId).toBe(carl.id)
  expect(owner.steps).toEqual([{ rule: 'owner.contact', facts: { owner: 'Carl', contact: 'Bob Buyer' } }])
})

test('a member whom HubSpot does not know is named, then the contact’s owner is taken', () => {
  const owner = chooseOwner({ email: 'new@team.example' }, [contactOfCarl], knowing(ann, carl, dora))
  expect(owner.ownerId).toBe(carl.id)
  expect(rules(owner)).toEqual(['owner.member_unknown', 'owner.contact'])
})

test('a deactivated member is named, never written', () => {
  const owner = chooseOwner(member, [contactOfCarl], knowing({ ...ann, isArchived: true }, carl, dora))
  expect(owner.ownerId).toBe(carl.id)
  expect(rules(owner)).toEqual(['owner.member_archived', 'owner.contact'])
})

test('a member who left and came back is the one who is active now', () => {
  const before = { ...ann, id: '7', isArchived: true }
  expect(chooseOwner(member, [], knowing(before, ann)).ownerId).toBe(ann.id)
})

test('the first contact with an active owner decides', () => {
  const contacts = [an.aContact({ id: '1' }), contactOfCarl, an.aContact({ id: '3', ownerId: dora.id })]
  expect(chooseOwner(undefined, contacts, knowing(carl, dora)).ownerId).toBe(carl.id)
})

// L47
test.each([
  ['has no owner', an.aContact()],
  ['has an owner whom HubSpot does not list', an.aContact({ ownerId: '99' })],
])('where the contact %s, the default owner is taken', (_what, contact) => {
  const owner = chooseOwner(undefined, [contact], knowing(ann, carl, dora))
  expect(owner.ownerId).toBe(dora.id)
  expect(rules(owner)).toEqual(['owner.default'])
})

test('a contact’s deactivated owner is passed over for the default owner', () => {
  const facts = knowing({ ...carl, isArchived: true }, dora)
  expect(chooseOwner(undefined, [contactOfCarl], facts).ownerId).toBe(dora.id)
})

test('a new contact has no owner, so the default owner is taken', () => {
  expect(chooseOwner(undefined, [], knowing(dora)).ownerId).toBe(dora.id)
})

test.each([
  ['no default owner is set', { ...knowing(ann), defaultOwnerId: null }],
  ['the default owner is deactivated', knowing({ ...dora, isArchived: true })],
  ['the default owner is gone', knowing(ann)],
])('nobody is made up where %s', (_what, facts) => {
  const owner = chooseOwner(undefined, [], facts)
  expect(owner.ownerId).toBeNull()
  expect(rules(owner)).toEqual(['owner.none'])
})

// L43, L48
test('a mapping by hand comes before the address, and several members may share an owner', () => {
  const rules = [an.ANN, 'sales@tool.example'].map((email) => ({ email, owner_id: carl.id }))
  const facts = { ...knowing(ann, carl, dora), settings: Settings.parse({ members: { rules } }) }
  for (const { email } of rules) {
    const owner = chooseOwner({ email }, [], facts)
    expect(owner.ownerId).toBe(carl.id)
    expect(owner.steps).toEqual([{ rule: 'owner.mapped', facts: { owner: 'Carl', member: email } }])
  }
})

// L66
test('a mapping to somebody who has left is named, and the next rule decides', () => {
  const rulesOf = { rules: [{ email: an.ANN, owner_id: carl.id }] }
  const settings = Settings.parse({ members: rulesOf })
  const owner = chooseOwner(member, [], { ...knowing(ann, { ...carl, isArchived: true }), settings })
  expect(owner.ownerId).toBe(ann.id)
  expect(rules(owner)).toEqual(['owner.mapping_broken', 'owner.member'])
})

// L47
test('the default owner of the settings comes before the one who installed', () => {
  const settings = Settings.parse({ general: { default_owner_id: carl.id } })
  const owner = chooseOwner(undefined, [], { ...knowing(carl, dora), settings })
  expect(owner.ownerId).toBe(carl.id)
})
