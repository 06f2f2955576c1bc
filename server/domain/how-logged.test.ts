// As what an activity is logged and with how much of its contents: by account, by team and by role (L49, L50, L51, MX9, MX12).
import { describe, expect, test } from 'vitest'
import { ACTIVITY_TYPES } from './activity-event.ts'
import { drawAs } from './drawing/draw-as.ts'
import { reduceContents } from './drawing/reduce-contents.ts'
import { storableAs, usuallyStoredAs } from './drawing/storable-as.ts'
import { engagementTypeOf } from './drawing/to-engagement.ts'
import { contentsForAll, howLogged } from './how-logged.ts'
import type { Owner } from './record.ts'
import { Settings, type SettingsInput } from './settings/settings.ts'
import * as a from './testing/an-activity.ts'
import * as an from './testing/an-event.ts'

const FULL = {
  subject: 'Hello',
  text: 'canary',
  html: '<p>canary</p>',
  attachments: [{ name: 'canary.pdf' }],
}

const REP = { id: '5', name: 'Sales rep' }
const AGENT = { id: '6', name: 'Support agent' }

type Asked = NonNullable<SettingsInput['activities']>

function how(activities: Asked, member: Partial<Owner> = {}) {
  const settings = Settings.parse({ activities })
  return howLogged(an.anEmailSent(), { settings, owners: [an.anOwner(member)] })
}

const OFF = { stored_as: { 'email.sent': 'nothing' as const } }
const AS_NOTE = { stored_as: { 'email.sent': 'notes' as const } }
const SUBJECT = { contents: 'subject' as const }
const METADATA = { contents: 'metadata' as const }

describe('an activity is logged', () => {
  test('as the table says, with everything, when nobody chose otherwise', () => {
    expect(how({})).toEqual({
      storedAs: 'emails',
      contents: 'full',
      storedBy: {},
      contentsBy: {},
      isRoleHidden: false,
    })
  })

  test('not at all, when it would bury the timeline and nobody wants it', () => {
    const off = ACTIVITY_TYPES.filter((type) => usuallyStoredAs(type) === 'nothing')
    expect(off.toSorted()).toEqual(['linkedin.profile_visited', 'task.completed', 'task.created'])
    const told = a.aTaskCreated()
    const owners = [an.anOwner({ teamIds: ['7'], roles: [REP] })]
    const by = (activities: SettingsInput['activities']) =>
      howLogged(told, { settings: Settings.parse({ activities }), owners })
    const wanting = { stored_as: { 'task.created': 'tasks' as const } }
    expect(by({}).storedAs).toBe('nothing')
    expect(by(wanting).storedAs).toBe('tasks')
    expect(by({ teams: [{ team_id: '7', ...wanting }] }).storedAs).toBe('tasks')
    expect(by({ roles: [{ role_id: REP.id, ...wanting }] }).storedAs).toBe('tasks')
  })

  const team = { team: '7' }
  const rep = { role: REP.name }
  test.each<[string, Asked, Partial<Owner>, [string, object, string, object]]>([
    [
      'as the account chose, when the member is in no team or role that is named',
      { ...AS_NOTE, ...SUBJECT, teams: [{ team_id: '7', ...OFF }], roles: [{ role_id: REP.id, ...OFF }] },
      { teamIds: ['8'], roles: [AGENT] },
      ['notes', {}, 'subject', {}],
    ],
    [
      "as the member's team chose, and what it leaves open as the account did",
      { ...AS_NOTE, ...SUBJECT, teams: [{ team_id: '7', ...OFF }] },
      { teamIds: ['7'] },
      ['nothing', team, 'subject', {}],
    ],
    [
      "as the member's role chose, and what it leaves open as the account did",
      { ...AS_NOTE, ...SUBJECT, roles: [{ role_id: REP.id, ...METADATA }] },
      { roles: [REP] },
      ['notes', {}, 'metadata', rep],
    ],
    [
      'as the team chose, where the role says otherwise',
      {
        teams: [{ team_id: '7', ...OFF, ...SUBJECT }],
        roles: [{ role_id: REP.id, ...AS_NOTE, ...METADATA }],
      },
      { teamIds: ['7'], roles: [REP] },
      ['nothing', team, 'subject', team],
    ],
    [
      'as the role chose, where the team leaves it open',
      {
        ...OFF,
        teams: [{ team_id: '7', ...METADATA }],
        roles: [{ role_id: REP.id, ...AS_NOTE, ...SUBJECT }],
      },
      { teamIds: ['7'], roles: [REP] },
      ['notes', rep, 'metadata', team],
    ],
    [
      'as the first team of the list has it, when a member is in several',
      {
        teams: [
          { team_id: '8', ...METADATA },
          { team_id: '7', ...OFF },
        ],
      },
      { teamIds: ['7', '8'] },
      ['emails', {}, 'metadata', { team: '8' }],
    ],
    [
      'as the first role of the list has it, when a member has several',
      {
        roles: [
          { role_id: AGENT.id, ...METADATA },
          { role_id: REP.id, ...OFF },
        ],
      },
      { roles: [REP, AGENT] },
      ['emails', {}, 'metadata', { role: AGENT.name }],
    ],
  ])('%s', (_, activities, member, [storedAs, storedBy, contents, contentsBy]) => {
    expect(how(activities, member)).toEqual({ storedAs, storedBy, contents, contentsBy, isRoleHidden: false })
  })

  test.each<[string, Asked, Partial<Owner>, boolean]>([
    ['a role would have decided', { roles: [{ role_id: REP.id, ...OFF }] }, {}, true],
    ['a role would have reduced it', { roles: [{ role_id: REP.id, ...SUBJECT }] }, {}, true],
    [
      'the team had its say on all of it',
      {
        teams: [{ team_id: '7', ...OFF, ...SUBJECT }],
        roles: [{ role_id: REP.id, ...AS_NOTE, ...METADATA }],
      },
      { teamIds: ['7'] },
      false,
    ],
    [
      'no role speaks of this kind',
      { roles: [{ role_id: REP.id, stored_as: { 'call.completed': 'nothing' } }] },
      {},
      false,
    ],
    ['HubSpot tells the roles', { roles: [{ role_id: REP.id, ...OFF }] }, { roles: [] }, false],
  ])(
    'as the account chose while HubSpot hides roles; said or not, when %s',
    (_, activities, member, isSaid) => {
      expect(how(activities, member).isRoleHidden).toBe(isSaid)
    },
  )
})

test('contents are reduced before an event is kept to the most that anybody may have', () => {
  const all = (activities: Asked) => contentsForAll(Settings.parse({ activities }))
  expect(all({ ...SUBJECT, teams: [{ team_id: '7', ...OFF }], roles: [{ role_id: '5', ...OFF }] })).toBe(
    'subject',
  )
  expect(all({ ...SUBJECT, teams: [{ team_id: '7', contents: 'full' }] })).toBe('full')
  expect(all({ ...SUBJECT, roles: [{ role_id: '5', contents: 'full' }] })).toBe('full')
  expect(all({ teams: [{ team_id: '7', ...METADATA }] })).toBe('full')
  expect(all({ ...METADATA, teams: [{ team_id: '7', ...SUBJECT }] })).toBe('subject')
  expect(all({ ...METADATA, roles: [{ role_id: '5', ...SUBJECT }] })).toBe('subject')
  expect(all({ ...SUBJECT, teams: [{ team_id: '7', ...METADATA }] })).toBe('subject')
  expect(all({ ...METADATA, roles: [{ role_id: '5', ...METADATA }] })).toBe('metadata')
})

describe('what an activity may be stored as', () => {
  test.each(ACTIVITY_TYPES)('is, for %s, first what it becomes by itself, and a note', (type) => {
    expect(storableAs(type)[0]).toBe(engagementTypeOf({ type }))
    expect(storableAs(type)).toContain('notes')
  })

  test.each([
    ['email.sent', ['emails', 'notes', 'tasks']],
    ['email.received', ['emails', 'notes']],
    ['email.opened', ['notes']],
    ['call.completed', ['calls', 'notes', 'tasks']],
    ['linkedin.message_sent', ['communications', 'notes', 'tasks']],
    ['linkedin.invitation_sent', ['notes', 'communications', 'tasks']],
    ['linkedin.invitation_accepted', ['notes', 'communications']],
    ['meeting.booked', ['meetings', 'notes']],
  ] as const)('is for %s one of %j: nothing that did not happen', (type, kinds) => {
    expect(storableAs(type)).toEqual(kinds)
  })

  test('is checked when settings are made, for the account, for teams and for roles', () => {
    const wrong = { 'email.opened': 'emails' as const }
    const issues = (activities: object) => Settings.safeParse({ activities }).error?.issues ?? []
    expect(issues({ stored_as: wrong })).toMatchObject([
      {
        path: ['activities', 'stored_as', 'email.opened'],
        message: 'cannot be stored as emails; choose notes, nothing',
      },
    ])
    expect(issues({ teams: [{ team_id: '7', stored_as: wrong }] })).toHaveLength(1)
    expect(issues({ roles: [{ role_id: '5', stored_as: wrong }] })).toHaveLength(1)
    expect(issues({ roles: [{ role_id: '5' }, { role_id: '5' }] })).toHaveLength(1)
    expect(issues({ stored_as: { 'email.opened': 'nothing', 'email.sent': 'notes' } })).toEqual([])
  })
})

describe('contents that are not shared', () => {
  test('are the body, the attachments and what Logbook does not know', () => {
    const event = an.anEmailSent({ message: FULL, context: { body: 'canary' } })
    const reduced = reduceContents(event, 'subject')
    expect(JSON.stringify(reduced)).not.toContain('canary')
    expect(reduced).toMatchObject({ message: { subject: 'Hello', to: [{ email: an.BOB }] } })
  })

  test('with metadata alone, also what it was about', () => {
    const hidden = (event: Parameters<typeof reduceContents>[0]) =>
      JSON.stringify(reduceContents(event, 'metadata'))
    expect(hidden(an.anEmailSent({ message: { ...FULL, subject: 'canary' } }))).not.toContain('canary')
    const link = { url: 'https://canary.example/', text: 'canary' }
    expect(hidden(an.anEmailClicked({ link }))).not.toContain('canary')
    expect(hidden(an.anEmailDownloaded({ file: { name: 'canary.pdf' } }))).not.toContain('canary')
    const bounce = { class: 'hard' as const, diagnostic: 'canary' }
    expect(hidden(an.anEmailBounced({ bounce }))).not.toContain('canary')
  })

  const WORDS = { text: 'canary', html: 'canary' }
  const WITH_FILES = { ...WORDS, attachments: [{ name: 'canary' }] }
  test.each([
    a.aCall({ call: { ...WORDS, recording_url: 'https://canary.example' } }),
    a.aLinkedinMessage('linkedin.message_received', { message: WITH_FILES }),
    a.aText('sms.sent', { message: WITH_FILES }),
    a.anInvitation({ invitation: WORDS }),
    a.aMeetingBooked({
      meeting: { ...WORDS, title: 'canary', location: 'canary', url: 'https://canary.example' },
    }),
    a.aTaskCompleted({ task: { ...WORDS, subject: 'canary' } }),
    a.anUnsubscribe({ message: { ...FULL, subject: 'canary' }, unsubscribe: { reason: 'canary' } }),
    a.anInterest({ interest: { state: 'paused', ...WORDS } }),
  ])('are the words of $type, too', (event) => {
    expect(JSON.stringify(drawAs(event, 'notes'))).toContain('canary')
    const reduced = reduceContents(event, 'metadata')
    expect(JSON.stringify([reduced, drawAs(reduced, 'notes')])).not.toContain('canary')
  })

  test('still tell one link of a message from another, however often they are reduced', () => {
    const message = { message_id: '<m@x>' }
    const linkOf = (url: string) => {
      const reduced = reduceContents(an.anEmailClicked({ message, link: { url } }), 'metadata')
      return reduceContents(reduced, 'metadata')
    }
    const [one, other, again] = ['https://a.example', 'https://b.example', 'https://a.example'].map(linkOf)
    expect(one).toMatchObject({ link: { url: expect.stringMatching(/^hidden:/) } })
    expect(again).toMatchObject({ link: one && 'link' in one ? one.link : null })
    expect(other).not.toMatchObject({ link: one && 'link' in one ? one.link : null })
  })
})

test('mail as a note says who wrote to whom, and keeps its body', () => {
  const message = {
    from: { email: an.ANN },
    to: [{ email: an.BOB }],
    cc: [{ email: 'eve@x.example' }],
    html: '<p>Hi</p>',
  }
  const { type, properties } = drawAs(an.anEmailSent({ message }), 'notes')
  expect(type).toBe('notes')
  expect(properties).toEqual({
    hs_timestamp: '2026-11-20T08:30:00.000Z',
    hs_note_body:
      '<p><strong>Sent (New): Hello</strong><br />From: ann@team.example<br />To: bob@acme.example<br />Cc: eve@x.example</p><p>Hi</p>',
  })
})

test('an incoming mail without headers, as a note, comes from whom it concerns', () => {
  const event = an.anEmailReceived({
    counterparts: [{ email: an.BOB }],
    message: { from: undefined, to: undefined, text: 'Hi\nthere' },
  })
  expect(drawAs(event, 'notes').properties.hs_note_body).toBe(
    '<p><strong>Received: Hello</strong><br />From: bob@acme.example<br />To: ann@team.example</p><p>Hi<br />there</p>',
  )
})

test('a call as a note says what the call would have properties for', () => {
  const call = {
    direction: 'outbound',
    duration_seconds: 62,
    recording_url: 'https://calls.example/1',
  } as const
  const body = drawAs(a.aCall({ call: { ...call, text: 'Asked for a quote' } }), 'notes').properties
    .hs_note_body
  for (const part of ['<strong>Call: ', 'Direction: outbound', 'Took: 1 min', 'calls.example/1', 'a quote']) {
    expect(body).toContain(part)
  }
})

test('what a member did, as a task, is done, of its kind, and keeps its words', () => {
  const message = { to: [{ email: an.BOB }], html: '<p>Hi</p>' }
  expect(drawAs(an.anEmailSent({ message }), 'tasks')).toMatchObject({
    type: 'tasks',
    properties: {
      hs_timestamp: '2026-11-20T08:30:00.000Z',
      hs_task_subject: 'Sent (New): Hello',
      hs_task_status: 'COMPLETED',
      hs_task_type: 'EMAIL',
      hs_task_body: '<p>From: ann@team.example<br />To: bob@acme.example</p><p>Hi</p>',
    },
  })
  const invitation = drawAs(a.anInvitation({ invitation: { text: 'Let us connect' } }), 'tasks').properties
  expect(invitation.hs_task_type).toBe('LINKED_IN_CONNECT')
  expect(invitation.hs_task_body).toContain('Let us connect')
})

test('an invitation as a communication is one of LinkedIn, and says what it is', () => {
  const { type, properties } = drawAs(
    a.anInvitation({ invitation: { text: 'Let us connect' } }),
    'communications',
  )
  expect(type).toBe('communications')
  expect(properties.hs_communication_channel_type).toBe('LINKEDIN_MESSAGE')
  expect(properties.hs_communication_body).toMatch(/LinkedIn Invitation Sent.*Let us connect/s)
})
