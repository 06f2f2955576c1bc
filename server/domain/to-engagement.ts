// From an activity event to what HubSpot stores. docs/field-mapping.md is the published form of these tables.
import type { ActivityEvent, ActivityOf, ActivityType } from './activity-event.ts'
import { direction } from './counterparts.ts'
import type { Engagement, EngagementProperties } from './engagement.ts'
import { escapeHtml, htmlToText, safeHtml, safeText } from './safe-html.ts'
import { subjectLine } from './subject.ts'

export type Drawn = Engagement & { isShortened: boolean }

type Drawers = { [T in ActivityType]: (event: ActivityOf<T>) => Drawn }

const DRAWERS: Drawers = {
  'email.sent': (event) => email(event, bodyOf(event)),
  'email.received': (event) => email(event, bodyOf(event)),
  'email.replied': (event) => email(event, bodyOf(event)),
  'email.bounced': (event) => email(event, bounceReport(event)),
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

/** The engagement of one event, without owner and engagement key. Pure; the owner and the key are added by the plan. */
export function toEngagement<T extends ActivityType>(event: ActivityOf<T> & { type: T }): Drawn {
  const draw: (event: ActivityOf<T>) => Drawn = DRAWERS[event.type]
  return draw(event)
}

type Body = { html: string | undefined; text: string | undefined }

function email(event: ActivityEvent, body: Body): Drawn {
  const html = body.html === undefined ? undefined : safeHtml(body.html)
  const text = body.text ?? (html && htmlToText(html.html))
  const plain = text === undefined ? undefined : safeText(text)
  const properties: EngagementProperties = {
    hs_timestamp: event.occurred_at,
    hs_email_direction: direction(event) === 'incoming' ? 'INCOMING_EMAIL' : 'EMAIL',
    hs_email_status: event.type === 'email.bounced' ? 'BOUNCED' : 'SENT',
    hs_email_subject: safeText(subjectLine(event)).text,
    hs_email_headers: JSON.stringify(headersOf(event)),
    ...(html && { hs_email_html: html.html }),
    ...(plain && { hs_email_text: plain.text }),
  }
  return { type: 'emails', properties, isShortened: Boolean(html?.isShortened || plain?.isShortened) }
}

type Line = [label: string, html: string]

function note(event: ActivityEvent, lines: Line[]): Drawn {
  const rows = lines.filter(([, html]) => html !== '').map(([label, html]) => `<br>${label}: ${html}`)
  const body = safeHtml(`<p><strong>${escapeHtml(subjectLine(event))}</strong>${rows.join('')}</p>`)
  const properties = { hs_timestamp: event.occurred_at, hs_note_body: body.html }
  return { type: 'notes', properties, isShortened: body.isShortened }
}

function readerLines(event: ActivityOf<'email.opened' | 'email.clicked' | 'email.downloaded'>): Line[] {
  const people = event.counterparts?.map((person) => person.email) ?? event.message.to?.map((to) => to.email)
  return [
    ['By', escapeHtml(people?.join(', ') ?? '')],
    ['With', escapeHtml(event.user_agent ?? '')],
    ['Note', event.is_bot ? 'The sending tool says that a machine did this.' : ''],
  ]
}

/** The mail's own body, with its attachments named below it. Logbook keeps no files. */
function bodyOf(event: ActivityEvent): Body {
  const { html, text, attachments = [] } = event.message
  if (attachments.length === 0) return { html, text }
  const named = attachments.map(({ name, size, url }) => ({ name: name + sizeOf(size), url }))
  const listed = named
    .map(({ name, url }) => `<li>${url ? linkTo(url, name) : escapeHtml(name)}</li>`)
    .join('')
  const plainList = named.map(({ name, url }) => `- ${name}${url ? ` ${url}` : ''}`).join('\n')
  return {
    html: html === undefined ? undefined : `${html}<p>Attachments:</p><ul>${listed}</ul>`,
    text:
      html !== undefined && text === undefined ? undefined : `${text ?? ''}\n\nAttachments:\n${plainList}`,
  }
}

function bounceReport(event: ActivityOf<'email.bounced'>): Body {
  const { class: bounceClass, code, diagnostic } = event.bounce
  const who = (event.counterparts ?? event.message.to ?? []).map((person) => person.email).join(', ')
  const lines: Line[] = [
    ['Not delivered to', escapeHtml(who)],
    ['Kind', bounceClass === 'unknown' ? '' : `${bounceClass} bounce`],
    ['Code', escapeHtml(code ?? '')],
    ['The receiving server said', escapeHtml(diagnostic ?? '')],
  ]
  const rows = lines.filter(([, html]) => html !== '').map(([label, html]) => `${label}: ${html}`)
  return { html: `<p>${rows.join('<br>')}</p>`, text: undefined }
}

/** HubSpot derives hs_email_from_* and hs_email_to_* from this JSON string. Blind copies stay out of it. */
function headersOf(event: ActivityEvent): object {
  const { from, to, cc } = event.message
  const counterparts = event.counterparts?.map(({ email, first_name, last_name }) => ({
    email,
    firstName: first_name,
    lastName: last_name,
  }))
  const member = event.member && { email: event.member.email, firstName: event.member.name }
  const isIncoming = direction(event) === 'incoming'
  const author = from && { email: from.email, firstName: from.name }
  return {
    from: author ?? (isIncoming ? counterparts?.[0] : member),
    to: to?.map(named) ?? (isIncoming ? member && [member] : counterparts) ?? [],
    cc: cc?.map(named) ?? [],
    bcc: [],
  }
}

function named({ email, name }: { email: string; name?: string | undefined }): object {
  return { email, firstName: name }
}

function linkTo(url: string, text: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`
}

function sizeOf(bytes: number | undefined): string {
  if (bytes === undefined) return ''
  return bytes < 1_000_000 ? ` (${Math.ceil(bytes / 1_000)} kB)` : ` (${(bytes / 1_000_000).toFixed(1)} MB)`
}
