// Reach and creation go together: what Logbook creates for a member's activity stays within reach of it, and nobody is created by whoever
// may not touch them.
import { expect, test } from 'vitest'
import { anEmailSent, aReplyByContact, companiesNamed, contactOf, standsOn } from '../support/events.ts'
import { BEN as BENS_EYES, openMe, openMembers } from '../support/members.ts'
import { openSettings } from '../support/settings.ts'
import { ANN, startWorld } from '../support/world.ts'

const [ANN_ID, BEN_ID] = ['71500001', '71500002']
const [BEN, CARLA] = ['ben@northwind.example', 'carla@northwind.example']
/** Nobody in HubSpot has these addresses. */
const [EVE, FRANK] = ['eve@agency.example', 'frank@agency.example']

async function startReaching() {
  const world = await startWorld()
  const page = openSettings(world)
  let mails = 0
  return {
    ...world,
    page,
    /** A member, else Ann, writes to somebody; what became of it. */
    async write(to: string, fields: object = {}) {
      mails += 1
      const id = `mail-${mails}`
      await world.send(anEmailSent({ id, people: [to], message: { subject: id }, ...fields }))
      await world.settled()
      const emails = world.hubspot.engagements('emails')
      const email = emails.find(({ properties }) => properties.hs_email_subject?.includes(id))
      const { status, reason, reason_text } = await world.event(id)
      const { trace } = await world.trace(id)
      return { id, status, reason, text: reason_text, trace, on: standsOn(world.hubspot, email) }
    },
  }
}

// M31, M32
test('the company of somebody new is reached by its owner from the first mail on, and by nobody else', async () => {
  const world = await startReaching()
  await world.page.put({ members: { touch: { companies: 'own' } } })
  for (const [name, hubspot_owner_id] of Object.entries({ anns: ANN_ID, bens: BEN_ID })) {
    const domain = `${name}-customers.example`
    world.hubspot.createRecord('companies', { name: domain, domain, hubspot_owner_id })
  }
  const first = await world.write('new@anns-customers.example')
  const second = await world.write('new@anns-customers.example')
  expect([first.on.companies, second.on.companies]).toEqual([
    ['anns-customers.example'],
    ['anns-customers.example'],
  ])
  const others = await world.write('new@bens-customers.example')
  expect(others.on).toMatchObject({ contacts: ['new@bens-customers.example'], companies: [] })
  expect(others.trace.map(({ rule }) => rule)).toContain('touch.out_of_reach')
})

// M31, M48, L21, L22
test('whoever may touch no contacts creates none, whoever may touch no companies creates no company, and the same mail of another member does', async () => {
  const world = await startReaching()
  const rules = [
    { email: ANN, touch: { contacts: 'none' } },
    { email: BEN, touch: { companies: 'none' } },
  ]
  await world.page.put({ members: { rules } })
  const anns = await world.write('kim@brandnew.example')
  expect(anns).toMatchObject({ status: 'skipped', reason: 'out_of_reach' })
  expect(anns.trace.map(({ rule }) => rule)).toEqual(['touch.no_contacts', 'verdict.skipped'])
  expect(contactOf(world.hubspot, 'kim@brandnew.example')).toBeUndefined()

  const bens = await world.write('kim@brandnew.example', { member: { email: BEN } })
  expect(bens.on).toMatchObject({ contacts: ['kim@brandnew.example'], companies: [] })
  expect(companiesNamed(world.hubspot, 'brandnew.example')).toEqual([])

  // Together in one claim: what one may create, another does not lose.
  const together = [ANN, BEN, CARLA].map((email) =>
    anEmailSent({ id: email, member: { email }, people: ['lee@together.example'] }),
  )
  await world.sendBatch(together)
  await world.settled()
  const ends = await Promise.all([ANN, BEN, CARLA].map((email) => world.event(email)))
  expect(ends.map(({ status }) => status)).toEqual(['skipped', 'written', 'written'])
  expect(companiesNamed(world.hubspot, 'together.example')).toEqual(['together.example'])
})

// M28, M31, G13
test('what Logbook creates for a member who reaches only their own or their team’s is theirs, so that the next mail and the reply reach it too', async () => {
  const world = await startReaching()
  const { hubspot } = world
  await world.page.put({ members: { touch: { contacts: 'own', companies: 'team' } } })
  const first = await world.write('kim@brandnew.example')
  expect(first.trace.map(({ text }) => text)).toContain(
    'Ann Ryan owns what is new (kim@brandnew.example, brandnew.example): their activity reaches nothing that is nobody’s.',
  )
  const whole = { contacts: ['kim@brandnew.example'], companies: ['brandnew.example'] }
  expect([first.on, (await world.write('kim@brandnew.example')).on]).toMatchObject([whole, whole])
  await world.send(aReplyByContact({ id: 'reply', people: ['kim@brandnew.example'] }))
  await world.settled()
  expect(await world.event('reply')).toMatchObject({ status: 'written' })
  expect(contactOf(hubspot, 'kim@brandnew.example')?.properties.hubspot_owner_id).toBe(ANN_ID)
  // A company alone, where contacts may be anybody's.
  await world.page.put({ members: { touch: { companies: 'own' } } })
  const atNewest = [await world.write('lee@newest.example'), await world.write('lee@newest.example')]
  expect(atNewest.map(({ on }) => on.companies)).toEqual([['newest.example'], ['newest.example']])
  expect(contactOf(hubspot, 'lee@newest.example')?.properties.hubspot_owner_id).toBeUndefined()

  // What would give them to somebody else is warned about before it is published.
  const inTurn = { new_record_owners: 'round_robin', round_robin: [BEN_ID] }
  await world.page.save({ members: { touch: { contacts: 'own' }, ...inTurn } })
  const { draft } = await world.page.load()
  expect(draft?.findings).toMatchObject([{ code: 'contradiction', pointer: '/members/new_record_owners' }])

  // Whoever reaches all leaves it to nobody, which is out of reach of whoever does not: as in HubSpot without "Unassigned".
  await world.page.put({ members: { rules: [{ email: ANN, touch: { contacts: 'own' } }] } })
  await world.write('sam@anybodys.example', { member: { email: BEN } })
  expect(contactOf(hubspot, 'sam@anybodys.example')?.properties.hubspot_owner_id).toBeUndefined()
  expect(await world.write('sam@anybodys.example')).toMatchObject({ reason: 'out_of_reach' })
})

// M28, L66, N11
test('activity of a member who is nobody in HubSpot waits where only their own is reached, and goes on once they are mapped or connect', async () => {
  const world = await startReaching()
  const reach = { touch: { contacts: 'own' } }
  await world.page.put({ members: reach })
  const kim = 'kim@brandnew.example'
  const first = await world.write(kim, { member: { email: EVE } })
  expect(first).toMatchObject({ status: 'held', reason: 'member_unmapped' })
  expect(first.trace.map(({ rule }) => rule).slice(-2)).toEqual(['touch.no_owner', 'verdict.held'])
  expect(contactOf(world.hubspot, kim)).toBeUndefined()
  const { findings } = await world.page.load()
  expect(findings).toMatchObject([{ code: 'unmatched_members', fix: expect.stringContaining('waits') }])

  await world.page.put({ members: { ...reach, rules: [{ email: EVE, owner_id: BEN_ID }] } })
  await world.settled()
  expect(await world.event(first.id)).toMatchObject({ status: 'written' })
  expect(contactOf(world.hubspot, kim)?.properties.hubspot_owner_id).toBe(BEN_ID)
  expect(await world.write(kim, { member: { email: EVE } })).toMatchObject({ status: 'written' })

  // Whoever takes Frank's invitation is Frank in HubSpot. What names no member has nobody to wait for.
  const franks = await world.write('lee@brandnew.example', { member: { email: FRANK } })
  expect(franks.reason).toBe('member_unmapped')
  const tab = openMembers(world)
  expect((await tab.list()).members.map(({ email }) => email)).toContain(FRANK)
  const { url } = await tab.link(FRANK)
  expect(await openMe(world, BENS_EYES).connect({ code: url })).toMatchObject({ email: FRANK, released: 1 })
  await world.settled()
  expect(await world.event(franks.id)).toMatchObject({ status: 'written' })
  // Who becomes a user of HubSpot is known from then on.
  const gail = 'gail@northwind.example'
  const gails = await world.write('max@brandnew.example', { member: { email: gail } })
  expect(gails.reason).toBe('member_unmapped')
  world.hubspot.addOwner({ email: gail, firstName: 'Gail', lastName: 'New' })
  await world.logbook.db('accounts').update('owners_read_at', null)
  await world.write('pam@brandnew.example')
  await world.settled()
  expect(await world.event(gails.id)).toMatchObject({ status: 'written' })
  const nobodys = await world.write('sam@stranger.example', { member: undefined })
  expect(nobodys.text).toBe(
    'Not logged: sam@stranger.example is out of reach for activity that names no member.',
  )
  expect(contactOf(world.hubspot, 'sam@stranger.example')).toBeUndefined()
})
