// What HubSpot's items mean to us, in both of its spellings; and that odd ones are recognised, not guessed at.
import { expect, test } from 'vitest'
import { readWebhookItem } from './webhook-item.ts'

const APP = '4242'
const AT = Date.UTC(2026, 10, 21)
const base = {
  eventId: 1,
  subscriptionId: 7,
  portalId: 47110815,
  appId: 4242,
  occurredAt: AT,
  attemptNumber: 0,
}
const read = (fields: object) => readWebhookItem({ ...base, ...fields }, APP)
const newsOf = (fields: object) => {
  const item = read(fields)
  if (!item.ok) throw new Error(item.why)
  return item.news
}

const CONTACT_7 = { type: '0-1', id: '7' }

test.each([
  { subscriptionType: 'object.propertyChange', objectTypeId: '0-1' },
  { subscriptionType: 'contact.propertyChange' },
])('a changed property touches its record, in $subscriptionType', (spelling) => {
  const news = newsOf({ ...spelling, objectId: 7, propertyName: 'firstname', propertyValue: 'Jane' })
  expect(news).toMatchObject({
    touched: [CONTACT_7],
    work: null,
    property: { name: 'firstname', value: 'Jane' },
  })
})

test('the echo of our own write touches the record and tells nothing else', () => {
  const echo = {
    subscriptionType: 'company.propertyChange',
    objectId: 7,
    propertyName: 'domain',
    sourceId: APP,
  }
  expect(newsOf(echo)).toMatchObject({ touched: [{ type: '0-2', id: '7' }], property: null, work: null })
})

test('a merge names its survivor, which may be new, and every record that is gone', () => {
  const merge = { subscriptionType: 'contact.merge', primaryObjectId: 7, mergedObjectIds: [8] }
  expect(newsOf(merge).work).toEqual({ kind: 'merged', type: '0-1', survivorId: '7', loserIds: ['8'] })
  expect(newsOf({ ...merge, newObjectId: 9 }).work).toMatchObject({ survivorId: '9', loserIds: ['7', '8'] })
  expect(newsOf({ ...merge, mergedObjectIds: [7, 8, 8] }).work).toMatchObject({
    survivorId: '7',
    loserIds: ['8'],
  })
  expect(newsOf({ ...merge, mergedObjectIds: [7] }).work).toBeNull()
  const ofCompanies = { ...merge, subscriptionType: 'object.merge', objectTypeId: '0-2' }
  expect(newsOf(ofCompanies)).toMatchObject({ work: { type: '0-2' } })
})

test('a deletion, a restoration and a wish to be forgotten name their record', () => {
  expect(newsOf({ subscriptionType: 'deal.deletion', objectId: 7 }).work).toEqual({
    kind: 'deleted',
    type: '0-3',
    id: '7',
  })
  expect(newsOf({ subscriptionType: 'object.restore', objectTypeId: '0-2', objectId: 7 }).work).toEqual({
    kind: 'restored',
    type: '0-2',
    id: '7',
  })
  expect(newsOf({ subscriptionType: 'contact.privacyDeletion', objectId: 7 }).work).toEqual({
    kind: 'privacy_deleted',
    contactId: '7',
  })
})

test('an association touches both records, by whichever field says what they are', () => {
  const change = { subscriptionType: 'object.associationChange', fromObjectId: 7, toObjectId: 8 }
  const both = [CONTACT_7, { type: '0-2', id: '8' }]
  expect(newsOf({ ...change, fromObjectTypeId: '0-1', toObjectTypeId: '0-2' }).touched).toEqual(both)
  expect(newsOf({ ...change, associationType: 'CONTACT_TO_COMPANY' }).touched).toEqual(both)
  expect(newsOf({ ...change, subscriptionType: 'contact.associationChange' }).touched).toEqual([
    CONTACT_7,
    ...['0-1', '0-2', '0-3', '0-5'].map((type) => ({ type, id: '8' })),
  ])
})

test('a repeat has the same key; another event, record or moment has another', () => {
  const change = { subscriptionType: 'contact.deletion', objectId: 7 }
  const { key } = newsOf(change)
  expect(newsOf({ ...change, attemptNumber: 3 }).key).toBe(key)
  for (const other of [{ eventId: 2 }, { subscriptionId: 8 }, { occurredAt: AT + 1 }, { objectId: 8 }]) {
    expect(newsOf({ ...change, ...other }).key).not.toBe(key)
  }
  expect(newsOf({ ...change, subscriptionType: 'contact.restore' }).key).not.toBe(key)
  const generic = { ...change, subscriptionType: 'object.deletion' }
  const [contact, company] = ['0-1', '0-2'].map((objectTypeId) => newsOf({ ...generic, objectTypeId }).key)
  expect(contact).not.toBe(company)
})

test.each([
  [{ appId: 4343, subscriptionType: 'contact.deletion', objectId: 7 }, 'foreign'],
  [{ subscriptionType: 'quote.deletion', objectId: 7 }, 'unasked'],
  [{ subscriptionType: 'object.deletion', objectTypeId: '0-14', objectId: 7 }, 'unasked'],
  [{ subscriptionType: 'contact.doubled', objectId: 7 }, 'unasked'],
  [{ subscriptionType: 'conversation.privacyDeletion', objectId: 7 }, 'unasked'],
  [{ subscriptionType: 'contact.deletion' }, 'odd'],
  [{ subscriptionType: 'contact.merge', mergedObjectIds: [7] }, 'odd'],
  [{ subscriptionType: 'contact.associationChange', fromObjectId: 7 }, 'odd'],
  [{ subscriptionType: 'contact.deletion', objectId: '7; drop table events' }, 'odd'],
  [{ subscriptionType: 'contact.deletion', objectId: 1e30 }, 'odd'],
  [{ subscriptionType: 'contact.deletion', objectId: 7, occurredAt: 'yesterday' }, 'odd'],
  [{ subscriptionType: 'contact.deletion', objectId: 7, occurredAt: 9e15 }, 'odd'],
  [{ subscriptionType: ['contact.deletion'], objectId: 7 }, 'odd'],
])('%o is %s', (fields, why) => {
  expect(read(fields)).toEqual({ ok: false, why })
})

test.each([null, 'contact.deletion', 7, [], {}])('%o is no item at all', (value) => {
  expect(readWebhookItem(value, APP)).toEqual({ ok: false, why: 'odd' })
})
