// What remains of an event once a person is forgotten, by whether it concerned anybody else.
import { expect, test } from 'vitest'
import { type EventMaterial, forgetInEvent, isChanged } from './forget-event.ts'

const JANE = 'jane@acme.example'
const KARL = 'karl@acme.example'
const nobodyKnown = new Map<string, string>()

function material(fields: Partial<EventMaterial> = {}): EventMaterial {
  return {
    ...{ eventId: 'e', sourceId: 's', externalId: 'evt-1', state: 'written', messageId: 'm-1@acme.example' },
    memberEmail: 'ann@northwind.example',
    counterparts: [JANE],
    reasonFacts: { engagementId: '7' },
    leftOut: null,
    body: {
      counterparts: [{ email: JANE, first_name: 'Jane', last_name: 'Doe' }],
      message: { text: 'Hello' },
    },
    lines: [{ lineId: '1', facts: { message: `${JANE} is odd` }, trace: [{ rule: 'contact.found' }] }],
    records: [
      { type: '0-1', id: '7', name: 'Jane' },
      { type: '0-2', id: '8', name: 'Acme' },
    ],
    ...fields,
  }
}

test('of an event for nobody else only that it happened remains', () => {
  const forgotten = forgetInEvent(material(), { emails: new Set([JANE]), contactId: '7' }, nobodyKnown)
  expect(forgotten).toMatchObject({
    ...{ isOver: true, body: null, counterparts: [], isNamedById: false },
    memberEmail: 'ann@northwind.example',
    reasonFacts: { engagementId: '7' },
    lines: [{ facts: { message: '[erased] is odd' }, trace: null }],
    records: [{ name: '[erased]' }, { name: 'Acme' }],
  })
})

test('of an event for others too, what is theirs remains, with its trace', () => {
  const trace = [{ rule: 'contact.found', facts: { email: JANE, contact: 'Jane' } }]
  const both = material({ counterparts: [JANE, KARL], lines: [{ lineId: '1', facts: {}, trace }] })
  const forgotten = forgetInEvent(both, { emails: new Set([JANE]), contactId: '7' }, nobodyKnown)
  expect(forgotten).toMatchObject({
    isOver: false,
    counterparts: [KARL],
    body: { message: { text: 'Hello' } },
  })
  expect(forgotten.lines[0]?.trace).toEqual([
    { rule: 'contact.found', facts: { email: '[erased]', contact: '[erased]' } },
  ])
})

test('where none of their addresses is known, those that are nobody else’s are theirs', () => {
  const both = material({ counterparts: [JANE, KARL] })
  const person = { emails: new Set<string>(), contactId: '7' }
  expect(forgetInEvent(both, person, new Map([[KARL, '9']])).counterparts).toEqual([KARL])
  expect(forgetInEvent(both, person, nobodyKnown).counterparts).toEqual([])
  // They are out already: who is left is somebody else.
  const before = material({ counterparts: [KARL], records: [{ type: '0-1', id: '7', name: '[erased]' }] })
  expect(forgetInEvent(before, person, nobodyKnown).counterparts).toEqual([KARL])
})

test('an event that never named the person is left as it is', () => {
  const karls = material({
    counterparts: [KARL],
    body: { counterparts: [{ email: KARL }] },
    lines: [],
    records: [],
  })
  expect(isChanged(forgetInEvent(karls, { emails: new Set([JANE]), contactId: '7' }, nobodyKnown))).toBe(
    false,
  )
  const named = { ...karls, externalId: `to ${JANE}` }
  expect(isChanged(forgetInEvent(named, { emails: new Set([JANE]), contactId: '7' }, nobodyKnown))).toBe(true)
})
