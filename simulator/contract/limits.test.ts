// What HubSpot promises about how many associations there may be, and how an account can be asked about it.
import { expect, test } from 'vitest'
import { aNote, anEmail, type Contract, startContract, times } from './start-contract.ts'

const limits = '/crm/limits/2026-09'
const pair = (from: string, to: string) => `${limits}/associations/records/${from}/${to}`
const inline = (ids: string[], associationTypeId: number) =>
  ids.map((id) => ({ to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }] }))

function contacts({ portal }: Contract, count: number): string[] {
  return times(count, (index) => portal.createRecord('contacts', { email: `p${index}@a.example` }).id)
}

/** A company with so many notes. */
function companyWithNotes({ portal }: Contract, notes: number): string {
  const company = portal.createRecord('companies', { name: 'A' }).id
  for (const _ of times(notes, () => 0)) {
    const note = portal.createRecord('notes', { hs_timestamp: '2026-11-20T10:00:00.000Z' })
    portal.associate('notes', note.id, 'companies', company)
  }
  return company
}

async function typesNear({ ask }: Contract, path = `${limits}/associations/records/from`) {
  const { results } = (await ask('GET', path)).body
  return results.map(({ objectTypeId, hasRecordsAtLimit, hasRecordsNearLimit }) => [
    objectTypeId,
    hasRecordsAtLimit,
    hasRecordsNearLimit,
  ])
}

// HubSpot: limits tracking guide, "read record association limits"
test('only the types with records at or near a limit are named', async () => {
  const contract = await startContract({ rules: { associationsPerRecord: 10 } })
  companyWithNotes(contract, 7)
  expect(await typesNear(contract)).toEqual([])
  companyWithNotes(contract, 8)
  expect(await typesNear(contract)).toEqual([['0-2', false, true]])
  companyWithNotes(contract, 10)
  expect(await typesNear(contract)).toEqual([['0-2', true, true]])
  expect(await typesNear(contract, pair('0-2', 'to'))).toEqual([['0-46', true, true]])
  expect(await typesNear(contract, pair('0-1', 'to'))).toEqual([])
})

test('a pair of types has its limit, its counts, and samples of the records', async () => {
  const contract = await startContract({ rules: { associationsPerRecord: 10 } })
  const [near, full] = [companyWithNotes(contract, 9), companyWithNotes(contract, 10)]
  const { status, body } = await contract.ask('GET', pair('0-2', '0-46'))
  expect(status).toBe(200)
  expect(body).toMatchObject({
    limit: 10,
    totalRecordsAtLimit: 1,
    totalRecordsNearLimit: 1,
    atLimitFromRecordSamples: [{ objectId: Number(full) }],
    nearLimitFromRecordSamples: [{ objectId: Number(near), usage: 9, percentage: 90 }],
  })
})

test('a pair without such records has its limit all the same', async () => {
  const { ask } = await startContract()
  const { body } = await ask('GET', pair('emails', 'contacts'))
  expect(body).toMatchObject({ limit: 50_000, totalRecordsAtLimit: 0, atLimitFromRecordSamples: [] })
})

test('there may be more records at their limit than are named', async () => {
  const contract = await startContract({ rules: { associationsPerRecord: 1, limitSamples: 2 } })
  for (const _ of times(3, () => 0)) companyWithNotes(contract, 1)
  const { body } = await contract.ask('GET', pair('0-2', '0-46'))
  expect(body).toMatchObject({ totalRecordsAtLimit: 3 })
  expect(body.atLimitFromRecordSamples).toHaveLength(2)
})

test('a record that was archived no longer counts', async () => {
  const contract = await startContract({ rules: { associationsPerRecord: 1 } })
  contract.portal.archiveRecord('companies', companyWithNotes(contract, 1))
  expect((await contract.ask('GET', pair('0-2', '0-46'))).body.totalRecordsAtLimit).toBe(0)
})

test('one account says nothing of another', async () => {
  const contract = await startContract({ rules: { associationsPerRecord: 1 } })
  companyWithNotes(contract, 1)
  const { accessToken } = contract.simulator.addPortal('7002').install(['crm.objects.contacts.read'])
  const heard = await contract.ask('GET', pair('0-2', '0-46'), undefined, accessToken)
  expect(heard.body).toMatchObject({ totalRecordsAtLimit: 0, atLimitFromRecordSamples: [] })
})

test('one of the scopes on records is needed, whichever', async () => {
  const bare = await startContract({ scopes: [] })
  const refused = await bare.ask('GET', pair('0-2', '0-46'))
  expect(refused).toMatchObject({ status: 403, body: { category: 'MISSING_SCOPES' } })
  const some = await startContract({ scopes: ['crm.objects.deals.read'] })
  expect((await some.ask('GET', pair('0-2', '0-46'))).status).toBe(200)
})

test('a type that does not exist is refused', async () => {
  const { ask } = await startContract()
  expect((await ask('GET', pair('0-2', 'planets'))).status).toBe(400)
})

// Whether HubSpot tells the limits of engagements is not documented; each answer can be played.
test('an account may not tell about engagements', async () => {
  const { ask } = await startContract({ rules: { engagementLimitsReadable: false } })
  expect((await ask('GET', pair('0-49', '0-1'))).status).toBe(404)
  expect((await ask('GET', pair('0-1', '0-2'))).status).toBe(200)
})

// HubSpot: set limits for record associations
test('an admin’s own limit is lower, holds for one direction, and is what is told', async () => {
  const contract = await startContract({ rules: { associationsPerRecord: 10 } })
  contract.portal.limitAssociations('emails', 'contacts', 2)
  contract.portal.limitAssociations('notes', 'contacts', 99)
  const limitOf = async (from: string, to: string) => (await contract.ask('GET', pair(from, to))).body.limit
  expect(await limitOf('emails', 'contacts')).toBe(2)
  expect(await limitOf('contacts', 'emails')).toBe(10)
  expect(await limitOf('notes', 'contacts')).toBe(10)
})

test('a new record with more associations than it may have is refused, and one with as many is not', async () => {
  const contract = await startContract()
  contract.portal.limitAssociations('emails', 'contacts', 2)
  const [a = '', b = '', c = ''] = contacts(contract, 3)
  const create = (ids: string[]) =>
    contract.ask('POST', '/crm/objects/2026-09/emails', { ...anEmail(), associations: inline(ids, 198) })
  expect(await create([a, b, c])).toMatchObject({
    status: 400,
    body: { subCategory: 'crm.associations.ASSOCIATION_LIMIT_EXCEEDED' },
  })
  expect((await create([a, b])).status).toBe(201)
  expect(contract.portal.engagements('emails')).toHaveLength(1)
})

test('a full record takes no more, by creating or by associating', async () => {
  const contract = await startContract({ rules: { associationsPerRecord: 3 } })
  const company = companyWithNotes(contract, 3)
  const associations = inline([company], 190)
  const created = await contract.ask('POST', '/crm/objects/2026-09/notes', { ...aNote(), associations })
  expect(created.status).toBe(400)
  const note = contract.portal.createRecord('notes', {}).id
  const path = `/crm/objects/2026-09/notes/${note}/associations/default/companies/${company}`
  expect((await contract.ask('PUT', path)).status).toBe(400)
})

test('a batch cannot overfill a record either', async () => {
  const contract = await startContract({ rules: { associationsPerRecord: 3 } })
  const company = companyWithNotes(contract, 2)
  const inputs = times(2, (index) => ({
    ...aNote(`Note ${index}`),
    associations: inline([company], 190),
    objectWriteTraceId: `trace-${index}`,
  }))
  const heard = await contract.ask('POST', '/crm/objects/2026-09/notes/batch/create', { inputs })
  expect(heard).toMatchObject({ status: 207, body: { numErrors: 1 } })
  expect(heard.body.errors[0]?.context).toMatchObject({ objectWriteTraceId: ['trace-1'] })
})
