// One event of each type beyond mail, complete enough to copy.
import type { Examples } from './examples.ts'

type MailType = `email.${'sent' | 'received' | 'replied' | 'opened' | 'clicked' | 'downloaded' | 'bounced'}`

const member = { email: 'ann@northwind.example', name: 'Ann Lindqvist' }
const email = 'jane@acme.example'
const linkedin_url = 'https://www.linkedin.com/in/jane-miller-acme'
const jane = { email, first_name: 'Jane', last_name: 'Miller', phone: '+49 30 5550 142', linkedin_url }
const campaign = { id: 'cmp-7', name: 'Spring launch', step: 2 }
const numbers = { from_number: '+49 40 5550 100', to_number: '+49 30 5550 142' }

/** What all of them have. */
function usual<T extends string>(id: number, type: T, time: string) {
  return { id: `evt-${id}`, type, occurred_at: `2026-11-20T${time}+01:00`, member, counterparts: [jane] }
}

export const EXAMPLES_BEYOND_MAIL: Omit<Examples, MailType> = {
  'call.completed': {
    summary: 'A call came to its end',
    value: {
      ...usual(1050, 'call.completed', '13:20:00'),
      call: {
        id: 'call-77',
        direction: 'outbound',
        outcome: 'connected',
        started_at: '2026-11-20T13:15:30+01:00',
        duration_seconds: 264,
        ...numbers,
        recording_url: 'https://calls.northwind.example/recordings/call-77.mp3',
        text: 'Wants a sample of the thinner film.\nCall again on Tuesday.',
      },
      campaign,
    },
  },
  'linkedin.message_sent': {
    summary: 'A message was sent on LinkedIn',
    value: {
      ...usual(1051, 'linkedin.message_sent', '14:00:00'),
      message: { id: 'li-9001', kind: 'inmail', text: 'Hello Jane, shall we talk on Tuesday?' },
      campaign,
    },
  },
  'linkedin.message_received': {
    summary: 'A contact wrote on LinkedIn',
    value: {
      ...usual(1052, 'linkedin.message_received', '14:31:10'),
      message: { id: 'li-9002', text: 'Tuesday is fine.' },
      campaign,
    },
  },
  'linkedin.invitation_sent': {
    summary: 'Somebody was invited to connect on LinkedIn',
    value: {
      ...usual(1053, 'linkedin.invitation_sent', '09:05:00'),
      invitation: { text: 'Hello Jane, we met at the packaging fair.' },
      campaign: { ...campaign, step: 1 },
    },
  },
  'linkedin.invitation_accepted': {
    summary: 'The invitation was accepted',
    value: { ...usual(1054, 'linkedin.invitation_accepted', '09:50:12'), campaign: { ...campaign, step: 1 } },
  },
  'linkedin.profile_visited': {
    summary: "The member looked at somebody's profile",
    value: usual(1055, 'linkedin.profile_visited', '09:04:00'),
  },
  'sms.sent': {
    summary: 'A text message was sent',
    value: {
      ...usual(1056, 'sms.sent', '15:00:00'),
      message: { id: 'sms-31', ...numbers, text: 'The sample is on its way.' },
    },
  },
  'sms.received': {
    summary: 'A contact sent a text message',
    value: {
      ...usual(1057, 'sms.received', '15:04:40'),
      message: { id: 'sms-32', from_number: numbers.to_number, text: 'Thank you!' },
    },
  },
  'whatsapp.sent': {
    summary: 'A WhatsApp message was sent',
    value: {
      ...usual(1058, 'whatsapp.sent', '15:10:00'),
      message: { id: 'wa-71', ...numbers, text: 'Here is our price list.' },
    },
  },
  'whatsapp.received': {
    summary: 'A contact wrote on WhatsApp',
    value: {
      ...usual(1059, 'whatsapp.received', '15:12:20'),
      message: { id: 'wa-72', text: 'Got it, thanks.' },
    },
  },
  'meeting.booked': {
    summary: 'A meeting was booked, or moved',
    value: {
      ...usual(1060, 'meeting.booked', '16:00:00'),
      meeting: {
        id: 'mtg-5',
        title: 'Pallet wrap: a first look',
        start_at: '2026-11-24T10:00:00+01:00',
        end_at: '2026-11-24T10:30:00+01:00',
        location: 'Acme, Hall 3',
        url: 'https://meet.northwind.example/mtg-5',
        text: 'Bring the samples.',
      },
      campaign,
    },
  },
  'meeting.canceled': {
    summary: 'The meeting was canceled: the same id, the same meeting in HubSpot',
    value: {
      ...usual(1061, 'meeting.canceled', '17:30:00'),
      meeting: { id: 'mtg-5', reason: 'Jane is ill.' },
      campaign,
    },
  },
  'task.created': {
    summary: 'A task was made',
    value: {
      ...usual(1062, 'task.created', '09:00:00'),
      task: {
        id: 'task-12',
        subject: 'Connect with Jane',
        type: 'linkedin_connect',
        due_at: '2026-11-23T09:00:00+01:00',
        priority: 'medium',
        text: 'Mention the packaging fair.',
      },
      campaign,
    },
  },
  'task.completed': {
    summary: 'The task was done: the same id, the same task in HubSpot',
    value: { ...usual(1063, 'task.completed', '11:00:00'), task: { id: 'task-12' }, campaign },
  },
  'email.unsubscribed': {
    summary: 'A lead wants no more mail',
    value: {
      ...usual(1064, 'email.unsubscribed', '18:00:00'),
      unsubscribe: { by: 'lead', reason: 'Too many mails' },
      message: { message_id: '<hello-1@northwind.example>', subject: 'Hello Jane' },
      campaign,
    },
  },
  'lead.interest_changed': {
    summary: 'A lead became interested, or lost interest, or was paused or resumed',
    value: {
      ...usual(1065, 'lead.interest_changed', '18:10:00'),
      interest: { state: 'interested', text: 'Asked for prices.' },
      campaign,
    },
  },
}
