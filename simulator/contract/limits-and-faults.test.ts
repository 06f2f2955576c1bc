// What HubSpot promises about rates, and what the simulator itself promises about bad days and saved state.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startSimulator } from '../simulator.ts'
import { aNote, startContract, times } from './start-contract.ts'

const details = '/account-info/2026-09/details'
const notes = '/crm/objects/2026-09/notes'

// HubSpot: API usage guidelines and limits
test('the call after the ten-second limit is refused and told when to come back', async () => {
  const { ask, simulator } = await startContract()
  await Promise.all(times(110, () => ask('GET', details)))
  const heard = await ask('GET', details)
  expect(heard).toMatchObject({
    status: 429,
    body: {
      message: 'You have reached your ten_secondly_rolling limit.',
      errorType: 'RATE_LIMIT',
      policyName: 'TEN_SECONDLY_ROLLING',
      category: '',
    },
  })
  expect(Number(heard.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(simulator.calls.filter((call) => call.count429)).toHaveLength(1)
})

test('core answers tell what is left, search answers do not', async () => {
  const { ask } = await startContract()
  const core = await ask('GET', details)
  const search = await ask('POST', `${notes}/search`, {})
  expect(core.headers.get('x-hubspot-ratelimit-max')).toBe('110')
  expect(core.headers.get('x-hubspot-ratelimit-remaining')).toBe('109')
  expect(search.headers.get('x-hubspot-ratelimit-max')).toBeNull()
})

test('association batches are counted apart from other calls', async () => {
  const { ask } = await startContract({ rules: { coreLimit: 1 } })
  const read = () => ask('POST', '/crm/associations/2026-09/notes/contacts/batch/read', { inputs: [] })
  expect((await ask('GET', details)).status).toBe(200)
  expect((await read()).status).toBe(200)
  expect((await ask('GET', details)).status).toBe(429)
})

test('accounts have limits of their own', async () => {
  const { ask, simulator } = await startContract({ rules: { coreLimit: 1 } })
  const other = simulator.addPortal('7002').install([])
  await ask('GET', details)
  expect((await ask('GET', details, undefined, other.accessToken)).status).toBe(200)
})

test('a fault on order hits the calls it names, as often as it says', async () => {
  const { ask, simulator } = await startContract()
  simulator.faults.order({
    match: { path: '/account-info' },
    times: 1,
    fault: { kind: 'status', status: 502 },
  })
  expect((await ask('GET', '/crm/owners/2026-09')).status).toBe(200)
  expect((await ask('GET', details)).status).toBe(502)
  expect((await ask('GET', details)).status).toBe(200)
})

test('a connection cut before handling writes nothing, one cut after writing has written', async () => {
  const { ask, simulator, portal } = await startContract()
  simulator.faults.order({ match: { method: 'POST' }, times: 1, fault: { kind: 'cut' } })
  await expect(ask('POST', notes, aNote())).rejects.toThrow()
  expect(portal.engagements('notes')).toHaveLength(0)
  simulator.faults.order({ match: { method: 'POST' }, times: 1, fault: { kind: 'cut_after_writing' } })
  await expect(ask('POST', notes, aNote())).rejects.toThrow()
  expect(portal.engagements('notes')).toHaveLength(1)
})

test('faults can be ordered over HTTP too', async () => {
  const { ask } = await startContract()
  await ask('POST', '/simulator/faults', { match: { path: '/crm' }, fault: { kind: 'status', status: 503 } })
  expect((await ask('GET', '/crm/owners/2026-09')).status).toBe(503)
})

test('broken JSON is refused', async () => {
  const { simulator, accessToken } = await startContract()
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
  const heard = await fetch(`${simulator.url}${notes}`, { method: 'POST', headers, body: '{' })
  expect(heard.status).toBe(400)
})

test('a simulator started on a data file knows what an earlier one wrote', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'simulator-'))
  const options = { dataFile: join(folder, 'state.json'), seed: false }
  const first = await startSimulator(options)
  const contact = first.addPortal('7001').createRecord('contacts', { email: 'ada@a.example' })
  const company = first.portal('7001').createRecord('companies', { name: 'A' })
  first.portal('7001').associate('contacts', contact.id, 'companies', company.id)
  const { accessToken } = first.portal('7001').install([])
  await first.close()

  const second = await startSimulator(options)
  const heard = await fetch(`${second.url}${details}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  expect(second.portal('7001').contacts()).toEqual([
    { ...contact, associations: { ...contact.associations, companies: [company.id] } },
  ])
  expect(heard.status).toBe(200)
  await second.close()
  await rm(folder, { recursive: true })
})
