// Takes out of an event what the settings do not want to be stored: first what was said, then also what it was about. Who, when, how it
// ended and in which campaign always stay.
import type { ActivityEvent, Message } from '../activity-event.ts'
import { messageIdOf } from '../engagement.ts'
import { hideLink } from '../readings/hidden-link.ts'
import type { Contents } from '../settings/activities.ts'
import { NOT_SHARED } from './subject.ts'

export function reduceContents(event: ActivityEvent, contents: Contents): ActivityEvent {
  if (contents === 'full') return event
  const hasSubject = contents === 'subject'
  // What Logbook does not know may hold anything.
  return { ...reduce(event, hasSubject), context: undefined }
}

function reduce(event: ActivityEvent, hasSubject: boolean): ActivityEvent {
  switch (event.type) {
    case 'email.sent':
    case 'email.received':
    case 'email.replied':
    case 'email.opened':
      return { ...event, message: reduceMessage(event.message, hasSubject) }
    case 'email.clicked': {
      const { url } = event.link
      const link = { url: hasSubject ? url : hideLink(url, messageIdOf(event) ?? event.id) }
      return { ...event, message: reduceMessage(event.message, hasSubject), link }
    }
    case 'email.downloaded': {
      const file = { name: hasSubject ? event.file.name : NOT_SHARED }
      return { ...event, message: reduceMessage(event.message, hasSubject), file }
    }
    case 'email.bounced': {
      // A server's words often quote what it refused.
      const bounce = { ...event.bounce, diagnostic: undefined }
      return { ...event, message: reduceMessage(event.message, hasSubject), bounce }
    }
    case 'email.unsubscribed': {
      const message = event.message && reduceMessage(event.message, hasSubject)
      return {
        ...event,
        message,
        unsubscribe: event.unsubscribe && { ...event.unsubscribe, reason: undefined },
      }
    }
    case 'call.completed':
      return { ...event, call: { ...withoutWords(event.call), recording_url: undefined } }
    case 'linkedin.message_sent':
    case 'linkedin.message_received':
      return { ...event, message: withoutWords(event.message) }
    case 'sms.sent':
    case 'sms.received':
    case 'whatsapp.sent':
    case 'whatsapp.received':
      return { ...event, message: withoutWords(event.message) }
    case 'linkedin.invitation_sent':
      return { ...event, invitation: undefined }
    case 'meeting.booked':
    case 'meeting.canceled': {
      const { title, location, url, ...meeting } = withoutWords(event.meeting)
      return {
        ...event,
        meeting: { ...meeting, reason: undefined, ...(hasSubject && { title, location, url }) },
      }
    }
    case 'task.created':
    case 'task.completed': {
      const { subject, ...task } = withoutWords(event.task)
      return { ...event, task: { ...task, subject: hasSubject ? subject : NOT_SHARED } }
    }
    case 'lead.interest_changed':
      return { ...event, interest: withoutWords(event.interest) }
    default:
      return event
  }
}

type Words = { text?: string | undefined; html?: string | undefined; attachments?: unknown }

function withoutWords<T extends Words>(one: T): T {
  return { ...one, text: undefined, html: undefined, attachments: undefined }
}

function reduceMessage(message: Message, hasSubject: boolean): Message {
  return { ...withoutWords(message), subject: hasSubject ? message.subject : undefined }
}
