// Which contacts and companies Logbook creates: never, from which activity, once what is known of them, and with what they are born.
import { expect, test } from 'vitest'
import { anEmailReceived, anEmailSent, companiesNamed, contactOf, JANE } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startWorld } from '../support/world.ts'

let people = 0

/** One account for a whole chapter: each person in it is somebody new. */
async function startCreating() {
  const world = await startWorld()
  const page = openSettings(world)
  return {
    ...world,
    publish: (record_creation: object) => page.put({ record_creation }),
    /** Somebody unknown is written to; what becomes of it, and of them. */
    async meet(known: object = {}, anEvent = anEmailSent) {
      people += 1
      const domain = `company-${people}.example`
      const email = `new@${domain}`
      await world.send({ ...anEvent({ id: domain }), counterparts: [{ email, ...known }] })
      await world.settled()
      const { status, reason } = await world.event(domain)
      const { trace } = await world.trace(domain)
      return {
        ...{ status, reason, trace: trace.map(({ rule }) => rule) },
        contact: contactOf(world.hubspot, email)?.properties,
        companies: companiesNamed(world.hubspot, domain),
      }
    },
  }
}

// L21, L22, L27
test('contacts and companies are created or not, each by a switch of its own, and by the activity that was chosen', async () => {
  const world = await startCreating()
  await world.publish({ contacts: { is_on: false } })
  expect(await world.meet()).toMatchObject({ status: 'skipped', reason: 'not_a_contact', companies: [] })

  await world.publish({ companies: { is_on: false } })
  const alone = await world.meet()
  expect(alone).toMatchObject({ status: 'written', companies: [] })
  expect(alone.contact).toBeDefined()
  expect(alone.trace).toContain('company.not_created')

  await world.publish({ contacts: { types: ['email.received'] } })
  expect((await world.meet()).reason).toBe('not_a_contact')
  expect((await world.meet({}, anEmailReceived)).status).toBe('written')
})

// L26 to L33, L8j
test('of each group of mandatory properties one must be known, whatever else is', async () => {
  const world = await startCreating()
  await world.publish({ contacts: { mandatory: [['email'], ['jobtitle', 'phone']] } })
  const much = { first_name: 'Nia', last_name: 'North', company: 'Newcomer' }
  expect(await world.meet(much)).toMatchObject({ status: 'held', reason: 'contact_incomplete' })
  expect((await world.meet({ job_title: 'Buyer' })).status).toBe('written')
  expect((await world.meet({ phone: '+49 30 1234567' })).status).toBe('written')

  await world.publish({ companies: { mandatory: [['name']] } })
  const nameless = await world.meet()
  expect(nameless).toMatchObject({ status: 'written', companies: [] })
  expect(nameless.trace).toContain('company.not_created')
  expect((await world.meet({ company: 'Newcomer' })).companies).toEqual(['Newcomer'])
})

// L34, L42
test('new records are born with the default values, and those that HubSpot has keep theirs', async () => {
  const world = await startCreating()
  const before = contactOf(world.hubspot, JANE)?.properties
  await world.publish({
    contacts: { defaults: { lifecyclestage: 'lead', jobtitle: 'Unknown' } },
    companies: { defaults: { description: 'Found by Logbook' } },
  })
  const born = await world.meet({ job_title: 'Buyer' })
  // What is known of a person wins over what is assumed of everybody.
  expect(born.contact).toMatchObject({ lifecyclestage: 'lead', jobtitle: 'Buyer' })
  await world.send(anEmailSent({ id: 'to jane', people: [JANE] }))
  await world.settled()
  expect(contactOf(world.hubspot, JANE)?.properties).toMatchObject({
    lifecyclestage: before?.lifecyclestage,
    jobtitle: before?.jobtitle,
  })
})
