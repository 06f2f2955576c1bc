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
