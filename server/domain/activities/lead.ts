// What a lead wants: no more mail, or to be talked to.
import { z } from 'zod'
import { beyondMail, isBot, ShortText, words } from './fields.ts'
import { Message } from './mail.ts'

const unsubscribed = z.object({
  type: z.literal('email.unsubscribed'),
  ...beyondMail,
  message: Message.optional().meta({ description: 'The mail by which they unsubscribed, if any.' }),
  is_bot: isBot,
  unsubscribe: z
    .object({
      by: z
        .enum(['lead', 'list'])
        .optional()
        .meta({ description: '`lead`: they did it themselves. `list`: somebody put them on a list.' }),
      list: ShortText.optional().meta({ description: 'The name of the list.' }),
      reason: ShortText.optional(),
    })
    .optional(),
})

const interestChanged = z.object({
  type: z.literal('lead.interest_changed'),
  ...beyondMail,
  interest: z
    .object({
      state: z.enum(['interested', 'not_interested', 'paused', 'resumed']),
      previous: z.enum(['interested', 'not_interested', 'paused', 'resumed']).optional(),
      ...words('Why'),
    })
    .meta({ id: 'Interest' }),
})

export const LEAD_EVENTS = [unsubscribed, interestChanged] as const
