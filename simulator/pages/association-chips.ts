// Lists what an engagement is associated with, each record a link, and counts it as HubSpot does.
import { linksOf } from '../associations.ts'
import { singularOf } from '../object-types.ts'
import { findRecord } from '../records.ts'
import type { CrmRecord, Portal, RecordRef } from '../state.ts'
import { type Html, html } from './html.ts'
import { icon } from './icons.ts'
import { recordLink } from './record-name.ts'

export const recordTypes = ['contacts', 'companies', 'deals', 'tickets'] as const
export type RecordType = (typeof recordTypes)[number]

const shownAtMost = 20

export function associationChips(portal: Portal, engagement: RecordRef): Html {
  const records = recordTypes.flatMap((type) =>
    linkedRecords(portal, engagement, type).map((record) => ({ type, record })),
  )
  const rest = records.length - shownAtMost
  return html`<footer class="associations"><span>${records.length} ${records.length === 1 ? 'association' : 'associations'}</span>
<ul class="chips">${records
    .slice(0, shownAtMost)
    .map(
      ({ type, record }) =>
        html`<li class="chip">${icon(type)}<span class="unseen">${singularOf(type)}</span> ${recordLink(portal, type, record)}</li>`,
    )}${rest > 0 && html`<li>and ${rest} more</li>`}</ul></footer>`
}

export function linkedRecords(portal: Portal, ref: RecordRef, type: RecordType): CrmRecord[] {
  return [...linksOf(portal, ref, type).keys()].flatMap((id) => findRecord(portal, type, id) ?? [])
}
