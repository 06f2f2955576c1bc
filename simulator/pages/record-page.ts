// A record's page in HubSpot's three columns; an engagement's page shows its one card in the middle.
import { isEngagementType, type ObjectType } from '../object-types.ts'
import type { CrmRecord, Portal } from '../state.ts'
import { aboutSection } from './about-section.ts'
import { appName } from './app-name.ts'
import { associatedCards } from './associated-cards.ts'
import { engagementCard } from './engagement-card.ts'
import { type Html, html, type Part } from './html.ts'
import { currentMark, layout } from './layout.ts'
import { recordName } from './record-name.ts'
import { activityTime } from './timeline.ts'
import { type TimelineView, timelineSection } from './timeline-section.ts'

export type RecordView = TimelineView & {
  // The cards in the middle column have a tab of their own there.
  isOnCards: boolean
  tabCards: Html[]
  sidebarCards: Html[]
  problem: Part
  aside: Part
}

export function recordPage(portal: Portal, type: ObjectType, record: CrmRecord, view: RecordView): Html {
  const { tabCards, sidebarCards } = view
  const hasTab = tabCards.length > 0
  return layout({
    title: recordName(type, record),
    account: portal.account,
    current: type,
    aside: view.aside,
    hasCards: hasTab || sidebarCards.length > 0,
    body: html`<div class="record">
<div data-refresh="about">${aboutSection(portal, type, record)}</div>
<div class="middle">${view.problem}${hasTab && middleTabs(view.isOnCards)}${hasTab && view.isOnCards ? html`<div class="column">${tabCards}</div>` : activity(portal, type, record, view)}</div>
<aside class="column" aria-label="Associations and apps">${sidebarCards}${associatedCards(portal, { type, id: record.id })}</aside>
</div>`,
  })
}

function middleTabs(isOnCards: boolean): Html {
  return html`<nav class="tabs places" aria-label="Record"><a href="?"${currentMark(!isOnCards)}>Activities</a><a href="?view=cards"${currentMark(isOnCards)}>${appName}</a></nav>`
}

function activity(portal: Portal, type: ObjectType, record: CrmRecord, view: TimelineView): Html {
  return isEngagementType(type)
    ? engagementCard(portal, { type, record, at: activityTime(record) })
    : timelineSection(portal, { type, id: record.id }, view)
}
