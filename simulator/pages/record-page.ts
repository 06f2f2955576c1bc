// A record's page in HubSpot's three columns; an engagement's page shows its one card in the middle.
import { isEngagementType, type ObjectType } from '../object-types.ts'
import type { CrmRecord, Portal } from '../state.ts'
import { aboutSection } from './about-section.ts'
import { appCards } from './app-cards.ts'
import { associatedCards } from './associated-cards.ts'
import { engagementCard } from './engagement-card.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { recordName } from './record-name.ts'
import { activityTime } from './timeline.ts'
import { type TimelineView, timelineSection } from './timeline-section.ts'

export function recordPage(
  portal: Portal,
  type: ObjectType,
  record: CrmRecord,
  view: TimelineView,
  cards: Html[] = [],
): Html {
  const ref = { type, id: record.id }
  const middle = isEngagementType(type)
    ? engagementCard(portal, { type, record, at: activityTime(record) })
    : timelineSection(portal, ref, view)
  return layout({
    title: recordName(type, record),
    account: portal.account,
    current: type,
    body: html`<div class="record">
${aboutSection(portal, type, record)}
<div>${middle}</div>
<aside class="column" aria-label="Associations and apps">${appCards(cards)}${associatedCards(portal, ref)}</aside>
</div>`,
  })
}
