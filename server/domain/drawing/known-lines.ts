// What an activity is known for beside its words, as lines: where it becomes something that has no properties for it.
import type { ActivityEvent, MailEvent } from '../activity-event.ts'
import { isMail } from '../activity-event.ts'
import {
  callPerson,
  counterpartsOf,
  counterpartsWithoutAddress,
  direction,
  openCounterparts,
} from '../counterparts.ts'
import { linkTo } from './attachment-list.ts'
import type { Line } from './drawn.ts'
import { escapeHtml } from './safe-html.ts'
import { createSayTime } from './say-time.ts'

/** What everybody sees alike cannot know the time zone of who reads it. */
const sayTime = createSayTime('UTC')

/** Who with, which way, how long, where: what a call's or a mail's own properties would say. */
export function knownLines(event: ActivityEvent): Line[] {
  if (isMail(event)) return writers(event)
  if ('call' in event) {
    const { duration_seconds: seconds, from_number: from = '', to_number: to = '' } = event.call
    return [
      ['With', who(event)],
      ['Direction', event.call.direction ?? ''],
      ['Took', seconds === undefined ? '' : duration(seconds)],
      ['From', escapeHtml(from)],
      ['To', escapeHtml(to)],
      ['Recording', link(event.call.recording_url)],
    ]
  }
  if ('meeting' in event) {
    const { start_at: start, end_at: end, location = '', url } = event.meeting
    return [
      ['With', who(event)],
      ['Starts', start ? sayTime(start) : ''],
      ['Ends', end ? sayTime(end) : ''],
      ['Place', escapeHtml(location.trim())],
      ['Link', link(url)],
    ]
  }
  if ('task' in event) {
    const { due_at: due } = event.task
    return [
      ['For', who(event)],
      ['Due', due ? sayTime(due) : ''],
      ['Status', event.type === 'task.completed' ? 'done' : (event.task.status ?? '').replace('_', ' ')],
    ]
  }
  return []
}

function writers(event: MailEvent): Line[] {
  const { from, to, cc = [] } = event.message
  const counterparts = openCounterparts(event) ?? []
  const us = event.member ? [event.member] : []
  const isIncoming = direction(event) === 'incoming'
  const said = (people: readonly { email: string }[]) =>
    people.map(({ email }) => escapeHtml(email)).join(', ')
  return [
    ['From', said(from ? [from] : isIncoming ? counterparts.slice(0, 1) : us)],
    ['To', said(to ?? (isIncoming ? us : counterparts))],
    ['Cc', said(cc)],
  ]
}

function who(event: ActivityEvent): string {
  const everybody = [...counterpartsOf(event), ...counterpartsWithoutAddress(event)]
  return escapeHtml(everybody.map(callPerson).join(', '))
}

/** `1 h 2 min`, or in seconds what is short. */
function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (seconds < 60) return `${Math.round(seconds)} s`
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

function link(url: string | undefined): string {
  return url === undefined ? '' : linkTo(url, url)
}
