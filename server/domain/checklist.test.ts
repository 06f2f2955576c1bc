// Each point of the set-up is done or says what to do; none depends on another.
import { expect, test } from 'vitest'
import { checklistOf, type SetUp } from './checklist.ts'

const READY: SetUp = {
  ...{ status: 'connected', hasKey: true, hasReceived: true, hasWritten: true, hasDefaultOwner: true },
  ...{ unmappedMembers: [], archivedMembers: [], unconnectedMembers: [] },
  ...{ missingScopes: [], unsureTypes: [], owners: 3, lastNewsAt: new Date() },
}

const openKeys = (setUp: SetUp) => checklistOf(setUp).flatMap(({ key, isDone }) => (isDone ? [] : [key]))

// L8
test('an account that has everything has nothing left to do', () => {
  expect(openKeys(READY)).toEqual([])
  expect(checklistOf(READY).every(({ hint, remedy }) => hint === '' && remedy === null)).toBe(true)
})

// L8
test.each<[string, Partial<SetUp>]>([
  ['connected', { status: 'revoked' }],
  ['key', { hasKey: false }],
  ['received', { hasReceived: false }],
  ['written', { hasWritten: false }],
  ['scopes', { missingScopes: ['settings.users.read'] }],
  ['owners', { owners: 0 }],
  ['members', { unmappedMembers: ['zoe@northwind.example'] }],
  ['members', { archivedMembers: ['dora@northwind.example'] }],
  ['members_connected', { unconnectedMembers: ['zoe@northwind.example'] }],
  ['default_owner', { hasDefaultOwner: false }],
  ['exactly_once', { unsureTypes: null }],
  ['news', { lastNewsAt: null }],
])('%s is open with %j, alone, and says what to do', (key, change) => {
  const setUp = { ...READY, ...change }
  expect(openKeys(setUp)).toEqual([key])
  expect(checklistOf(setUp).find((item) => item.key === key)?.hint).toMatch(/^[A-Z].*\.$/)
})

test.each([
  ['paused', 'resume'],
  ['revoked', 'reconnect'],
  ['disconnected', 'reconnect'],
] as const)('an account that is %s is mended by: %s', (status, remedy) => {
  expect(checklistOf({ ...READY, status })[0]?.remedy).toBe(remedy)
})

// L66
test('who needs another owner and who has to connect is named, of very many the first', () => {
  const many = Array.from({ length: 8 }, (_, n) => `m${n}@northwind.example`)
  const setUp = { ...READY, unmappedMembers: many, archivedMembers: ['dora@northwind.example'] }
  const hint = checklistOf(setUp).find(({ key }) => key === 'members')?.hint
  expect(hint).toContain('m4@northwind.example and 3 more. Deactivated in HubSpot')
  expect(hint).toContain('dora@northwind.example')
  expect(checklistOf({ ...READY, unconnectedMembers: null }).map(({ key }) => key)).not.toContain(
    'members_connected',
  )
})

test('where nobody listens to HubSpot, nobody is told to make it talk', () => {
  expect(checklistOf({ ...READY, lastNewsAt: undefined }).some(({ key }) => key === 'news')).toBe(false)
})

test('where HubSpot could refuse repeats by itself if it were allowed to, it says so; where it cannot, there is nothing to do', () => {
  const unsureTypes = ['emails', 'notes', 'communications']
  const point = (missingScopes: string[]) =>
    checklistOf({ ...READY, unsureTypes, missingScopes }).find(({ key }) => key === 'exactly_once')
  expect(point(['crm.schemas.emails.write', 'crm.schemas.notes.write'])).toMatchObject({
    isDone: false,
    hint: expect.stringContaining('repeats of emails and notes'),
    remedy: 'reconnect',
  })
  expect(point([])).toMatchObject({
    text: 'Repeats prevented; for emails, notes and messages by looking before trying again',
    isDone: true,
    hint: '',
  })
})
