// On which tickets of a contact an activity is logged.
import { expect, test } from 'vitest'
import { chooseTickets } from './choose-tickets.ts'
import type { Ticket } from './record.ts'
import { Settings, type SettingsInput } from './settings/settings.ts'
import * as an from './testing/an-event.ts'

type Wanted = NonNullable<SettingsInput['associations']>['tickets']
const contact = an.aContact()
const MIXED = [an.aTicket(1), an.aTicket(4, { isClosed: true }), an.aTicket(3), an.aTicket(2)]

function choose(tickets: readonly Ticket[], wanted: Wanted) {
  return chooseTickets(contact, tickets, Settings.parse({ associations: { tickets: wanted } }))
}

function verdicts(tickets: readonly Ticket[], wanted: Wanted): Record<string, string> {
  return Object.fromEntries(choose(tickets, wanted).considered.map(({ name, why }) => [name, why]))
}

// M18, M57
test.each<[string, Wanted, Record<string, string>]>([
  ['none, as long as nobody wants any', {}, {}],
  [
    'the newest open ones, so many of them',
    { most: 2 },
    {
      'Ticket 4': 'closed_ticket',
      'Ticket 3': 'newest_open_ticket',
      'Ticket 2': 'newest_open_ticket',
      'Ticket 1': 'older_ticket',
    },
  ],
  [
    'closed ones alike, where they are wanted',
    { most: 2, open_only: false },
    {
      'Ticket 4': 'newest_ticket',
      'Ticket 3': 'newest_ticket',
      'Ticket 2': 'older_ticket',
      'Ticket 1': 'older_ticket',
    },
  ],
])('%s', (_, wanted, expected) => {
  expect(verdicts(MIXED, wanted)).toEqual(expected)
  expect(verdicts(MIXED.toReversed(), wanted)).toEqual(expected)
})

test('tickets of the same moment are chosen by their ids, as numbers, and one that is told twice counts once', () => {
  const createdAt = '2026-10-01T09:00:00.000Z'
  const tickets = ['9', '10', '9', '8'].map((id) => an.aTicket(1, { id, name: id, createdAt }))
  const { considered } = choose(tickets, { most: 2 })
  expect(considered.map(({ name, isChosen }) => [name, isChosen])).toEqual([
    ['10', true],
    ['9', true],
    ['8', false],
  ])
})

test('the trace says what was found, closed and chosen, newest first', () => {
  const facts = { contact: 'Bob Buyer', found: 4, closed: 1, chosen: 2, names: ['Ticket 3', 'Ticket 2'] }
  expect(choose(MIXED, { most: 2 }).steps).toEqual([{ rule: 'tickets.newest', facts }])
  expect(choose([], { most: 2 }).steps).toEqual([{ rule: 'tickets.none', facts: { contact: 'Bob Buyer' } }])
  expect(choose([an.aTicket(1, { isClosed: true })], { most: 2 }).steps).toMatchObject([
    { rule: 'tickets.newest', facts: { found: 1, closed: 1, chosen: 0, names: [] } },
  ])
})
