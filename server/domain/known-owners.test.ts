// What reading the owners again lets go on (L66, N11).
import { expect, test } from 'vitest'
import { waitedForOwners } from './known-owners.ts'
import * as an from './testing/an-event.ts'

const ann = an.anOwner()
const left = an.anOwner({ isArchived: true })
const read = (owners: (typeof ann)[], hidesRoles = false) => ({ owners, hidesRoles })

test.each([
  ['nothing, when all is as it was', read([ann]), read([ann]), []],
  ['nothing, when somebody left', read([ann]), read([left]), []],
  ['who was nobody, when somebody is new', read([]), read([ann]), ['member_unmapped']],
  ['the same, when somebody came back', read([left]), read([ann]), ['member_unmapped']],
  [
    'what waited for roles, when HubSpot tells of them again',
    read([ann], true),
    read([ann]),
    ['scope_missing'],
  ],
  ['nothing, when it no longer does', read([ann]), read([ann], true), []],
])('%s', (_what, before, now, expected) => {
  expect(waitedForOwners(before, now)).toEqual(expected)
})
