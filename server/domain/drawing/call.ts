// A call as HubSpot's call. What HubSpot has no property for stands in its notes.
import type { ActivityOf } from '../activity-event.ts'
import { linkTo } from './attachment-list.ts'
import { outcomeOf, statusOf } from './call-outcome.ts'
import { type Drawn, drawBody, onlySaid } from './drawn.ts'
import { escapeHtml } from './safe-html.ts'
import { subjectLine } from './subject.ts'

export function drawCall(event: ActivityOf<'call.completed'>): Drawn {
  const { call } = event
  const outcome = outcomeOf(call)
  // HubSpot takes https alone.
  const isSecure = call.recording_url?.toLowerCase().startsWith('https:')
  const recording = call.recording_url
  const body = drawBody({
    lines: [
      ['Outcome', outcome ? '' : escapeHtml(call.outcome?.trim() ?? '')],
      ['Recording', recording && !isSecure ? linkTo(recording, recording) : ''],
    ],
    text: call.text,
    html: call.html,
  })
  const properties = onlySaid({
    hs_timestamp: call.started_at ?? event.occurred_at,
    hs_call_title: subjectLine(event),
    hs_call_body: body?.text,
    hs_call_direction: call.direction?.toUpperCase(),
    hs_call_disposition: outcome?.disposition,
    hs_call_status: statusOf(call),
    hs_call_duration: call.duration_seconds === undefined ? undefined : inMilliseconds(call.duration_seconds),
    hs_call_from_number: call.from_number,
    hs_call_to_number: call.to_number,
    hs_call_recording_url: isSecure ? recording : undefined,
  })
  return { type: 'calls', properties, isShortened: body?.isShortened === true }
}

function inMilliseconds(seconds: number): string {
  return String(Math.round(seconds * 1_000))
}
