// A meeting that somebody booked, and what became of it.
import { z } from 'zod'
import { EventTime } from '../event-time.ts'
import { FIELD_RULES } from '../field-problem.ts'
import { beyondMail, ownId, ShortText, WebLink, words } from './fields.ts'

export const Meeting = z
  .object({
    id: ownId('meeting'),
    title: ShortText.optional(),
    start_at: EventTime.optional(),
    end_at: EventTime.optional(),
    location: ShortText.optional().meta({ description: 'A place, or a link.' }),
    url: WebLink.optional().meta({ description: 'Where the meeting can be joined or changed.' }),
    outcome: z
      .enum(['scheduled', 'rescheduled', 'completed', 'no_show'])
      .optional()
      .meta({ description: 'Where a booked meeting stands; `scheduled` when left out.' }),
    reason: ShortText.optional().meta({ description: 'Why it was canceled or moved.' }),
    ...words('The description'),
  })
  .refine(({ start_at, end_at }) => !start_at || !end_at || start_at <= end_at, {
    path: ['end_at'],
    params: FIELD_RULES.ends_before_start,
  })
  .meta({ id: 'Meeting', description: 'The meeting this is about.' })

const BookedMeeting = Meeting.refine(({ start_at }) => start_at !== undefined, {
  path: ['start_at'],
  params: FIELD_RULES.missing_field,
}).meta({ id: 'BookedMeeting', description: 'A meeting with its start.', required: ['start_at'] })

const booked = z.object({ type: z.literal('meeting.booked'), ...beyondMail, meeting: BookedMeeting })
const canceled = z.object({ type: z.literal('meeting.canceled'), ...beyondMail, meeting: Meeting })

export const MEETING_EVENTS = [booked, canceled] as const
export type MeetingEvent = z.output<(typeof MEETING_EVENTS)[number]>
