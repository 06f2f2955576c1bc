// Communication properties: messages of WhatsApp, LinkedIn and SMS.
import { engagementFacts, html, inGroup, oneOf } from './definition.ts'

const channels = [
  { label: 'WhatsApp', value: 'WHATS_APP' },
  { label: 'LinkedIn message', value: 'LINKEDIN_MESSAGE' },
  { label: 'SMS', value: 'SMS' },
]

export const communicationProperties = inGroup('communication', [
  ...engagementFacts(),
  { ...oneOf('hs_communication_channel_type', 'Channel type', []), options: channels },
  oneOf('hs_communication_logged_from', 'Logged from', ['CRM']),
  html('hs_communication_body', 'Communication body'),
])
