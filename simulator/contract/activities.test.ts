// What HubSpot promises about calls, communications, meetings and tasks: what they need, which values they take, and how they are changed.
import { expect, test } from 'vitest'
import type { EngagementType } from '../object-types.ts'
import { allScopes, startContract } from './start-contract.ts'

const AT = { hs_timestamp: '2026-11-20T10:00:00Z' }
const objects = (type: EngagementType) => `/crm/objects/2026-09/${type}`

const whole = {
  calls: {
    ...AT,
    hs_call_title: 'Call: Connected',
    hs_call_direction: 'OUTBOUND',
    hs_call_disposition: 'f240bbac-87c9-4f6e-bf70-924b57d47db7',
    hs_call_duration: '61500',
    hs_call_status: 'COMPLETED',
    hs_call_recording_url: 'https://a.example/1.mp3',
  },
  communications: {
    ...AT,
    hs_communication_channel_type: 'LINKEDIN_MESSAGE',
    hs_communication_logged_from: 'CRM',
    hs_communication_body: 'Hello',
  },
  meetings: {
    ...AT,
    hs_meeting_title: 'Demo',
    hs_meeting_start_time: '2026-11-24T10:00:00.000Z',
    hs_meeting_end_time: '2026-11-24T10:30:00.000Z',
    hs_meeting_outcome: 'SCHEDULED',
  },
  tasks: {
    ...AT,
    hs_task_subject: 'Call Bob',
    hs_task_status: 'NOT_STARTED',
    hs_task_type: 'LINKED_IN_CONNECT',
    hs_task_priority: 'HIGH',
  },
} as const
type Type = keyof typeof whole
const types: Type[] = ['calls', 'communications', 'meetings', 'tasks']

// HubSpot: calls, communications, meetings and tasks guides
test.each(types)(
  'one of %s is taken with all of its properties, on the contact scopes alone',
  async (type) => {
    const { ask } = await startContract({
      scopes: allScopes.filter((scope) => scope.startsWith('crm.objects.contacts')),
    })
    const heard = await ask('POST', objects(type), { properties: whole[type] })
    const { hs_timestamp: _at, ...sent } = whole[type]
    expect(heard).toMatchObject({ status: 201, body: { properties: sent } })
  },
)

test.each<[Type, string]>([
  ['calls', 'hs_timestamp'],
  ['communications', 'hs_timestamp'],
  ['communications', 'hs_communication_channel_type'],
  ['communications', 'hs_communication_logged_from'],
  ['meetings', 'hs_timestamp'],
  ['tasks', 'hs_timestamp'],
])('one of %s without %s is refused', async (type, name) => {
  const { ask, portal } = await startContract()
  const properties = Object.fromEntries(Object.entries(whole[type]).filter(([key]) => key !== name))
  const heard = await ask('POST', objects(type), { properties })
  expect(heard).toMatchObject({ status: 400, body: { context: { properties: [name] } } })
  expect(portal.engagements(type)).toEqual([])
})

test.each<[Type, Record<string, string>, string]>([
  ['calls', { hs_call_disposition: 'Connected' }, 'INVALID_OPTION'],
  ['calls', { hs_call_direction: 'outbound' }, 'INVALID_OPTION'],
  ['calls', { hs_call_status: 'DONE' }, 'INVALID_OPTION'],
  ['calls', { hs_call_duration: 'a minute' }, 'INVALID_INTEGER'],
  ['calls', { hs_call_recording_url: 'http://a.example/1.mp3' }, 'INVALID_URL'],
  ['communications', { hs_communication_channel_type: 'LINKED_IN_MESSAGE' }, 'INVALID_OPTION'],
  ['communications', { hs_communication_logged_from: 'API' }, 'INVALID_OPTION'],
  ['meetings', { hs_meeting_outcome: 'CANCELLED' }, 'INVALID_OPTION'],
  ['meetings', { hs_meeting_start_time: 'Monday' }, 'INVALID_DATE'],
  ['tasks', { hs_task_status: 'DONE' }, 'INVALID_OPTION'],
  ['tasks', { hs_task_type: 'LINKEDIN_MESSAGE' }, 'INVALID_OPTION'],
  ['tasks', { hs_task_priority: 'URGENT' }, 'INVALID_OPTION'],
])('%s do not take %j', async (type, value, error) => {
  const { ask } = await startContract()
  const heard = await ask('POST', objects(type), { properties: { ...whole[type], ...value } })
  expect(heard.status).toBe(400)
  expect(heard.body.message).toContain(error)
})

// HubSpot: association type ids
test.each<[Type, number, number, number, number]>([
  ['calls', 194, 182, 206, 220],
  ['communications', 81, 87, 85, 83],
  ['meetings', 200, 188, 212, 226],
  ['tasks', 204, 192, 216, 230],
])('%s are associated by the types %i, %i, %i and %i', async (type, ...typeIds) => {
  const { ask, portal } = await startContract()
  const targets = [
    portal.createRecord('contacts', { email: 'ada@a.example' }),
    portal.createRecord('companies', { name: 'A' }),
    portal.createRecord('deals', { dealname: 'D' }),
    portal.createRecord('tickets', { subject: 'T' }),
  ]
  const associations = targets.map(({ id }, index) => ({
    to: { id },
    types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: typeIds[index] }],
  }))
  const { body } = await ask('POST', objects(type), { properties: whole[type], associations })
  const [contacts, companies, deals, tickets] = targets.map(({ id }) => [id])
  expect(portal.record(type, body.id.toString())?.associations).toEqual({
    contacts,
    companies,
    deals,
    tickets,
  })
})

// HubSpot: batch update
test('a batch update changes the properties it names, empties those it says are empty, and leaves the others', async () => {
  const { ask, portal } = await startContract()
  const { id } = portal.createRecord('meetings', whole.meetings)
  const properties = { hs_meeting_outcome: 'CANCELED', hs_meeting_end_time: '' }
  const inputs = [{ id, properties, objectWriteTraceId: 'm-1' }]
  expect((await ask('POST', `${objects('meetings')}/batch/update`, { inputs })).status).toBe(200)
  const { hs_meeting_title, hs_meeting_outcome, hs_meeting_end_time } =
    portal.record('meetings', id)?.properties ?? {}
  expect([hs_meeting_title, hs_meeting_outcome, hs_meeting_end_time || 'empty']).toEqual([
    'Demo',
    'CANCELED',
    'empty',
  ])
})

test('of a batch update with trace ids only what is bad or gone is refused, each by its name', async () => {
  const { ask, portal } = await startContract()
  const [good, bad, gone] = ['good', 'bad', 'gone'].map((hs_task_subject) =>
    portal.createRecord('tasks', { ...whole.tasks, hs_task_subject }),
  )
  portal.archiveRecord('tasks', gone?.id ?? '')
  const inputs = [
    { id: good?.id, properties: { hs_task_status: 'COMPLETED' }, objectWriteTraceId: 'good' },
    { id: bad?.id, properties: { hs_task_status: 'DONE' }, objectWriteTraceId: 'bad' },
    { id: gone?.id, properties: { hs_task_status: 'COMPLETED' }, objectWriteTraceId: 'gone' },
  ]
  const heard = await ask('POST', `${objects('tasks')}/batch/update`, { inputs })
  expect(heard).toMatchObject({ status: 207, body: { numErrors: 2, results: [{ id: good?.id }] } })
  expect(heard.body.errors.map(({ context }) => context)).toMatchObject([
    { objectWriteTraceId: ['bad'] },
    { objectWriteTraceId: ['gone'] },
  ])
  expect(portal.record('tasks', good?.id ?? '')?.properties.hs_task_status).toBe('COMPLETED')
})

test('a batch update of more than 100 is refused', async () => {
  const { ask } = await startContract()
  const inputs = Array.from({ length: 101 }, (_, id) => ({ id: String(id), properties: {} }))
  expect((await ask('POST', `${objects('tasks')}/batch/update`, { inputs })).status).toBe(400)
})
