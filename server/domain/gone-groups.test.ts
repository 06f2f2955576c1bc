// Teams and roles that are gone still mean whoever was in them (N11, N13).
import { describe, expect, test } from 'vitest'
import { formerGroups, goneFor, mayBeGone, presentGroups, wasInHiddenRole } from './gone-groups.ts'
import { brokenParts } from './settings/broken-parts.ts'
import { Settings } from './settings/settings.ts'
import * as an from './testing/an-event.ts'

const role = (id: string) => ({ id, name: id })
const settings = Settings.parse({
  activities: {
    teams: [
      { team_id: '9', stored_as: { 'email.opened': 'nothing' } },
      { team_id: '7', contents: 'subject' },
    ],
    roles: [{ role_id: '8', stored_as: { 'email.sent': 'nothing' } }],
  },
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
    expect(formerGroups(before, presentGroups([now]))).toEqual({ teamIds, roleIds })
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

  const broken = brokenParts(
    (['team', 'role'] as const).map((kind) => ({
      ...({
        code: 'unknown_team',
        severity: 'error',
        message: 'Gone.',
        fix: 'Mend it.',
        pointer: `/${kind}`,
      } as const),
      part: { kind, id: kind === 'team' ? '7' : '8' },
    })),
  )
  const former = { teamIds: ['7'], roleIds: [] }
  const sent = an.anEmailSent()
  test.each([
    ['what was in it', sent, an.anOwner({ former }), '/team'],
    ['what had its role', sent, an.anOwner({ former: { teamIds: [], roleIds: ['8'] } }), '/role'],
    ['nobody who was never in it', sent, an.anOwner(), undefined],
    ['nobody for whom a team before it speaks', sent, an.anOwner({ former, teamIds: ['9'] }), undefined],
    [
      'nothing of which it said nothing',
      an.anEmailReceived(),
      an.anOwner({ former: { teamIds: [], roleIds: ['8'] } }),
      undefined,
    ],
  ])('holds, once it is gone, %s', (_what, event, owner, pointer) => {
    expect(goneFor(event, { owners: [owner], settings, broken })?.pointer).toBe(pointer)
    expect(goneFor(event, { owners: [owner], settings, broken: brokenParts([]) })).toBeNull()
  })

  test('is left by whoever left while others stayed', () => {
    const before = an.anOwner({ teamIds: ['7'] })
    const present = presentGroups([an.anOwner(), an.anOwner({ id: '10', teamIds: ['7'] })])
    expect(formerGroups(before, present).teamIds).toEqual([])
  })

  test('still counts for whom it was known, where HubSpot tells of no roles any more', () => {
    const facts = (owner: Parameters<typeof an.anOwner>[0]) => ({ owners: [an.anOwner(owner)], settings })
    const hadIt = { former: { teamIds: [], roleIds: ['8'] } }
    expect(wasInHiddenRole(sent, facts(hadIt))).toBe(true)
    expect(wasInHiddenRole(an.anEmailReceived(), facts(hadIt))).toBe(false)
    expect(wasInHiddenRole(sent, facts({ ...hadIt, roles: [] }))).toBe(false)
    expect(wasInHiddenRole(sent, facts({}))).toBe(false)
  })
})
