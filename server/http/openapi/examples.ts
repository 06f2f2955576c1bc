// One event of each type, complete enough to copy. Tests send them through the door, so they cannot grow stale.
import type { z } from 'zod'
import type { ActivityEvent, ActivityType } from '../../domain/activity-event.ts'
import { EXAMPLES_BEYOND_MAIL } from './examples-beyond-mail.ts'

type Input = z.input<typeof ActivityEvent>
export type Examples = { [T in ActivityType]: { summary: string; value: Extract<Input, { type: T }> } }

const member = { email: 'ann@northwind.example', name: 'Ann Lindqvist' }
const jane = { email: 'jane@acme.example', first_name: 'Jane', last_name: 'Miller', company: 'Acme' }
const campaign = { id: 'cmp-7', name: 'Spring launch', step: 2 }
const hello = { message_id: '<hello-1@northwind.example>', subject: 'Hello Jane' }
const userAgent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15'

export const EXAMPLES: Examples = {
  'email.sent': {
    summary: 'A mail of a campaign was sent',
    value: {
      id: 'evt-1042',
      type: 'email.sent',
      occurred_at: '2026-11-20T09:30:00+01:00',
      member,
      counterparts: [jane],
      message: {
        ...hello,
        from: { email: member.email, name: member.name },
        to: [{ email: jane.email, name: 'Jane Miller' }],
        html: '<p>Hello Jane,</p><p>shall we talk on Tuesday?</p>',
        text: 'Hello Jane,\n\nshall we talk on Tuesday?',
        attachments: [{ name: 'offer.pdf', size: 48_213, url: 'https://files.northwind.example/offer.pdf' }],
      },
      campaign,
    },
  },
  'email.received': {
    summary: 'A contact wrote in',
    value: {
      id: 'evt-1043',
      type: 'email.received',
      occurred_at: '2026-11-20T10:02:11+01:00',
      member,
      message: {
        message_id: '<question-9@acme.example>',
        from: { email: jane.email, name: 'Jane Miller' },
        to: [{ email: member.email }],
        subject: 'A question about your offer',
        text: 'Does the price include delivery?',
      },
    },
  },
  'email.replied': {
    summary: 'The contact answered',
    value: {
      id: 'evt-1044',
      type: 'email.replied',
      occurred_at: '2026-11-20T11:15:40+01:00',
      member,
      counterparts: [jane],
      replied_by: 'contact',
      message: {
        message_id: '<answer-3@acme.example>',
        in_reply_to: hello.message_id,
        subject: 'Re: Hello Jane',
        text: 'Tuesday is fine.',
      },
      campaign,
    },
  },
  'email.opened': {
    summary: 'The mail was opened',
    value: {
      id: 'evt-1045',
      type: 'email.opened',
      occurred_at: '2026-11-20T09:41:07+01:00',
      member,
      counterparts: [{ email: jane.email }],
      message: hello,
      campaign,
      user_agent: userAgent,
      is_bot: false,
    },
  },
  'email.clicked': {
    summary: 'A link in the mail was clicked',
    value: {
      id: 'evt-1046',
      type: 'email.clicked',
      occurred_at: '2026-11-20T09:41:31+01:00',
      member,
      counterparts: [{ email: jane.email }],
      message: hello,
      campaign,
      link: { url: 'https://northwind.example/prices', text: 'our prices' },
      user_agent: userAgent,
    },
  },
  'email.downloaded': {
    summary: 'A file of the mail was downloaded',
    value: {
      id: 'evt-1047',
      type: 'email.downloaded',
      occurred_at: '2026-11-20T09:43:02+01:00',
      member,
      counterparts: [{ email: jane.email }],
      message: hello,
      file: { name: 'offer.pdf', url: 'https://files.northwind.example/offer.pdf' },
      user_agent: userAgent,
    },
  },
  'email.bounced': {
    summary: 'The mail could not be delivered',
    value: {
      id: 'evt-1048',
      type: 'email.bounced',
      occurred_at: '2026-11-20T09:30:09+01:00',
      member,
      counterparts: [{ email: jane.email }],
      message: hello,
      campaign,
      bounce: { class: 'hard', code: '5.1.1', diagnostic: '550 5.1.1 No such user here' },
    },
  },
  ...EXAMPLES_BEYOND_MAIL,
}

/** Raw mail, as a mailbox holds it. */
export const MESSAGE_EXAMPLE = `Message-ID: <hello-1@northwind.example>
Date: Fri, 20 Nov 2026 09:30:00 +0100
From: Ann Lindqvist <ann@northwind.example>
To: Jane Miller <jane@acme.example>
Subject: Hello Jane
Content-Type: text/plain; charset=utf-8

Shall we talk on Tuesday?
`
