// What HubSpot promises about associations: both directions, type ids, labels, the primary company.
import { expect, test } from 'vitest'
import { aNote, type Contract, startContract, times } from './start-contract.ts'

const notes = '/crm/objects/2026-09/notes'

function aContact({ portal }: Contract, email = 'ada@a.example'): string {
  return portal.createRecord('contacts', { email }).id
}

function to(id: string, associationTypeId: number) {
  return { to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }] }
}

// HubSpot: associating records on create
test('a note created with an association is seen from both sides', async () => {
  const contract = await startContract()
  const contact = aContact(contract)
  const { body } = await contract.ask('POST', notes, { ...aNote(), associations: [to(contact, 202)] })
  const there = await contract.ask('GET', `/crm/objects/2026-09/contacts/${contact}/associations/notes`)
  expect(contract.portal.engagements('notes')[0]?.associations.contacts).toEqual([contact])
  expect(there.body.results).toEqual([
    {
      toObjectId: Number(body.id),
      associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 201, label: null }],
    },
  ])
})

test('an association to a record that is gone is refused with its id', async () => {
  const contract = await startContract()
  const contact = aContact(contract)
  contract.portal.archiveRecord('contacts', contact)
  const heard = await contract.ask('POST', notes, { ...aNote(), associations: [to(contact, 202)] })
  expect(heard).toMatchObject({
    status: 400,
    body: { context: { INVALID_OBJECT_IDS: [`CONTACT=${contact} is not valid`] } },
  })
})

test('an association type of another pair is refused', async () => {
  const contract = await startContract()
  const heard = await contract.ask('POST', notes, { ...aNote(), associations: [to(aContact(contract), 198)] })
  expect(heard.status).toBe(400)
})

test('an association to another account does not exist', async () => {
  const contract = await startContract()
  const stranger = contract.simulator.addPortal('7002').createRecord('contacts', { email: 's@s.example' })
  const heard = await contract.ask('POST', notes, { ...aNote(), associations: [to(stranger.id, 202)] })
  expect(heard.status).toBe(400)
})

// HubSpot: associations v4 guide
test('the first company of a contact becomes primary, and another can take over', async () => {
  const contract = await startContract()
  const { ask, portal } = contract
  const contact = aContact(contract)
  const [first = '', second = ''] = ['a', 'b'].map((name) => portal.createRecord('companies', { name }).id)
  const path = `/crm/objects/2026-09/contacts/${contact}/associations`
  await ask('PUT', `${path}/default/companies/${first}`)
  await ask('PUT', `${path}/default/companies/${second}`)
  expect(await typeIds(contract, contact)).toEqual({ [first]: [279, 1], [second]: [279] })
  await ask('PUT', `${path}/companies/${second}`, [
    { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 1 },
  ])
  expect(await typeIds(contract, contact)).toEqual({ [first]: [279], [second]: [279, 1] })
})

test('records without associations are left out of a batch read and reported', async () => {
  const contract = await startContract()
  const [linked, alone] = [aContact(contract), aContact(contract, 'b@a.example')]
  const company = contract.portal.createRecord('companies', { name: 'A' }).id
  contract.portal.associate('contacts', linked, 'companies', company)
  const heard = await contract.ask('POST', '/crm/associations/2026-09/contacts/companies/batch/read', {
    inputs: [{ id: linked }, { id: alone }],
  })
  expect(heard).toMatchObject({ status: 207, body: { results: [{ from: { id: linked } }] } })
  expect(heard.body.errors[0]).toMatchObject({ context: { fromObjectId: [alone] } })
})

test('more than 500 associations of one record come in pages', async () => {
  const contract = await startContract()
  const contact = aContact(contract)
  for (const _ of times(501, () => 0)) {
    const note = contract.portal.createRecord('notes', { hs_timestamp: '2026-11-20T10:00:00.000Z' })
    contract.portal.associate('notes', note.id, 'contacts', contact)
  }
  const heard = await contract.ask('POST', '/crm/associations/2026-09/contacts/notes/batch/read', {
    inputs: [{ id: contact }],
  })
  expect(heard.body.results[0]).toMatchObject({ paging: { next: { after: '500' } } })
})

test('the default association can be made twice', async () => {
  const contract = await startContract()
  const note = contract.portal.createRecord('notes', {}).id
  const inputs = [{ from: { id: note }, to: { id: aContact(contract) } }]
  const path = '/crm/associations/2026-09/notes/contacts/batch/associate/default'
  await contract.ask('POST', path, { inputs })
  expect((await contract.ask('POST', path, { inputs })).status).toBe(200)
  expect(contract.portal.engagements('notes')[0]?.associations.contacts).toHaveLength(1)
})

test('a labelled create replaces the labels that were there', async () => {
  const contract = await startContract()
  const contact = aContact(contract)
  const company = contract.portal.createRecord('companies', { name: 'A' }).id
  contract.portal.associate('contacts', contact, 'companies', company, { labels: ['Advisor'] })
  const buyer = contract.portal.addLabel('contacts', 'companies', 'Buyer')
  const types = [{ associationCategory: 'USER_DEFINED', associationTypeId: buyer }]
  await contract.ask('POST', '/crm/associations/2026-09/contacts/companies/batch/create', {
    inputs: [{ from: { id: contact }, to: { id: company }, types }],
  })
  expect(await typeIds(contract, contact)).toEqual({ [company]: [279, 1, buyer] })
})

test('a batch of 2,001 associations is refused', async () => {
  const { ask } = await startContract()
  const inputs = times(2_001, () => ({ from: { id: '1' }, to: { id: '2' } }))
  const heard = await ask('POST', '/crm/associations/2026-09/notes/contacts/batch/associate/default', {
    inputs,
  })
  expect(heard.status).toBe(400)
})

test('archiving a record ends its associations', async () => {
  const contract = await startContract()
  const contact = aContact(contract)
  await contract.ask('POST', notes, { ...aNote(), associations: [to(contact, 202)] })
  await contract.ask('DELETE', `/crm/objects/2026-09/contacts/${contact}`)
  expect(contract.portal.engagements('notes')[0]?.associations.contacts).toEqual([])
})

async function typeIds({ simulator }: Contract, contact: string): Promise<Record<string, number[]>> {
  const links = simulator.state.portals.get('7001')?.links.get(`contacts:${contact}`)?.get('companies')
  return Object.fromEntries([...(links ?? [])].map(([id, types]) => [id, [...types]]))
}
