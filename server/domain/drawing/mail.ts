// Mail as HubSpot's emails, and what happened to it as notes.
import type { ActivityEvent, ActivityOf, MailEvent, Message } from '../activity-event.ts'
import { direction, openCounterparts } from '../counterparts.ts'
import { emailHeaders } from '../email-headers.ts'
import type { EngagementProperties } from '../engagement.ts'
import { isHidden } from '../readings/hidden-link.ts'
import { attachmentList, linkTo } from './attachment-list.ts'
import { type Drawn, drawNote, type Line, saidLines } from './drawn.ts'
import { escapeHtml, htmlToText } from './safe-html.ts'
import { fitHtml, fitText } from './shorten.ts'
import { subjectLine } from './subject.ts'

type Body = Pick<Message, 'html' | 'text' | 'attachments'>

export function drawEmail(event: MailEvent, { html, text, attachments }: Body): Drawn {
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

export function drawBounce(event: ActivityOf<'email.bounced'>): Drawn {
  const { class: bounceClass, code, diagnostic } = event.bounce
  const lines = saidLines([
    ['Not delivered to', escapeHtml(addressesOf(event))],
    ['Kind', bounceClass === 'unknown' ? '' : `${bounceClass} bounce`],
    ['Code', escapeHtml(code ?? '')],
    ['The receiving server said', escapeHtml(diagnostic ?? '')],
  ])
  return drawEmail(event, { html: `<p>${lines.join('<br>')}</p>` })
}

export function drawOpen(event: ActivityOf<'email.opened'>): Drawn {
  return drawNote(event, { lines: readerLines(event) })
}

export function drawClick(event: ActivityOf<'email.clicked'>): Drawn {
  const { url, text } = event.link
  const link = isHidden(url) ? '' : `<a href="${escapeHtml(url)}">${escapeHtml(text ?? url)}</a>`
  return drawNote(event, { lines: [['Link', link], subjectOf(event), ...readerLines(event)] })
}

export function drawDownload(event: ActivityOf<'email.downloaded'>): Drawn {
  const { url, name } = event.file
  const file = url ? linkTo(url, name) : escapeHtml(name)
  return drawNote(event, { lines: [['File', file], subjectOf(event), ...readerLines(event)] })
}

function subjectOf({ message }: MailEvent): Line {
  return ['Subject', escapeHtml(message.subject ?? '')]
}

function readerLines(event: ActivityOf<'email.opened' | 'email.clicked' | 'email.downloaded'>): Line[] {
  return [
    ['By', escapeHtml(addressesOf(event))],
    ['With', escapeHtml(event.user_agent ?? '')],
    botLine(event),
  ]
}

/** A word of warning where the sending tool believes that a machine did it. */
export function botLine(event: ActivityEvent): Line {
  const isBot = 'is_bot' in event && event.is_bot
  return ['Note', isBot ? 'The sending tool says that a machine did this.' : '']
}

function addressesOf(event: MailEvent): string {
  const people = openCounterparts(event) ?? event.message.to ?? []
  return people.map(({ email }) => email).join(', ')
}
