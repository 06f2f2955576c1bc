// What a sales team sees in HubSpot of the calls that their tool made, and of everything else beyond mail at once.
import { expect, test } from 'vitest'
import { engagementTypes } from '../../simulator/object-types.ts'
import { aCall, anActivity, logged, oneOfEach, startWorldWantingAll } from '../support/activities.ts'
import { openBrowser } from '../support/browser.ts'
import { anEmailSent, contactOf, JANE, NORA, standsOn } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const ANN_ID = '71500001'
const call = {
  id: 'call-7',
  outcome: 'Left voicemail',
  duration_seconds: 42,
  from_number: '+49 40 5550 100',
  to_number: '+49 30 5550 142',
  recording_url: 'https://calls.northwind.example/7.mp3',
  text: 'Asked her to call back.',
}

// M8, M18, M23, G23
test('a call becomes one call on the contact, its primary company and its newest open deals, with its owner', async () => {
  const world = await startWorld()
  await world.sendBatch([anEmailSent(), aCall({ id: 'call', call })])
  await world.settled()
  const [logs, ...others] = logged(world.hubspot, 'calls')
  expect(others).toEqual([])
  expect(logs?.properties).toMatchObject({
    hs_timestamp: '2026-11-20T08:30:00.000Z',
    hs_call_title: 'Call: Left voicemail',
    hs_call_body: '<p>Asked her to call back.</p>',
    hs_call_direction: 'OUTBOUND',
    hs_call_disposition: 'b2cf5968-551e-4856-9783-52b3da59a7d0',
    hs_call_status: 'COMPLETED',
    hs_call_duration: '42000',
    hs_call_from_number: '+49 40 5550 100',
    hs_call_to_number: '+49 30 5550 142',
    hs_call_recording_url: 'https://calls.northwind.example/7.mp3',
    hubspot_owner_id: ANN_ID,
  })
  expect(standsOn(world.hubspot, logs)).toEqual(
    standsOn(world.hubspot, world.hubspot.engagements('emails')[0]),
  )
  expect((await world.event('call')).engagement).toMatchObject({
    type: 'calls',
    id: logs?.id,
    url: expect.stringContaining(`/record/0-48/${logs?.id}`),
  })
})

test('the same call told twice is there once; a recording that is told later completes it', async () => {
  const world = await startWorld()
  const { recording_url, ...bare } = call
  await world.send(aCall({ call: bare }))
  await world.settled()
  const again = {
    occurred_at: '2026-11-20T10:30:00+01:00',
    call: { id: call.id, outcome: undefined, recording_url },
  }
  await world.send(aCall({ id: 'recorded', ...again }))
  await world.settled()
  const [logs, ...others] = logged(world.hubspot, 'calls')
  expect(others).toEqual([])
  expect(logs?.properties).toMatchObject({
    hs_timestamp: '2026-11-20T08:30:00.000Z',
    hs_call_title: 'Call: Left voicemail',
    hs_call_recording_url: recording_url,
  })
  expect(await world.event('recorded')).toMatchObject({ status: 'written', reason: 'updated' })
})

test('a call of two people is on both; whom we called becomes a contact, who called us does not', async () => {
  const world = await startWorld()
  const [eve, fred] = ['eve@fresh.example', 'fred@fresh.example']
  await world.sendBatch([
    aCall({ people: [JANE, NORA] }),
    aCall({ people: [eve] }),
    aCall({ id: 'from-fred', people: [fred], call: { direction: 'inbound' } }),
  ])
  await world.settled()
  const people = logged(world.hubspot, 'calls').map((one) => standsOn(world.hubspot, one).contacts)
  expect(people).toEqual([[JANE, NORA].toSorted(), [eve]])
  expect(contactOf(world.hubspot, fred)).toBeUndefined()
  expect(await world.event('from-fred')).toMatchObject({ status: 'skipped', reason: 'not_a_contact' })
})

// L9
test('a call of a number without its country is kept, and says why it is not in HubSpot', async () => {
  const world = await startWorld()
  const sent = await world.send({
    ...aCall({ id: 'number', call: { to_number: '+49 30 1' } }),
    counterparts: undefined,
  })
  expect(sent).toMatchObject({ accepted: 1 })
  await world.settled()
  expect(await world.event('number')).toMatchObject({
    status: 'skipped',
    reason: 'no_address',
    reason_text:
      'Not logged: nobody is named by an address, a LinkedIn profile or a phone number with its country code.',
  })
  const [step] = (await world.trace('number')).trace
  expect(step).toMatchObject({ rule: 'contact.no_address', text: expect.stringContaining('+49 30 1') })
  expect(logged(world.hubspot, 'calls')).toEqual([])
})

// M8, M16, G23
test('one of each type, sent at once, is written in one call for each type of engagement', async () => {
  const world = await startWorldWantingAll()
  await world.send(anEmailSent())
  await world.settled()
  const before = world.simulator.calls.length
  const events = [anEmailSent(), ...oneOfEach()]
  expect(await world.sendBatch(events)).toMatchObject({ accepted: events.length })
  await world.settled()
  const counts = engagementTypes.map((type) => [type, logged(world.hubspot, type).length])
  expect(Object.fromEntries(counts)).toEqual({
    emails: 2,
    notes: 5,
    calls: 1,
    communications: 6,
    meetings: 2,
    tasks: 2,
  })
  const creates = world.simulator.calls.slice(before).filter(({ path }) => path.endsWith('/batch/create'))
  expect(creates).toHaveLength(engagementTypes.length)
  for (const type of engagementTypes) {
    for (const one of logged(world.hubspot, type)) {
      expect(one.properties.hubspot_owner_id).toBe(ANN_ID)
      expect(standsOn(world.hubspot, one)).toMatchObject({ contacts: [JANE], companies: ['Acme Industries'] })
      expect(one.associations.deals).toHaveLength(5)
    }
  }
})

// API contract 11
test('events are found by their new types', async () => {
  const world = await startWorldWantingAll()
  await world.sendBatch([aCall(), aCall(), anActivity('linkedin.profile_visited'), anEmailSent()])
  const found = await (await world.request('/v1/events?type=call.completed')).json()
  expect(found).toMatchObject({ events: [{ type: 'call.completed' }, { type: 'call.completed' }] })
})

// M2, M16, M18
test('on the page of the contact each kind is under its tab, and tells what matters', async () => {
  const world = await startWorldWantingAll()
  await world.sendBatch([aCall({ call }), ...oneOfEach().slice(1)])
  await world.settled()
  const jane = contactOf(world.hubspot, JANE)
  const page = await (await openBrowser()).newPage()
  const url = `${world.simulator.url}/contacts/47110815/record/0-1/${jane?.id}`
  const cards = async (tab: string) => {
    await page.goto(`${url}?tab=${tab}`)
    return (await page.locator('article.engagement').allInnerTexts()).join('\n')
  }
  const [calls, meetings, tasks, messages] = [
    await cards('calls'),
    await cards('meetings'),
    await cards('tasks'),
    await cards('communications'),
  ]
  expect(calls).toContain('Call: Left voicemail')
  expect(calls).toContain('42 s')
  expect(meetings).toMatch(/Meeting Confirmed: Demo[\s\S]*10:00 AM – 10:30 AM/)
  expect(meetings).toContain('Canceled')
  expect(tasks).toContain('Call Jane')
  expect(tasks).toContain('Completed')
  for (const channel of ['LinkedIn message', 'SMS', 'WhatsApp']) expect(messages).toContain(channel)
  await page.close()
})
