// Who is proposed as whose owner.
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS, Settings } from '../settings/settings.ts'
import * as an from '../testing/an-event.ts'
import { proposeMapping } from './propose-mapping.ts'

const ann = an.anOwner({ id: '1', email: 'ann.able@team.example', name: 'Ann Able' })
const bob = an.anOwner({ id: '2', email: 'bob@team.example', name: 'Bob Baker' })
const bobToo = an.anOwner({ id: '3', email: 'bob@other.example', name: 'Bob Bishop' })
const gone = an.anOwner({ id: '4', email: 'gone@team.example', isArchived: true })
const owners = [ann, bob, bobToo, gone]

function propose(email: string, name: string | null = null, settings = DEFAULT_SETTINGS) {
  return proposeMapping([{ email, name, isActive: true }], { settings, owners })
}

// L44, L48
test.each([
  ['the same address', 'bob@team.example', null, '2', 'same_address'],
  ['the same name, however it is written', 'x@mail.example', ' ann  ABLE', '1', 'same_name'],
  [
    'the same first half at another domain, dots and tags aside',
    'annable+sales@mail.example',
    null,
    '1',
    'similar_address',
  ],
])('%s is proposed', (_what, email, name, id, why) => {
  expect(propose(email, name).proposals).toMatchObject([{ email, owner: { id }, why }])
})

test.each([
  ['two owners would do', 'bob@mail.example', null],
  ['a name is nobody’s', 'x@mail.example', 'Xaver'],
  ['anybody can have such an address', 'annable@gmail.com', null],
])('nobody is proposed where %s', (_what, email, name) => {
  expect(propose(email, name)).toEqual({ proposals: [], unmatched: [email], archived: [] })
})

test('a deactivated owner is never proposed, and the member is named', () => {
  expect(propose('gone@team.example')).toEqual({
    proposals: [],
    unmatched: [],
    archived: ['gone@team.example'],
  })
})

test('who is mapped by hand, or left, is left alone', () => {
  const settings = Settings.parse({ members: { rules: [{ email: 'bob@team.example', owner_id: '1' }] } })
  expect(propose('bob@team.example', null, settings).proposals).toEqual([])
  const left = { email: 'bob@team.example', name: null, isActive: false }
  expect(proposeMapping([left], { settings: DEFAULT_SETTINGS, owners }).proposals).toEqual([])
})
