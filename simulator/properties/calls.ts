// Call properties. Dispositions are GUIDs; an account may add its own.
import { engagementFacts, html, inGroup, number, oneOf, text } from './definition.ts'

const dispositions = [
  { label: 'Busy', value: '9d9162e7-6cf3-4944-bf63-4dff82258764' },
  { label: 'Connected', value: 'f240bbac-87c9-4f6e-bf70-924b57d47db7' },
  { label: 'Left live message', value: 'a4c4c377-d246-4b32-a13b-75a56a4cd0ff' },
  { label: 'Left voicemail', value: 'b2cf5968-551e-4856-9783-52b3da59a7d0' },
  { label: 'No answer', value: '73a0d17f-1163-4015-bdd5-ec830791da20' },
  { label: 'Wrong number', value: '17b47fee-58de-441e-a44c-c6300d46f273' },
]

export const callProperties = inGroup('call', [
  ...engagementFacts(),
  text('hs_call_title', 'Call title'),
  html('hs_call_body', 'Call notes'),
  oneOf('hs_call_direction', 'Call direction', ['INBOUND', 'OUTBOUND']),
  number('hs_call_duration', 'Call duration'),
  text('hs_call_from_number', 'From number'),
  text('hs_call_to_number', 'To number'),
  text('hs_call_recording_url', 'Recording URL'),
  oneOf('hs_call_status', 'Call status', [
    'BUSY',
    'CALLING_CRM_USER',
    'CANCELED',
    'COMPLETED',
    'CONNECTING',
    'FAILED',
    'IN_PROGRESS',
    'NO_ANSWER',
    'QUEUED',
    'RINGING',
  ]),
  { ...oneOf('hs_call_disposition', 'Call outcome', []), options: dispositions },
  oneOf('hs_call_source', 'Call source', ['INTEGRATIONS_PLATFORM']),
])
