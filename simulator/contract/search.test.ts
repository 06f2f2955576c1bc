// What HubSpot promises about search: it lags, it is limited, and it never shows archived records.
import { expect, test } from 'vitest'
import { startContract, stoppedClock, times } from './start-contract.ts'

const contacts = '/crm/objects/2026-09/contacts'

function byEmail(value: string) {
  return { filterGroups: [{ filters: [{ propertyName: 'email', operator: 'EQ', value }] }] }
}

// HubSpot: search guide, limitations
test('a new record is found only after the index caught up', async () => {
  const clock = stoppedClock()
  const { ask } = await startContract({ now: clock.now })
  await ask('POST', contacts, { properties: { email: 'ada@a.example' } })
  expect((await ask('POST', `${contacts}/search`, byEmail('ada@a.example'))).body.total).toBe(0)
  clock.pass(3_000)
  expect((await ask('POST', `${contacts}/search`, byEmail('ada@a.example'))).body.total).toBe(1)
})

test('a changed record is found by its old values until the index caught up', async () => {
  const clock = stoppedClock()
  const { ask, portal } = await startContract({ now: clock.now })
  const { id } = portal.createRecord('contacts', { email: 'old@a.example' })
  await ask('PATCH', `${contacts}/${id}`, { properties: { email: 'new@a.example' } })
  expect((await ask('POST', `${contacts}/search`, byEmail('old@a.example'))).body.total).toBe(1)
  clock.pass(3_000)
  expect((await ask('POST', `${contacts}/search`, byEmail('new@a.example'))).body.total).toBe(1)
})

test('archived records are left out', async () => {
  const { ask, portal } = await startContract()
  const { id } = portal.createRecord('contacts', { email: 'ada@a.example' })
  portal.archiveRecord('contacts', id)
  expect((await ask('POST', `${contacts}/search`, byEmail('ada@a.example'))).body.total).toBe(0)
})

test('the filters of a group must all hold, and one group is enough', async () => {
  const { ask, portal } = await startContract()
  for (const city of ['Berlin', 'Paris', 'Rome'])
    portal.createRecord('companies', { name: city, city, numberofemployees: '10' })
  const employees = { propertyName: 'numberofemployees', operator: 'GTE', value: '10' }
  const inCity = (value: string) => ({
    filters: [employees, { propertyName: 'city', operator: 'EQ', value }],
  })
  const heard = await ask('POST', '/crm/objects/2026-09/companies/search', {
    filterGroups: [inCity('Berlin'), inCity('Rome')],
    sorts: [{ propertyName: 'city', direction: 'DESCENDING' }],
    properties: ['city'],
  })
  expect(heard.body.results.map(({ properties }) => properties)).toMatchObject([
    { city: 'Rome' },
    { city: 'Berlin' },
  ])
})

// HubSpot: search guide, phone numbers: area code and local number, without the country's code
test('a contact is found by its number however it was typed, and by a spelling of its profile only exactly', async () => {
  const clock = stoppedClock()
  const { ask } = await startContract({ now: clock.now, rules: { limitsFollowNow: true } })
  const found = async (propertyName: string, ...values: string[]) => {
    const filterGroups = [{ filters: [{ propertyName, operator: 'IN', values }] }]
    return (await ask('POST', `${contacts}/search`, { filterGroups })).body.total
  }
  const profile = 'https://www.linkedin.com/in/Ada'
  const properties = { firstname: 'Ada', phone: '+49 (0)30 123-4567', hs_linkedin_url: profile }
  const made = await ask('POST', contacts, { properties })
  const calculated = 'hs_searchable_calculated_phone_number'
  expect(await found(calculated, '301234567')).toBe(0)
  clock.pass(3_000)
  expect(await found(calculated, '301234567')).toBe(1)
  expect(await found('phone', '+49301234567')).toBe(0)
  expect(await found('hs_linkedin_url', profile.toLowerCase())).toBe(1)
  expect(await found('hs_linkedin_url', `${profile.toLowerCase()}/`)).toBe(0)
  await ask('PATCH', `${contacts}/${made.body.id}`, { properties: { phone: '+1 212 555 0142' } })
  clock.pass(3_000)
  expect(await found(calculated, '2125550142')).toBe(1)
})

test('a property of many values is found by each of them', async () => {
  const { ask, portal } = await startContract()
  portal.createRecord('companies', {
    name: 'A',
    domain: 'a.example',
    hs_additional_domains: 'b.example;c.example',
  })
  const among = (values: string[]) => ({
    filterGroups: [{ filters: [{ propertyName: 'hs_additional_domains', operator: 'IN', values }] }],
  })
  const search = '/crm/objects/2026-09/companies/search'
  expect((await ask('POST', search, among(['x.example', 'c.example']))).body.total).toBe(1)
  expect((await ask('POST', search, among(['example']))).body.total).toBe(0)
})

test('a search by a property that the account does not have is refused', async () => {
  const { ask, portal } = await startContract()
  portal.lackProperty('contacts', 'hs_linkedin_url')
  const filterGroups = [{ filters: [{ propertyName: 'hs_linkedin_url', operator: 'IN', values: ['x'] }] }]
  expect((await ask('POST', `${contacts}/search`, { filterGroups })).status).toBe(400)
})

test.each([
  ['a page of 201', { limit: 201 }],
  ['six groups', { filterGroups: times(6, () => ({ filters: [] })) }],
  ['results past 10,000', { after: '9999', limit: 10 }],
  ['a body of more than 3,000 characters', { query: 'x'.repeat(3_000) }],
])('%s is refused', async (_what, body) => {
  const { ask } = await startContract()
  expect((await ask('POST', `${contacts}/search`, body)).status).toBe(400)
})

test('the sixth search within a second is refused', async () => {
  const { ask } = await startContract()
  const heard = await Promise.all(times(6, () => ask('POST', `${contacts}/search`, {})))
  expect(heard.filter(({ status }) => status === 429)).toHaveLength(1)
  expect(heard.find(({ status }) => status === 429)?.body).toMatchObject({ policyName: 'SECONDLY' })
})
