// From an activity event to what HubSpot stores. docs/field-mapping.md is the published form of these tables.
import type { ActivityEvent, ActivityOf, ActivityType, Message } from './activity-event.ts'
import { attachmentList, linkTo } from './attachment-list.ts'
import { direction, openCounterparts } from './counterparts.ts'
import { emailHeaders } from './email-headers.ts'
import type { Engagement, EngagementProperties, EngagementType } from './engagement.ts'
import { escapeHtml, htmlToText } from './safe-html.ts'
import { fitHtml, fitText } from './shorten.ts'
import { subjectLine } from './subject.ts'

export type Drawn = Engagement & { isShortened: boolean }

type Drawers = { [T in ActivityType]: (event: ActivityOf<T>) => Drawn }

const DRAWERS: Drawers = {
  'email.sent': (event) => email(event, event.message),
  'email.received': (event) => email(event, event.message),
  'email.replied': (event) => email(event, event.message),
  'email.bounced': (event) => email(event, { html: bounceReport(event) }),
  'email.opened': (event) => note(event, readerLines(event)),
  'email.clicked': (event) =>
    note(event, [
      [
        'Link',
        `<a href="${escapeHtml(event.link.url)}">${escapeHtml(event.link.text ?? event.link.url)}</a>`,
      ],
      ['Subject', escapeHtml(event.message.subject ?? '')],
      ...readerLines(event),
    ]),
  'email.downloaded': (event) =>
    note(event, [
      ['File', event.file.url ? linkTo(event.file.url, event.file.name) : escapeHtml(event.file.name)],
      ['Subject', escapeHtml(event.message.subject ?? '')],
      ...readerLines(event),
    ]),
}

/** What HubSpot stores an event as: something that happened to a mail is a note on it. */
export function engagementTypeOf({ type }: ActivityEvent): EngagementType {
  return ['email.opened', 'email.clicked', 'email.downloaded'].includes(type) ? 'notes' : 'emails'
}

/** The engagement of one event, without owner and engagement key. Pure; the owner and the key are added by the plan. */
export function toEngagement<T extends ActivityType>(event: ActivityOf<T> & { type: T }): Drawn {
  const draw: (event: ActivityOf<T>) => Drawn = DRAWERS[event.type]
  return draw(event)
}

type Body = Pick<Message, 'html' | 'text' | 'attachments'>

function email(event: ActivityEvent, { html, text, attachments }: Body): Drawn {
  const list = attachmentList(attachments)
  const isIncoming = direction(event) === 'incoming'
  const rich = html === undefined ? undefined : fitHtml(html, list.html)
  const words = text ?? (html === undefined ? undefined : htmlToText(html))
  const plain = [words, list.text].some(Boolean)
    ? fitText(words ?? '', list.text && `\n\n${list.text}`)
    : undefined
  const properties: EngagementProperties = {
    hs_timestamp: event.occurred_at,
    hs_email_direction: isIncoming ? 'INCOMING_EMAIL' : 'EMAIL',
    hs_email_status: event.type === 'email.bounced' ? 'BOUNCED' : 'SENT',
    hs_email_subject: subjectLine(event),
    hs_email_headers: emailHeaders(event),
    ...(rich && { hs_email_html: rich.text }),
    ...(plain && { hs_email_text: plain.text.trimStart() }),
  }
  return { type: 'emails', properties, isShortened: Boolean(rich?.isShortened || plain?.isShortened) }
}

type Line = [label: string, html: string]

function note(event: ActivityEvent, lines: Line[]): Drawn {
  const rows = lines.filter(([, html]) => html !== '').map(([label, html]) => `<br>${label}: ${html}`)
  const body = fitHtml(`<p><strong>${escapeHtml(subjectLine(event))}</strong>${rows.join('')}</p>`)
  const properties = { hs_timestamp: event.occurred_at, hs_note_body: body.text }
  return { type: 'notes', properties, isShortened: body.isShortened }
}

function readerLines(event: ActivityOf<'email.opened' | 'email.clicked' | 'email.downloaded'>): Line[] {
  return [
    ['By', escapeHtml(peopleOf(event))],
    ['With', escapeHtml(event.user_agent ?? '')],
    ['Note', event.is_bot ? 'The sending tool says that a machine did this.' : ''],
  ]
}

function bounceReport(event: ActivityOf<'email.bounced'>): string {
  const { class: bounceClass, code, diagnostic } = event.bounce
  const lines: Line[] = [
    ['Not delivered to', escapeHtml(peopleOf(event))],
    ['Kind', bounceClass === 'unknown' ? '' : `${bounceClass} bounce`],
    ['Code', escapeHtml(code ?? '')],
    ['The receiving server said', escapeHtml(diagnostic ?? '')],
  ]
  const rows = lines.filter(([, html]) => html !== '').map(([label, html]) => `${label}: ${html}`)
  return `<p>${rows.join('<br>')}</p>`
}

function peopleOf(event: ActivityEvent): string {
  const people = openCounterparts(event) ?? event.message.to ?? []
  return people.map(({ email }) => email).join(', ')
}
