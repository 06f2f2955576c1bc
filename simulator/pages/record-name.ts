// How a record is called and linked to, wherever it is mentioned.
import { type ObjectType, objectTypeIdOf, singularOf } from '../object-types.ts'
import type { CrmRecord, Portal } from '../state.ts'
import { type Html, html } from './html.ts'

export function recordName(type: ObjectType, { id, properties }: CrmRecord): string {
  return namedBy(type, properties).trim() || `Unnamed ${singularOf(type)} ${id}`
}

export function recordPath(portal: Portal, type: ObjectType, id: string): string {
  return `/contacts/${portal.account.portalId}/record/${objectTypeIdOf(type)}/${id}`
}

export function recordLink(portal: Portal, type: ObjectType, record: CrmRecord): Html {
  const name = recordName(type, record)
  return html`<a href="${recordPath(portal, type, record.id)}"><bdi>${name}</bdi></a>`
}

function namedBy(type: ObjectType, properties: Record<string, string>): string {
  switch (type) {
    case 'contacts':
      return `${properties.firstname ?? ''} ${properties.lastname ?? ''}`.trim() || (properties.email ?? '')
    case 'companies':
      return properties.name ?? properties.domain ?? ''
    case 'deals':
      return properties.dealname ?? ''
    case 'tickets':
      return properties.subject ?? ''
    case 'emails':
      return properties.hs_email_subject || '(no subject)'
    case 'notes':
      return 'Note'
    case 'calls':
      return properties.hs_call_title || 'Call'
    case 'communications':
      return 'Message'
    case 'meetings':
      return properties.hs_meeting_title || 'Meeting'
    case 'tasks':
      return properties.hs_task_subject || 'Task'
  }
}
