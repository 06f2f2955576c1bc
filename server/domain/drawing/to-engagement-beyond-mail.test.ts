// Which properties calls, messages, meetings, tasks and signals write in HubSpot.
import { expect, test } from 'vitest'
import type { ActivityEvent } from '../activity-event.ts'
import * as a from '../testing/an-activity.ts'
import { engagementTypeOf, toEngagement } from './to-engagement.ts'

const START = '2026-11-24T09:00:00.000Z'

function properties(event: ActivityEvent): Record<string, string> {
  return toEngagement(event).properties
}

// G23, 2d
test('a call tells its direction, outcome, length and numbers', () => {
  const call = {
    direction: 'inbound' as const,
    outcome: 'No answer',
    started_at: START,
    duration_seconds: 61.5,
    from_number: '+43 1 234',
    to_number: '+49 30 567',
    recording_url: 'https://calls.example/1.mp3',
    text: 'First line\nsecond line\n\nNext <paragraph>',
  }
  expect(toEngagement(a.aCall({ call }))).toEqual({
    type: 'calls',
    isShortened: false,
    properties: {
      hs_timestamp: START,
      hs_call_title: 'Call: No answer',
      hs_call_body: '<p>First line<br />second line</p><p>Next &lt;paragraph&gt;</p>',
      hs_call_direction: 'INBOUND',
      hs_call_disposition: '73a0d17f-1163-4015-bdd5-ec830791da20',
      hs_call_status: 'NO_ANSWER',
      hs_call_duration: '61500',
      hs_call_from_number: '+43 1 234',
      hs_call_to_number: '+49 30 567',
      hs_call_recording_url: 'https://calls.example/1.mp3',
    },
  })
})

test('an outcome that HubSpot does not know stands in the title and in the notes', () => {
  const written = properties(a.aCall({ call: { outcome: 'Gatekeeper' } }))
  expect(written).toMatchObject({
    hs_call_title: 'Call: Gatekeeper',
    hs_call_body: '<p>Outcome: Gatekeeper</p>',
    hs_call_status: 'COMPLETED',
  })
  expect(written).not.toHaveProperty('hs_call_disposition')
})

test('a recording without https, which HubSpot refuses, is a link in the notes', () => {
  const written = properties(a.aCall({ call: { recording_url: 'http://calls.example/1.mp3' } }))
  expect(written.hs_call_body).toContain('<p>Recording: <a href="http://calls.example/1.mp3"')
  expect(written).not.toHaveProperty('hs_call_recording_url')
})

test('a call of which nothing is known but that it was', () => {
  expect(properties(a.aCall({ call: {} }))).toEqual({
    hs_timestamp: '2026-11-20T08:30:00.000Z',
    hs_call_title: 'Call: Completed',
    hs_call_status: 'COMPLETED',
  })
})

test('a call of no length has none to tell but nought', () => {
  expect(properties(a.aCall({ call: { duration_seconds: 0 } })).hs_call_duration).toBe('0')
})

// G23, 2d
test.each([
  [a.aLinkedinMessage('linkedin.message_sent'), 'LINKEDIN_MESSAGE', 'LinkedIn Message Sent: Bob Buyer'],
  [
    a.aLinkedinMessage('linkedin.message_received'),
    'LINKEDIN_MESSAGE',
    'LinkedIn Message Received: Bob Buyer',
  ],
  [a.aText('sms.sent'), 'SMS', 'SMS Sent: Bob Buyer'],
  [a.aText('sms.received'), 'SMS', 'SMS Received: Bob Buyer'],
  [a.aText('whatsapp.sent'), 'WHATS_APP', 'WhatsApp Sent: Bob Buyer'],
  [a.aText('whatsapp.received'), 'WHATS_APP', 'WhatsApp Received: Bob Buyer'],
])('$type becomes a communication that says who wrote: %s, %s', (event, channel, title) => {
  expect(toEngagement(event)).toEqual({
    type: 'communications',
    isShortened: false,
    properties: {
      hs_timestamp: event.occurred_at,
      hs_communication_channel_type: channel,
      hs_communication_logged_from: 'CRM',
      hs_communication_body: `<p><strong>${title}</strong></p><p>Hello</p>`,
    },
  })
})

test('a text message shows the numbers, and what was attached', () => {
  const message = {
    from_number: '+49 1',
    to_number: '+49 <2>',
    attachments: [{ name: 'prices.pdf', url: 'https://n.example/p' }],
  }
  const body = properties(a.aText('whatsapp.sent', { message })).hs_communication_body
  expect(body).toContain('<br />From: +49 1<br />To: +49 &lt;2&gt;</p>')
  expect(body).toContain('<p>Attachments:</p><ul><li><a href="https://n.example/p"')
})

// G23, 2d
test('a meeting stands at its start, with its end, place and link', () => {
  const meeting = {
    title: 'Demo',
    start_at: START,
    end_at: '2026-11-24T09:30:00.000Z',
    location: 'Hall 3',
    url: 'https://meet.example/1',
    html: '<p>Bring <b>samples</b></p>',
  }
  expect(toEngagement(a.aMeetingBooked({ meeting }))).toEqual({
    type: 'meetings',
    isShortened: false,
    properties: {
      hs_timestamp: START,
      hs_meeting_title: 'Meeting Confirmed: Demo',
      hs_meeting_body: '<p>Bring <b>samples</b></p>',
      hs_meeting_start_time: START,
      hs_meeting_end_time: '2026-11-24T09:30:00.000Z',
      hs_meeting_location: 'Hall 3',
      hs_meeting_external_url: 'https://meet.example/1',
      hs_meeting_outcome: 'SCHEDULED',
    },
  })
})

test('a cancellation of a meeting that nobody told of stands when it was said', () => {
  const event = a.aMeetingCanceled({ meeting: { reason: 'Ill' } })
  expect(properties(event)).toEqual({
    hs_timestamp: event.occurred_at,
    hs_meeting_title: 'Meeting Canceled: (no title)',
    hs_meeting_body: '<p>Reason: Ill</p>',
    hs_meeting_outcome: 'CANCELED',
  })
})

// G23, 2d
test('a task stands when it is due, with its kind and its priority', () => {
  const task = { subject: 'Connect', type: 'linkedin_connect', due_at: START, priority: 'low' } as const
  const event = a.aTaskCreated({ task, campaign: { name: 'Spring', step: 2 } })
  expect(toEngagement(event)).toEqual({
    type: 'tasks',
    isShortened: false,
    properties: {
      hs_timestamp: START,
      hs_task_subject: 'Connect: LinkedIn Connection Request: Stage 2',
      hs_task_body: '<p>Campaign: Spring (#2)</p>',
      hs_task_status: 'NOT_STARTED',
      hs_task_type: 'LINKED_IN_CONNECT',
      hs_task_priority: 'LOW',
    },
  })
})

test('a task without a day is due when it was made, and is to be done', () => {
  const event = a.aTaskCreated({ task: { status: 'waiting' } })
  expect(properties(event)).toMatchObject({
    hs_timestamp: event.occurred_at,
    hs_task_type: 'TODO',
    hs_task_status: 'WAITING',
  })
})

const CAMPAIGN = { campaign: { name: 'Spring' } }
const WITH_PROFILE = { counterparts: [{ linkedin_url: a.LINKEDIN, first_name: 'Bob' }] }

// L52, G23, 2d
test.each([
  [
    'an invitation',
    a.anInvitation(WITH_PROFILE),
    ['LinkedIn Invitation Sent: Bob', 'Who: Bob', 'We met at the fair.'],
  ],
  [
    'an acceptance',
    a.onLinkedin('linkedin.invitation_accepted', WITH_PROFILE),
    ['LinkedIn Invitation Accepted: Bob'],
  ],
  ['a visit', a.onLinkedin('linkedin.profile_visited', WITH_PROFILE), [`Profile: <a href="${a.LINKEDIN}"`]],
  [
    'a lead who unsubscribed',
    a.anUnsubscribe({ ...CAMPAIGN, unsubscribe: { by: 'lead', reason: 'Too many' } }),
    ['Unsubscribed: Spring', 'How: They unsubscribed themselves.', 'Reason: Too many'],
  ],
  [
    'a lead whom somebody put on a list',
    a.anUnsubscribe({ unsubscribe: { by: 'list', list: 'Competitors' } }),
    ['Unsubscribed: Competitors', 'How: Somebody put them on a list.', 'List: Competitors'],
  ],
  [
    'a machine that unsubscribed',
    a.anUnsubscribe({ is_bot: true, message: { subject: 'Offer' } }),
    ['Unsubscribed: all mail', 'Mail: Offer', 'a machine did this'],
  ],
  [
    'a change of interest',
    a.anInterest({ interest: { state: 'not_interested', previous: 'interested', text: 'No budget' } }),
    ['Lead: Not interested', 'Now: Not interested', 'Before: Interested', '<p>No budget</p>'],
  ],
])('%s is told in a note', (_what, event, said) => {
  const { type, properties: written } = toEngagement(event)
  expect(type).toBe('notes')
  expect(Object.keys(written)).toEqual(['hs_timestamp', 'hs_note_body'])
  for (const words of said) expect(written.hs_note_body).toContain(words)
  expect(written.hs_note_body).not.toMatch(/undefined|null/)
})

test('what an event is stored as is known before it is drawn', () => {
  const events = [a.aCall(), a.aText('sms.sent'), a.aMeetingBooked(), a.aTaskCompleted(), a.anInterest()]
  for (const event of events) expect(engagementTypeOf(event)).toBe(toEngagement(event).type)
})
