// What HubSpot promises about records that end: merged into another, deleted for privacy reasons, restored.
import { expect, test } from 'vitest'
import { allScopes, anEmail, startContract } from './start-contract.ts'
import { createContact, startSending } from './start-sending.ts'

const contacts = '/crm/objects/2026-09/contacts'

// HubSpot: merge records; changelog on merge webhooks
test('a merge takes the other’s values, addresses and associations along, and tells of itself and of a deletion', async () => {
  const world = await startSending(undefined, { rules: { mergeMakesNewRecord: false } })
  const { portal, ask } = world
  const ada = createContact(world)
  const other = portal.createRecord('contacts', {
    email: 'lovelace@b.example',
    firstname: 'A.',
    jobtitle: 'Countess',
  })
  const company = portal.createRecord('companies', { name: 'A' })
  portal.associate('contacts', other.id, 'companies', company.id)
  const { body: email } = await ask('POST', '/crm/objects/2026-09/emails', {
    ...anEmail(),
    associations: [
      { to: { id: other.id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 198 }] },
    ],
  })
  await world.idle()
  world.requests.length = 0
  const ids = { primaryObjectId: ada.id, objectIdToMerge: other.id }
  expect(await ask('POST', `${contacts}/merge`, ids)).toMatchObject({ status: 200, body: { id: ada.id } })
  await world.idle()
  expect(portal.record('contacts', ada.id)).toMatchObject({
    properties: {
      firstname: 'Ada',
      jobtitle: 'Countess',
      email: 'ada@a.example',
      hs_additional_emails: 'lovelace@b.example',
    },
    associations: { companies: [company.id] },
  })
  expect(portal.record('emails', email.id)?.associations.contacts).toEqual([ada.id])
  expect(portal.record('contacts', other.id)?.archived).toBe(true)
  expect(world.heard()).toMatchObject([
    { subscriptionType: 'contact.deletion', objectId: Number(other.id) },
    {
      subscriptionType: 'contact.merge',
      primaryObjectId: Number(ada.id),
      mergedObjectIds: [Number(other.id)],
      newObjectId: Number(ada.id),
    },
  ])
})

test('by default a merge makes a new record that takes the place of both', async () => {
  const world = await startSending()
  const { portal, ask } = world
  const [one, two] = [createContact(world), createContact(world, 'lovelace@b.example')]
  const { body } = await ask('POST', `${contacts}/merge`, {
    primaryObjectId: one.id,
    objectIdToMerge: two.id,
  })
  expect([one.id, two.id]).not.toContain(body.id)
  expect(portal.contacts().map(({ id }) => id)).toEqual([body.id])
  await world.idle()
  expect(world.heard().at(-1)).toMatchObject({
    primaryObjectId: Number(one.id),
    newObjectId: Number(body.id),
  })
  const found = await ask('GET', `${contacts}/lovelace@b.example?idProperty=email`)
  expect(found.body.id).toBe(body.id)
})

test('a merge needs the write scope, two records that exist, and two different ones', async () => {
  const world = await startSending(undefined, {
    scopes: allScopes.filter((scope) => !scope.endsWith('contacts.write')),
  })
  const [one, two] = [createContact(world), createContact(world, 'two@a.example')]
  const merge = (primaryObjectId: string, objectIdToMerge: string, token?: string) =>
    world.ask('POST', `${contacts}/merge`, { primaryObjectId, objectIdToMerge }, token)
  expect((await merge(one.id, two.id)).status).toBe(403)
  const { accessToken } = world.portal.install(allScopes)
  expect((await merge(one.id, one.id, accessToken)).status).toBe(400)
  expect((await merge(one.id, '999', accessToken)).status).toBe(404)
  expect((await merge(one.id, two.id, accessToken)).status).toBe(200)
})

// HubSpot: changes to the GDPR deletion endpoints
test('a contact deleted for privacy reasons is gone, is told as both deletions, and its address is refused from then on', async () => {
  const world = await startSending()
  const { id } = createContact(world)
  const forget = (body: object) => world.ask('POST', `${contacts}/gdpr-delete`, body)
  expect((await forget({ objectId: id })).status).toBe(204)
  expect((await forget({ objectId: id })).status).toBe(404)
  await world.idle()
  expect(world.kinds().slice(2)).toEqual(['contact.deletion', 'contact.privacyDeletion'])
  expect(world.portal.contacts({ withArchived: true })).toEqual([])
  const again = await world.ask('POST', contacts, { properties: { email: 'Ada@A.example' } })
  expect(again).toMatchObject({ status: 400, body: { message: expect.stringContaining('blocklist') } })
})

test('an address that nobody has can be blocked too; in a batch it harms no other', async () => {
  const { ask } = await startContract()
  const blocked = { objectId: 'nobody@a.example', idProperty: 'email' }
  expect((await ask('POST', `${contacts}/gdpr-delete`, blocked)).status).toBe(204)
  const inputs = ['nobody@a.example', 'bob@a.example'].map((email) => ({
    properties: { email },
    objectWriteTraceId: email,
  }))
  const { body } = await ask('POST', `${contacts}/batch/create`, { inputs })
  expect(body).toMatchObject({
    results: [{ properties: { email: 'bob@a.example' } }],
    errors: [{ category: 'VALIDATION_ERROR' }],
  })
})

test('a restored record is told and found again', async () => {
  const world = await startSending()
  const { id } = createContact(world)
  world.portal.archiveRecord('contacts', id)
  world.portal.restoreRecord('contacts', id)
  await world.idle()
  expect(world.kinds().slice(2)).toEqual(['contact.deletion', 'contact.restore'])
  expect((await world.ask('GET', `${contacts}/ada@a.example?idProperty=email`)).body.id).toBe(id)
})
