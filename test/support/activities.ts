// Activities beyond mail as sending tools report them, with only what a story is about to be filled in.
import { randomUUID } from 'node:crypto'
import type { EngagementType } from '../../simulator/object-types.ts'
import type { PortalHandle, RecordView } from '../../simulator/portal-handle.ts'
import { JANE } from './events.ts'
import { openSettings } from './settings.ts'
import { ANN, startWorld, type World, type WorldOptions } from './world.ts'

export const LINKEDIN = 'https://www.linkedin.com/in/jane-cooper'
export const TUESDAY_TEN = '2026-11-24T10:00:00+01:00'
export const HALF_PAST = '2026-11-24T10:30:00+01:00'

/** People by address, or by whatever else is known of them. */
type Fields = { people?: (string | object)[]; [field: string]: unknown }
type Sent = { id: string; [field: string]: unknown }
type AnActivity = (fields?: Fields) => Sent

export const aCall: AnActivity = ({ call, ...fields } = {}) =>
  anActivity('call.completed', {
    call: { direction: 'outbound', outcome: 'connected', ...asObject(call) },
    ...fields,
  })

export const aMeetingBooked: AnActivity = ({ meeting, ...fields } = {}) => {
  const usual = { id: 'mtg-1', title: 'Demo', start_at: TUESDAY_TEN, end_at: HALF_PAST }
  return anActivity('meeting.booked', { meeting: { ...usual, ...asObject(meeting) }, ...fields })
}

export const aMeetingCanceled: AnActivity = (fields) =>
  anActivity('meeting.canceled', {
    occurred_at: '2026-11-20T12:00:00+01:00',
    meeting: { id: 'mtg-1' },
    ...fields,
  })

export const aTaskCreated: AnActivity = ({ task, ...fields } = {}) =>
  anActivity('task.created', { task: { id: 'task-1', subject: 'Call Jane', ...asObject(task) }, ...fields })

export const aTaskCompleted: AnActivity = (fields) =>
  anActivity('task.completed', {
    occurred_at: '2026-11-20T12:00:00+01:00',
    task: { id: 'task-1' },
    ...fields,
  })

export const aLinkedinMessage: AnActivity = (fields) =>
  anActivity('linkedin.message_sent', { message: { text: 'Shall we talk?' }, ...fields })

export const aLinkedinAnswer: AnActivity = (fields) =>
  anActivity('linkedin.message_received', { message: { text: 'Gladly.' }, ...fields })

/** Any other type, with what it needs. */
export function anActivity(type: string, { people = [JANE], ...fields }: Fields = {}): Sent {
  return {
    id: randomUUID(),
    ...{ type, occurred_at: '2026-11-20T09:30:00+01:00', member: { email: ANN } },
    counterparts: people.map((person) => (typeof person === 'string' ? { email: person } : person)),
    ...fields,
  }
}

/** One of each type beyond mail, all about the same person. */
export function oneOfEach(): Sent[] {
  const message = { text: 'Hello' }
  return [
    aCall(),
    aLinkedinMessage(),
    aLinkedinAnswer(),
    anActivity('linkedin.invitation_sent', { invitation: { text: 'We met at the fair.' } }),
    anActivity('linkedin.invitation_accepted'),
    anActivity('linkedin.profile_visited'),
    anActivity('sms.sent', { message }),
    anActivity('sms.received', { message }),
    anActivity('whatsapp.sent', { message }),
    anActivity('whatsapp.received', { message }),
    aMeetingBooked(),
    aMeetingCanceled({ meeting: { id: 'mtg-2', title: 'Other demo' } }),
    aTaskCreated(),
    aTaskCompleted({ task: { id: 'task-2', subject: 'Write to Jane' } }),
    anActivity('email.unsubscribed', { unsubscribe: { by: 'list', list: 'Competitors' } }),
    anActivity('lead.interest_changed', { interest: { state: 'interested' } }),
  ]
}

/** A world whose admin wants what is off unless somebody wants it. */
export async function startWorldWantingAll(options?: WorldOptions): Promise<World> {
  const world = await startWorld(options)
  const stored_as = {
    'linkedin.profile_visited': 'notes',
    'task.created': 'tasks',
    'task.completed': 'tasks',
  }
  await openSettings(world).put({ activities: { stored_as } })
  return world
}

/** What Logbook wrote of a type: what people logged by hand is left out. */
export function logged(hubspot: PortalHandle, type: EngagementType): RecordView[] {
  return hubspot.engagements(type).filter(({ properties }) => properties.hs_object_source !== 'CRM_UI')
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
