// The one note for all opens of a message by a person, or all clicks on a link of it. A function of the events that are in it and of nothing
// else: whoever draws it again, after a crash or with one event more, counts nothing twice.

import { openCounterparts } from '../counterparts.ts'
import { escapeHtml } from '../drawing/safe-html.ts'
import type { SayTime } from '../drawing/say-time.ts'
import { fitHtml } from '../drawing/shorten.ts'
import { subjectLine, type WithLine } from '../drawing/subject.ts'
import type { EngagementProperties } from '../engagement.ts'
import { saySigns } from '../wording/signs.ts'
import type { ReadingEvent, Verdict } from './bot-verdict.ts'
import { deviceName } from './device.ts'
import { isHidden } from './hidden-link.ts'
import type { OlderReadings } from './reading.ts'

export type RollUp = {
  /** The event that speaks for all of them: the first that is known. */
  event: ReadingEvent & WithLine
  /** What is in the note, in order of time. None where all that was in it turned out to be a machine's. */
  readings: readonly { event: ReadingEvent; verdict: Verdict }[]
  older: OlderReadings | null
  sayTime: SayTime
}

const MOST_DEVICES = 5

export function drawRollUp({ event, readings, older, sayTime }: RollUp): EngagementProperties {
  const times = [...(older ? [older.first, older.last] : []), ...readings.map((one) => one.event.occurred_at)]
  const first = times.reduce(earlier, times[0] ?? event.occurred_at)
  const last = times.reduce(later, first)
  const count = readings.length + (older?.count ?? 0)
  const isClick = event.type === 'email.clicked'
  const lines: [label: string, html: string][] = [
    ...aboutLink(event),
    ['By', escapeHtml(peopleOf(event))],
    [isClick ? 'Clicked' : 'Opened', count > 1 ? `${count} times` : ''],
    ['First', count > 1 ? sayTime(first) : ''],
    ['Last', count > 1 ? sayTime(last) : ''],
    ['With', escapeHtml(devicesOf(readings.map((one) => one.event)))],
    ['Note', sayMachines(readings, count)],
  ]
  const rows = lines.filter(([, html]) => html !== '').map(([label, html]) => `<br>${label}: ${html}`)
  const title = `<strong>${escapeHtml(subjectLine(event))}</strong>`
  const body = fitHtml(
    `<p>${title}${count > 0 ? '' : `<br>${NOBODY[isClick ? 'click' : 'open']}`}${rows.join('')}</p>`,
  )
  return { hs_timestamp: first, hs_note_body: body.text }
}

const NOBODY = {
  open: 'No person opened this, as far as can be told: a machine did.',
  click: 'No person followed this link, as far as can be told: a machine did.',
}

function aboutLink(event: ReadingEvent): [label: string, html: string][] {
  if (event.type !== 'email.clicked') return []
  const { url, text } = event.link
  const link = isHidden(url) ? '' : `<a href="${escapeHtml(url)}">${escapeHtml(text ?? url)}</a>`
  return [
    ['Link', link],
    ['Subject', escapeHtml(event.message.subject ?? '')],
  ]
}

function peopleOf(event: ReadingEvent): string {
  const people = openCounterparts(event) ?? event.message.to ?? []
  return people.map(({ email }) => email).join(', ')
}

function devicesOf(events: readonly ReadingEvent[]): string {
  const names = [...new Set(events.map(({ user_agent }) => deviceName(user_agent)).filter(Boolean))]
  const more = names.length > MOST_DEVICES ? ` and ${names.length - MOST_DEVICES} more` : ''
  return names.slice(0, MOST_DEVICES).join(', ') + more
}

/** Where machines are not left out, how many of them there are. */
function sayMachines(readings: RollUp['readings'], count: number): string {
  const machines = readings.filter(({ verdict }) => verdict.verdict !== 'human')
  if (machines.length === 0) return ''
  const signs = [...new Set(machines.flatMap(({ verdict }) => verdict.because))]
  const links = Math.max(...machines.map(({ verdict }) => verdict.links ?? 0))
  const share = count === 1 ? 'This was' : `${machines.length} of ${count} were`
  return escapeHtml(`${share} probably not the customer: ${saySigns(signs, links)}.`)
}

function earlier(a: string, b: string): string {
  return Date.parse(b) < Date.parse(a) ? b : a
}

function later(a: string, b: string): string {
  return Date.parse(b) > Date.parse(a) ? b : a
}
