// Two people change the settings at once: neither loses anything (G29).
import { describe, expect, test } from 'vitest'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import { SETTINGS, settings } from '../../testing/settings-answers.ts'
import { beginAnew, mergeEdits } from './merge-edits.ts'
import { putAt, valueAt } from './places.ts'

const { exclusions, members, general, activities } = SETTINGS
const rule = (email: string, owner_id?: string) => ({ email, syncs: true, ...(owner_id && { owner_id }) })
const withRules = (...rules: Settings['members']['rules']) => settings({ members: { ...members, rules } })
const withDomains = (...domains: string[]) => settings({ exclusions: { ...exclusions, domains } })

describe('what two people changed at once', () => {
  test('in different fields of one section is all kept', () => {
    const mine = settings({ exclusions: { ...exclusions, system_addresses: false } })
    const { settings: both, clashes } = mergeEdits(SETTINGS, mine, withDomains('press.example'))
    expect(both.exclusions).toEqual({ ...exclusions, system_addresses: false, domains: ['press.example'] })
    expect(clashes).toEqual([])
  })

  test('in one list is all kept: what came came, what went is gone', () => {
    const both = mergeEdits(
      withDomains('a.example', 'b.example'),
      withDomains('b.example', 'mine.example'),
      withDomains('a.example', 'b.example', 'theirs.example'),
    )
    expect(both.settings.exclusions.domains).toEqual(['b.example', 'theirs.example', 'mine.example'])
    expect(both.clashes).toEqual([])
  })

  test('in entries of one list that have names is kept by name, wherever each stands', () => {
    const both = mergeEdits(
      withRules(rule('ann@x.example'), rule('ben@x.example')),
      withRules(rule('ann@x.example'), { ...rule('ben@x.example'), syncs: false }, rule('carla@x.example')),
      withRules(rule('dora@x.example'), rule('ben@x.example', '72')),
    )
    expect(both.settings.members.rules).toEqual([
      rule('dora@x.example'),
      { ...rule('ben@x.example', '72'), syncs: false },
      rule('carla@x.example'),
    ])
    expect(both.clashes).toEqual([])
  })

  test('in the same field stands as mine, and theirs is beside it, to be taken', () => {
    const old = withRules(rule('ann@x.example', '71'))
    const theirs = withRules(rule('zoe@x.example'), rule('ann@x.example', '73'))
    const both = mergeEdits(old, withRules(rule('ann@x.example', '72')), theirs)
    expect(both.settings.members.rules[1]).toEqual(rule('ann@x.example', '72'))
    const place = ['members', 'rules', 'ann@x.example', 'owner_id']
    expect(both.clashes).toEqual([{ place, mine: '72', theirs: '73' }])
    putAt(both.settings, place, '73')
    expect(both.settings).toEqual(theirs)
  })

  test('when one took away what the other changed, it is said', () => {
    const old = withRules(rule('ann@x.example', '71'))
    const changed = withRules(rule('ann@x.example', '72'))
    const place = ['members', 'rules', 'ann@x.example']
    const gone = mergeEdits(old, withRules(), changed)
    expect(gone.settings.members.rules).toEqual([])
    expect(gone.clashes).toEqual([{ place, mine: undefined, theirs: rule('ann@x.example', '72') }])
    const back = mergeEdits(old, changed, withRules())
    expect(valueAt(back.settings, place)).toEqual(rule('ann@x.example', '72'))
    expect(back.clashes).toEqual([{ place, mine: rule('ann@x.example', '72'), theirs: undefined }])
  })

  test('in the same way is no clash, and what only I changed back is mine', () => {
    const changed = settings({ general: { ...general, default_owner_id: '72' } })
    expect(mergeEdits(SETTINGS, changed, changed)).toEqual({ settings: changed, clashes: [] })
    expect(mergeEdits(changed, SETTINGS, changed)).toEqual({ settings: SETTINGS, clashes: [] })
  })

  test('keeps the order of teams that I chose, as long as nobody else moved them', () => {
    const team = (team_id: string) => ({ team_id, stored_as: {} })
    const withTeams = (...ids: string[]) => settings({ activities: { ...activities, teams: ids.map(team) } })
    const both = mergeEdits(withTeams('1', '2'), withTeams('2', '1'), withTeams('1', '2', '3'))
    // Somebody else changed the list as well: the first that fits wins, so nothing is moved unseen.
    expect(both.settings.activities.teams.map(({ team_id }) => team_id)).toEqual(['1', '2', '3'])
    expect(mergeEdits(withTeams('1', '2'), withTeams('2', '1'), withTeams('1', '2')).settings).toEqual(
      withTeams('2', '1'),
    )
  })
})

test('a draft that is begun anew changes of the settings in force what it changed of the old ones, and no list that is too long to be seen', () => {
  const whole = (document: Settings) => ({ settings: document, left_out: [] })
  const inForce = {
    settings: settings({ general: { ...general, members_must_connect: true } }),
    left_out: [{ pointer: '/exclusions/domains', entries: 20_000 }],
  }
  const anew = beginAnew({
    begun: whole(withDomains('a.example')),
    draft: whole({ ...withDomains('a.example'), general: { ...general, default_owner_id: '72' } }),
    inForce,
  })
  expect(anew).toEqual({
    ...withDomains('a.example'),
    general: { default_owner_id: '72', members_must_connect: true },
  })
})
