// What HubSpot promises about tickets: one scope for everything, stages of the account's own, and no word of the ticket's that it is closed.
import { expect, test } from 'vitest'
import { allScopes, aNote, startContract } from './start-contract.ts'

const tickets = '/crm/objects/2026-09/tickets'
const links = '/crm/associations/2026-09/contacts/tickets/batch/read'

// HubSpot: tickets guide
test('a ticket needs a name and a stage that there is; without a pipeline it goes into the first', async () => {
  const { ask } = await startContract()
  const made = await ask('POST', tickets, { properties: { subject: 'Torn film', hs_pipeline_stage: '1' } })
  expect(made).toMatchObject({ status: 201, body: { properties: { hs_pipeline: '0' } } })
  const wrong = await ask('POST', tickets, { properties: { subject: 'Torn film', hs_pipeline_stage: '9' } })
  expect(wrong.body.message).toContain('9 is not a valid pipeline stage ID')
  expect((await ask('POST', tickets, { properties: { subject: 'Torn film' } })).status).toBe(400)
  const id = made.body.id
  expect((await ask('PATCH', `${tickets}/${id}`, { properties: { hs_pipeline_stage: '9' } })).status).toBe(
    400,
  )
  expect((await ask('PATCH', `${tickets}/${id}`, { properties: { hs_pipeline_stage: '4' } })).status).toBe(
    200,
  )
})

// HubSpot: properties guide: what is asked for and does not exist is left out or empty.
test('a closed ticket says its stage, and nothing of being closed', async () => {
  const { ask, portal } = await startContract()
  const { id } = portal.createRecord('tickets', { subject: 'Torn film', hs_pipeline_stage: '4' })
  const properties = ['subject', 'hs_pipeline_stage', 'hs_is_closed']
  const { body } = await ask('POST', `${tickets}/batch/read`, { inputs: [{ id }], properties })
  expect(body.results).toMatchObject([{ properties: { subject: 'Torn film', hs_pipeline_stage: '4' } }])
  expect(body.results[0]?.properties).not.toMatchObject({ hs_is_closed: expect.any(String) })
})

// HubSpot: association type ids
test('a contact and a ticket are associated by 15 and 16', async () => {
  const { ask, portal } = await startContract()
  const contact = portal.createRecord('contacts', { email: 'ada@a.example' })
  const ticket = portal.createRecord('tickets', { subject: 'Torn film' })
  portal.associate('contacts', contact.id, 'tickets', ticket.id)
  const { body } = await ask('POST', links, { inputs: [{ id: contact.id }] })
  expect(body.results).toMatchObject([
    { to: [{ toObjectId: Number(ticket.id), associationTypes: [{ typeId: 15 }] }] },
  ])
  const back = await ask('GET', `${tickets}/${ticket.id}/associations/contacts`)
  expect(back.body.results).toMatchObject([{ associationTypes: [{ typeId: 16 }] }])
})

// HubSpot: scopes
test('without the scope an app neither sees tickets nor puts anything on them', async () => {
  const { ask, portal } = await startContract({ scopes: allScopes.filter((scope) => scope !== 'tickets') })
  const contact = portal.createRecord('contacts', { email: 'ada@a.example' })
  const ticket = portal.createRecord('tickets', { subject: 'Torn film' })
  const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 228 }]
  const note = portal.createRecord('notes', { hs_timestamp: '2026-01-01T00:00:00Z' })
  const inputs = [{ from: { id: note.id }, to: { id: ticket.id }, types }]
  for (const heard of [
    await ask('GET', `${tickets}/${ticket.id}`),
    await ask('POST', `${tickets}/batch/read`, { inputs: [{ id: ticket.id }] }),
    await ask('POST', links, { inputs: [{ id: contact.id }] }),
    await ask('POST', '/crm/associations/2026-09/notes/tickets/batch/create', { inputs }),
    await ask('POST', '/crm/objects/2026-09/notes', {
      ...aNote(),
      associations: [{ to: { id: ticket.id }, types }],
    }),
  ]) {
    expect(heard).toMatchObject({ status: 403, body: { category: 'MISSING_SCOPES' } })
  }
})
