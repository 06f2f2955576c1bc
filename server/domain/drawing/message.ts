// Messages of LinkedIn, SMS and WhatsApp as HubSpot's communications. These have neither title nor direction: the body says both.
import type { ActivityOf } from '../activity-event.ts'
import { type Drawn, drawBody, type Line } from './drawn.ts'
import { escapeHtml } from './safe-html.ts'
import { subjectLine } from './subject.ts'

export type MessageEvent = ActivityOf<
  | 'linkedin.message_sent'
  | 'linkedin.message_received'
  | 'sms.sent'
  | 'sms.received'
  | 'whatsapp.sent'
  | 'whatsapp.received'
>

const CHANNELS: Record<MessageEvent['type'], string> = {
  'linkedin.message_sent': 'LINKEDIN_MESSAGE',
  'linkedin.message_received': 'LINKEDIN_MESSAGE',
  'sms.sent': 'SMS',
  'sms.received': 'SMS',
  'whatsapp.sent': 'WHATS_APP',
  'whatsapp.received': 'WHATS_APP',
}

export function drawMessage(event: MessageEvent): Drawn {
  const { text, html, attachments } = event.message
  const body = drawBody({ title: subjectLine(event), lines: numbers(event), text, html, attachments })
  const properties = {
    hs_timestamp: event.occurred_at,
    hs_communication_channel_type: CHANNELS[event.type],
    hs_communication_logged_from: 'CRM',
    hs_communication_body: body?.text ?? '',
  }
  return { type: 'communications', properties, isShortened: body?.isShortened === true }
}

function numbers({ message }: MessageEvent): Line[] {
  const { from_number = '', to_number = '' } = { from_number: '', to_number: '', ...message }
  return [
    ['From', escapeHtml(from_number)],
    ['To', escapeHtml(to_number)],
  ]
}
