// What a sales team sees in HubSpot of LinkedIn, SMS and WhatsApp, and of what leads decided.
import { expect, test } from 'vitest'
import {
  aLinkedinAnswer,
  aLinkedinMessage,
  anActivity,
  LINKEDIN,
  logged,
  startWorldWantingAll,
} from '../support/activities.ts'
import { contactOf, JANE, KARL, NORA, standsOn } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const campaign = { name: 'Spring launch', step: 2 }

// MX1, G23, 2d
test('messages both ways are communications of their channel, and say who wrote', async () => {
  const world = await startWorld()
  const message = { text: 'Gladly.\nWhen?' }
  await world.sendBatch([
    aLinkedinMessage({ campaign, message: { kind: 'inmail', text: 'Shall we <talk>?' } }),
    aLinkedinAnswer({ message }),
    anActivity('sms.sent', { message: { text: 'On its way', to_number: '+49 30 1' } }),
    anActivity('whatsapp.received', { message }),
  ])
  await world.settled()
  const written = logged(world.hubspot, 'communications').map(({ properties }) => [
    properties.hs_communication_channel_type,
    properties.hs_communication_logged_from,
    properties.hs_communication_body,
  ])
  expect(written).toEqual([
    [
      'LINKEDIN_MESSAGE',
      'CRM',
      '<p><strong>LinkedIn InMail Sent [Spring launch]: Stage 2</strong></p><p>Shall we &lt;talk&gt;?</p>',
    ],
    [
      'LINKEDIN_MESSAGE',
      'CRM',
      `<p><strong>LinkedIn Message Received: ${JANE}</strong></p><p>Gladly.<br />When?</p>`,
    ],
    ['SMS', 'CRM', `<p><strong>SMS Sent: ${JANE}</strong><br />To: +49 30 1</p><p>On its way</p>`],
    ['WHATS_APP', 'CRM', `<p><strong>WhatsApp Received: ${JANE}</strong></p><p>Gladly.<br />When?</p>`],
  ])
})

test('one message to two people, told one by one, is one communication on both', async () => {
  const world = await startWorld()
  const message = { id: 'li-1', text: 'Hello both' }
  await world.send(aLinkedinMessage({ people: [JANE], message }))
  await world.settled()
  await world.send(aLinkedinMessage({ id: 'second', people: [KARL], message }))
  await world.settled()
  const [one, ...others] = logged(world.hubspot, 'communications')
  expect(others).toEqual([])
  expect(standsOn(world.hubspot, one).contacts).toEqual([JANE, KARL].toSorted())
  expect((await world.event('second')).reason).toBe('joined')
})

test('the same id in two tools is two messages', async () => {
  const world = await startWorld()
  const message = { id: '17', text: 'Hello' }
  await world.send(aLinkedinMessage({ message }))
  await world.send(aLinkedinMessage({ message }), {
    authorization: `Bearer ${await world.keyOf('Another tool')}`,
  })
  await world.settled()
  expect(logged(world.hubspot, 'communications')).toHaveLength(2)
})

// L52, G20, 2d
test('invitations, visits, unsubscribing of both kinds and changes of interest are notes', async () => {
  const world = await startWorldWantingAll()
  const people = [{ email: JANE, first_name: 'Jane', last_name: 'Cooper', linkedin_url: LINKEDIN }]
  await world.sendBatch([
    anActivity('linkedin.invitation_sent', { people, campaign, invitation: { text: 'We met at the fair.' } }),
    anActivity('linkedin.invitation_accepted', { people }),
    anActivity('linkedin.profile_visited', { people }),
    anActivity('email.unsubscribed', { people, campaign, unsubscribe: { by: 'lead' } }),
    anActivity('email.unsubscribed', { people, unsubscribe: { by: 'list', list: 'Competitors' } }),
    anActivity('lead.interest_changed', {
      people,
      interest: { state: 'not_interested', previous: 'interested' },
    }),
  ])
  await world.settled()
  const notes = logged(world.hubspot, 'notes')
  const titles = notes.map(
    ({ properties }) => /<strong>(.*?)<\/strong>/.exec(properties.hs_note_body ?? '')?.[1],
  )
  expect(titles).toEqual([
    'LinkedIn Invitation Sent [Spring launch]: Stage 2',
    'LinkedIn Invitation Accepted: Jane Cooper',
    'LinkedIn Profile Visited: Jane Cooper',
    'Unsubscribed: Spring launch',
    'Unsubscribed: Competitors',
    'Lead: Not interested',
  ])
  expect(notes[0]?.properties.hs_note_body).toContain(`<a href="${LINKEDIN}"`)
  expect(notes[3]?.properties.hs_note_body).toContain('They unsubscribed themselves.')
  expect(notes[4]?.properties.hs_note_body).toContain('Somebody put them on a list.')
})

// L9
test('of whom only the company is known is left out; the others are logged', async () => {
  const world = await startWorld()
  const somebody = { company_domain: 'acme.example', first_name: 'Somebody' }
  await world.sendBatch([
    aLinkedinMessage({ id: 'nora', people: [somebody, NORA] }),
    anActivity('lead.interest_changed', { id: 'company', people: [somebody], interest: { state: 'paused' } }),
  ])
  await world.settled()
  expect(await world.event('company')).toMatchObject({ status: 'skipped', reason: 'no_address' })
  expect(await world.event('nora')).toMatchObject({ status: 'written' })
  const [message, ...others] = logged(world.hubspot, 'communications')
  expect(others).toEqual([])
  expect(standsOn(world.hubspot, message).contacts).toEqual([NORA])
})

// L9
test('a person who is named by nothing is refused at the door, with what would help', async () => {
  const world = await startWorld()
  const answer = await world.send(aLinkedinMessage({ people: [{ email: JANE }, { email: JANE }] }))
  expect(answer).toMatchObject({ accepted: 1 })
  const nameless = { ...aLinkedinMessage(), counterparts: [{ first_name: 'Jane' }] }
  expect(await world.send(nameless)).toMatchObject({
    status: 422,
    results: [{ errors: [{ pointer: '/counterparts/0', code: 'no_identifier' }] }],
  })
  const mail = { ...nameless, type: 'email.sent', counterparts: [{ linkedin_url: LINKEDIN }] }
  expect(await world.send(mail)).toMatchObject({
    status: 422,
    results: [{ errors: [{ pointer: '/counterparts/0/email', code: 'missing_field' }] }],
  })
})

test('whom we wrote to on LinkedIn becomes a contact; who wrote to us does not', async () => {
  const world = await startWorld()
  await world.sendBatch([
    aLinkedinMessage({ people: [{ email: 'eve@fresh.example', first_name: 'Eve' }] }),
    aLinkedinAnswer({ id: 'stranger', people: ['fred@fresh.example'] }),
  ])
  await world.settled()
  expect(contactOf(world.hubspot, 'eve@fresh.example')?.properties.firstname).toBe('Eve')
  expect(await world.event('stranger')).toMatchObject({ reason: 'not_a_contact' })
})
