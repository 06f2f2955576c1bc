// On which company and deals of a contact an activity is logged.
import { describe, expect, test } from 'vitest'
import { type AssociationRules, chooseCompanies, chooseDeals } from './choose-associations.ts'
import type { Deal } from './record.ts'
import { Settings, type SettingsInput } from './settings/settings.ts'
import * as an from './testing/an-event.ts'

const contact = an.aContact()
const ACME = an.aCompany({ id: '201', name: 'Acme', isPrimary: true })
const OTHER = an.aCompany({ id: '202', name: 'Other', isPrimary: false })

function rules(
  associations: SettingsInput['associations'] = {},
  ownerId: string | null = null,
): AssociationRules {
  return { settings: Settings.parse({ associations }), now: new Date('2026-10-20T12:00:00Z'), ownerId }
}

function verdicts(deals: readonly Deal[]): Record<string, string> {
  return Object.fromEntries(
    chooseDeals(contact, deals, rules()).considered.map(({ name, why }) => [name, why]),
  )
}

function chosen(deals: readonly Deal[]): string[] {
  const { considered } = chooseDeals(contact, deals, rules())
  return considered.flatMap(({ name, isChosen }) => (isChosen ? [name] : [])).sort()
}

// M20, HX1
test('of seven open and three closed deals exactly the five newest open ones are chosen', () => {
  const open = [1, 2, 3, 4, 5, 6, 7].map((day) => an.aDeal(day))
  const closed = [8, 9, 10].map((day) => an.aDeal(day, { isClosed: true }))
  expect(verdicts([...open, ...closed])).toEqual({
    'Deal 1': 'older_deal',
    'Deal 2': 'older_deal',
    'Deal 3': 'newest_open_deal',
    'Deal 4': 'newest_open_deal',
    'Deal 5': 'newest_open_deal',
    'Deal 6': 'newest_open_deal',
    'Deal 7': 'newest_open_deal',
    'Deal 8': 'closed_deal',
    'Deal 9': 'closed_deal',
    'Deal 10': 'closed_deal',
  })
})

test('fewer than five open deals are all chosen', () => {
  expect(chosen([1, 2, 3].map((day) => an.aDeal(day)))).toEqual(['Deal 1', 'Deal 2', 'Deal 3'])
})

test('closed deals alone leave nothing to choose', () => {
  const { steps } = chooseDeals(contact, [an.aDeal(1, { isClosed: true })], rules())
  expect(chosen([an.aDeal(1, { isClosed: true })])).toEqual([])
  expect(steps).toMatchObject([{ rule: 'deals.newest_open', facts: { found: 1, closed: 1, chosen: 0 } }])
})

// G7, G8
test('the order in which HubSpot answers changes nothing', () => {
  const deals = [4, 9, 1, 7, 3, 8, 2, 6].map((day) => an.aDeal(day))
  for (let turn = 0; turn < deals.length; turn++) {
    const turned = [...deals.slice(turn), ...deals.slice(0, turn)]
    expect(chosen(turned)).toEqual(['Deal 4', 'Deal 6', 'Deal 7', 'Deal 8', 'Deal 9'])
  }
})

test('deals of the same moment are chosen by their ids, as numbers', () => {
  const createdAt = '2026-10-01T09:00:00.000Z'
  const deals = ['8', '9', '10', '11', '12', '13'].map((id) => an.aDeal(1, { id, name: id, createdAt }))
  expect(chosen(deals)).toEqual(['10', '11', '12', '13', '9'])
  expect(chosen(deals.toReversed())).toEqual(['10', '11', '12', '13', '9'])
})

test('the trace of deals names what was found, closed and kept, newest first', () => {
  const deals = [an.aDeal(1), an.aDeal(3), an.aDeal(2, { isClosed: true })]
  const facts = { contact: 'Bob Buyer', found: 3, closed: 1, chosen: 2, names: ['Deal 3', 'Deal 1'] }
  expect(chooseDeals(contact, deals, rules()).steps).toEqual([{ rule: 'deals.newest_open', facts }])
})

test('a contact without deals is said to have none', () => {
  const steps = [{ rule: 'deals.none', facts: { contact: 'Bob Buyer' } }]
  expect(chooseDeals(contact, [], rules())).toEqual({ considered: [], steps })
})

// M19
test('of several companies only the primary is chosen, wherever it stands', () => {
  for (const companies of [
    [ACME, OTHER],
    [OTHER, ACME],
  ]) {
    const { considered, steps } = chooseCompanies(contact, companies, rules())
    expect(considered.filter((one) => one.isChosen)).toMatchObject([{ name: 'Acme', why: 'primary_company' }])
    expect(considered.filter((one) => !one.isChosen)).toMatchObject([{ name: 'Other', why: 'not_primary' }])
    expect(steps).toMatchObject([{ rule: 'company.primary', facts: { company: 'Acme', found: 2 } }])
  }
})

test('where no company is primary, none is guessed', () => {
  const { considered, steps } = chooseCompanies(contact, [OTHER], rules())
  expect(considered).toMatchObject([{ name: 'Other', isChosen: false, why: 'not_primary' }])
  expect(steps).toMatchObject([{ rule: 'company.none', facts: { found: 1 } }])
})

test('a contact without companies is said to have none', () => {
  expect(chooseCompanies(contact, [], rules())).toMatchObject({
    considered: [],
    steps: [{ rule: 'company.none', facts: { found: 0 } }],
  })
})

describe('the settings', () => {
  const closed = an.aDeal(9, { isClosed: true, closedAt: '2026-10-15T12:00:00Z' })
  const names = (
    deals: Deal[],
    associations: SettingsInput['associations'],
    ownerId: string | null = null,
  ) => {
    const { considered } = chooseDeals(contact, deals, rules(associations, ownerId))
    return considered.flatMap(({ name, isChosen }) => (isChosen ? [name] : []))
  }

  test('say how many deals are taken, and none at all if that is wanted', () => {
    const deals = [1, 2, 3].map((day) => an.aDeal(day))
    expect(names(deals, { deals: { most: 2 } })).toEqual(['Deal 3', 'Deal 2'])
    expect(names(deals, { deals: { most: 0 } })).toEqual([])
  })

  test('let deals in that were closed only days ago', () => {
    expect(names([closed], { deals: { closed_for_days: 14 } })).toEqual(['Deal 9'])
    expect(names([closed], { deals: { closed_for_days: 3 } })).toEqual([])
  })

  test('keep to pipelines, and to the deals of the owner', () => {
    const deals = [an.aDeal(1, { pipeline: '77', ownerId: '9' }), an.aDeal(2)]
    expect(names(deals, { deals: { pipelines: ['77'] } })).toEqual(['Deal 1'])
    expect(names(deals, { deals: { only_own: true } }, '9')).toEqual(['Deal 1'])
    expect(names(deals, { deals: { only_own: true } })).toEqual([])
  })

  test('take all companies, or those with a label', () => {
    const partner = an.aCompany({ id: '203', name: 'Partner', isPrimary: false, labels: ['Partner'] })
    const chosenBy = (associations: SettingsInput['associations']) =>
      chooseCompanies(contact, [ACME, OTHER, partner], rules(associations)).considered.flatMap((one) =>
        one.isChosen ? [one.name] : [],
      )
    expect(chosenBy({ companies: 'all' })).toEqual(['Acme', 'Other', 'Partner'])
    expect(chosenBy({ companies: 'labelled', company_labels: ['Partner'] })).toEqual(['Partner'])
    expect(chosenBy({ companies: 'labelled', company_labels: ['Agency'] })).toEqual([])
  })
})
