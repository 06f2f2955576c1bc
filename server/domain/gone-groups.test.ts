// Teams and roles that are gone still mean whoever was in them (N11, N13).
import { describe, expect, test } from 'vitest'
import { formerGroups, goneFor, mayBeGone } from './gone-groups.ts'
import { brokenParts } from './settings/broken-parts.ts'
import { Settings } from './settings/settings.ts'
import * as an from './testing/an-event.ts'

const role = (id: string) => ({ id, name: id })
const settings = Settings.parse({
  activities: { teams: [{ team_id: '7' }], roles: [{ role_id: '8' }] },
})

describe('what an owner was in before', () => {
  test.each([
    ['nothing, of one who is new', undefined, an.anOwner({ teamIds: ['7'] }), [], []],
    ['a team they left', an.anOwner({ teamIds: ['7'] }), an.anOwner(), ['7'], []],
    [
      'a team they left long ago',
      an.anOwner({ former: { teamIds: ['7'], roleIds: [] } }),
      an.anOwner({ teamIds: ['9'] }),
      ['7'],
      [],
    ],
    [
      'no team they are back in',
      an.anOwner({ former: { teamIds: ['7'], roleIds: [] } }),
      an.anOwner({ teamIds: ['7'] }),
      [],
      [],
    ],
    ['a role they lost', an.anOwner({ roles: [role('8')] }), an.anOwner({ roles: [] }), [], ['8']],
    ['a role of which nobody tells any more', an.anOwner({ roles: [role('8')] }), an.anOwner(), [], ['8']],
  ])('is %s', (_what, before, now, teamIds, roleIds) => {
    expect(formerGroups(before, now)).toEqual({ teamIds, roleIds })
  })
})

describe('a group that the settings name', () => {
  const left = an.anOwner({ former: { teamIds: ['7'], roleIds: ['8'] } })
  test.each([
    ['may be gone when somebody was in it and nobody is', [left], true],
    ['is there while somebody is in it', [left, an.anOwner({ teamIds: ['7'], roles: [role('8')] })], false],
    ['was never there when nobody was in it', [an.anOwner()], false],
  ])('%s', (_what, owners, expected) => {
    expect(mayBeGone(owners, settings)).toBe(expected)
  })

  test('that is gone holds whoever was in it, and nobody else', () => {
    const about = { code: 'unknown_team', severity: 'error', message: 'Gone.', fix: 'Mend it.' } as const
    const broken = brokenParts([
      { ...about, pointer: '/activities/teams/0/team_id', part: { kind: 'team', id: '7' } },
    ])
    const member = { email: an.ANN }
    expect(goneFor(member, { owners: [left], settings, broken })).toMatchObject({ code: 'unknown_team' })
    expect(goneFor(member, { owners: [an.anOwner()], settings, broken })).toBeNull()
    expect(goneFor(member, { owners: [left], settings, broken: brokenParts([]) })).toBeNull()
    expect(goneFor(undefined, { owners: [left], settings, broken })).toBeNull()
  })
})
