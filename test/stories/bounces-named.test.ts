// A bounce in HubSpot: beside the mail it is about, for the person who did not get it.
import { expect, test } from 'vitest'
import { aBounce, anEmailSent, contactOf, JANE, KARL, NORA, standsOn, subjectsOf } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const mail = { message_id: '<m-1@northwind.example>', subject: 'Prices' }

// M13, 2d
test('a bounce is an email of its own beside the sent one, and tells what the receiving server said', async () => {
  const world = await startWorld()
  const bounce = { class: 'hard', code: '5.1.1', diagnostic: '550 No such user <jane@acme.example>' }
  await world.send(anEmailSent({ message: mail }))
  await world.send(aBounce({ message: mail, bounce }))
  await world.settled()
  const emails = world.hubspot.engagements('emails')
  expect(subjectsOf(emails)).toEqual(['Sent (New): Prices', 'Bounced: Prices'])
  expect(emails.map(({ properties }) => properties.hs_email_status)).toEqual(['SENT', 'BOUNCED'])
  expect(emails[1]?.properties.hs_email_text?.split('\n')).toEqual([
    'Not delivered to: jane@acme.example',
    'Kind: hard bounce',
    'Code: 5.1.1',
    'The receiving server said: 550 No such user <jane@acme.example>',
  ])
})

// M13, M56
test('the bounce of a mail to three people concerns the one it names', async () => {
  const world = await startWorld()
  const to = [JANE, KARL, NORA].map((email) => ({ email }))
  await world.send(anEmailSent({ people: [JANE, KARL, NORA], message: { ...mail, to } }))
  await world.send(aBounce({ people: [NORA], message: { ...mail, to } }))
  await world.settled()
  const [sent, bounced] = world.hubspot.engagements('emails')
  expect(standsOn(world.hubspot, sent).contacts).toEqual([JANE, KARL, NORA].toSorted())
  expect(standsOn(world.hubspot, bounced)).toEqual({
    contacts: [NORA],
    companies: [],
    deals: ['Solberg: sample order'],
  })
  expect(bounced?.properties.hs_email_text).toBe(`Not delivered to: ${NORA}`)
})

// M13
test('a bounce told twice is logged once, the bounces of two recipients are two', async () => {
  const world = await startWorld()
  const bounces = [JANE, NORA, NORA].map((email) => aBounce({ people: [email], message: mail }))
  await world.sendBatch(bounces.slice(0, 2))
  await world.settled()
  await world.sendBatch(bounces.slice(2))
  await world.settled()
  const emails = world.hubspot.engagements('emails')
  expect(emails.map((email) => standsOn(world.hubspot, email).contacts)).toEqual([[JANE], [NORA]])
})

// M41
test('a bounce makes no contact of a mistyped address, and says why it is not logged', async () => {
  const world = await startWorld()
  await world.send(aBounce({ id: 'e-1', people: ['jnae@acme.example'] }))
  await world.settled()
  expect(contactOf(world.hubspot, 'jnae@acme.example')).toBeUndefined()
  expect((await world.event('e-1')).reason_text).toBe(
    'Not logged: jnae@acme.example is not a contact in HubSpot.',
  )
})
