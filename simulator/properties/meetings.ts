// Meeting properties.
import { datetime, engagementFacts, html, inGroup, oneOf, text } from './definition.ts'

export const meetingProperties = inGroup('meeting', [
  ...engagementFacts(),
  text('hs_meeting_title', 'Meeting name'),
  html('hs_meeting_body', 'Meeting description'),
  datetime('hs_meeting_start_time', 'Meeting start time'),
  datetime('hs_meeting_end_time', 'Meeting end time'),
  text('hs_meeting_location', 'Meeting location'),
  text('hs_meeting_external_url', 'External URL'),
  html('hs_internal_meeting_notes', 'Internal meeting notes'),
  oneOf('hs_meeting_outcome', 'Meeting outcome', [
    'SCHEDULED',
    'COMPLETED',
    'RESCHEDULED',
    'NO_SHOW',
    'CANCELED',
  ]),
])
