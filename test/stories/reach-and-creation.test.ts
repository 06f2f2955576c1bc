// Reach and creation go together: what Logbook creates for a member's activity stays within reach of it, and nobody is created by whoever
// may not touch them.
import { expect, test } from 'vitest'
import { anEmailSent, standsOn } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startWorld } from '../support/world.ts'

const [ANN_ID, BEN_ID] = ['71500001', '71500002']

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
