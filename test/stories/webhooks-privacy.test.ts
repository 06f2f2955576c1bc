// A person who is deleted in HubSpot for privacy reasons is forgotten here: everything that was said to them and about them.
import { expect, test } from 'vitest'
import { about, CANARY, canary, idOf, startWithCanary, tell } from '../support/canary.ts'
import { anEmailReceived, anEmailSent, JANE, KARL } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { anItem, deliver, startHearingWorld } from '../support/webhooks.ts'

// HX12, G31
test('everything that was said to a person and about them is erased; that something was there stays in the books', async () => {
  const world = await startWithCanary()
  expect((await about(world)).length).toBeGreaterThan(10)
  world.hubspot.deleteForPrivacy(idOf(world))
  await world.heard()
  expect(await about(world)).toEqual([])

  expect(await world.event('alone')).toMatchObject({
    status: 'written',
    reason: 'written',
    engagement: { type: 'emails' },
  })
  const { db } = world.logbook
  expect(await db('event_keys')).toHaveLength(4)
  expect(await db('event_contents')).toEqual([])
  expect(await db('events').whereNull('erased_at')).toEqual([])
  const { log, records } = await world.trace('alone')
  expect(log.map(({ reason }) => reason)).toEqual(['received', 'queued', 'writing', 'written'])
  expect(records.filter(({ object_type_id }) => object_type_id === '0-1').map(({ name }) => name)).toEqual([
    '[erased]',
  ])
  expect(world.logs.join()).not.toContain('canary')
})

// G31, M44
test('whom an admin excluded stays excluded: the list is what keeps them out, should they come back', async () => {
  const world = await startWithCanary()
  await openSettings(world).put({ exclusions: { addresses: [CANARY] } })
  world.hubspot.deleteForPrivacy(idOf(world))
  await world.heard()
  expect(await world.logbook.db('erasures')).toHaveLength(1)
  expect((await openSettings(world).load()).settings).toMatchObject({ exclusions: { addresses: [CANARY] } })
})

test('the erasure has a certificate: at whose word, when, and how much', async () => {
  const world = await startWithCanary()
  const contactId = idOf(world)
  world.hubspot.deleteForPrivacy(contactId)
  await world.heard()
  const [certificate, ...more] = await world.logbook.db('erasures')
  expect(more).toEqual([])
  expect(certificate).toMatchObject({
    contact_id: contactId,
    news_key: expect.stringMatching(/contact\.privacyDeletion$/),
    counts: { events: 4, contentsDeleted: 4, addresses: 1 },
  })
  expect(certificate.finished_at >= certificate.asked_at).toBe(true)
})

test.each(['the deletion first', 'the deletion last', 'both twice'])(
  'HubSpot tells of a deletion too; in any order nothing is left: %s',
  async (order) => {
    const world = await startWithCanary()
    world.simulator.webhooks.hold()
    world.hubspot.deleteForPrivacy(idOf(world))
    world.simulator.webhooks.release((items) => {
      if (order === 'both twice') return [...items.toReversed(), ...items]
      return order === 'the deletion last' ? items.toReversed() : items
    })
    await world.heard()
    expect(await about(world)).toEqual([])
    expect(await world.logbook.db('erasures')).toHaveLength(1)
  },
)

test('of a mail to several people only the one is forgotten: the rest of it stays', async () => {
  const world = await startHearingWorld()
  const html = `<p>Dear Canary Birdwood and Karl, <a href="https://n.example/?to=canary.bird%40acme.example">prices</a> for ${CANARY}</p>`
  await tell(world, anEmailSent({ id: 'both', people: [canary, KARL], message: { html, subject: 'Prices' } }))
  await world.heard()
  world.hubspot.deleteForPrivacy(idOf(world))
  await world.heard()
  expect(await about(world)).toEqual([])
  const [{ body }] = await world.logbook.db('event_contents')
  expect(body).toMatchObject({
    counterparts: [{ email: KARL }],
    message: {
      html: '<p>Dear [erased] and Karl, <a href="https://n.example/?to=[erased]">prices</a> for [erased]</p>',
    },
  })
  const { trace, records } = await world.trace('both')
  expect(trace.map(({ text }) => text).join()).toContain(`${KARL} is the contact `)
  expect(records.map(({ name }) => name)).toEqual(expect.arrayContaining(['[erased]', 'Acme Industries']))
})

test('who is left of a mail is not taken for the one who was forgotten, even where nobody knows whose address it is', async () => {
  const world = await startWithCanary()
  const { db } = world.logbook
  await tell(world, anEmailSent({ id: 'both', people: [canary, KARL], message: { text: 'Hello both' } }))
  const contactId = idOf(world)
  await world.heard()
  await db('contact_addresses').where('email', KARL).delete()
  world.hubspot.deleteForPrivacy(contactId)
  await world.heard()
  const again = anItem(world, {
    eventId: 77,
    subscriptionType: 'contact.privacyDeletion',
    objectId: Number(contactId),
  })
  await deliver(world, [again])
  await world.heard()
  expect(await db('erasures')).toHaveLength(2)
  expect(await about(world)).toEqual([])
  expect(await db('events').where('external_id', 'both').pluck('counterparts')).toEqual([[KARL]])
  await tell(world, anEmailSent({ id: 'karl', people: [KARL] }))
  expect(await world.event('karl')).toMatchObject({ status: 'written' })
})

test('a contact whose addresses nobody noted is known by the mail that was logged for nobody else', async () => {
  const world = await startWithCanary()
  const contactId = idOf(world)
  await world.logbook.db('contact_addresses').delete()
  await world.logbook.db('contact_cache').delete()
  world.hubspot.deleteForPrivacy(contactId)
  await world.heard()
  expect(await about(world)).toEqual([])
  await tell(world, anEmailSent({ id: 'late', people: [canary] }))
  expect(await world.event('late')).toMatchObject({ status: 'skipped', reason: 'erased' })
})

test('a mail of others that only names the person, in a copy line or as its text, loses that', async () => {
  const world = await startWithCanary()
  const message = {
    cc: [{ email: CANARY, name: 'Canary Birdwood' }, { email: JANE }],
    text: `Ask ${CANARY}!`,
  }
  await tell(world, anEmailSent({ id: 'copy', people: [KARL], message }))
  await tell(
    world,
    anEmailReceived({
      id: `mailto:${CANARY}`,
      people: [KARL],
      message: { subject: 'Hi', message_id: `<1.${CANARY}>` },
    }),
  )
  await world.heard()
  world.hubspot.deleteForPrivacy(idOf(world))
  await world.heard()
  expect(await about(world)).toEqual([])
  const bodies = await world.logbook.db('event_contents').pluck('body')
  expect(bodies).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        message: expect.objectContaining({ cc: [{ email: JANE }], text: 'Ask [erased]!' }),
      }),
    ]),
  )
})

test('events that wait are not written any more, nor tried again by anybody', async () => {
  const world = await startWithCanary()
  await world.logbook.db('accounts').update('status', 'paused')
  await tell(
    world,
    anEmailSent({ id: 'waiting', people: [canary] }),
    anEmailSent({ id: 'for both', people: [canary, KARL] }),
  )
  world.hubspot.deleteForPrivacy(idOf(world))
  await world.heard()
  expect(await about(world)).toEqual([])
  expect(await world.event('waiting')).toMatchObject({
    status: 'skipped',
    reason: 'erased',
    reason_text:
      'Not logged: this person was deleted in HubSpot for privacy reasons, and nothing about them is kept.',
  })
  expect(await world.event('for both')).toMatchObject({ status: 'held', reason: 'account_paused' })
})
