// The left column: who or what the record is, the properties people look at, and all the others behind a fold.
import { isEngagementType, type ObjectType, singularOf } from '../object-types.ts'
import type { CrmRecord, Portal } from '../state.ts'
import { type Html, html, type Part } from './html.ts'
import { icon } from './icons.ts'
import { listPath } from './layout.ts'
import { propertyLabel, propertyValue } from './property-value.ts'
import { recordName } from './record-name.ts'

const keyProperties: Record<ObjectType, string[]> = {
  contacts: [
    'email',
    'hs_additional_emails',
    'phone',
    'hubspot_owner_id',
    'lifecyclestage',
    'hs_lead_status',
    'company',
    'city',
    'notes_last_contacted',
    'createdate',
  ],
  companies: [
    'domain',
    'industry',
    'hubspot_owner_id',
    'type',
    'lifecyclestage',
    'city',
    'country',
    'numberofemployees',
    'notes_last_contacted',
    'createdate',
  ],
  deals: [
    'amount',
    'pipeline',
    'dealstage',
    'closedate',
    'hubspot_owner_id',
    'dealtype',
    'hs_priority',
    'notes_last_contacted',
    'createdate',
  ],
  tickets: [
    'hs_pipeline',
    'hs_pipeline_stage',
    'hs_ticket_priority',
    'hubspot_owner_id',
    'notes_last_contacted',
    'createdate',
  ],
  emails: [
    'hs_timestamp',
    'hs_email_direction',
    'hs_email_status',
    'hubspot_owner_id',
    'hs_email_from_email',
    'hs_email_to_email',
  ],
  notes: ['hs_timestamp', 'hubspot_owner_id'],
  calls: [
    'hs_timestamp',
    'hs_call_direction',
    'hs_call_status',
    'hs_call_disposition',
    'hs_call_from_number',
    'hs_call_to_number',
    'hs_call_recording_url',
    'hubspot_owner_id',
  ],
  communications: ['hs_timestamp', 'hs_communication_channel_type', 'hubspot_owner_id'],
  meetings: [
    'hs_timestamp',
    'hs_meeting_start_time',
    'hs_meeting_end_time',
    'hs_meeting_location',
    'hs_meeting_external_url',
    'hs_meeting_outcome',
    'hubspot_owner_id',
  ],
  tasks: ['hs_timestamp', 'hs_task_status', 'hs_task_type', 'hs_task_priority', 'hubspot_owner_id'],
}

export function aboutSection(portal: Portal, type: ObjectType, record: CrmRecord): Html {
  const { properties } = record
  const subtitle = type === 'contacts' ? properties.jobtitle : type === 'companies' ? properties.domain : ''
  return html`<div class="column">
${!isEngagementType(type) && html`<p><a href="${listPath(portal.account.portalId, type)}">All ${type}</a></p>`}
<div class="card">
<div class="who"><span class="avatar">${icon(type)}</span><div><h1><bdi>${recordName(type, record)}</bdi></h1>${subtitle && html`<p>${subtitle}</p>`}${type === 'contacts' && properties.email && html`<p>${properties.email}</p>`}</div></div>
</div>
<section class="card stack" aria-labelledby="about">
<h2 id="about">About this ${singularOf(type)}</h2>
${keyFacts(portal, type, record)}
<details><summary>All properties</summary>
<dl class="facts-list raw">${Object.keys(properties)
    .sort()
    .map((name) => row(name, properties[name]))}</dl>
</details>
</section>
</div>`
}

export function keyFacts(portal: Portal, type: ObjectType, record: CrmRecord): Html {
  return html`<dl class="facts-list">${keyProperties[type].map((name) => row(propertyLabel(portal, type, name), propertyValue(portal, type, record, name)))}
${row('Record ID', record.id)}</dl>`
}

function row(label: Part, value: Part): Html {
  return html`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>
`
}
