// What an admin publishes is obeyed by the very next event, without a restart, and the trace names the rule.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { aCall, anActivity, aTaskCreated, logged } from '../support/activities.ts'
import { linesWith } from '../support/dump.ts'
import { anEmailReceived, anEmailSent, aReplyByContact, contactOf, JANE, NORA } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { ANN, startWorld, type World } from '../support/world.ts'

async function sendOne(world: World, event: object) {
  const { id } = z.object({ id: z.string() }).parse(event)
  await world.send(event)
  await world.settled()
  const { status, reason } = await world.event(id)
  const { trace, records } = await world.trace(id)
  return { status, reason, rules: trace.map(({ rule }) => rule), records }
}

// M44, MX11, HX2, HX3
test('an excluded domain is logged no more from the moment it is published; other recipients still are', async () => {
  const world = await startWorld()
  expect((await sendOne(world, anEmailSent({ id: 'before' }))).status).toBe('written')
  await openSettings(world).put({ exclusions: { domains: [JANE.split('@')[1]] } })
  const alone = await sendOne(world, anEmailSent({ id: 'alone', people: [JANE] }))
  expect(alone).toMatchObject({ status: 'skipped', reason: 'excluded' })
  expect(alone.rules).toEqual(['gate.domain', 'verdict.skipped'])
  const both = await sendOne(world, anEmailSent({ id: 'both', people: [JANE, NORA] }))
  expect(both.status).toBe('written')
  expect(both.rules).toContain('gate.domain')
})

test('what a gate turns away keeps no contents, and says which version of the settings decided', async () => {
  const world = await startWorld()
  const version = await openSettings(world).put({ exclusions: { addresses: [JANE] } })
  await sendOne(world, anEmailSent({ id: 'gone', people: [JANE] }))
  const { db } = world.logbook
  expect(await db('event_contents').select('event_id')).toEqual([])
  expect(await db('events').select('settings_version')).toEqual([{ settings_version: version }])
})

// L49, MX9, 2d
test('visits and tasks are logged only where the account or the team wants them', async () => {
  const world = await startWorld()
  const visit = (id: string) => anActivity('linkedin.profile_visited', { id })
  const task = (id: string) => aTaskCreated({ id, task: { id, subject: 'Call Jane' } })
  const off = await sendOne(world, task('unwanted'))
  expect(off).toMatchObject({ status: 'skipped', reason: 'activity_off' })
  expect(off.rules).toEqual(['gate.activity_off', 'verdict.skipped'])
  const { stored_as: kinds } = (await openSettings(world).load()).choices
  const offered = kinds.filter(({ usual }) => usual === 'nothing').map(({ type }) => type)
  expect(offered.toSorted()).toEqual(['linkedin.profile_visited', 'task.completed', 'task.created'])
  const team = { id: '77', name: 'Inside sales', primary: true }
  world.hubspot.account.owners.find(({ email }) => email === ANN)?.teams.push(team)
  const teams = [{ team_id: '77', stored_as: { 'task.created': 'tasks' } }]
  await openSettings(world).put({ activities: { teams, stored_as: { 'linkedin.profile_visited': 'notes' } } })
  expect((await sendOne(world, visit('wanted'))).status).toBe('written')
  await world.logbook.db('accounts').update('owners_read_at', null)
  expect((await sendOne(world, task('team'))).status).toBe('written')
})

// L50, M46
test('what a member does is stored as the account wants it: a call as a note, mail as a done task, an invitation as a communication', async () => {
  const world = await startWorld()
  const stored_as = {
    'call.completed': 'notes',
    'email.sent': 'tasks',
    'linkedin.invitation_sent': 'communications',
  }
  await openSettings(world).put({ activities: { stored_as } })
  const invitation = anActivity('linkedin.invitation_sent', { id: 'invitation', people: [JANE] })
  await world.sendBatch([anEmailSent({ id: 'mail' }), aCall({ id: 'call' }), invitation])
  await world.settled()
  const types = await Promise.all(['mail', 'call', 'invitation'].map(async (id) => world.event(id)))
  expect(types.map(({ status }) => status)).toEqual(['written', 'written', 'written'])
  expect(logged(world.hubspot, 'tasks').map(({ properties }) => properties)).toMatchObject([
    { hs_task_status: 'COMPLETED', hs_task_type: 'EMAIL' },
  ])
  expect(logged(world.hubspot, 'notes')).toHaveLength(1)
  const channels = logged(world.hubspot, 'communications').map(
    (one) => one.properties.hs_communication_channel_type,
  )
  expect(channels).toEqual(['LINKEDIN_MESSAGE'])
  expect(logged(world.hubspot, 'calls')).toEqual([])
})

// L12
test('a campaign that is not pushed is not logged', async () => {
  const world = await startWorld()
  await openSettings(world).put({ campaigns: [{ campaign: 'Spring launch', is_pushed: false }] })
  const off = await sendOne(world, anEmailSent({ id: 'off', campaign: { name: 'Spring launch' } }))
  expect(off).toMatchObject({ status: 'skipped', reason: 'campaign_off' })
  expect((await sendOne(world, anEmailSent({ id: 'on', campaign: { name: 'Autumn' } }))).status).toBe(
    'written',
  )
})

// M20, G8
test('an activity stands on as many deals as the settings say', async () => {
  const world = await startWorld()
  await openSettings(world).put({ associations: { deals: { most: 2 } } })
  await sendOne(world, anEmailSent({ id: 'two' }))
  expect(world.hubspot.engagements('emails')[0]?.associations.deals).toHaveLength(2)
})

// L21, L26 to L33, L60
test('a stranger becomes a contact only once enough is known; until then the activity waits, and then it is logged too', async () => {
  const world = await startWorld()
  const mandatory = [['lastname'], ['phone']]
  await openSettings(world).put({ record_creation: { contacts: { mandatory } } })
  const person = { email: 'nia@newcomer.example' }
  const first = await sendOne(
    world,
    anEmailSent({ id: 'first', people: [{ ...person, phone: '+43 1 5550199' }] }),
  )
  expect(first).toMatchObject({ status: 'held', reason: 'contact_incomplete' })
  expect((await world.event('first')).reason_text).toContain('lastname is missing')
  const second = await sendOne(
    world,
    anEmailSent({ id: 'second', people: [{ ...person, last_name: 'North' }] }),
  )
  expect(second.status).toBe('written')
  await expect.poll(async () => (await world.event('first')).status).toBe('written')
  expect(contactOf(world.hubspot, person.email)?.properties).toMatchObject({
    lastname: 'North',
    phone: '+43 1 5550199',
  })
})

// L43, L48
test('activity belongs to the owner its member is mapped to', async () => {
  const world = await startWorld()
  const carl = world.hubspot.account.owners.find(({ email, archived }) => email !== ANN && !archived)
  await openSettings(world).put({
    members: { rules: [{ email: ANN, owner_id: carl?.id }] },
  })
  const { rules } = await sendOne(world, anEmailSent({ id: 'mapped' }))
  expect(world.hubspot.engagements('emails')[0]?.properties.hubspot_owner_id).toBe(carl?.id)
  expect(rules).toContain('owner.mapped')
})

test('a change that is published while a claim is under way decides the next claim, and splits none', async () => {
  const world = await startWorld()
  const { db } = world.logbook
  const campaign = { name: 'Spring launch' }
  const some = (name: string) =>
    Array.from({ length: 30 }, (_, index) => anEmailSent({ id: `${name}-${index}`, campaign }))
  world.simulator.setLatency(200)
  await world.sendBatch(some('before'))
  await expect
    .poll(() => db('events').where('state', 'writing').first(), { timeout: 15_000, interval: 20 })
    .toBeDefined()
  await openSettings(world).put({ campaigns: [{ campaign: 'Spring launch', is_pushed: false }] })
  await world.sendBatch(some('after'))
  await world.settled()

  const claims = await db('events as e')
    .join('log_lines as l', (join) =>
      join.on('l.event_id', 'e.event_id').andOn('l.state', 'e.state').andOn('l.portal_id', 'e.portal_id'),
    )
    .groupBy('l.at')
    .select(db.raw('array_agg(distinct settings_version) as versions, array_agg(distinct e.state) as states'))
  for (const { versions } of claims) expect(versions).toHaveLength(1)
  expect(new Set(claims.map(({ versions, states }) => `${versions} ${states}`))).toEqual(
    new Set(['0 written', '1 skipped']),
  )
})

// M41, M42
test('only activity with known people is logged: old contacts, and whom a member has written to since', async () => {
  const world = await startWorld()
  const jane = world.hubspot.contacts().find(({ properties }) => properties.email === JANE)
  const bornOn = new Date(jane?.properties.createdate ?? 0)
  const day = (days: number) => new Date(bornOn.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const message = { subject: 'cnry61', text: 'cnry61' }
  await openSettings(world).put({ exclusions: { known_contacts_only: { is_on: true, since: day(-2) } } })
  const early = await sendOne(world, anEmailReceived({ id: 'early', message }))
  expect(early).toMatchObject({ status: 'skipped', reason: 'not_known' })
  expect(early.rules).toEqual(['gate.not_known', 'verdict.skipped'])
  expect(await linesWith(world.logbook.db, ['cnry61'])).toEqual([])

  expect((await sendOne(world, anEmailSent({ id: 'ours' }))).status).toBe('written')
  expect((await sendOne(world, anEmailReceived({ id: 'theirs' }))).status).toBe('written')

  await openSettings(world).put({ exclusions: { known_contacts_only: { is_on: true, since: day(2) } } })
  // Nora is no contact.
  const people = [NORA, JANE]
  const several = await sendOne(world, aReplyByContact({ id: 'several', people }))
  expect(several.status).toBe('written')
  expect(several.rules).toContain('gate.not_known')
  expect(several.records.filter(({ chosen, why }) => chosen && why === 'counterpart')).toHaveLength(1)
  const stranger = await sendOne(
    world,
    aReplyByContact({ id: 'stranger', people: ['nobody@stranger.example'] }),
  )
  expect(stranger).toMatchObject({ status: 'skipped', reason: 'not_known' })
  expect(world.hubspot.contacts().some(({ properties }) => properties.email?.includes('stranger'))).toBe(
    false,
  )
})

// M41, M42, L49
test('whom members write to becomes known although their mail is not logged: their reply is, and nothing of the mail is kept', async () => {
  const world = await startWorld()
  const page = openSettings(world)
  const [guest, shy, quiet] = ['guest@new.example', 'shy@excluded.example', 'quiet@new.example']
  const knownOnly = {
    exclusions: { known_contacts_only: { is_on: true }, domains: ['excluded.example'] },
    activities: { stored_as: { 'email.sent': 'nothing' } },
  }
  await page.put({ ...knownOnly, campaigns: [{ campaign: 'Quiet', is_pushed: false }] })
  expect((await page.load()).findings).toEqual([])
  const message = { subject: 'cnry62', text: 'cnry62', to: [{ email: guest, name: 'Cnry62 Guest' }] }
  const off = await sendOne(world, anEmailSent({ id: 'off', people: [guest, shy], message }))
  expect(off).toMatchObject({ status: 'skipped', reason: 'activity_off' })
  const campaign = { name: 'Quiet' }
  await sendOne(world, anEmailSent({ id: 'quiet', people: [quiet], message, campaign }))
  expect(await linesWith(world.logbook.db, ['cnry62', 'excluded.example', quiet, guest])).toEqual([
    expect.stringContaining('settings'),
  ])

  const reply = await sendOne(world, aReplyByContact({ id: 'reply', people: [guest] }))
  expect(reply.status).toBe('written')
  const strange = await sendOne(world, aReplyByContact({ id: 'strange', people: [quiet] }))
  expect(strange).toMatchObject({ status: 'skipped', reason: 'not_known' })
})
