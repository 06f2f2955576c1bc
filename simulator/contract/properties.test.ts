// What HubSpot promises about property values and definitions: which are refused, how, and what is derived.
import { expect, test } from 'vitest'
import { aNote, anEmail, startContract } from './start-contract.ts'

const emails = '/crm/objects/2026-09/emails'
const notes = '/crm/objects/2026-09/notes'

// HubSpot: error handling
test.each([
  ['an unknown property', { nonsense: '1' }, 'PROPERTY_DOESNT_EXIST'],
  ['a value that is no option', { hs_email_direction: 'SIDEWAYS' }, 'INVALID_OPTION'],
  ['a derived property', { hs_email_from_email: 'a@b.example' }, 'READ_ONLY_VALUE'],
  ['an owner who does not exist', { hubspot_owner_id: '1' }, 'INVALID_OWNER_ID'],
  ['headers that are not JSON', { hs_email_headers: '{' }, 'INVALID_JSON'],
  ['a time that is none', { hs_timestamp: 'yesterday' }, 'INVALID_DATE'],
  ['more than 65,536 characters', { hs_email_html: 'x'.repeat(65_537) }, 'PROPERTY_VALUE_TOO_LONG'],
])('%s is refused in a message that holds JSON', async (_what, properties, error) => {
  const { ask } = await startContract()
  const heard = await ask('POST', emails, { properties: { ...anEmail().properties, ...properties } })
  const [before, json = '[]'] = heard.body.message.split('Property values were not valid: ')
  expect(heard).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } })
  expect(before).toBe('')
  expect(JSON.parse(json)).toMatchObject([{ isValid: false, error, name: Object.keys(properties)[0] }])
})

test('an archived owner cannot be given a record', async () => {
  const { ask, portal } = await startContract()
  const owner = portal.addOwner({ email: 'olga@a.example' })
  const note = { properties: { ...aNote().properties, hubspot_owner_id: owner.id } }
  expect((await ask('POST', notes, note)).status).toBe(201)
  portal.archiveOwner(owner.id)
  expect((await ask('POST', notes, note)).status).toBe(400)
})

// HubSpot: emails guide
test('the people on an email are derived from its headers', async () => {
  const { ask } = await startContract()
  const headers = {
    from: { email: 'ann@a.example', firstName: 'Ann' },
    to: [{ email: 'b@b.example' }, { email: 'c@c.example' }],
  }
  const hs_email_headers = JSON.stringify(headers)
  const heard = await ask('POST', emails, { properties: { ...anEmail().properties, hs_email_headers } })
  expect(heard.body.properties).toMatchObject({
    hs_email_from_email: 'ann@a.example',
    hs_email_from_firstname: 'Ann',
    hs_email_to_email: 'b@b.example;c@c.example',
  })
})

test('a timestamp in milliseconds comes back as ISO 8601 in UTC', async () => {
  const { ask } = await startContract()
  const hs_timestamp = String(Date.UTC(2026, 10, 20, 10))
  const heard = await ask('POST', notes, { properties: { hs_timestamp } })
  expect(heard.body.properties.hs_timestamp).toBe('2026-11-20T10:00:00.000Z')
})

test.each([
  ['contacts', { jobtitle: 'CEO' }],
  ['companies', { city: 'Berlin' }],
  ['deals', { dealname: 'Big' }],
  ['notes', { hs_note_body: 'x' }],
  ['communications', { hs_timestamp: '1' }],
])('%s without what they must have are refused', async (type, properties) => {
  const { ask } = await startContract()
  const heard = await ask('POST', `/crm/objects/2026-09/${type}`, { properties })
  expect(heard.body.errors[0]).toMatchObject({ code: 'MISSING_REQUIRED_PROPERTY' })
})

test('a deal stage of another pipeline is refused', async () => {
  const { ask } = await startContract()
  const properties = { dealname: 'Big', pipeline: 'default', dealstage: 'nowhere' }
  const heard = await ask('POST', '/crm/objects/2026-09/deals', { properties })
  expect(heard.body.message).toContain('is not a valid pipeline stage ID. Valid options')
})

// HubSpot: CRM API write validation, 2026-09
test("an account's own required properties bind the 2026-09 paths and not the older ones", async () => {
  const { ask, portal } = await startContract()
  portal.requireProperty('contacts', 'jobtitle')
  const contact = (email: string) => ({ properties: { email } })
  const heard = await ask('POST', '/crm/objects/2026-09/contacts', contact('a@a.example'))
  expect(heard.body.errors[0]).toMatchObject({ code: 'MISSING_REQUIRED_PROPERTY' })
  expect((await ask('POST', '/crm/objects/2026-03/contacts', contact('b@a.example'))).status).toBe(201)
})

// HubSpot: properties guide
const key = { name: 'key', label: 'Key', type: 'string', fieldType: 'text', hasUniqueValue: true }

test('a unique property may be created on an engagement type, as far as the account allows', async () => {
  const { ask } = await startContract({ rules: { engagementKeyTier: { calls: 'plain', emails: 'none' } } })
  const unique = { ...key, groupName: 'call' }
  expect((await ask('POST', '/crm/properties/2026-09/calls', unique)).status).toBe(400)
  const plain = { ...unique, hasUniqueValue: false }
  expect((await ask('POST', '/crm/properties/2026-09/calls', plain)).status).toBe(201)
  const email = { ...key, groupName: 'emailinformation' }
  expect((await ask('POST', '/crm/properties/2026-09/emails', email)).status).toBe(403)
})

test('a property of an engagement type cannot be created without its schema scope', async () => {
  const { ask } = await startContract()
  const heard = await ask('POST', '/crm/properties/2026-09/notes', { ...key, groupName: 'note' })
  expect(heard).toMatchObject({ status: 403, body: { category: 'MISSING_SCOPES' } })
})

test('a property group must exist before a property is put into it', async () => {
  const { ask } = await startContract()
  const property = { ...key, groupName: 'logbook' }
  expect((await ask('POST', '/crm/properties/2026-09/contacts', property)).status).toBe(400)
  await ask('POST', '/crm/properties/2026-09/contacts/groups', { name: 'logbook', label: 'Logbook' })
  expect((await ask('POST', '/crm/properties/2026-09/contacts', property)).status).toBe(201)
})

test('a definition tells whether its value is read-only', async () => {
  const { ask } = await startContract()
  const heard = await ask('GET', '/crm/properties/2026-09/emails/hs_email_from_email')
  expect(heard.body).toMatchObject({ modificationMetadata: { readOnlyValue: true } })
})

// HubSpot: properties guide (batch create); options need their order since 2026-09
test('several properties are made in one call; what cannot be made is named, and keeps no other', async () => {
  const { ask } = await startContract()
  const one = { label: 'One', groupName: 'contactinformation' }
  const choice = { ...one, type: 'enumeration', fieldType: 'select' }
  const options = [{ label: 'Yes', value: 'yes', displayOrder: 0, hidden: false }]
  const heard = await ask('POST', '/crm/properties/2026-09/contacts/batch/create', {
    inputs: [
      { ...choice, name: 'wish', options },
      { ...one, name: 'wish_since', type: 'datetime', fieldType: 'date' },
      { ...one, name: 'homeless', type: 'string', fieldType: 'text', groupName: 'nowhere' },
    ],
  })
  expect(heard.status).toBe(207)
  expect(heard.body.results.map(({ name }) => name).toSorted()).toEqual(['wish', 'wish_since'])
  expect(heard.body.errors).toMatchObject([{ context: { name: ['homeless'] } }])
  const unordered = { ...choice, name: 'other', options: [{ label: 'Yes', value: 'yes' }] }
  expect((await ask('POST', '/crm/properties/2026-09/contacts', unordered)).status).toBe(400)
})

// HubSpot: CRM objects, batch read with propertiesWithHistory
test('every value of a property is told with its time, of at most fifty records at once', async () => {
  let now = new Date('2026-11-20T10:00:00Z')
  const { ask, portal } = await startContract({ now: () => now })
  const { id } = portal.createRecord('contacts', { email: 'a@a.example', jobtitle: 'Buyer' })
  now = new Date('2026-11-20T10:10:00Z')
  await ask('POST', '/crm/objects/2026-09/contacts/batch/update', {
    inputs: [{ id, properties: { jobtitle: 'Head of buying', city: '' } }],
  })
  const read = (inputs: object[]) =>
    ask('POST', '/crm/objects/2026-09/contacts/batch/read', {
      inputs,
      properties: ['jobtitle'],
      propertiesWithHistory: ['jobtitle', 'city', 'nonsense'],
    })
  const [row] = (await read([{ id }])).body.results
  expect(row).toMatchObject({
    properties: { jobtitle: 'Head of buying' },
    propertiesWithHistory: {
      jobtitle: [
        { value: 'Head of buying', timestamp: '2026-11-20T10:10:00.000Z' },
        { value: 'Buyer', timestamp: '2026-11-20T10:00:00.000Z' },
      ],
      city: [],
    },
  })
  expect(JSON.stringify(row)).not.toContain('nonsense')
  expect((await read(Array.from({ length: 51 }, (_, index) => ({ id: String(index) })))).status).toBe(400)
})

test('a property that is archived takes its values along', async () => {
  const { ask, portal } = await startContract()
  const path = '/crm/properties/2026-09/contacts'
  const nickname = { name: 'nickname', label: 'Nickname', groupName: 'contactinformation' }
  await ask('POST', path, { ...nickname, type: 'string', fieldType: 'text' })
  const { id } = portal.createRecord('contacts', { email: 'a@a.example', nickname: 'Al' })
  expect((await ask('DELETE', `${path}/nickname`)).status).toBe(204)
  const change = { inputs: [{ id, properties: { nickname: 'Al' }, objectWriteTraceId: 'one' }] }
  const heard = await ask('POST', '/crm/objects/2026-09/contacts/batch/update', change)
  expect(JSON.stringify(heard.body.errors)).toContain('PROPERTY_DOESNT_EXIST')
  expect(portal.record('contacts', id)?.properties.nickname).toBeUndefined()
})
