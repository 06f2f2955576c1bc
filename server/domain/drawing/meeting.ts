// A meeting as HubSpot's meeting: the same one when it is booked, moved and canceled.
import type { ActivityOf } from '../activity-event.ts'
import { type Drawn, drawBody, onlySaid } from './drawn.ts'
import { escapeHtml } from './safe-html.ts'
import { subjectLine } from './subject.ts'

export function drawMeeting(event: ActivityOf<'meeting.booked' | 'meeting.canceled'>): Drawn {
  const { meeting } = event
  const { text, html } = meeting
  const reason = escapeHtml(meeting.reason?.trim() ?? '')
  const body = drawBody({ lines: [['Reason', reason]], text, html })
  const properties = onlySaid({
    // HubSpot shows a meeting at its start.
    hs_timestamp: meeting.start_at ?? event.occurred_at,
    hs_meeting_title: subjectLine(event),
    hs_meeting_body: body?.text,
    hs_meeting_start_time: meeting.start_at,
    hs_meeting_end_time: meeting.end_at,
    hs_meeting_location: meeting.location?.trim(),
    hs_meeting_external_url: meeting.url,
    hs_meeting_outcome:
      event.type === 'meeting.canceled' ? 'CANCELED' : (meeting.outcome ?? 'scheduled').toUpperCase(),
  })
  return { type: 'meetings', properties, isShortened: body?.isShortened === true }
}
