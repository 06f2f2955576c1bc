// What happens to mail: sent, received, answered, bounced, opened, clicked, downloaded.
import { z } from 'zod'
import {
  Attachment,
  Counterpart,
  common,
  EmailAddress,
  isBot,
  LongText,
  ShortText,
  WebLink,
} from './fields.ts'

const Address = z
  .object({ email: EmailAddress, name: ShortText.optional() })
  .meta({ id: 'Address', description: 'An address as it stands in a mail header.' })

export const Message = z
  .object({
    message_id: z
      .string()
      .trim()
      .min(1)
      .max(998)
      .optional()
      .meta({ description: 'The Message-ID header. Events with the same one become one engagement.' }),
    thread_id: z.string().max(998).optional(),
    in_reply_to: z.string().max(998).optional(),
    from: Address.optional(),
    to: z.array(Address).max(500).optional(),
    cc: z.array(Address).max(500).optional(),
    bcc: z.array(Address).max(500).optional().meta({ description: 'Never logged.' }),
    subject: ShortText.optional(),
    text: LongText.optional(),
    html: LongText.optional(),
    attachments: z.array(Attachment).max(100).optional(),
  })
  .meta({ id: 'Message', description: 'The mail this is about.' })

const mail = {
  ...common,
  counterparts: z
    .array(Counterpart)
    .min(1)
    .max(500)
    .optional()
    .meta({ description: 'May be left out where the message names them: its recipients, or its sender.' }),
  message: Message,
  is_bot: isBot,
}

const userAgent = z.string().max(2_000).optional()

const sent = z.object({ type: z.literal('email.sent'), ...mail })
const received = z.object({ type: z.literal('email.received'), ...mail })
const replied = z.object({
  type: z.literal('email.replied'),
  ...mail,
  replied_by: z
    .enum(['member', 'contact'])
    .optional()
    .meta({ description: 'Who wrote the reply. May be left out when `message.from` says it.' }),
})
const opened = z.object({ type: z.literal('email.opened'), ...mail, user_agent: userAgent })
const clicked = z.object({
  type: z.literal('email.clicked'),
  ...mail,
  link: z.object({ url: WebLink, text: ShortText.optional() }),
  user_agent: userAgent,
})
const downloaded = z.object({
  type: z.literal('email.downloaded'),
  ...mail,
  file: z.object({ name: ShortText, url: WebLink.optional() }),
  user_agent: userAgent,
})
const bounced = z.object({
  type: z.literal('email.bounced'),
  ...mail,
  bounce: z
    .object({
      class: z.enum(['hard', 'soft', 'block', 'unknown']).default('unknown'),
      code: z.string().max(100).optional().meta({ description: 'SMTP or enhanced status code.' }),
      diagnostic: z.string().max(4_000).optional().meta({ description: "The receiving server's words." }),
    })
    .default({ class: 'unknown' }),
})

export const MAIL_EVENTS = [sent, received, replied, opened, clicked, downloaded, bounced] as const
