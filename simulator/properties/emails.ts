// Email properties. The people on an email are derived from hs_email_headers and cannot be written one by one.
import {
  calculated,
  engagementFacts,
  html,
  inGroup,
  longText,
  number,
  oneOf,
  readOnly,
  text,
} from './definition.ts'

export const emailProperties = inGroup('emailinformation', [
  ...engagementFacts(),
  oneOf('hs_email_direction', 'Email direction', ['EMAIL', 'INCOMING_EMAIL', 'FORWARDED_EMAIL']),
  oneOf('hs_email_status', 'Email send status', ['BOUNCED', 'FAILED', 'SCHEDULED', 'SENDING', 'SENT']),
  text('hs_email_subject', 'Email subject'),
  longText('hs_email_text', 'Text body'),
  html('hs_email_html', 'HTML body'),
  longText('hs_email_headers', 'Email headers'),
  text('hs_email_message_id', 'Email message ID'),
  text('hs_email_thread_id', 'Email thread ID'),
  ...['from', 'sender', 'to', 'cc', 'bcc'].flatMap((part) => [
    readOnly(text(`hs_email_${part}_email`, `Email ${part} address`)),
    readOnly(text(`hs_email_${part}_firstname`, `Email ${part} first name`)),
    readOnly(text(`hs_email_${part}_lastname`, `Email ${part} last name`)),
  ]),
  readOnly(number('hs_email_open_count', 'Number of email opens')),
  readOnly(number('hs_email_click_count', 'Number of email clicks')),
  readOnly(number('hs_email_reply_count', 'Number of email replies')),
  calculated(number('hs_email_open_rate', 'Email open rate')),
  calculated(number('hs_email_click_rate', 'Email click rate')),
  calculated(number('hs_email_reply_rate', 'Email reply rate')),
  readOnly(text('hs_email_bounce_error_detail_message', 'Email bounce message')),
  readOnly(text('hs_email_bounce_error_detail_status_code', 'Email bounce status code')),
  readOnly(text('hs_direction_and_unique_id', 'Email direction and unique ID')),
])
