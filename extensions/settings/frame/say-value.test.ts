// Settings and their values in plain words: who, what and where, never an id that a name is known for.
import { expect, test } from 'vitest'
import { CHOICES } from '../../testing/settings-answers.ts'
import { withSettingsWords } from '../../words/settings-words.ts'
import { wordsIn } from '../../words/words.ts'
import { kindOfPath, namePlace, sayValue } from './say-value.ts'

const said = { words: withSettingsWords(wordsIn('en')), choices: CHOICES }
const deal = {
  on: ['reply', 'click'],
  pipeline: 'default',
  stage: 'won',
  amount: null,
  owner_id: '72',
  defaults: {},
}

test.each([
  ['general.default_owner_id', null, 'not set'],
  ['general.default_owner_id', '72', 'Ben Okafor'],
  ['general.default_owner_id', '99', '99'],
  ['general.members_must_connect', true, 'on'],
  ['activities.stored_as[email.sent]', 'nothing', 'Not logged'],
  ['activities.teams[2210].contents', 'metadata', 'Neither text nor subject'],
  [
    'activities.teams',
    [{ team_id: '2210', stored_as: { 'email.opened': 'nothing' } }],
    'Sales Berlin (What each activity becomes: Email opened: Not logged)',
  ],
  [
    'activities.roles',
    [{ role_id: '3301', stored_as: {}, contents: 'subject' }],
    'Support agent (Contents: Subject only)',
  ],
  ['members.rules[ann@x.example].owner_id', '71', 'Ann Ryan'],
  [
    'members.rules',
    [{ email: 'ann@x.example', syncs: false, owner_id: '71' }],
    'ann@x.example (Syncs: off, Owner: Ann Ryan)',
  ],
  ['members.round_robin', ['71', '72'], 'Ann Ryan, Ben Okafor'],
  ['exclusions.domains', [], 'none'],
  ['record_creation.contacts.types', ['call.completed'], 'Call'],
  [
    'record_creation.contacts.mandatory',
    [['email'], ['phone', 'mobilephone']],
    'email, phone or mobilephone',
  ],
  ['associations.deals.most', 1_000, '1,000'],
  ['associations.deals.pipelines', ['default', 'gone'], 'Sales pipeline, gone'],
  [
    'campaigns[Spring (2)].deal',
    deal,
    'When: A reply, A click, Pipeline: Sales pipeline, Stage: Closed won, Owner: Ben Okafor',
  ],
])('%s of %j is %s', (path, value, expected) => {
  expect(sayValue(kindOfPath(path), value, said)).toBe(expected)
})

test.each([
  [['general', 'default_owner_id'], 'General › Default owner'],
  [['members', 'rules', 'ann@x.example', 'touch', 'deals'], 'Members › ann@x.example › Reach › Deals'],
  [
    ['activities', 'teams', '2210', 'stored_as', 'email.sent'],
    'Activities › Teams › Sales Berlin › What each activity becomes › Email sent',
  ],
  [['activities', 'roles', '3301', 'contents'], 'Activities › Roles › Support agent › Contents'],
  [
    ['record_creation', 'contacts', 'defaults', 'jobtitle'],
    'New records › Contacts › Default values › jobtitle',
  ],
])('%j is called %s', (place, expected) => {
  expect(namePlace(place, said)).toBe(expected)
})
