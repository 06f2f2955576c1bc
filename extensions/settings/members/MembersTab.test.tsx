// Members on the settings page: whose activity is whose, who connected, and what of theirs is logged where (M44, M49, L43 to L46, L66, N12).
import {
  Alert,
  Button,
  Checkbox,
  Input,
  LoadingButton,
  Modal,
  SearchInput,
  Select,
  Table,
  Toggle,
} from '@hubspot/ui-extensions'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SettingsMember } from '../../../server/http/members/answers.ts'
import { aMember, aMembersPage } from '../../testing/member-answers.ts'
import { type PlayedServer, playServer } from '../../testing/play-server.ts'
import { aDraft, SETTINGS, settings } from '../../testing/settings-answers.ts'
import {
  DRAFT,
  type DrawnSettings,
  drawSettings,
  labelled,
  MEMBERS,
  onTab,
  playSettings,
  saved,
} from '../../testing/settings-page.tsx'
import { settle } from '../../testing/settle.ts'

const EVE = 'eve@agency.example'
const ANN = 'ann@northwind.example'
const MAPPING = '/cards/v1/settings/members/mapping'
const INVITE = 'POST /cards/v1/settings/members/invite'
const EDIT = 'POST /cards/v1/settings/members/edit'
const XRAY = 'GET /cards/v1/settings/members/xray'
const { members } = SETTINGS
const ann = aMember({
  email: ANN,
  name: 'Ann Ryan',
  owner: { id: '71', name: 'Ann Ryan' },
  owner_rule: 'same_address',
  problems: [],
})
let server: PlayedServer

beforeEach(() => {
  server = playSettings(playServer())
})

const onMembers = (...shown: SettingsMember[]) => {
  server.answer(MEMBERS, aMembersPage({ members: shown }))
  return onTab(server, 'Members')
}

/** The window of a button as it is drawn now. */
function windowOf(page: DrawnSettings, label: string) {
  const modal = page.find(Button, ({ text }) => text === label).props.overlay?.find(Modal)
  if (!modal) throw new Error(`${label} opens no window`)
  return modal
}

async function pressIn(page: DrawnSettings, opener: string, label: string): Promise<void> {
  const modal = windowOf(page, opener)
  const [button] = [
    ...modal.findAll(LoadingButton, ({ text }) => text === label),
    ...modal.findAll(Button, ({ text }) => text === label),
  ]
  if (!button) throw new Error(`There is no button ${label}`)
  button.trigger('onClick')
  await settle()
}

const lastAlert = (page: DrawnSettings) => page.mocks.actions.addAlert.calls.at(-1)?.[0]

// L45, L46
test('whom events have named without being a HubSpot user are seen at once, and are given an owner', async () => {
  const page = await onMembers(aMember())
  expect(page.screen()).toContain(`${EVE} | No HubSpot user has this address | Not connected | Is logged`)
  const window = await page.open('Change')
  window.find(Select, labelled('Owner')).props.onChange?.('72')
  await settle()
  expect(page.screen()).toContain(`${EVE} | Ben Okafor | Not connected`)
  expect(await saved(server, page)).toEqual({
    members: { ...members, rules: [{ email: EVE, syncs: true, owner_id: '72' }] },
  })
})

test('those with the address of a user need no rule; consent and reach of their own make one, which can be taken out', async () => {
  const page = await onMembers(ann)
  expect(page.screen()).toContain(`${ANN} | Ann Ryan | Ann Ryan, by address`)
  await page.open('Change')
  windowOf(page, 'Change').find(Toggle, labelled('Syncs')).props.onChange?.(false)
  await settle()
  windowOf(page, 'Change').find(Toggle, labelled('Reach of their own')).props.onChange?.(true)
  await settle()
  windowOf(page, 'Change').find(Select, labelled('Deals')).props.onChange?.('own')
  await settle()
  windowOf(page, 'Change').find(Select, labelled('Tickets')).props.onChange?.('none')
  await settle()
  expect(page.screen()).toContain('Is not logged')
  const touch = { ...members.touch, deals: 'own' as const, tickets: 'none' as const }
  const rule = { email: ANN, syncs: false, touch }
  const draft = aDraft({ settings: settings({ members: { ...members, rules: [rule] } }) })
  server.answer(DRAFT, { revision: 8, draft })
  expect(await saved(server, page)).toEqual({ members: { ...members, rules: [rule] } })
  await page.open('Change')
  await pressIn(page, 'Change', 'Take this rule out')
  expect(page.screen()).toContain('Is logged')
  expect(await saved(server, page)).toEqual({ members })
})

test('who is added stands on top at once, and after saving in their place', async () => {
  const page = await onMembers(ann)
  await page.type('Add a member', ' Zoe@Agency.example ')
  await page.press('Add')
  expect(page.screen()).toContain('zoe@agency.example | No HubSpot user has this address')
  const zoe = aMember({ email: 'zoe@agency.example', known_since: null })
  server.answer(MEMBERS, aMembersPage({ members: [ann, zoe] }))
  const rules = [{ email: zoe.email, syncs: true }]
  const draft = aDraft({ settings: settings({ members: { ...members, rules } }) })
  server.answer(DRAFT, { revision: 8, draft })
  await page.press('Save draft')
  expect(page.screen().match(/zoe@/g)).toHaveLength(1)
  await page.open('Change')
  expect(page.screen()).toContain(`${ANN} | Ann Ryan | Ann Ryan, by address`)
})

describe('the list', () => {
  test('says of each whether they connected, were invited, what waits, and what is wrong', async () => {
    const at = '2026-11-20T09:00:00.000Z'
    const page = await onMembers(
      aMember({
        email: 'a@agency.example',
        connection: { at, user: 'ben@northwind.example', by: 'mapping' },
        owner: { id: '72', name: 'Ben Okafor' },
        owner_rule: 'connected',
        problems: [],
      }),
      aMember({ email: 'b@agency.example', consent: 'paused', paused_at: at, problems: [] }),
      aMember({
        email: 'c@agency.example',
        invitation: { at, state: 'mailed', problem: null, expires_at: at },
        waiting: 3,
        problems: [
          { code: 'owner_archived', text: 'Their user is gone.' },
          { code: 'joined', text: 'New.' },
        ],
      }),
      aMember({ email: 'd@agency.example', is_active: false, problems: [{ code: 'left', text: 'Left.' }] }),
    )
    const screen = page.screen()
    expect(screen).toContain(
      'a@agency.example | Ben Okafor, who connected | Connected | 3 hours ago | Is logged',
    )
    expect(screen).toContain('Paused by themselves | 3 hours ago | Is not logged')
    expect(screen).toContain('c@agency.example | New | Their HubSpot user is deactivated | Not connected')
    expect(screen).toContain('Invited by mail 3 hours ago. | 3 activities wait for them')
    expect(screen).toContain('d@agency.example | Left the tool')
  })

  test('of many is searched, narrowed down and leafed through by the server; who finds nobody gets back to all', async () => {
    const counts = { all: 60, attention: 2, not_connected: 60, connected: 0, unmapped: 1, off: 0, left: 0 }
    server.answer(MEMBERS, ({ url }) => {
      const isNobody = url.searchParams.get('search') === 'nobody'
      return aMembersPage({ members: isNobody ? [] : [ann], counts, found: isNobody ? 0 : 60 })
    })
    const page = await onTab(server, 'Members')
    expect(page.find(Table).props).toMatchObject({ paginated: true, page: 1, pageCount: 3 })
    const turn = Object(page.find(Table).props).onPageChange
    turn(3)
    await settle()
    const asked = () => Object.fromEntries(server.last(MEMBERS).url.searchParams)
    expect(asked()).toEqual({ show: 'all', page: '3' })
    await page.choose('Show', 'attention')
    expect(asked()).toEqual({ show: 'attention', page: '1' })
    page.find(SearchInput).props.onInput?.('nobody')
    await expect.poll(() => page.findAll(Alert, { title: 'Nobody matches' })).toHaveLength(1)
    await page.press('Show everybody')
    expect(asked()).toEqual({ show: 'all', page: '1' })
    expect(page.screen()).toContain(ANN)
  })

  test('of nobody says so; one that does not come can be asked for again', async () => {
    server.breakOff(MEMBERS)
    const page = await onTab(server, 'Members')
    expect(page.findAll(Alert, { title: 'Logbook cannot be reached' })).toHaveLength(1)
    const counts = { all: 0, attention: 0, not_connected: 0, connected: 0, unmapped: 0, off: 0, left: 0 }
    server.answer(MEMBERS, aMembersPage({ members: [], counts }))
    await page.press('Try again')
    expect(page.screen()).toContain('No tool has named anybody yet.')
  })
})

test('where the list of rules is too long to be here, each change of a member is saved at once, on top of what was seen', async () => {
  const mapped = aMember({
    rule: { owner_id: '72', syncs: true, touch: null },
    owner: { id: '72', name: 'Ben Okafor' },
  })
  server.answer(MEMBERS, aMembersPage({ members: [{ ...mapped, owner_rule: 'by_hand', problems: [] }] }))
  const left_out = [{ pointer: '/members/rules', entries: 9_000 }]
  const page = await drawSettings(server, { left_out })
  await page.goTo('Members')
  expect(page.screen()).toContain('is saved in the draft at once')
  expect(page.screen()).toContain(`${EVE} | Ben Okafor`)
  expect(page.findAll(Input, labelled('Add a member'))).toEqual([])
  server.answer(EDIT, { revision: 8, draft: aDraft({ left_out }) })
  await page.open('Change')
  windowOf(page, 'Change').find(Toggle, labelled('Syncs')).props.onChange?.(false)
  await settle()
  expect(server.last(EDIT).body).toEqual({
    base_version: 3,
    revision: 7,
    members: [{ email: EVE, syncs: false }],
  })
  await page.open('Change')
  await pressIn(page, 'Change', 'Take this rule out')
  expect(server.last(EDIT).body).toMatchObject({
    revision: 8,
    members: [{ email: EVE, owner_id: null, syncs: true, touch: null }],
  })
  expect(page.screen()).not.toContain('Not saved yet')
})

// L44
test('all are mapped by address at once, others only who is ticked; it lands in the draft', async () => {
  const owner = { id: '72', name: 'Ben Okafor' }
  server.answer(`GET ${MAPPING}`, {
    proposals: [
      { email: 'ben@northwind.example', name: null, owner, why: 'same_address' },
      { email: 'ben@agency.example', name: 'Ben', owner, why: 'similar_address' },
    ],
    ...{ proposals_in_all: 2, sure_in_all: 1, unmatched: [EVE], unmatched_in_all: 1 },
    ...{ archived: ['dora@northwind.example'], archived_in_all: 1 },
  })
  server.answer(`POST ${MAPPING}`, { revision: 8, draft: aDraft() })
  const page = await onMembers(aMember())
  await page.open('Map by address…')
  const window = () => windowOf(page, 'Map by address…')
  for (const text of [
    '1 member has the address of a HubSpot user',
    'A similar address',
    'Only a deactivated user',
    `Nobody in HubSpot is like ${EVE}`,
  ])
    expect(window().toString()).toContain(text)
  window().find(Checkbox).props.onChange?.(true, 'on')
  await settle()
  await pressIn(page, 'Map by address…', 'Map 2 members')
  expect(server.last(`POST ${MAPPING}`).body).toEqual({
    ...{ base_version: 3, revision: 7 },
    also: ['ben@agency.example'],
  })
  expect(page.screen()).toContain('Draft, not in force yet')
  expect(lastAlert(page)).toMatchObject({ message: '2 members are mapped in the draft.' })
})

// M49
describe('invitations', () => {
  test('go to all who have not connected, after a word about who gets none; who was left out is named with the reason', async () => {
    const page = await onMembers(aMember())
    await page.open('Invite all who have not connected…')
    const refused = [{ email: EVE, why: 'foreign_domain', text: 'Hand the link over instead.' }]
    server.answer(INVITE, { invited: 2, refused, refused_in_all: 1 })
    await pressIn(page, 'Invite all who have not connected…', 'Send invitations')
    expect(server.last(INVITE).body).toEqual({ all: 'not_connected' })
    expect(page.find(Alert, { title: '2 invitations are on the way.' }).toString()).toContain(
      `${EVE}: Hand the link over instead.`,
    )
    expect(server.asked(MEMBERS)).toBe(2)
  })

  test('one by one, by mail or as a link to be handed over that can be copied', async () => {
    const page = await onMembers(aMember())
    await page.open('Change')
    server.answer(INVITE, {
      invited: 0,
      refused: [{ email: EVE, why: 'too_soon', text: 'They were invited.' }],
      refused_in_all: 1,
    })
    await pressIn(page, 'Change', 'Invite by mail')
    expect(lastAlert(page)).toMatchObject({ title: 'Not invited', message: 'They were invited.' })
    const url = 'https://logbook.example.com/connect/1.2.3'
    server.answer('POST /cards/v1/settings/members/link', { url, expires_at: '2026-12-04T12:00:00.000Z' })
    await pressIn(page, 'Change', 'Make a link to hand over')
    expect(server.last('POST /cards/v1/settings/members/link').body).toEqual({ email: EVE })
    await pressIn(page, 'Change', 'Copy the link')
    expect(page.mocks.actions.copyTextToClipboard.calls).toEqual([[url]])
  })

  test('say what an operator has to set where there is no mail, and links stay', async () => {
    server.answer(MEMBERS, aMembersPage({ can_mail: false, must_connect: true }))
    const page = await onTab(server, 'Members')
    expect(page.screen()).toContain('has to set SMTP_URL and MAIL_FROM')
    expect(page.screen()).not.toContain('Invite all')
    await page.open('Change')
    const button = (label: string) =>
      windowOf(page, 'Change').find(LoadingButton, ({ text }) => text === label)
    expect(button('Invite by mail').props.disabled).toBe(true)
    expect(button('Make a link to hand over').props.disabled).toBeFalsy()
  })

  test('whoever connected can be taken back, after being asked', async () => {
    const connection = { at: '2026-11-20T09:00:00.000Z', user: ANN, by: 'invitation' as const }
    const page = await onMembers(aMember({ connection }))
    await page.open('Change')
    expect(windowOf(page, 'Change').toString()).toContain(
      `Connected 3 hours ago by ${ANN}: they had the personal link.`,
    )
    await pressIn(page, 'Change', 'Take the connection back…')
    const path = 'POST /cards/v1/settings/members/disconnect'
    server.answer(path, { email: EVE, is_connected: false })
    await pressIn(page, 'Change', 'Take it back')
    expect(server.last(path).body).toEqual({ email: EVE })
    expect(server.asked(MEMBERS)).toBe(2)
  })
})

// N12, M37, M38
test('an X-ray tells what would be logged where, what is left out and why, and what will be once they have connected', async () => {
  const outcome = {
    reason: 'logged',
    reason_text: 'It is logged.',
    stored_as: 'emails',
    trace: [{ rule: 'r', text: 'Because.' }],
  }
  const jane = {
    object_type_id: '0-1',
    name: 'Jane Cooper',
    url: 'https://app.hubspot.com/1',
    chosen: true,
    why_text: 'the person',
  }
  const acme = { object_type_id: '0-2', name: 'Acme', url: null, chosen: false, why_text: 'out of reach' }
  server.answer(XRAY, {
    member: EVE,
    cases: [
      {
        ...{
          ...outcome,
          status: 'held',
          reason_text: 'Waiting: they have not connected.',
          owner: null,
          records: [],
        },
        person: { email: 'jane@acme.example', name: 'Jane Cooper' },
        once_connected: {
          ...outcome,
          status: 'written',
          owner: { id: '72', name: 'Ben Okafor' },
          records: [acme, jane],
        },
      },
    ],
  })
  const page = await onMembers(aMember())
  await page.open('X-ray')
  const ask = async (about: string) => {
    windowOf(page, 'X-ray').find(Input).props.onInput?.(about)
    await pressIn(page, 'X-ray', 'Look')
  }
  await ask('jane')
  expect(windowOf(page, 'X-ray').find(Input).props.validationMessage).toContain('Neither an address')
  expect(server.asked(XRAY)).toBe(0)
  await ask(' Jane@acme.example ')
  expect(Object.fromEntries(server.last(XRAY).url.searchParams)).toEqual({
    member: EVE,
    person: 'jane@acme.example',
  })
  const told = windowOf(page, 'X-ray').toString()
  for (const text of [
    'Would not be logged',
    'Once they have connected:',
    'As Email, under Ben Okafor.',
    'out of reach',
    'Not chosen',
    'needs View on emails and notes',
  ])
    expect(told).toContain(text)
  await ask('https://app.hubspot.com/contacts/1/record/0-3/301?x=1')
  expect(server.last(XRAY).url.searchParams.get('record')).toBe('0-3/301')
})

test('who is no admin may look at everybody, and change, map, invite and X-ray nobody', async () => {
  server.answer(MEMBERS, aMembersPage({ is_admin: false }))
  const page = await drawSettings(server, { isAdmin: false })
  await page.goTo('Members')
  expect(page.screen()).toContain(EVE)
  const buttons = [...page.findAll(Button), ...page.findAll(LoadingButton)].map(({ text }) => text)
  expect(buttons.filter((text) => /change|map|invite|x-ray|add/i.test(text ?? ''))).toEqual([])
  await page.open('Look')
  expect(windowOf(page, 'Look').findAll(LoadingButton)).toEqual([])
})

test('new records in turn ask who takes turns; one who is gone is still named', async () => {
  const page = await onTab(server, 'Members', {
    members: { ...members, new_record_owners: 'round_robin', round_robin: ['73'] },
  })
  await page.chooseSeveral('Round robin', ['73', '72'])
  expect(await saved(server, page)).toMatchObject({ members: { round_robin: ['73', '72'] } })
  expect(page.screen()).not.toContain('undefined')
})
