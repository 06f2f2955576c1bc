// How the ingestion API tells a repeat from something new: by the sender's own id and by what stands under it.
import { expect, test } from 'vitest'
import { createApi } from '../support/api.ts'
import { anEmailSent } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const mail = (id: string, fields: object = {}) => anEmailSent({ id, ...fields })

const statuses = ({ results }: { results: { status: string }[] }) => results.map(({ status }) => status)

/** The same, with its fields in the opposite order. */
function turned(value: object): object {
  const fields = Object.entries(value).toReversed()
  return Object.fromEntries(fields.map(([name, field]) => [name, name === 'message' ? turned(field) : field]))
}

// G33, L13
test('the same event again is a duplicate with the same event id, however its fields are ordered or spelled', async () => {
  const world = await startWorld()
  const [first] = (await world.send(mail('e-1'))).results
  const repeats = [
    mail('e-1'),
    turned(mail('e-1')),
    mail('e-1', { occurred_at: '2026-11-20T08:30:00Z' }),
    mail('e-1', { counterparts: [{ email: 'Jane@ACME.example' }] }),
    mail('e-1', { sent_at: '2026-11-21T10:00:00Z' }),
  ]
  for (const repeat of repeats) {
    const answer = await world.send(repeat)
    expect(answer).toMatchObject({ status: 202, accepted: 0, duplicates: 1 })
    expect(answer.results[0]).toMatchObject({ status: 'duplicate', id: 'e-1', event: first?.event })
  }
  await world.settled()
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
})

// G33
test('the same id with other contents is rejected as a conflict, and the first stays as it was', async () => {
  const world = await startWorld()
  await world.send(mail('e-1'))
  const other = await world.send(mail('e-1', { message: { subject: 'Something else' } }))
  expect(other).toMatchObject({ status: 422, errors: [{ pointer: '/id', code: 'id_conflict' }] })
  const batch = await world.sendBatch([mail('e-2'), mail('e-1', { is_bot: true }), mail('e-1')])
  expect(statuses(batch)).toEqual(['accepted', 'rejected', 'duplicate'])
  expect(batch.results[1]?.errors).toMatchObject([{ pointer: '/events/1/id', code: 'id_conflict' }])
  await world.settled()
  const subjects = world.hubspot.engagements('emails').map(({ properties }) => properties.hs_email_subject)
  expect(subjects).toEqual(['Sent (New): Prices', 'Sent (New): Prices'])
})

// G33
test('inside one batch the first of an id is accepted and the later ones are measured by it', async () => {
  const world = await startWorld()
  const ids = Array.from({ length: 300 }, (_, index) => `e-${index % 100}`)
  const answer = await world.sendBatch(ids.map((id, index) => mail(id, { is_bot: index >= 200 })))
  expect(statuses(answer).slice(0, 100)).toEqual(Array(100).fill('accepted'))
  expect(statuses(answer).slice(100, 200)).toEqual(Array(100).fill('duplicate'))
  expect(statuses(answer).slice(200)).toEqual(Array(100).fill('rejected'))
  const eventIds = answer.results.map(({ event }) => event)
  expect(eventIds.slice(100, 200)).toEqual(eventIds.slice(0, 100))
})

// G33
test('two senders who report the same events at once, in opposite order, both get answers and each event is kept once', async () => {
  const world = await startWorld()
  const mails = Array.from({ length: 500 }, (_, index) => mail(`e-${index}`))
  const answers = await Promise.all(
    [mails, mails.toReversed(), mails, mails.toReversed()].map((batch) => world.sendBatch(batch)),
  )
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202])
  const results = answers.flatMap((answer) => answer.results)
  expect(results.filter(({ status }) => status === 'accepted')).toHaveLength(500)
  expect(results.filter(({ status }) => status === 'duplicate')).toHaveLength(1_500)
  expect(new Set(results.map(({ id, event }) => `${id} ${event}`)).size).toBe(500)
})

// G33
test('two sources may use the same id for different events', async () => {
  const world = await startWorld()
  const dialer = createApi(world.url, await world.keyOf('Dialer'))
  const [ours] = (await world.send(mail('1'))).results
  const [theirs] = (await dialer.send(mail('1', { message: { subject: 'Another mail' } }))).results
  expect([ours?.status, theirs?.status]).toEqual(['accepted', 'accepted'])
  expect(theirs?.event).not.toBe(ours?.event)
  expect([(await world.event('1')).event, (await dialer.event('1')).event]).toEqual([
    ours?.event,
    theirs?.event,
  ])
})
