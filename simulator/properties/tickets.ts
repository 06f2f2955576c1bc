// The ticket properties that a logging app meets. That a ticket is closed is said by its stage: HubSpot has no property for it.
// Pipelines and stages are checked against the account's own.
import {
  calculated,
  datetime,
  inGroup,
  longText,
  number,
  oneOf,
  owner,
  readOnly,
  recordFacts,
  text,
} from './definition.ts'

export const ticketProperties = inGroup('ticketinformation', [
  ...recordFacts(),
  text('subject', 'Ticket name'),
  longText('content', 'Ticket description'),
  { ...oneOf('hs_pipeline', 'Pipeline', []), referenced: 'pipeline' },
  { ...oneOf('hs_pipeline_stage', 'Ticket status', []), referenced: 'stage' },
  oneOf('hs_ticket_priority', 'Priority', ['LOW', 'MEDIUM', 'HIGH', 'URGENT']),
  owner(),
  readOnly(datetime('createdate', 'Create date')),
  datetime('closed_date', 'Close date'),
  readOnly(datetime('notes_last_contacted', 'Last contacted')),
  readOnly(datetime('notes_last_updated', 'Last activity date')),
  calculated(number('num_associated_companies', 'Number of associated companies')),
])
