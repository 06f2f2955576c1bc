// The subject line of an engagement: what happened, in which campaign and step, and to what. Where HubSpot has a title, it is the title.
import type { ActivityEvent, ActivityOf } from '../activity-event.ts'
import { callPerson, counterpartsOf, counterpartsWithoutAddress, direction } from '../counterparts.ts'
import { isHidden } from '../readings/hidden-link.ts'
import type { Contents } from '../settings/activities.ts'
import { outcomeName } from './call-outcome.ts'

type TaskEvent = ActivityOf<'task.created' | 'task.completed'>

/** An event may bring its line with it: made by the account's own format, which whoever draws it need not know. */
export type WithLine = { line?: string }

/** Stands where a subject would that the settings keep back, so that nobody takes it for missing. */
export const NOT_SHARED = '(not shared)'

/** `Sent (New): Hello`, or with a campaign `Sent (New) [Spring launch (#2)]: Hello`. A reply in a campaign is `Reply […]: …`. */
export function subjectLine(event: ActivityEvent & WithLine): string {
  return event.line ?? usualLine(event, what(event))
}

/** Each activity has a line of its own as long as the account wants no other. */
export const DEFAULT_FORMAT = '{action}{campaign}: {subject}'

type Look = { format: string; source: string; contents: Contents }

/** The line as the account's own format has it. */
export function formatLine(event: ActivityEvent, { format, source, contents }: Look): string {
  const subject = contents === 'metadata' && isContent(event) ? NOT_SHARED : what(event)
  if (format === DEFAULT_FORMAT) return usualLine(event, subject)
  const parts = new Map([
    ['action', verb(event)],
    ['campaign', inBrackets(event)],
    ['subject', subject],
    ['member', event.member?.name?.trim() || (event.member?.email ?? '')],
    ['source', source],
  ])
  const filled = format.replace(/\{(\w+)\}/g, (name, key) => parts.get(key) ?? name)
  // A format of which nothing is known here would leave no line at all.
  return oneLine(filled) || usualLine(event, subject)
}

/** A subject is one line, however its sender folded it. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function usualLine(event: ActivityEvent, subject: string): string {
  const campaign = event.campaign?.name.trim()
  switch (event.type) {
    case 'task.created':
    case 'task.completed':
      return oneLine(subject)
    case 'linkedin.message_sent':
    case 'linkedin.message_received':
    case 'linkedin.invitation_sent':
    case 'linkedin.invitation_accepted':
    case 'linkedin.profile_visited':
    case 'sms.sent':
    case 'sms.received':
    case 'whatsapp.sent':
    case 'whatsapp.received': {
      const step = event.campaign?.step
      const stage = step === undefined ? subject : `Stage ${step}`
      return oneLine(`${verb(event)}${campaign ? ` [${campaign}]` : ''}: ${stage}`)
    }
    case 'meeting.booked':
    case 'meeting.canceled':
      return oneLine(`${verb(event)}:${inBrackets(event, ':')} ${subject}`)
    case 'email.unsubscribed':
      return oneLine(`${verb(event)}: ${campaign || subject}`)
    default:
      return oneLine(`${verb(event)}${inBrackets(event)}: ${subject}`)
  }
}

/** ` [Spring launch (#2)]`, or nothing. */
function inBrackets({ campaign }: ActivityEvent, end = ''): string {
  const name = campaign?.name.trim()
  const step = campaign?.step === undefined ? '' : ` (#${campaign.step})`
  return name ? ` [${name}${step}]${end}` : ''
}

const LINKEDIN_KINDS = { message: 'Message', inmail: 'InMail', voice_note: 'Voice Note' }

function verb(event: ActivityEvent): string {
  switch (event.type) {
    case 'email.sent':
      return 'Sent (New)'
    case 'email.received':
      return 'Received'
    case 'email.replied':
      if (direction(event) === 'incoming') return 'Replied'
      return event.campaign ? 'Reply' : 'Sent (Reply)'
    case 'email.opened':
      return 'Opened'
    case 'email.clicked':
      return 'Clicked'
    case 'email.downloaded':
      return 'Downloaded'
    case 'email.bounced':
      return 'Bounced'
    case 'email.unsubscribed':
      return 'Unsubscribed'
    case 'call.completed':
      return 'Call'
    case 'linkedin.message_sent':
      return `LinkedIn ${LINKEDIN_KINDS[event.message.kind ?? 'message']} Sent`
    case 'linkedin.message_received':
      return `LinkedIn ${LINKEDIN_KINDS[event.message.kind ?? 'message']} Received`
    case 'linkedin.invitation_sent':
      return 'LinkedIn Invitation Sent'
    case 'linkedin.invitation_accepted':
      return 'LinkedIn Invitation Accepted'
    case 'linkedin.profile_visited':
      return 'LinkedIn Profile Visited'
    case 'sms.sent':
      return 'SMS Sent'
    case 'sms.received':
      return 'SMS Received'
    case 'whatsapp.sent':
      return 'WhatsApp Sent'
    case 'whatsapp.received':
      return 'WhatsApp Received'
    case 'meeting.booked':
      return 'Meeting Confirmed'
    case 'meeting.canceled':
      return 'Meeting Canceled'
    case 'task.created':
      return 'Task'
    case 'task.completed':
      return 'Task Completed'
    case 'lead.interest_changed':
      return 'Lead'
  }
}

export const INTERESTS = {
  interested: 'Interested',
  not_interested: 'Not interested',
  paused: 'Paused',
  resumed: 'Resumed',
} as const

/** What it was about, or with whom. */
function what(event: ActivityEvent): string {
  switch (event.type) {
    case 'email.clicked':
      return isHidden(event.link.url) ? NOT_SHARED : event.link.url
    case 'email.downloaded':
      return event.file.name
    case 'email.unsubscribed':
      return event.unsubscribe?.list?.trim() || 'all mail'
    case 'call.completed':
      return outcomeName(event.call)
    case 'meeting.booked':
    case 'meeting.canceled':
      return event.meeting.title?.trim() || '(no title)'
    case 'task.created':
    case 'task.completed':
      return taskSubject(event)
    case 'lead.interest_changed':
      return INTERESTS[event.interest.state]
    case 'email.sent':
    case 'email.received':
    case 'email.replied':
    case 'email.bounced':
    case 'email.opened':
      return event.message.subject?.trim() || '(no subject)'
    default:
      return people(event)
  }
}

/** Whether what it was about is somebody's words; who, how and how it ended is not. */
function isContent({ type }: ActivityEvent): boolean {
  return (type.startsWith('email.') && type !== 'email.unsubscribed') || /^(meeting|task)\./.test(type)
}

const MOST_NAMED = 3

/** Whom it was with: the first few by name. */
function people(event: ActivityEvent): string {
  const all = [...counterpartsOf(event), ...counterpartsWithoutAddress(event)].map(callPerson)
  const more = all.length > MOST_NAMED ? ` and ${all.length - MOST_NAMED} more` : ''
  return all.slice(0, MOST_NAMED).join(', ') + more
}

const LINKEDIN_TASKS: Readonly<Record<string, string>> = {
  linkedin_connect: 'LinkedIn Connection Request',
  linkedin_message: 'LinkedIn InMail',
}

/** A task's subject is its own; what is to be done on LinkedIn says so, with its stage. */
function taskSubject({ task, campaign }: TaskEvent): string {
  const onLinkedin = LINKEDIN_TASKS[task.type ?? 'todo']
  const stage = campaign?.step === undefined ? '' : `: Stage ${campaign.step}`
  return `${task.subject?.trim() || '(no subject)'}${onLinkedin ? `: ${onLinkedin}${stage}` : ''}`
}
