// What happens on LinkedIn: messages both ways, invitations, visits.
import { z } from 'zod'
import { Attachment, beyondMail, ownId, words } from './fields.ts'

const LinkedinMessage = z
  .object({
    id: ownId('message'),
    thread_id: z.string().max(998).optional(),
    kind: z.enum(['message', 'inmail', 'voice_note']).optional(),
    ...words('What was written'),
    attachments: z.array(Attachment).max(100).optional().meta({ description: 'Voice notes too.' }),
  })
  .meta({ id: 'LinkedinMessage' })

const Invitation = z.object({ ...words('The note that went with it') }).meta({ id: 'Invitation' })

const sent = z.object({ type: z.literal('linkedin.message_sent'), ...beyondMail, message: LinkedinMessage })
const received = z.object({
  type: z.literal('linkedin.message_received'),
  ...beyondMail,
  message: LinkedinMessage,
})
const invited = z.object({
  type: z.literal('linkedin.invitation_sent'),
  ...beyondMail,
  invitation: Invitation.optional(),
})
const accepted = z.object({ type: z.literal('linkedin.invitation_accepted'), ...beyondMail })
const visited = z.object({ type: z.literal('linkedin.profile_visited'), ...beyondMail })

export const LINKEDIN_EVENTS = [sent, received, invited, accepted, visited] as const
