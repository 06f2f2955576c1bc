// Where HubSpot keeps no engagement key, a lost answer is resolved by what an engagement says: what looks alike must not be mistaken.
import { expect, test } from 'vitest'
import { anEmailSent, JANE, KARL, standsOn, subjectsOf } from '../support/events.ts'
import { startWorld, type World } from '../support/world.ts'

type LostAnswer = 'cut' | 'cut_after_writing'

const startKeyless = (tier: 'plain' | 'none' = 'none') =>
  startWorld({ simulator: { rules: { engagementKeyTier: { emails: tier } } } })

function loseNextAnswer({ simulator }: World, kind: LostAnswer): void {
  simulator.faults.order({ match: { path: /emails\/batch\/create/ }, times: 1, fault: { kind } })
}

const logged = ({ hubspot }: World) => subjectsOf(hubspot.engagements('emails'))

test('a mail that looks like one already logged is not taken for it', async () => {
  const world = await startKeyless()
  await world.send(anEmailSent({ id: 'first' }))
  await world.settled()
  loseNextAnswer(world, 'cut')
  await world.send(anEmailSent({ id: 'second' }))
  await world.settled()
  expect(logged(world)).toEqual(['Sent (New): Prices', 'Sent (New): Prices'])
})

test('two mails that look the same and lost their answers together are both found', async () => {
  const world = await startKeyless()
  loseNextAnswer(world, 'cut_after_writing')
  await world.sendBatch([anEmailSent({ id: 'first' }), anEmailSent({ id: 'second' })])
  await world.settled()
  expect(logged(world)).toHaveLength(2)
  expect([(await world.event('first')).reason, (await world.event('second')).reason]).toEqual([
    'found_written',
    'found_written',
  ])
})

test.each(['plain', 'none'] as const)(
  'a later recipient joins the message whose lost call named another, whoever is tried first (%s key)',
  async (tier) => {
    const world = await startKeyless(tier)
    const message = { message_id: '<one@northwind.example>' }
    loseNextAnswer(world, 'cut_after_writing')
    await world.send(anEmailSent({ id: 'to-jane', people: [JANE], message }))
    await expect.poll(async () => (await world.event('to-jane')).reason).toBe('answer_lost')
    await world.logbook.db('events').update('due_at', new Date(Date.now() + 5_000))
    const occurred_at = '2026-11-20T09:30:07+01:00'
    await world.send(anEmailSent({ id: 'to-karl', people: [KARL], message, occurred_at }))
    await world.settled()
    const [email, ...others] = world.hubspot.engagements('emails')
    expect(others).toEqual([])
    expect(standsOn(world.hubspot, email).contacts).toEqual([JANE, KARL].toSorted())
  },
)
