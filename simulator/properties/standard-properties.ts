// The properties HubSpot itself defines, by object type, and the groups they are shown in.
import type { Property } from '../account.ts'
import type { ObjectType } from '../object-types.ts'
import { callProperties } from './calls.ts'
import { communicationProperties } from './communications.ts'
import { companyProperties } from './companies.ts'
import { contactProperties } from './contacts.ts'
import { dealProperties } from './deals.ts'
import { emailProperties } from './emails.ts'
import { meetingProperties } from './meetings.ts'
import { noteProperties } from './notes.ts'
import { taskProperties } from './tasks.ts'
import { ticketProperties } from './tickets.ts'

export const standardProperties: Record<ObjectType, Property[]> = {
  contacts: contactProperties,
  companies: companyProperties,
  deals: dealProperties,
  tickets: ticketProperties,
  emails: emailProperties,
  notes: noteProperties,
  calls: callProperties,
  communications: communicationProperties,
  meetings: meetingProperties,
  tasks: taskProperties,
}

export const standardGroups: Record<ObjectType, { name: string; label: string }> = {
  contacts: { name: 'contactinformation', label: 'Contact information' },
  companies: { name: 'companyinformation', label: 'Company information' },
  deals: { name: 'dealinformation', label: 'Deal information' },
  tickets: { name: 'ticketinformation', label: 'Ticket information' },
  emails: { name: 'emailinformation', label: 'Email information' },
  notes: { name: 'note', label: 'Note information' },
  calls: { name: 'call', label: 'Call information' },
  communications: { name: 'communication', label: 'Communication information' },
  meetings: { name: 'meeting', label: 'Meeting information' },
  tasks: { name: 'task', label: 'Task information' },
}
