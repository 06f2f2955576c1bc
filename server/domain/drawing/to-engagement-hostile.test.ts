// Whatever a source sends beyond mail: no markup of its own gets into a body, and nothing is longer than HubSpot takes.
import { expect, test } from 'vitest'
import type { ActivityEvent } from '../activity-event.ts'
import { LONGEST_PROPERTY } from '../engagement.ts'
import * as a from '../testing/an-activity.ts'
import { toEngagement } from './to-engagement.ts'

const HOSTILE = '<img src=x onerror=1><script>1</script>'

function properties(event: ActivityEvent): Record<string, string> {
  return toEngagement(event).properties
}

test.each([
  ['the notes of a call', a.aCall({ call: { html: HOSTILE, outcome: HOSTILE } })],
  ['a message', a.aText('sms.sent', { message: { html: HOSTILE, from_number: HOSTILE } })],
  ['the name of a person', a.aText('sms.sent', { counterparts: [{ phone: '1', first_name: HOSTILE }] })],
  ['a meeting', a.aMeetingCanceled({ meeting: { html: HOSTILE, reason: HOSTILE } })],
  ['a task', a.aTaskCreated({ task: { html: HOSTILE }, campaign: { name: HOSTILE } })],
  ['a list', a.anUnsubscribe({ unsubscribe: { list: HOSTILE, reason: HOSTILE } })],
  [
    'a link to a profile',
    a.onLinkedin('linkedin.profile_visited', {
      counterparts: [{ linkedin_url: `https://a.example/"onclick="1"><script>` }],
    }),
  ],
])('%s cannot bring markup into a body', (_what, event) => {
  const bodies = Object.entries(properties(event)).filter(([name]) => name.endsWith('_body'))
  expect(bodies).toHaveLength(1)
  for (const [, body] of bodies) expect(body).not.toMatch(/<(script|iframe|img)|<[^>]+ on\w+=/)
})

test.each([
  ['a call', a.aCall({ call: { text: 'Hello 😀 '.repeat(10_000) } })],
  [
    'a message',
    a.aLinkedinMessage('linkedin.message_sent', { message: { html: '<b>a</b>'.repeat(10_000) } }),
  ],
  ['a meeting', a.aMeetingBooked({ meeting: { text: 'x\n\n'.repeat(50_000) } })],
  ['a task', a.aTaskCreated({ task: { text: '&'.repeat(60_000) } })],
  ['a note', a.anInterest({ interest: { state: 'paused', text: 'x'.repeat(100_000) } })],
])('the over-long body of %s is cut, and said to be', (_what, event) => {
  const { isShortened, properties: written } = toEngagement(event)
  expect(isShortened).toBe(true)
  for (const value of Object.values(written)) {
    expect(value.length).toBeLessThanOrEqual(LONGEST_PROPERTY)
    expect(value.isWellFormed()).toBe(true)
  }
})
