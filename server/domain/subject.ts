// The subject line of an engagement: what happened, in which campaign and step, and to what. Where HubSpot has a title, it is the title.
import type { ActivityEvent, ActivityOf, MailEvent } from './activity-event.ts'
import { outcomeName } from './call-outcome.ts'
import { callPerson, counterpartsOf, counterpartsWithoutAddress, direction } from './counterparts.ts'

type TaskEvent = ActivityOf<'task.created' | 'task.completed'>
type WithVerb = Exclude<ActivityEvent, TaskEvent>
type WithObject = MailEvent | ActivityOf<'call.completed' | 'lead.interest_changed'>

/** `Sent (New): Hello`, or with a campaign `Sent (New) [Spring launch (#2)]: Hello`. A reply in a campaign is `Reply […]: …`. */
export function subjectLine(event: ActivityEvent): string {
  const isTask = event.type === 'task.created' || event.type === 'task.completed'
  // A subject is one line, however its sender folded it.
  return (isTask ? taskSubject(event) : subject(event)).replace(/\s+/g, ' ').trim()
}

function subject(event: WithVerb): string {
  const campaign = event.campaign?.name.trim()
  const step = event.campaign?.step
  switch (event.type) {
    case 'linkedin.message_sent':
    case 'linkedin.message_received':
    case 'linkedin.invitation_sent':
    case 'linkedin.invitation_accepted':
    case 'linkedin.profile_visited':
    case 'sms.sent':
    case 'sms.received':
    case 'whatsapp.sent':
    case 'whatsapp.received': {
      const stage = step === undefined ? people(event) : `Stage ${step}`
      return `${verb(event)}${campaign ? ` [${campaign}]` : ''}: ${stage}`
    }
    case 'meeting.booked':
    case 'meeting.canceled':
      return `${verb(event)}:${inBrackets(event, ':')} ${event.meeting.title?.trim() || '(no title)'}`
    case 'email.unsubscribed':
      return `${verb(event)}: ${campaign || event.unsubscribe?.list?.trim() || 'all mail'}`
    default:
      return `${verb(event)}${inBrackets(event)}: ${what(event)}`
  }
}

/** ` [Spring launch (#2)]`, or nothing. */
function inBrackets({ campaign }: ActivityEvent, end = ''): string {
  const name = campaign?.name.trim()
  const step = campaign?.step === undefined ? '' : ` (#${campaign.step})`
  return name ? ` [${name}${step}]${end}` : ''
}

const LINKEDIN_KINDS = { message: 'Message', inmail: 'InMail', voice_note: 'Voice Note' }

function verb(event: WithVerb): string {
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

function what(event: WithObject): string {
  switch (event.type) {
    case 'email.clicked':
      return event.link.url
    case 'email.downloaded':
      return event.file.name
    case 'call.completed':
      return outcomeName(event.call)
    case 'lead.interest_changed':
      return INTERESTS[event.interest.state]
    default:
      return event.message.subject?.trim() || '(no subject)'
  }
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
