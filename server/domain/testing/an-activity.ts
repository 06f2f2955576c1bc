// Builds activities beyond mail as a source sends them. Fills in whatever does not matter.
import { randomUUID } from 'node:crypto'
import type { ActivityOf, ActivityType } from '../activity-event.ts'
import { ANN, BOB } from './an-event.ts'

export const LINKEDIN = 'https://www.linkedin.com/in/bob-buyer'

type Given<T extends ActivityType> = Partial<Omit<ActivityOf<T>, 'type'>>

export function aCall(given: Given<'call.completed'> = {}): ActivityOf<'call.completed'> {
  return { type: 'call.completed', ...usual(), call: { outcome: 'connected' }, ...given }
}

type LinkedinMessageType = 'linkedin.message_sent' | 'linkedin.message_received'

export function aLinkedinMessage<T extends LinkedinMessageType>(
  type: T,
  given: Given<LinkedinMessageType> = {},
) {
  return { type, ...usual(), message: { text: 'Hello' }, ...given }
}

export function anInvitation(
  given: Given<'linkedin.invitation_sent'> = {},
): ActivityOf<'linkedin.invitation_sent'> {
  return {
    type: 'linkedin.invitation_sent',
    ...usual(),
    invitation: { text: 'We met at the fair.' },
    ...given,
  }
}

type QuietType = 'linkedin.invitation_accepted' | 'linkedin.profile_visited'

export function onLinkedin<T extends QuietType>(type: T, given: Given<QuietType> = {}) {
  return { type, ...usual(), ...given }
}

type TextingType = 'sms.sent' | 'sms.received' | 'whatsapp.sent' | 'whatsapp.received'

export function aText<T extends TextingType>(type: T, given: Given<TextingType> = {}) {
  return { type, ...usual(), message: { text: 'Hello' }, ...given }
}

export function aMeetingBooked(given: Given<'meeting.booked'> = {}): ActivityOf<'meeting.booked'> {
  const meeting = { id: 'mtg-1', title: 'Demo', start_at: '2026-11-24T09:00:00.000Z' }
  return { type: 'meeting.booked', ...usual(), ...given, meeting: { ...meeting, ...given.meeting } }
}

export function aMeetingCanceled(given: Given<'meeting.canceled'> = {}): ActivityOf<'meeting.canceled'> {
  const occurred_at = '2026-11-20T10:00:00.000Z'
  return { type: 'meeting.canceled', ...usual(), occurred_at, meeting: { id: 'mtg-1' }, ...given }
}

export function aTaskCreated(given: Given<'task.created'> = {}): ActivityOf<'task.created'> {
  const task = { id: 'task-1', subject: 'Call Bob' }
  return { type: 'task.created', ...usual(), ...given, task: { ...task, ...given.task } }
}

export function aTaskCompleted(given: Given<'task.completed'> = {}): ActivityOf<'task.completed'> {
  const occurred_at = '2026-11-20T10:00:00.000Z'
  return { type: 'task.completed', ...usual(), occurred_at, task: { id: 'task-1' }, ...given }
}

export function anUnsubscribe(given: Given<'email.unsubscribed'> = {}): ActivityOf<'email.unsubscribed'> {
  return { type: 'email.unsubscribed', ...usual(), ...given }
}

export function anInterest(given: Given<'lead.interest_changed'> = {}): ActivityOf<'lead.interest_changed'> {
  return { type: 'lead.interest_changed', ...usual(), interest: { state: 'interested' }, ...given }
}

function usual() {
  return {
    id: `evt-${randomUUID()}`,
    occurred_at: '2026-11-20T08:30:00.000Z',
    member: { email: ANN },
    counterparts: [{ email: BOB, first_name: 'Bob', last_name: 'Buyer' }],
  }
}
