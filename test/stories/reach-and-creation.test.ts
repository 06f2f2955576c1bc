// Reach and creation go together: what Logbook creates for a member's activity stays within reach of it, and nobody is created by whoever
// may not touch them.
import { expect, test } from 'vitest'
import { anEmailSent, companiesNamed, contactOf, standsOn } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { ANN, startWorld } from '../support/world.ts'

const [ANN_ID, BEN_ID] = ['71500001', '71500002']
const [BEN, CARLA] = ['ben@northwind.example', 'carla@northwind.example']

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
