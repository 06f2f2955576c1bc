// History and forecasts: what is sent as backfill waits for everything live, and what is sent as a dry run is only told.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { claimDueEvents } from '../../server/store/claims.ts'
import { acquireLease } from '../../server/store/drains.ts'
import { createApi } from '../support/api.ts'
import { mailsTo, plantCrowd } from '../support/crowd.ts'
import { anEmailSent, anOpen, aReplyByContact } from '../support/events.ts'
import { startWorld, type World } from '../support/world.ts'

const Forecast = z.object({
  results: z.array(
    z.object({
      status: z.string(),
      plan: z
        .object({
          status: z.string(),
          reason_text: z.string(),
          records: z.array(z.object({ name: z.string(), chosen: z.boolean() })),
          engagement: z.object({ type: z.string(), properties: z.record(z.string(), z.string()) }).nullable(),
        })
        .optional(),
    }),
  ),
})

/** The events that a drain would take next. */
async function claimNext({ logbook: { db }, hubspot }: World, limit: number) {
  const lease = await acquireLease(db, hubspot.portalId, 'a story', 10_000)
  if (!lease) throw new Error('Somebody drains this account.')
  return (await claimDueEvents(db, lease, limit, new Date())).events.map(({ event }) => event)
}

// N2
test('a dry run tells what would be written and where, and keeps and writes nothing', async () => {
  const world = await startWorld()
  const event = anEmailSent({ mode: 'dry_run', message: { subject: 'Prices' } })
  const body = JSON.stringify(event)
  const headers = { 'content-type': 'application/json' }
  const answer = await world.request('/v1/events', { method: 'POST', body, headers })
  const [result] = Forecast.parse(await answer.json()).results
  expect(result).toMatchObject({ status: 'planned', plan: { status: 'written' } })
  expect(result?.plan?.engagement?.properties.hs_email_subject).toBe('Sent (New): Prices')
  const chosen = result?.plan?.records.filter((record) => record.chosen).map(({ name }) => name)
  expect(chosen).toEqual(expect.arrayContaining(['Jane Cooper', 'Acme Industries', 'Acme: service contract']))
  expect(await world.logbook.db('events')).toEqual([])
  expect(world.hubspot.engagements('emails')).toEqual([])
})

test('dry runs in a batch are answered in their place, and their neighbours are kept', async () => {
  const world = await startWorld()
  const stranger = { people: ['nobody@new.example'], mode: 'dry_run' }
  const batch = [anEmailSent(), anOpen(stranger), { type: 'email.sent' }, anEmailSent({ mode: 'dry_run' })]
  const { results } = await world.sendBatch(batch)
  expect(results.map(({ status }) => status)).toEqual(['accepted', 'planned', 'rejected', 'planned'])
  await world.settled()
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
  expect(world.hubspot.contacts().some(({ properties }) => properties.email === 'nobody@new.example')).toBe(
    false,
  )
})

// N14
test('a reply that comes in during a backfill is written before the rest of it', async () => {
  const world = await startWorld({ drains: false })
  const history = mailsTo(plantCrowd(world.hubspot, 20), 1_000).map((mail) => ({ ...mail, mode: 'backfill' }))
  for (let at = 0; at < 1_000; at += 500) await world.sendBatch(history.slice(at, at + 500))
  await world.sendBatch([
    anOpen(),
    anEmailSent({ people: ['person-1@company-0.example'] }),
    aReplyByContact({ id: 'reply' }),
  ])
  const claimed = await claimNext(world, 3)
  expect(claimed.map(({ type }) => type).toSorted()).toEqual(['email.opened', 'email.replied', 'email.sent'])
})

test('a flood from one source does not delay another source of the same account', async () => {
  const world = await startWorld({ drains: false })
  await world.sendBatch(mailsTo(plantCrowd(world.hubspot, 10), 500))
  await createApi(world.url, await world.keyOf('Small tool')).send(anEmailSent({ id: 'small' }))
  expect((await claimNext(world, 2)).map(({ id }) => id)).toContain('small')
})
