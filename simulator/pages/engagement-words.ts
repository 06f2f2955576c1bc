// What the head of an engagement's card says, for each type: what happened, how it ended, from whom to whom.
import { readEmailHeaders } from '../crm/email-headers.ts'
import type { EngagementType } from '../object-types.ts'
import { findProperty, type Portal, type PropertyValues } from '../state.ts'
import { readMoment, writeDuration, writeSpan } from './account-time.ts'

export type EngagementWords = {
  kind: string
  from: string
  to: string
  // Short facts in a row; the loud ones are problems.
  facts: { text: string; isProblem: boolean }[]
}

export function engagementWords(
  portal: Portal,
  type: EngagementType,
  values: PropertyValues,
): EngagementWords {
  switch (type) {
    case 'emails':
      return emailWords(portal, values)
    case 'calls':
      return callWords(portal, values)
    case 'notes':
      return { kind: 'Note', from: '', to: '', facts: attachments(values) }
    case 'communications':
      return {
        kind: option(portal, type, 'hs_communication_channel_type', values) || 'Message',
        from: '',
        to: '',
        facts: [],
      }
    case 'meetings':
      return { kind: 'Meeting', from: '', to: '', facts: meetingFacts(portal, values) }
    case 'tasks':
      return { kind: 'Task', from: '', to: '', facts: taskFacts(portal, values) }
  }
}

const emailKinds: Record<string, string> = {
  EMAIL: 'Email sent',
  INCOMING_EMAIL: 'Email received',
  FORWARDED_EMAIL: 'Email forwarded',
}

function emailWords(portal: Portal, values: PropertyValues): EngagementWords {
  const headers = readEmailHeaders(values.hs_email_headers ?? '')
  const { hs_email_status: status = '', hs_email_bounce_error_detail_message: why } = values
  const isProblem = status === 'BOUNCED' || status === 'FAILED'
  const words = option(portal, 'emails', 'hs_email_status', values)
  const copies = [...(headers?.cc ?? []), ...(headers?.bcc ?? [])].map(person)
  return {
    kind: emailKinds[values.hs_email_direction ?? ''] ?? 'Email',
    from: headers?.from ? person(headers.from) : (values.hs_email_from_email ?? ''),
    to: headers?.to
      ? headers.to.map(person).join(', ')
      : (values.hs_email_to_email ?? '').replaceAll(';', ', '),
    facts: [
      ...(words && (isProblem || values.hs_email_direction !== 'INCOMING_EMAIL')
        ? [{ text: isProblem && why ? `${words}: ${why}` : words, isProblem }]
        : []),
      ...calm(copies.length > 0 ? `Copies to ${copies.join(', ')}` : ''),
      ...calm(counted('Opened', values.hs_email_open_count)),
      ...calm(counted('Clicked', values.hs_email_click_count)),
      ...attachments(values),
    ],
  }
}

function callWords(portal: Portal, values: PropertyValues): EngagementWords {
  const outcome = option(portal, 'calls', 'hs_call_disposition', values)
  const duration = Number(values.hs_call_duration ?? 0)
  return {
    kind: values.hs_call_direction === 'INBOUND' ? 'Call received' : 'Call made',
    from: values.hs_call_from_number ?? '',
    to: values.hs_call_to_number ?? '',
    facts: [
      ...calm(outcome || option(portal, 'calls', 'hs_call_status', values)),
      ...calm(duration > 0 ? writeDuration(duration) : ''),
      ...calm(values.hs_call_recording_url ? 'Recorded' : ''),
    ],
  }
}

function meetingFacts(portal: Portal, values: PropertyValues): EngagementWords['facts'] {
  const outcome = option(portal, 'meetings', 'hs_meeting_outcome', values)
  const isProblem = ['CANCELED', 'NO_SHOW'].includes(values.hs_meeting_outcome ?? '')
  const start = readMoment(values.hs_meeting_start_time)
  const end = readMoment(values.hs_meeting_end_time)
  return [
    ...(outcome ? [{ text: outcome, isProblem }] : []),
    ...calm(start ? writeSpan(start, end, portal.account.timeZone) : ''),
    ...calm(values.hs_meeting_location ?? ''),
  ]
}

function taskFacts(portal: Portal, values: PropertyValues): EngagementWords['facts'] {
  const priority = option(portal, 'tasks', 'hs_task_priority', values)
  return [
    ...calm(option(portal, 'tasks', 'hs_task_status', values)),
    ...calm(option(portal, 'tasks', 'hs_task_type', values)),
    ...calm(priority && values.hs_task_priority !== 'NONE' ? `${priority} priority` : ''),
  ]
}

function person(who: {
  email?: string | null | undefined
  firstName?: string | null | undefined
  lastName?: string | null | undefined
}): string {
  const name = `${who.firstName ?? ''} ${who.lastName ?? ''}`.trim()
  return name && who.email ? `${name} <${who.email}>` : name || (who.email ?? '')
}

function option(portal: Portal, type: EngagementType, name: string, values: PropertyValues): string {
  const value = values[name] ?? ''
  return findProperty(portal, type, name)?.options.find((each) => each.value === value)?.label ?? value
}

function counted(word: string, count: string | undefined): string {
  if (!count || Number(count) === 0) return ''
  return Number(count) === 1 ? `${word} once` : `${word} ${count} times`
}

function attachments(values: PropertyValues): EngagementWords['facts'] {
  const count = (values.hs_attachment_ids ?? '').split(';').filter((id) => id !== '').length
  return calm(count === 0 ? '' : count === 1 ? '1 attachment' : `${count} attachments`)
}

function calm(text: string): EngagementWords['facts'] {
  return text ? [{ text, isProblem: false }] : []
}
