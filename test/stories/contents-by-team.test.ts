// Which activity is logged, as what, and with how much of it: as the account has it, and as a member's team has it.
import { expect, test } from 'vitest'
import { linesWith } from '../support/dump.ts'
import {
  aBounce,
  aClick,
  anEmailReceived,
  anEmailSent,
  anOpen,
  JANE,
  standsOn,
  subjectsOf,
} from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { ANN, startWorld, type World } from '../support/world.ts'

const SALES = '31'
const SUPPORT = '32'
const CANARY = 'canary-in-the-mine'

const zoe = { email: 'zoe@northwind.example', name: 'Zoe Zeal' }
const SECRET = {
  subject: 'Prices',
  html: `<p>${CANARY}</p>`,
  text: CANARY,
  attachments: [{ name: `${CANARY}.pdf` }],
}

/** Zoe is in support first of all, and in sales; Ann is in neither. */
async function startWithTeams(): Promise<World> {
  const world = await startWorld()
  const teams = [
    { id: SUPPORT, name: 'Support', primary: true },
    { id: SALES, name: 'Sales', primary: false },
  ]
  world.hubspot.addOwner({ ...zoe, teams })
  await world.logbook.db('accounts').update('owners_read_at', null)
  return world
}

const ownerOf = (world: World, email: string) =>
  world.hubspot.account.owners.find((owner) => owner.email === email)?.id

/** All that HubSpot was told or that it has. */
const inHubSpot = (world: World) =>
  JSON.stringify([world.hubspot.engagements('emails'), world.hubspot.engagements('notes').slice(-5)])

// L49, M46, MX9
test('an activity that is off for one team is logged for the others', async () => {
  const world = await startWithTeams()
  await openSettings(world).put({
    activities: { teams: [{ team_id: SALES, stored_as: { 'email.sent': 'nothing' } }] },
  })
  const stranger = { people: ['new@stranger.example'] }
  await world.sendBatch([
    anEmailSent({ id: 'hers', member: zoe, message: SECRET, ...stranger }),
    anEmailSent({ id: 'anns' }),
  ])
  await world.settled()
  expect(await world.event('hers')).toMatchObject({ status: 'skipped', reason: 'activity_off' })
  expect((await world.trace('hers')).trace.map(({ text }) => text)).toContain(
    "email.sent is switched off in the settings of the member's team.",
  )
  expect(await world.event('anns')).toMatchObject({ status: 'written' })
  expect(world.hubspot.contacts().map(({ properties }) => properties.email)).not.toContain(
    'new@stranger.example',
  )
  expect(await linesWith(world.logbook.db, [CANARY])).toEqual([])
})

// L49
test('an activity that is off for all but one team is logged for that one', async () => {
  const world = await startWithTeams()
  const teams = [{ team_id: SALES, stored_as: { 'email.sent': 'emails' as const } }]
  await openSettings(world).put({ activities: { stored_as: { 'email.sent': 'nothing' }, teams } })
  await world.sendBatch([anEmailSent({ id: 'hers', member: zoe }), anEmailSent({ id: 'anns' })])
  await world.settled()
  expect((await world.event('hers')).status).toBe('written')
  expect(await world.event('anns')).toMatchObject({ status: 'skipped', reason: 'activity_off' })
})

// L50, L51
test('mail is stored as a note where the settings say so, on the same records', async () => {
  const world = await startWithTeams()
  const stored_as = { 'email.sent': 'notes', 'email.received': 'notes', 'email.bounced': 'notes' } as const
  await openSettings(world).put({ activities: { stored_as } })
  const mails = [anEmailSent, anEmailReceived, aBounce]
  await world.sendBatch(mails.map((mail) => mail({ message: { subject: 'Prices', html: '<p>Hi</p>' } })))
  await world.settled()
  expect(world.hubspot.engagements('emails')).toEqual([])
  const notes = world.hubspot.engagements('notes').slice(-3)
  expect(notes.map(({ properties }) => properties.hs_note_body)).toEqual([
    '<p><strong>Sent (New): Prices</strong><br />From: ann@northwind.example<br />To: jane@acme.example</p><p>Hi</p>',
    '<p><strong>Received: Prices</strong><br />From: jane@acme.example<br />To: ann@northwind.example</p><p>Hi</p>',
    expect.stringContaining('Not delivered to: jane@acme.example'),
  ])
  expect(notes.map((note) => standsOn(world.hubspot, note).companies)).toEqual([
    ['Acme Industries'],
    ['Acme Industries'],
    ['Acme Industries'],
  ])
})

test('a message that HubSpot has as an email stays one, whatever a later recipient’s team wants', async () => {
  const world = await startWithTeams()
  await openSettings(world).put({
    activities: { teams: [{ team_id: SALES, stored_as: { 'email.sent': 'notes' } }] },
  })
  const message = { message_id: '<m-1@northwind.example>', subject: 'Prices' }
  await world.send(anEmailSent({ id: 'anns', message }))
  await world.settled()
  await world.send(anEmailSent({ id: 'hers', member: zoe, people: ['karl@acme.example'], message }))
  await world.settled()
  expect(await world.event('hers')).toMatchObject({ reason: 'joined', engagement: { type: 'emails' } })
  const [email, ...others] = world.hubspot.engagements('emails')
  expect(others).toEqual([])
  expect(standsOn(world.hubspot, email).contacts).toEqual([JANE, 'karl@acme.example'])
})

// MX12, N13
test('where only the subject is shared, the body reaches neither HubSpot nor stays with us', async () => {
  const world = await startWithTeams()
  await openSettings(world).put({ activities: { teams: [{ team_id: SALES, contents: 'subject' }] } })
  await world.sendBatch([
    anEmailSent({ id: 'hers', member: zoe, message: SECRET, body: CANARY }),
    anEmailSent({ id: 'anns' }),
  ])
  await world.settled()
  expect(subjectsOf(world.hubspot.engagements('emails'))).toEqual([
    'Sent (New): Prices',
    'Sent (New): Prices',
  ])
  expect(inHubSpot(world)).not.toContain(CANARY)
  expect(inHubSpot(world)).toContain('Shall we talk?')
  expect(await linesWith(world.logbook.db, [CANARY])).toEqual([])
  expect((await world.trace('hers')).trace.map(({ rule }) => rule)).toContain('contents.reduced')
})

// MX12
test('where only metadata is shared, nobody learns what it was about; who and when is told', async () => {
  const world = await startWithTeams()
  await openSettings(world).put({ activities: { contents: 'metadata' } })
  const message = { ...SECRET, message_id: '<m-1@northwind.example>', subject: CANARY }
  await world.send(anEmailSent({ message }))
  await world.settled()
  const link = { url: `https://northwind.example/${CANARY}`, text: CANARY }
  const short = { message_id: message.message_id, subject: undefined, html: undefined }
  await world.sendBatch([
    anOpen({ message: short }),
    aClick({ message: { ...short, subject: CANARY }, link }),
  ])
  await world.settled()
  await world.send(aClick({ message: short, link, occurred_at: '2026-11-20T11:30:00+01:00' }))
  await world.settled()
  expect(subjectsOf(world.hubspot.engagements('emails'))).toEqual(['Sent (New): (not shared)'])
  const notes = world.hubspot
    .engagements('notes')
    .slice(-2)
    .map(({ properties }) => properties.hs_note_body)
  expect(notes).toEqual([
    '<p><strong>Opened: (not shared)</strong><br />By: jane@acme.example</p>',
    '<p><strong>Clicked: (not shared)</strong><br />By: jane@acme.example<br />Clicked: 2 times<br />First: 20 Nov 2026, 09:30 CET<br />Last: 20 Nov 2026, 11:30 CET</p>',
  ])
  expect(inHubSpot(world)).not.toContain(CANARY)
  expect(await linesWith(world.logbook.db, [CANARY])).toEqual([])
})

test('what only some teams share is there for every attempt, and gone after the one that succeeds', async () => {
  const world = await startWithTeams()
  // Whose team it is only HubSpot tells. What nobody shares is not even kept.
  const teams = [{ team_id: SALES, contents: 'full' }]
  await openSettings(world).put({ activities: { contents: 'subject', teams } })
  const trouble = { kind: 'status', status: 503 } as const
  world.simulator.faults.order({ match: { path: /emails\/batch\/create/ }, times: 1, fault: trouble })
  await world.send(anEmailSent({ id: 'one', message: SECRET }))
  await expect.poll(async () => (await world.event('one')).status).toBe('retrying')
  expect(await linesWith(world.logbook.db, [CANARY])).not.toEqual([])
  await openSettings(world).put({ activities: {} })
  await world.settled()
  expect(world.hubspot.engagements('emails')[0]?.properties.hs_email_html).toContain(CANARY)
})

// MX12
test('what ends without being logged keeps no more than is shared, for whatever reason; what waits keeps what it needs', async () => {
  const world = await startWithTeams()
  const message = { ...SECRET, subject: CANARY }
  await openSettings(world).put({
    activities: { teams: [{ team_id: SALES, contents: 'metadata' }] },
    members: { rules: [{ email: 'zoe@elsewhere.example', owner_id: ownerOf(world, zoe.email) }] },
    record_creation: { contacts: { types: ['email.sent'], mandatory: [['lastname']] } },
  })
  const hers = { member: zoe, message }
  await world.sendBatch([
    anEmailReceived({ id: 'stranger', people: ['who@stranger.example'], ...hers }),
    anEmailReceived({
      id: 'mapped',
      people: ['who@stranger.example'],
      message,
      member: { email: 'zoe@elsewhere.example' },
    }),
    anEmailSent({ id: 'waiting', people: ['nameless@newcomer.example'], ...hers }),
  ])
  await world.settled()
  const ends = ['stranger', 'mapped', 'waiting'].map(async (id) => (await world.event(id)).reason)
  expect(await Promise.all(ends)).toEqual(['not_a_contact', 'not_a_contact', 'contact_incomplete'])
  expect(await linesWith(world.logbook.db, [CANARY])).toHaveLength(1)

  const fault = {
    kind: 'status',
    status: 400,
    body: { category: 'VALIDATION_ERROR', message: 'No.' },
  } as const
  for (const [id, path] of [
    ['unwritten', /emails\/batch\/create/],
    ['undecided', /contacts|0-1\/search/],
  ] as const) {
    world.simulator.faults.order({ match: { path }, times: 1, fault })
    await world.send(anEmailSent({ id, people: ['karl@acme.example'], ...hers }))
    await world.settled()
    expect(await world.event(id)).toMatchObject({ status: 'failed' })
    await world.logbook.db('contact_cache').delete()
  }
  const lines = await linesWith(world.logbook.db, [CANARY])
  expect(lines.every((line) => line.includes('nameless@'))).toBe(true)
})

// L50
test('subject lines have the account’s own form', async () => {
  const world = await startWithTeams()
  await openSettings(world).put({
    activities: { subject_format: '{subject} – {action}{campaign}, {member}, {source}' },
  })
  await world.send(
    anEmailSent({ member: { email: ANN, name: 'Ann Ryan' }, campaign: { name: 'Spring', step: 2 } }),
  )
  await world.settled()
  expect(subjectsOf(world.hubspot.engagements('emails'))).toEqual([
    'Prices – Sent (New) [Spring (#2)], Ann Ryan, Stories',
  ])
})
