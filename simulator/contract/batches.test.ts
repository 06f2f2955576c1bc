// What HubSpot promises about batches: their size, what one bad input does, and how results come back.
import { expect, test } from 'vitest'
import { aNote, anEmail, startContract, times } from './start-contract.ts'

const notes = '/crm/objects/2026-09/notes'
const contacts = '/crm/objects/2026-09/contacts'

// HubSpot: batch sizes
test('a batch of 101 is refused whole', async () => {
  const { ask, portal } = await startContract()
  const heard = await ask('POST', `${notes}/batch/create`, { inputs: times(101, () => aNote()) })
  expect(heard).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } })
  expect(portal.engagements('notes')).toHaveLength(0)
})

test('a batch of 100 is written, and its results come in another order', async () => {
  const { ask } = await startContract()
  const inputs = times(100, (index) => aNote(`note ${index}`))
  const heard = await ask('POST', `${notes}/batch/create`, { inputs })
  const ids = heard.body.results.map(({ id }) => Number(id))
  expect(heard.status).toBe(201)
  expect(ids).not.toEqual(ids.toSorted((a, b) => a - b))
})

// HubSpot: multi-status errors
test('without trace ids one bad input refuses the whole batch', async () => {
  const { ask, portal } = await startContract()
  const inputs = [aNote(), { properties: { hs_note_body: 'no time' } }]
  const heard = await ask('POST', `${notes}/batch/create`, { inputs })
  expect(heard).toMatchObject({ status: 400, body: { context: { properties: ['hs_timestamp'] } } })
  expect(portal.engagements('notes')).toHaveLength(0)
})

test('with trace ids the good inputs are written and the bad ones are named', async () => {
  const { ask, portal } = await startContract()
  const inputs = [
    { ...aNote(), objectWriteTraceId: 'a' },
    { properties: { hs_note_body: 'no time' }, objectWriteTraceId: 'b' },
  ]
  const heard = await ask('POST', `${notes}/batch/create`, { inputs })
  expect(heard).toMatchObject({ status: 207, body: { status: 'COMPLETE', numErrors: 1 } })
  expect(heard.body.errors[0]?.context).toMatchObject({ objectWriteTraceId: ['b'] })
  expect(portal.engagements('notes')).toHaveLength(1)
})

test('partial success may be answered with 200 instead of 207', async () => {
  const { ask } = await startContract({ rules: { partialFailureStatus: 200 } })
  const inputs = [{ properties: {}, objectWriteTraceId: 'a' }]
  const heard = await ask('POST', `${notes}/batch/create`, { inputs })
  expect(heard).toMatchObject({ status: 200, body: { numErrors: 1 } })
})

test('the same id twice in a batch is refused', async () => {
  const { ask } = await startContract()
  const heard = await ask('POST', `${contacts}/batch/read`, { inputs: [{ id: '5' }, { id: '5' }] })
  expect(heard.body.message).toBe('Duplicate IDs found in batch input: [5]. IDs must be unique')
})

test('reading by email may miss secondary addresses, which search finds', async () => {
  const { ask, portal } = await startContract({ rules: { readsAdditionalEmails: false } })
  const emails = { email: 'ada@a.example', hs_additional_emails: 'ada@b.example;ada@c.example' }
  const { id } = portal.createRecord('contacts', emails)
  const inputs = [{ id: 'ada@b.example' }]
  const read = await ask('POST', `${contacts}/batch/read`, { idProperty: 'email', inputs, properties: [] })
  expect(read.body.results).toEqual([])
  const filter = { propertyName: 'hs_additional_emails', operator: 'IN', values: ['ada@c.example'] }
  const search = { filterGroups: [{ filters: [filter] }] }
  expect((await ask('POST', `${contacts}/search`, search)).body.results).toMatchObject([{ id }])
})

test('reading by email finds secondary addresses and reports the missing ones', async () => {
  const { ask, portal } = await startContract()
  const ada = portal.createRecord('contacts', {
    email: 'ada@a.example',
    hs_additional_emails: 'ada@b.example',
  })
  const inputs = [{ id: 'ADA@b.example' }, { id: 'nobody@a.example' }]
  const heard = await ask('POST', `${contacts}/batch/read`, {
    idProperty: 'email',
    inputs,
    properties: ['email'],
  })
  expect(heard).toMatchObject({ status: 207, body: { results: [{ id: ada.id }], numErrors: 1 } })
  expect(heard.body.errors[0]).toMatchObject({
    category: 'OBJECT_NOT_FOUND',
    context: { ids: ['nobody@a.example'] },
  })
})

test('an email address comes back in lower case', async () => {
  const { ask } = await startContract()
  const heard = await ask('POST', contacts, { properties: { email: 'Ada@A.Example' } })
  expect(heard).toMatchObject({ status: 201, body: { properties: { email: 'ada@a.example' } } })
})

test('an existing contact is refused with its id, alone and in a batch', async () => {
  const { ask, portal } = await startContract()
  const ada = portal.createRecord('contacts', { email: 'ada@a.example' })
  const again = { properties: { email: 'ada@a.example' } }
  const refusal = {
    status: 409,
    body: { category: 'CONFLICT', message: `Contact already exists. Existing ID: ${ada.id}` },
  }
  expect(await ask('POST', contacts, again)).toMatchObject(refusal)
  expect(await ask('POST', `${contacts}/batch/create`, { inputs: [again] })).toMatchObject(refusal)
})

// HubSpot: upsert by unique property
test('an upsert by a unique property creates once and then updates', async () => {
  const { ask, portal } = await startContract()
  await ask('POST', '/crm/properties/2026-09/emails', uniqueKey)
  const inputs = [{ id: 'e-1', idProperty: 'logbook_key', ...anEmail() }]
  const first = await ask('POST', '/crm/objects/2026-09/emails/batch/upsert', { inputs })
  const second = await ask('POST', '/crm/objects/2026-09/emails/batch/upsert', { inputs })
  expect([first.body.results[0]?.new, second.body.results[0]?.new]).toEqual([true, false])
  expect(portal.engagements('emails')).toHaveLength(1)
})

test('an upsert by a property that is not unique is refused', async () => {
  const { ask } = await startContract()
  const inputs = [{ id: 'x', idProperty: 'hs_email_subject', ...anEmail() }]
  const heard = await ask('POST', '/crm/objects/2026-09/emails/batch/upsert', { inputs })
  expect(heard.body.message).toContain('Unable to perform update/upsert by non-unique 0-49 property')
})

test('an upsert takes no associations', async () => {
  const { ask } = await startContract()
  await ask('POST', '/crm/properties/2026-09/emails', uniqueKey)
  const inputs = [{ id: 'e-1', idProperty: 'logbook_key', ...anEmail(), associations: [] }]
  expect((await ask('POST', '/crm/objects/2026-09/emails/batch/upsert', { inputs })).status).toBe(400)
})

test('creating a record with a unique value that is taken is a conflict', async () => {
  const { ask } = await startContract()
  await ask('POST', '/crm/properties/2026-09/emails', uniqueKey)
  const email = { properties: { ...anEmail().properties, logbook_key: 'e-1' } }
  await ask('POST', '/crm/objects/2026-09/emails', email)
  expect(await ask('POST', '/crm/objects/2026-09/emails', email)).toMatchObject({
    status: 409,
    body: { category: 'CONFLICT' },
  })
})

const uniqueKey = {
  name: 'logbook_key',
  label: 'Logbook key',
  type: 'string',
  fieldType: 'text',
  groupName: 'emailinformation',
  hasUniqueValue: true,
}
