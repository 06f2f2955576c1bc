// What a sales team sees in HubSpot when their tool reports mail.
import { expect, test } from 'vitest'
import { ANN, startWorld } from '../support/world.ts'

const sent = (fields: object = {}) => ({
  id: 'e-1',
  type: 'email.sent',
  occurred_at: '2026-11-20T09:30:00+01:00',
  member: { email: ANN },
  counterparts: [{ email: 'jane@acme.example' }],
  message: { message_id: '<m-1@northwind.example>', subject: 'Hello Jane', html: '<p>Shall we talk?</p>' },
  ...fields,
})

test('a sent mail becomes one email on the contact, its primary company and its five newest open deals', async () => {
  const world = await startWorld()
  await world.send(sent())
  await world.settled()
  const [email, ...others] = world.hubspot.engagements('emails')
  expect(others).toEqual([])
  expect(email?.properties.hs_email_subject).toBe('Sent (New): Hello Jane')
  expect(email?.associations).toMatchObject({ contacts: [expect.anything()], companies: [expect.anything()] })
  expect(email?.associations.deals).toHaveLength(5)
})

test('the same event sent twice becomes one engagement', async () => {
  const world = await startWorld()
  await world.send(sent())
  const again = await world.send(sent())
  await world.settled()
  expect(again.results[0]?.status).toBe('duplicate')
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
})
