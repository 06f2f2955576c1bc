// One engagement in a timeline: what, when, by whom, to whom, its text, and everything it is associated with.
import type { EngagementType } from '../object-types.ts'
import type { CrmRecord, Portal } from '../state.ts'
import { momentTag } from './account-time.ts'
import { associationChips } from './association-chips.ts'
import { bodyFrame, plainBody } from './body-frame.ts'
import { engagementWords } from './engagement-words.ts'
import { type Html, html, type Part } from './html.ts'
import { icon } from './icons.ts'
import { ownerName } from './property-value.ts'
import { recordName, recordPath } from './record-name.ts'
import type { TimelineEntry } from './timeline.ts'

const bodies: Record<EngagementType, { html: string; text?: string }> = {
  emails: { html: 'hs_email_html', text: 'hs_email_text' },
  notes: { html: 'hs_note_body' },
  calls: { html: 'hs_call_body' },
  communications: { html: 'hs_communication_body' },
  meetings: { html: 'hs_meeting_body' },
  tasks: { html: 'hs_task_body' },
}

export function engagementCard(portal: Portal, { type, record, at }: TimelineEntry): Html {
  const { properties, id } = record
  const words = engagementWords(portal, type, properties)
  const name = recordName(type, record)
  return html`<article class="card engagement rows" id="engagement-${id}" data-type="${type}" data-id="${id}">
<header>
<span class="kind">${icon(type)} ${words.kind}</span>
${momentTag(at, portal.account.timeZone)}
</header>
<h3><a href="${recordPath(portal, type, id)}"><bdi>${name}</bdi></a></h3>
${(words.from || words.to) && html`<p class="people"><bdi>${words.from || 'unknown'}</bdi> <span aria-hidden="true">→</span><span class="unseen">to</span> <bdi>${words.to || 'unknown'}</bdi></p>`}
<p class="facts">${words.facts.map(({ text, isProblem }) => html`<span class="tag${isProblem && ' problem'}">${text}</span> `)}<span class="by">${ownerName(portal, properties.hubspot_owner_id)}</span></p>
${body(type, record, name)}
${associationChips(portal, { type, id })}
</article>`
}

function body(type: EngagementType, { properties }: CrmRecord, name: string): Part {
  const { html: htmlName, text: textName } = bodies[type]
  const written = properties[htmlName]
  if (written) return bodyFrame(written, `Contents of ${name}`)
  return textName && plainBody(properties[textName])
}
