// What drawing an event gives, and the pieces that all engagements are drawn with.
import type { ActivityEvent } from '../activity-event.ts'
import type { Engagement, EngagementProperties } from '../engagement.ts'
import { attachmentList } from './attachment-list.ts'
import { escapeHtml } from './safe-html.ts'
import { fitHtml } from './shorten.ts'
import { subjectLine } from './subject.ts'

export type Drawn = Engagement & { isShortened: boolean }

/** A label and what it says, as HTML. Lines that say nothing are left out. */
export type Line = [label: string, html: string]

export function saidLines(lines: readonly Line[]): string[] {
  return lines.filter(([, html]) => html !== '').map(([label, html]) => `${label}: ${html}`)
}

type Words = { text?: string | undefined; html?: string | undefined }

/** What was said as HTML; plain text keeps its lines. */
export function wordsAsHtml({ text = '', html }: Words): string {
  if (html !== undefined) return html
  const paragraphs = text.trim().split(/\n\s*\n/)
  const kept = paragraphs.filter((paragraph) => paragraph.trim() !== '')
  return kept.map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replace(/\r?\n/g, '<br>')}</p>`).join('')
}

export type BodyParts = Words & {
  title?: string
  lines?: readonly Line[]
  attachments?: Parameters<typeof attachmentList>[0]
}

/** A body: the title in bold, what we say about it, what was said, what came with it. Null when it says nothing. */
export function drawBody({ title = '', lines = [], attachments, ...words }: BodyParts) {
  const head = [title && `<strong>${escapeHtml(title)}</strong>`, ...saidLines(lines)].filter(Boolean)
  const html = (head.length > 0 ? `<p>${head.join('<br>')}</p>` : '') + wordsAsHtml(words)
  const list = attachmentList(attachments).html
  return html || list ? fitHtml(html, list) : null
}

/** Something that is told in a note: its subject line in bold, and what else is known of it. */
export function drawNote(event: ActivityEvent, parts: BodyParts): Drawn {
  const body = drawBody({ ...parts, title: subjectLine(event) })
  const properties: EngagementProperties = {
    hs_timestamp: event.occurred_at,
    hs_note_body: body?.text ?? '',
  }
  return { type: 'notes', properties, isShortened: body?.isShortened === true }
}

/** Only the properties that have something to say. */
export function onlySaid(properties: Record<string, string | undefined>): EngagementProperties {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}
