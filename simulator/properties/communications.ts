// Communication properties: messages of WhatsApp, LinkedIn and SMS.
import { engagementFacts, html, inGroup, oneOf } from './definition.ts'

export const communicationProperties = inGroup('communication', [
  ...engagementFacts(),
  oneOf('hs_communication_channel_type', 'Channel type', ['WHATS_APP', 'LINKEDIN_MESSAGE', 'SMS']),
  oneOf('hs_communication_logged_from', 'Logged from', ['CRM']),
  html('hs_communication_body', 'Communication body'),
])
