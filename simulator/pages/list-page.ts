// The searchable list of an account's contacts, companies, deals or tickets.
import { linksOf } from '../associations.ts'
import { engagementTypes } from '../object-types.ts'
import { liveRecords } from '../records.ts'
import type { CrmRecord, Portal } from '../state.ts'
import { momentTag } from './account-time.ts'
import { linkedRecords, type RecordType } from './association-chips.ts'
import { type Html, html, type Part } from './html.ts'
import { layout } from './layout.ts'
import { paging } from './paging.ts'
import { ownerName, propertyValue, writeAmount } from './property-value.ts'
import { recordLink, recordName } from './record-name.ts'
import { pageOf, readTimeline } from './timeline.ts'

export type ListView = {
  q: string
  page: number
  // What is shown beside the list: a record, looked at without leaving it.
  preview?: Html | null
  hasCards?: boolean
  aside?: Part
}

type Column = { title: string; show: (portal: Portal, record: CrmRecord) => Part }

const primaryTypeIds = { contacts: 1, deals: 5, tickets: 26 }

const columns: Record<RecordType, Column[]> = {
  contacts: [
    { title: 'Email', show: (_, { properties }) => properties.email },
    { title: 'Company', show: (portal, { id }) => primaryCompany(portal, 'contacts', id) },
  ],
  companies: [
    { title: 'Domain', show: (_, { properties }) => properties.domain },
    { title: 'City', show: (_, { properties }) => properties.city },
  ],
  deals: [
    { title: 'Stage', show: (portal, record) => propertyValue(portal, 'deals', record, 'dealstage') },
    { title: 'Amount', show: writeAmount },
    { title: 'Company', show: (portal, { id }) => primaryCompany(portal, 'deals', id) },
  ],
  tickets: [
    {
      title: 'Status',
      show: (portal, record) => propertyValue(portal, 'tickets', record, 'hs_pipeline_stage'),
    },
    { title: 'Company', show: (portal, { id }) => primaryCompany(portal, 'tickets', id) },
  ],
}

export function listPage(portal: Portal, type: RecordType, view: ListView): Html {
  const sought = view.q.trim().toLowerCase()
  const found = liveRecords(portal, type)
    .filter((record) => sought === '' || searchText(type, record).includes(sought))
    .sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
  const page = pageOf(found, view.page)
  const title = type.charAt(0).toUpperCase() + type.slice(1)
  return layout({
    title,
    account: portal.account,
    current: type,
    aside: view.aside,
    hasCards: view.hasCards ?? false,
    body: html`<div class="wide stack">
<h1>${title}</h1>
<form class="search" role="search"><label for="q">Search ${type}</label>
<input id="q" name="q" type="search" value="${view.q}" placeholder="${type === 'deals' || type === 'tickets' ? 'Name or ID' : 'Name, email, domain or ID'}"><button>Search</button></form>
<p>${found.length} ${found.length === 1 ? 'record' : 'records'}</p>
<div class="table card" tabindex="0" role="region" aria-label="${title}">
<table><thead><tr>${['Name', ...columns[type].map((column) => column.title), 'Owner', 'Engagements', 'Last activity'].map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${page.rows.map((record) => row(portal, type, record, previewLink(view, record.id)))}</tbody></table>
${found.length === 0 && html`<p class="empty">Nothing matches. ${view.q && html`<a href="?">Show all ${type}</a>`}</p>`}
</div>
${paging(page, view.q ? { q: view.q } : {})}
</div>${view.preview}`,
  })
}

function previewLink({ q, page }: ListView, id: string): string {
  return `?${new URLSearchParams({ ...(q ? { q } : {}), ...(page > 1 ? { page: String(page) } : {}), preview: id })}`
}

function row(portal: Portal, type: RecordType, record: CrmRecord, preview: string): Html {
  const ref = { type, id: record.id }
  const count = engagementTypes.reduce((sum, each) => sum + linksOf(portal, ref, each).size, 0)
  const last = readTimeline(portal, ref)[0]
  return html`<tr><th scope="row">${recordLink(portal, type, record)} <a class="preview-link" href="${preview}">Preview<span class="unseen"> of <bdi>${recordName(type, record)}</bdi></span></a></th>
${columns[type].map(({ show }) => html`<td><bdi>${show(portal, record) || '--'}</bdi></td>`)}
<td>${ownerName(portal, record.properties.hubspot_owner_id)}</td><td>${count}</td>
<td>${last ? momentTag(last.at, portal.account.timeZone) : '--'}</td></tr>
`
}

function primaryCompany(portal: Portal, type: 'contacts' | 'deals' | 'tickets', id: string): Part {
  const links = linksOf(portal, { type, id }, 'companies')
  const primary = linkedRecords(portal, { type, id }, 'companies').find((company) =>
    links.get(company.id)?.has(primaryTypeIds[type]),
  )
  return primary && recordLink(portal, 'companies', primary)
}

function searchText(type: RecordType, record: CrmRecord): string {
  const { email, hs_additional_emails, domain, company } = record.properties
  return [recordName(type, record), email, hs_additional_emails, domain, company, record.id]
    .join(' ')
    .toLowerCase()
}
