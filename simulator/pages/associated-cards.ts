// The right column: the contacts, companies, deals and tickets a record is associated with, and how.
import { associationTypesBetween } from '../association-types.ts'
import { linksOf } from '../associations.ts'
import type { CrmRecord, Portal, RecordRef } from '../state.ts'
import { dayTag, readMoment } from './account-time.ts'
import { linkedRecords, type RecordType, recordTypes } from './association-chips.ts'
import { dealState, isClosed } from './deal-state.ts'
import { type Html, html, type Part } from './html.ts'
import { icon } from './icons.ts'
import { propertyValue, writeAmount } from './property-value.ts'
import { recordLink } from './record-name.ts'
import { ticketState } from './ticket-state.ts'

const titles: Record<RecordType, string> = {
  ...{ contacts: 'Contacts', companies: 'Companies' },
  ...{ deals: 'Deals', tickets: 'Tickets' },
}
const shownAtMost = 50

export function associatedCards(portal: Portal, ref: RecordRef): Html[] {
  return recordTypes.map((type) => {
    const records = inOrder(portal, ref, type)
    return html`<section class="card associated" aria-labelledby="associated-${type}">
<h2 id="associated-${type}">${icon(type)} ${titles[type]} (${records.length})</h2>
${records.length === 0 && html`<p class="empty">None associated.</p>`}
<ul>${records
      .slice(0, shownAtMost)
      .map(
        (record) =>
          html`<li>${recordLink(portal, type, record)}${badges(portal, ref, type, record)}${details(portal, type, record)}</li>`,
      )}${records.length > shownAtMost && html`<li>and ${records.length - shownAtMost} more</li>`}</ul>
</section>`
  })
}

// The primary company, open deals and open tickets first, then the newest.
function inOrder(portal: Portal, ref: RecordRef, type: RecordType): CrmRecord[] {
  const rank = (record: CrmRecord) => {
    if (type === 'deals') return isClosed(portal, record) ? 1 : 0
    if (type === 'tickets') return ticketState(portal, record) === 'Closed' ? 1 : 0
    return labels(portal, ref, type, record).includes('Primary') ? 0 : 1
  }
  return linkedRecords(portal, ref, type).sort(
    (one, other) => rank(one) - rank(other) || (one.createdAt < other.createdAt ? 1 : -1),
  )
}

// A company is primary for a contact or a deal; seen from the company, HubSpot shows nothing.
function labels(portal: Portal, ref: RecordRef, type: RecordType, { id }: CrmRecord): string[] {
  const typeIds = linksOf(portal, ref, type).get(id)
  return associationTypesBetween(portal, ref.type, type).flatMap(({ typeId, label }) =>
    label && typeIds?.has(typeId) && (label !== 'Primary' || type === 'companies') ? [label] : [],
  )
}

function badges(portal: Portal, ref: RecordRef, type: RecordType, record: CrmRecord): Part {
  return labels(portal, ref, type, record).map((label) => html` <span class="tag label">${label}</span>`)
}

function details(portal: Portal, type: RecordType, record: CrmRecord): Html {
  const { properties } = record
  if (type === 'contacts')
    return html`<p>${properties.email ?? 'No email address'}</p>${properties.jobtitle && html`<p>${properties.jobtitle}</p>`}`
  if (type === 'companies') return html`<p>${properties.domain ?? 'No domain'}</p>`
  if (type === 'tickets') {
    const state = ticketState(portal, record)
    return html`<p>${propertyValue(portal, type, record, 'hs_pipeline_stage')}</p>
<p><span class="tag ${state === 'Open' && 'open'}">${state}</span></p>`
  }
  const closes = readMoment(properties.closedate)
  const state = dealState(portal, record)
  return html`<p>${writeAmount(portal, record)} · ${propertyValue(portal, type, record, 'dealstage')}</p>
<p><span class="tag ${state.toLowerCase()}">${state}</span>${closes && html` ${isClosed(portal, record) ? 'closed' : 'closes'} ${dayTag(closes, portal.account.timeZone)}`}</p>`
}
