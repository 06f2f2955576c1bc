// What a member may touch: HubSpot's tokens see everything, so Logbook keeps the limits that HubSpot sets to its own users. An activity goes
// to exactly the records in reach, and its trace names the others.
import { expect, test } from 'vitest'
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { anEmailSent, standsOn } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { ANN, startWorld, type World } from '../support/world.ts'

/** Ann and Ben are in Sales, Carla is in Customer Success. */
const OWNERS = { ann: '71500001', ben: '71500002', carla: '71500003' }
type Name = keyof typeof OWNERS
const NAMES: Name[] = ['ann', 'ben', 'carla']
const personOf = (name: Name) => `${name}s@customers.example`

/** Each owner has a contact; the contact of each is in that owner's company and on that owner's deal. */
function plantRecords({ hubspot }: World): void {
  for (const name of NAMES) {
    const hubspot_owner_id = OWNERS[name]
    const contact = hubspot.createRecord('contacts', { email: personOf(name), hubspot_owner_id })
    const company = hubspot.createRecord('companies', { name: `${name}s company`, hubspot_owner_id })
    const stage = { pipeline: 'default', dealstage: 'appointmentscheduled' }
    const deal = hubspot.createRecord('deals', { dealname: `${name}s deal`, ...stage, hubspot_owner_id })
    hubspot.associate('contacts', contact.id, 'companies', company.id, { primary: true })
    hubspot.associate('contacts', contact.id, 'deals', deal.id)
  }
}

async function startReaching() {
  const world = await startWorld()
  plantRecords(world)
  const page = openSettings(world)
  let sent = 0
  return {
    ...world,
    publish: (members: object) => page.put({ members }),
    /** Ann writes to all three; where it was logged. */
    async logged() {
      sent += 1
      const id = `to-all-${sent}`
      await world.send(anEmailSent({ id, people: NAMES.map(personOf), message: { subject: id } }))
      await world.settled()
      const email = world.hubspot
        .engagements('emails')
        .find(({ properties }) => properties.hs_email_subject?.includes(id))
      const { trace } = await world.trace(id)
      const outOfReach = trace.find(({ rule }) => rule === 'touch.out_of_reach')?.text ?? ''
      return { event: await world.event(id), on: standsOn(world.hubspot, email), outOfReach }
    },
  }
}

// M28, M29, M31, M32, M34, M35
test.each([
  ['own', ['ann']],
  ['team', ['ann', 'ben']],
  ['all', ['ann', 'ben', 'carla']],
] as const)(
  'with "%s" an activity reaches the records of %j, contacts, companies and deals alike',
  async (reach, names) => {
    const world = await startReaching()
    await world.publish({ touch: { contacts: reach, companies: reach, deals: reach } })
    const { on, outOfReach } = await world.logged()
    expect(on).toEqual({
      contacts: names.map(personOf),
      companies: names.map((name) => `${name}s company`),
      deals: names.map((name) => `${name}s deal`),
    })
    for (const name of NAMES) {
      expect(outOfReach.includes(`${name}s deal`)).toBe(!names.some((reached) => reached === name))
    }
  },
)

// M28 to M35, M48
test('each kind of record has its own reach, and a member may have another than the account', async () => {
  const world = await startReaching()
  await world.publish({ touch: { contacts: 'all', companies: 'team', deals: 'none' } })
  expect((await world.logged()).on).toEqual({
    contacts: NAMES.map(personOf),
    companies: ['anns company', 'bens company'],
    deals: [],
  })
  const touch = { contacts: 'own', companies: 'all', deals: 'all' }
  await world.publish({ touch: { contacts: 'none' }, rules: [{ email: ANN, touch }] })
  // A record counts for itself: whose contact is out of reach may still be at a company that is not.
  expect((await world.logged()).on).toMatchObject({
    contacts: [personOf('ann')],
    companies: ['anns company', 'bens company', 'carlas company'],
  })
  await world.publish({ touch: { contacts: 'none' } })
  const { event, on } = await world.logged()
  expect(event).toMatchObject({ status: 'skipped', reason: 'out_of_reach' })
  expect(on.contacts).toEqual([])
})

// M26, M27, M30, M33, M36: installing needs no permission to delete, and none to change companies or deals beyond what Logbook creates.
test('no scope lets Logbook delete anything, and none is asked for twice', () => {
  const scopes = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES]
  expect(scopes.filter((scope) => /delete/.test(scope))).toEqual([])
  expect(new Set(scopes).size).toBe(scopes.length)
})
