// Names a mail's attachments below its body. Logbook keeps no files.
import type { Message } from '../activity-event.ts'
import { escapeHtml } from './safe-html.ts'

type Attachment = NonNullable<Message['attachments']>[number]

/** More would leave no room for the mail itself. */
const MOST_NAMED = 20
const LONGEST_NAME = 200

/** The list as HTML and as text; both empty when there is nothing to name. */
export function attachmentList(attachments: readonly Attachment[] = []): { html: string; text: string } {
  if (attachments.length === 0) return { html: '', text: '' }
  const shown = attachments.slice(0, MOST_NAMED).map(({ name, size, url }) => ({
    label: name.slice(0, LONGEST_NAME).toWellFormed() + sizeOf(size),
    url: url && url.length <= LONGEST_NAME * 2 ? url : undefined,
  }))
  const more = attachments.length > MOST_NAMED ? [`and ${attachments.length - MOST_NAMED} more`] : []
  const items = [
    ...shown.map(({ label, url }) => (url ? linkTo(url, label) : escapeHtml(label))),
    ...more.map(escapeHtml),
  ]
  const lines = [...shown.map(({ label, url }) => (url ? `${label} ${url}` : label)), ...more]
  return {
    html: `<p>Attachments:</p><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`,
    text: `Attachments:\n${lines.map((line) => `- ${line}`).join('\n')}`,
  }
}

/** A link that is safe inside HubSpot. */
export function linkTo(url: string, label: string): string {
  return `<a href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer">${escapeHtml(label)}</a>`
}

function sizeOf(bytes: number | undefined): string {
  if (bytes === undefined) return ''
  return bytes < 1_000_000 ? ` (${Math.ceil(bytes / 1_000)} kB)` : ` (${(bytes / 1_000_000).toFixed(1)} MB)`
}
