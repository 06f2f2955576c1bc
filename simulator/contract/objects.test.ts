// What HubSpot promises about single records and about the account around them.
import { expect, test } from 'vitest'
import { aNote, startContract, times } from './start-contract.ts'

const contacts = '/crm/objects/2026-09/contacts'

// HubSpot: contacts guide
test('a contact is read by its email, with nulls for what is not set', async () => {
  const { ask, portal } = await startContract()
  const { id } = portal.createRecord('contacts', { email: 'ada@a.example' })
  const heard = await ask('GET', `${contacts}/ada@a.example?idProperty=email&properties=email,phone`)
  expect(heard.body).toMatchObject({ id, properties: { email: 'ada@a.example', phone: null } })
})

test('a record shows the associations that were asked for', async () => {
  const { ask, portal } = await startContract()
  const contact = portal.createRecord('contacts', { email: 'ada@a.example' }).id
  const note = portal.createRecord('notes', {}).id
  portal.associate('notes', note, 'contacts', contact)
  const heard = await ask('GET', `/crm/objects/2026-09/notes/${note}?associations=contacts`)
  expect(heard.body.associations).toEqual({
    contacts: { results: [{ id: contact, type: 'note_to_contact' }] },
  })
})

test('the object type id is as good as the name', async () => {
  const { ask, portal } = await startContract()
  expect((await ask('POST', '/crm/objects/2026-03/0-46', aNote())).status).toBe(201)
  expect(portal.engagements('notes')).toHaveLength(1)
})

test('an empty value clears a property', async () => {
  const { ask, portal } = await startContract()
  const { id } = portal.createRecord('contacts', { email: 'ada@a.example', phone: '1' })
  await ask('PATCH', `${contacts}/${id}`, { properties: { phone: '' } })
  expect(portal.contacts()[0]?.properties.phone).toBeUndefined()
})

test('an archived record is gone, and archiving it again is no error', async () => {
  const { ask, portal } = await startContract()
  const { id } = portal.createRecord('contacts', { email: 'ada@a.example' })
  expect((await ask('DELETE', `${contacts}/${id}`)).status).toBe(204)
  expect((await ask('DELETE', `${contacts}/${id}`)).status).toBe(204)
  expect(await ask('GET', `${contacts}/${id}`)).toMatchObject({
    status: 404,
    body: { category: 'OBJECT_NOT_FOUND' },
  })
})

test('a deleted email is gone for good, other records can still be looked at', async () => {
  const { ask, portal } = await startContract()
  const read = async (type: 'emails' | 'notes') => {
    const { id } = portal.createRecord(type, {})
    portal.archiveRecord(type, id)
    return (await ask('GET', `/crm/objects/2026-09/${type}/${id}?archived=true`)).status
  }
  expect([await read('emails'), await read('notes')]).toEqual([404, 200])
})

test('a list comes in pages of at most 100', async () => {
  const { ask, portal } = await startContract()
  for (const index of times(101, (i) => i)) portal.createRecord('contacts', { email: `c${index}@a.example` })
  const first = await ask('GET', `${contacts}?limit=100`)
  const { after } = Object(Object(first.body.paging).next)
  expect(first.body.results).toHaveLength(100)
  expect((await ask('GET', `${contacts}?limit=100&after=${after}`)).body.results).toHaveLength(1)
  expect((await ask('GET', `${contacts}?limit=101`)).status).toBe(400)
})

test('a version that HubSpot does not have is not found', async () => {
  const { ask } = await startContract()
  expect((await ask('GET', '/crm/objects/2027-01/contacts')).status).toBe(404)
})

// HubSpot: owners guide
test('archived owners have no user id and are listed apart', async () => {
  const { ask, portal } = await startContract()
  const owner = portal.addOwner({ email: 'olga@a.example' })
  portal.archiveOwner(owner.id)
  const found = (query: string) => ask('GET', `/crm/owners/2026-09?email=olga@a.example${query}`)
  expect((await found('')).body.results).toEqual([])
  expect((await found('&archived=true')).body.results).toMatchObject([{ id: owner.id, userId: null }])
})

// HubSpot: deal pipelines
test('a deal in a closed stage knows whether it was won', async () => {
  const { ask } = await startContract()
  const properties = { dealname: 'Big', pipeline: 'default', dealstage: 'closedwon' }
  const heard = await ask('POST', '/crm/objects/2026-09/deals', { properties })
  expect(heard.body.properties).toMatchObject({ hs_is_closed: 'true', hs_is_closed_won: 'true' })
})

// HubSpot: account information
test('record links go to the domain that the account details name', async () => {
  const { ask, simulator } = await startContract()
  const heard = await ask('GET', '/account-info/2026-09/details')
  expect(heard.body).toMatchObject({ portalId: 7001, uiDomain: new URL(simulator.url).host })
})
