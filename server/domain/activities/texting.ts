// Messages to and from a phone: SMS and WhatsApp.
import { z } from 'zod'
import { Attachment, beyondMail, ownId, PhoneNumber, words } from './fields.ts'

const TextMessage = z
  .object({
    id: ownId('message'),
    from_number: PhoneNumber.optional(),
    to_number: PhoneNumber.optional(),
    ...words('What was written'),
    attachments: z.array(Attachment).max(100).optional(),
  })
  .meta({ id: 'TextMessage', description: 'The message this is about.' })

const texting = { ...beyondMail, message: TextMessage }

const smsSent = z.object({ type: z.literal('sms.sent'), ...texting })
const smsReceived = z.object({ type: z.literal('sms.received'), ...texting })
const whatsappSent = z.object({ type: z.literal('whatsapp.sent'), ...texting })
const whatsappReceived = z.object({ type: z.literal('whatsapp.received'), ...texting })

export const TEXTING_EVENTS = [smsSent, smsReceived, whatsappSent, whatsappReceived] as const
