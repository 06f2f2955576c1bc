// The middle column: the tabs, then the engagements newest first, month by month.
import type { Portal, RecordRef } from '../state.ts'
import { monthOf } from './account-time.ts'
import { engagementCard } from './engagement-card.ts'
import { type Html, html } from './html.ts'
import { currentMark } from './layout.ts'
import { paging } from './paging.ts'
import { pageOf, readTimeline, type TimelineEntry, tabsOf } from './timeline.ts'

export type TimelineView = { tab: string; page: number }

export function timelineSection(portal: Portal, ref: RecordRef, view: TimelineView): Html {
  const entries = readTimeline(portal, ref)
  const tabs = tabsOf(entries)
  const current = tabs.find(({ name }) => name === view.tab)?.name ?? 'all'
  const page = pageOf(
    entries.filter(({ type }) => current === 'all' || type === current),
    view.page,
  )
  return html`<section class="timeline stack" aria-labelledby="activities">
<h2 id="activities">Activities</h2>
<nav class="tabs" aria-label="Activity type">${tabs.map(
    ({ name, label, count }) =>
      html`<a href="?tab=${name}"${currentMark(name === current)}>${label} <span class="count">${count}</span></a>`,
  )}</nav>
${page.total === 0 && html`<p class="empty">${current === 'all' ? 'No activities yet.' : 'No activities of this type.'}</p>`}
${byMonth(page.rows, portal.account.timeZone).map(
  ([month, rows]) =>
    html`<h3 class="month">${month}</h3>${rows.map((entry) => engagementCard(portal, entry))}`,
)}
${paging(page, { tab: current })}
</section>`
}

function byMonth(entries: TimelineEntry[], timeZone: string): [string, TimelineEntry[]][] {
  const months = new Map<string, TimelineEntry[]>()
  for (const entry of entries) {
    const month = monthOf(entry.at, timeZone)
    months.set(month, [...(months.get(month) ?? []), entry])
  }
  return [...months]
}
