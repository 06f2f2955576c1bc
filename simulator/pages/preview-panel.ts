// A record looked at from a list, without leaving it: its cards for that place, then what it is.
import type { CrmRecord, Portal } from '../state.ts'
import { keyFacts } from './about-section.ts'
import type { RecordType } from './association-chips.ts'
import { type Html, html } from './html.ts'
import { icon } from './icons.ts'
import { recordName, recordPath } from './record-name.ts'

export function previewPanel(
  portal: Portal,
  type: RecordType,
  record: CrmRecord,
  cards: Html[],
  closePath: string,
): Html {
  return html`<aside class="preview" aria-labelledby="preview-title">
<header><span class="avatar">${icon(type)}</span><h2 id="preview-title"><bdi>${recordName(type, record)}</bdi></h2>
<a href="${closePath}">Close</a></header>
<div class="column">
<p><a class="button quiet" href="${recordPath(portal, type, record.id)}">Open record</a></p>
${cards}
<section class="card stack" aria-label="About">${keyFacts(portal, type, record)}</section>
</div>
</aside>`
}
