// Draws an activity as something else than it usually becomes, saying in words what its own engagement has properties for.
import type { ActivityEvent } from '../activity-event.ts'
import type { EngagementProperties, EngagementType } from '../engagement.ts'
import { type Drawn, saidLines } from './drawn.ts'
import { knownLines } from './known-lines.ts'
import { escapeHtml } from './safe-html.ts'
import { fitHtml } from './shorten.ts'
import { type Doing, isDoing } from './storable-as.ts'
import { subjectLine, type WithLine } from './subject.ts'
import { toEngagement } from './to-engagement.ts'

type Prepared = ActivityEvent & WithLine

/** Throws where the activity cannot be stored as that (storableAs). */
export function drawAs(event: Prepared, type: EngagementType): Drawn {
  const drawn = toEngagement(event)
  if (drawn.type === type) return drawn
  if (type === 'notes') return asNote(event, drawn)
  if (type === 'communications') return asCommunication(event, drawn)
  if (type === 'tasks' && isDoing(event.type)) return asTask(event, event.type, drawn)
  throw new Error(`${event.type} cannot be drawn as one of the ${type}`)
}

/** The line in bold, what else is known, and the same body. */
function asNote(event: Prepared, drawn: Drawn): Drawn {
  const body = fitHtml(bodyWithTitle(event, drawn))
  return {
    type: 'notes',
    properties: { hs_timestamp: timeOf(event, drawn), hs_note_body: body.text },
    isShortened: drawn.isShortened || body.isShortened,
  }
}

/** LinkedIn has one channel for everything that happens there. */
function asCommunication(event: Prepared, drawn: Drawn): Drawn {
  const body = fitHtml(bodyWithTitle(event, drawn))
  return {
    type: 'communications',
    properties: {
      hs_timestamp: timeOf(event, drawn),
      hs_communication_channel_type: 'LINKEDIN_MESSAGE',
      hs_communication_logged_from: 'CRM',
      hs_communication_body: body.text,
    },
    isShortened: drawn.isShortened || body.isShortened,
  }
}

const TASK_TYPES: Record<Doing, string> = {
  'email.sent': 'EMAIL',
  'call.completed': 'CALL',
  'linkedin.message_sent': 'LINKED_IN_MESSAGE',
  'linkedin.invitation_sent': 'LINKED_IN_CONNECT',
  'linkedin.profile_visited': 'LINKED_IN',
  'sms.sent': 'TODO',
  'whatsapp.sent': 'TODO',
}

/** A task that was done when it happened. */
function asTask(event: Prepared, type: Doing, drawn: Drawn): Drawn {
  const body = fitHtml(headOf(saidLines(knownLines(event))) + bodyOf(drawn.properties))
  return {
    type: 'tasks',
    properties: {
      hs_timestamp: event.occurred_at,
      hs_task_subject: subjectLine(event),
      hs_task_status: 'COMPLETED',
      hs_task_type: TASK_TYPES[type],
      ...(body.text && { hs_task_body: body.text }),
    },
    isShortened: drawn.isShortened || body.isShortened,
  }
}

/** What has no title of its own (a communication, a note) has it in its body already. */
function bodyWithTitle(event: Prepared, { type, properties }: Drawn): string {
  const isWhole = type === 'communications' || type === 'notes'
  const title = `<strong>${escapeHtml(subjectLine(event))}</strong>`
  return (isWhole ? '' : headOf([title, ...saidLines(knownLines(event))])) + bodyOf(properties)
}

function headOf(lines: readonly string[]): string {
  return lines.length > 0 ? `<p>${lines.join('<br>')}</p>` : ''
}

const BODIES = [
  'hs_communication_body',
  'hs_call_body',
  'hs_meeting_body',
  'hs_note_body',
  'hs_task_body',
] as const

function bodyOf(properties: EngagementProperties): string {
  const { hs_email_html: html, hs_email_text: text = '' } = properties
  const found = html ?? BODIES.map((name) => properties[name]).find((body) => body !== undefined)
  return found ?? (text && `<p>${escapeHtml(text).replace(/\r?\n/g, '<br>')}</p>`)
}

function timeOf(event: ActivityEvent, { properties }: Drawn): string {
  return properties.hs_timestamp ?? event.occurred_at
}
