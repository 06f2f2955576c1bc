// What HubSpot promises about webhooks: signed, in batches, repeated until they are taken, about what an app may read.
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { credentials, times } from './start-contract.ts'
import { createContact, startSending } from './start-sending.ts'

const contacts = '/crm/objects/2026-09/contacts'

// HubSpot: webhooks guide, payloads; request validation v3
test('a delivery is signed over method, address, body and time, and says who did what to whom', async () => {
  const world = await startSending()
  const { id } = createContact(world)
  await world.idle()
  const [request] = world.requests
  const time = String(request?.headers['x-hubspot-request-timestamp'])
  const signed = createHmac('sha256', credentials.client_secret)
    .update(`POST${world.url}${request?.body}${time}`)
    .digest('base64')
  expect(request?.headers['x-hubspot-signature-v3']).toBe(signed)
  expect(request?.items).toEqual([
    expect.objectContaining({
      subscriptionType: 'contact.creation',
      objectId: Number(id),
      portalId: 7001,
      appId: 4242,
      attemptNumber: 0,
      changeSource: 'CRM_UI',
      occurredAt: expect.any(Number),
    }),
    expect.objectContaining({
      subscriptionType: 'object.propertyChange',
      objectTypeId: '0-1',
      propertyName: 'firstname',
      propertyValue: 'Ada',
    }),
  ])
})

test('what the app did itself carries the app’s id as its source', async () => {
  const world = await startSending()
  const { body } = await world.ask('POST', contacts, { properties: { firstname: 'Ada' } })
  world.portal.changeProperty('contacts', body.id, 'firstname', 'Bea')
  await world.idle()
  const sources = world.heard().map(({ changeSource, sourceId }) => [changeSource, sourceId])
  expect(sources.slice(0, 2)).toEqual(times(2, () => ['INTEGRATION', '4242']))
  expect(sources.slice(2)).toEqual([['CRM_UI', 'userId:61500001']])
})

test('only subscribed properties are told, and only when their value changes', async () => {
  const world = await startSending()
  const { id } = createContact(world)
  await world.idle()
  world.requests.length = 0
  world.portal.changeProperty('contacts', id, 'lastname', 'Lovelace')
  world.portal.changeProperty('contacts', id, 'firstname', 'Ada')
  world.portal.changeProperty('contacts', id, 'firstname', 'Bea')
  await world.idle()
  expect(world.heard()).toEqual([
    expect.objectContaining({ propertyName: 'firstname', propertyValue: 'Bea' }),
  ])
})

test('a delivery has at most a hundred items', async () => {
  const world = await startSending()
  for (const index of times(150, (one) => one)) createContact(world, `c${index}@a.example`)
  await world.idle()
  expect(world.requests.map(({ items }) => items.length)).toEqual([100, 100, 100])
})

test('a delivery that is refused, or not answered in time, is sent again with a count, at most ten times', async () => {
  const world = await startSending((count) => (count === 1 ? 500 : count === 2 ? null : 200), {
    webhooks: { timeoutMs: 100 },
  })
  createContact(world)
  await world.idle()
  expect(world.requests.map(({ items }) => items[0]?.attemptNumber)).toEqual([0, 1, 2])
  const never = await startSending(() => 503, { webhooks: { retryPauseMs: 0 } })
  createContact(never)
  await never.idle()
  expect(never.requests).toHaveLength(11)
})

test('the app hears nothing of accounts that uninstalled it, nor of what it may not read', async () => {
  const world = await startSending(undefined, {
    scopes: ['crm.objects.contacts.read', 'crm.objects.contacts.write'],
  })
  const { id } = createContact(world)
  const company = world.portal.createRecord('companies', { name: 'A' })
  world.portal.associate('contacts', id, 'companies', company.id)
  await world.idle()
  expect(world.kinds()).toEqual(['contact.creation', 'object.propertyChange'])
  world.portal.uninstall()
  world.portal.archiveRecord('contacts', id)
  await world.idle()
  expect(world.kinds()).toHaveLength(2)
})

test('an association is told from both sides, when it is made and when it is taken away', async () => {
  const world = await startSending()
  const { id } = createContact(world)
  const company = world.portal.createRecord('companies', { name: 'A' })
  await world.idle()
  world.requests.length = 0
  world.portal.associate('contacts', id, 'companies', company.id)
  world.portal.dissociate('contacts', id, 'companies', company.id)
  await world.idle()
  const ends = {
    fromObjectTypeId: '0-1',
    fromObjectId: Number(id),
    toObjectTypeId: '0-2',
    toObjectId: Number(company.id),
  }
  const fromContact = {
    subscriptionType: 'contact.associationChange',
    associationType: 'CONTACT_TO_COMPANY',
    ...ends,
  }
  expect(world.heard()).toMatchObject([
    { ...fromContact, associationRemoved: false, isPrimaryAssociation: true },
    {
      subscriptionType: 'object.associationChange',
      associationType: 'COMPANY_TO_CONTACT',
      associationRemoved: false,
    },
    { ...fromContact, associationRemoved: true },
    {
      subscriptionType: 'object.associationChange',
      associationType: 'COMPANY_TO_CONTACT',
      associationRemoved: true,
    },
  ])
})

test('with a seed, deliveries come mixed up and repeated, the same way each time', async () => {
  const orders = await Promise.all(
    [7, 7, 8].map(async (disorderSeed) => {
      const world = await startSending(undefined, { webhooks: { disorderSeed } })
      for (const index of times(30, (one) => one)) createContact(world, `c${index}@a.example`)
      await world.idle()
      return world.requests[0]?.items.map(({ eventId }) => eventId) ?? []
    }),
  )
  expect(orders[0]).toEqual(orders[1])
  expect(orders[0]).not.toEqual(orders[2])
  expect(new Set(orders[0]).size).toBe(60)
  expect(orders[0]?.length).toBeGreaterThan(60)
})
