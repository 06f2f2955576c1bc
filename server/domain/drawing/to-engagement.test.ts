// Which properties each event writes in HubSpot.
import { expect, test } from 'vitest'
import type { ActivityEvent } from '../activity-event.ts'
import { LONGEST_PROPERTY } from '../engagement.ts'
import * as an from '../testing/an-event.ts'
import { toEngagement } from './to-engagement.ts'

const CAROL = 'carol@acme.example'
const EVE = 'eve@secret.example'
const LONG = `${'Hello 😀 '.repeat(10_000)}`

function properties(event: ActivityEvent): Record<string, string> {
  return toEngagement(event).properties
}

function headers(event: ActivityEvent): Record<string, unknown> {
  return JSON.parse(properties(event).hs_email_headers ?? 'null')
}

function noteOf(event: ActivityEvent): string {
  return properties(event).hs_note_body ?? ''
}

// M9, M13, M14, M15, M17
test.each([
  [an.anEmailSent(), 'EMAIL', 'SENT', 'Sent (New): Hello'],
  [an.aReplyOfAMember(), 'EMAIL', 'SENT', 'Sent (Reply): Hello'],
  [an.aReplyOfAContact(), 'INCOMING_EMAIL', 'SENT', 'Replied: Hello'],
  [an.anEmailReceived(), 'INCOMING_EMAIL', 'SENT', 'Received: Hello'],
  [an.anEmailBounced(), 'EMAIL', 'BOUNCED', 'Bounced: Hello'],
])('$type becomes an email: %s, %s, %s', (event, direction, status, subject) => {
  expect(toEngagement(event)).toMatchObject({
    type: 'emails',
    properties: {
      hs_timestamp: event.occurred_at,
      hs_email_direction: direction,
      hs_email_status: status,
      hs_email_subject: subject,
    },
  })
})

// M10, M11, M12, M17
test.each([
  [an.anEmailOpened(), 'Opened: Hello'],
  [an.anEmailClicked(), 'Clicked: https://team.example/prices'],
  [an.anEmailDownloaded(), 'Downloaded: offer.pdf'],
])('$type becomes a note, %s', (event, title) => {
  const { type, properties: written } = toEngagement(event)
  expect(type).toBe('notes')
  expect(Object.keys(written)).toEqual(['hs_timestamp', 'hs_note_body'])
  expect(written.hs_timestamp).toBe(event.occurred_at)
  expect(written.hs_note_body).toContain(`<p><strong>${title}</strong>`)
})

test('a body is written as safe HTML and as text', () => {
  const html = '<p>Hi <b>Bob</b></p><script>alert(1)</script>'
  expect(properties(an.anEmailSent({ message: { html } }))).toMatchObject({
    hs_email_html: '<p>Hi <b>Bob</b></p>',
    hs_email_text: 'Hi Bob',
  })
})

test('text that was sent is kept beside the HTML', () => {
  const message = { html: '<p>Hi</p>', text: 'Hi in text' }
  expect(properties(an.anEmailSent({ message }))).toMatchObject({ hs_email_text: 'Hi in text' })
})

test('a mail without a body writes none', () => {
  expect(Object.keys(properties(an.anEmailSent())).join()).not.toMatch(/html|text/)
})

test('the headers name the people of the message', () => {
  const message = { to: [{ email: an.BOB, name: 'Bob Buyer' }], cc: [{ email: CAROL }] }
  expect(headers(an.anEmailSent({ message }))).toEqual({
    from: { email: an.ANN },
    to: [{ email: an.BOB, firstName: 'Bob', lastName: 'Buyer' }],
    cc: [{ email: CAROL }],
    bcc: [],
  })
})

test.each([
  ['sent', an.anEmailSent, an.ANN, an.BOB],
  ['received', an.anEmailReceived, an.BOB, an.ANN],
])('where a %s message names nobody, member and counterpart do', (_what, anEvent, from, to) => {
  const unnamed = { from: undefined, to: undefined }
  const event = anEvent({ counterparts: [{ email: an.BOB }], message: unnamed })
  expect(headers(event)).toMatchObject({ from: { email: from }, to: [{ email: to }] })
})

// MX3
test('blind copies that the message names are in no property', () => {
  const event = an.anEmailSent({ message: { html: '<p>Hi</p>', bcc: [{ email: EVE, name: 'Eve' }] } })
  expect(JSON.stringify(properties(event))).not.toMatch(/eve/i)
})

// MX3
test.each([
  ['the headers of a mail', an.anEmailSent],
  ['the report of a bounce', an.anEmailBounced],
  ['the note of an open', an.anEmailOpened],
])('blind copies that are listed as counterparts are not in %s', (_where, anEvent) => {
  const counterparts = [{ email: an.BOB }, { email: EVE }]
  const written = JSON.stringify(
    properties(anEvent({ counterparts, message: { to: undefined, bcc: [{ email: EVE }] } })),
  )
  expect(written).toContain(an.BOB)
  expect(written).not.toContain(EVE)
})

test('a bounce tells whom it did not reach, and why', () => {
  const bounce = { class: 'hard', code: '5.1.1', diagnostic: 'No <such> user' } as const
  expect(properties(an.anEmailBounced({ bounce })).hs_email_html).toBe(
    `<p>Not delivered to: ${an.BOB}<br />Kind: hard bounce<br />Code: 5.1.1<br />The receiving server said: No &lt;such&gt; user</p>`,
  )
})

test('a bounce of unknown kind says nothing about its kind', () => {
  expect(properties(an.anEmailBounced({ bounce: { class: 'unknown' } })).hs_email_text).toBe(
    `Not delivered to: ${an.BOB}`,
  )
})

test('a note says who, on what, and by which machine', () => {
  const event = an.anEmailClicked({ is_bot: true, user_agent: 'Scanner <b>' })
  const body = noteOf(event)
  expect(body).toContain('<br />Link: <a href="https://team.example/prices"')
  expect(body).toContain('<br />Subject: Hello')
  expect(body).toContain(`<br />By: ${an.BOB}`)
  expect(body).toContain('<br />With: Scanner &lt;b&gt;')
  expect(body).toContain('a machine did this')
})

test('a note leaves out what nobody told', () => {
  const message = { subject: undefined }
  expect(noteOf(an.anEmailDownloaded({ message }))).not.toMatch(/With|Subject|machine|undefined/)
})

// M11, M12: what a source sends is shown, never run
test.each([
  ['the subject', an.anEmailOpened({ message: { subject: '<img src=x onerror=1>' } })],
  [
    'the text of a link',
    an.anEmailClicked({ link: { url: 'https://a.example', text: '<script>1</script>' } }),
  ],
  ['a link', an.anEmailClicked({ link: { url: 'https://a.example/?"onclick="1"><script>' } })],
  ['the name of a file', an.anEmailDownloaded({ file: { name: '</strong><iframe src="x">' } })],
  ['the name of a campaign', an.anEmailOpened({ campaign: { name: '<form>' } })],
])('%s cannot bring markup into a note', (_what, event) => {
  expect(noteOf(event)).not.toMatch(/<(script|iframe|form|img)|<[^>]+ on\w+=/)
})

test('a file is shown by the name it has', () => {
  const event = an.anEmailDownloaded({ file: { name: 'a<b>.pdf' } })
  expect(noteOf(event)).toContain('<br />File: a&lt;b&gt;.pdf')
})

test('attachments are listed below the mail, in HTML and in text', () => {
  const attachments = [
    { name: 'a<b>.pdf', size: 1_200 },
    { name: 'c.zip', size: 2_500_000, url: 'https://x.example/c' },
  ]
  const written = properties(an.anEmailSent({ message: { html: '<p>Hi</p>', text: 'Hi', attachments } }))
  expect(written.hs_email_html).toContain('<p>Attachments:</p><ul><li>a&lt;b&gt;.pdf (2 kB)</li>')
  expect(written.hs_email_html).toContain('<a href="https://x.example/c"')
  expect(written.hs_email_text).toBe(
    'Hi\n\nAttachments:\n- a<b>.pdf (2 kB)\n- c.zip (2.5 MB) https://x.example/c',
  )
})

test.each([
  ['HTML', { html: LONG }],
  ['text', { text: LONG }],
  ['both', { html: LONG, text: LONG }],
])('an over-long body of %s is cut in every property, and said to be', (_what, message) => {
  const { isShortened, properties: written } = toEngagement(an.anEmailSent({ message }))
  expect(isShortened).toBe(true)
  for (const value of Object.values(written)) {
    expect(value.length).toBeLessThanOrEqual(LONGEST_PROPERTY)
    expect(value.isWellFormed()).toBe(true)
  }
})

test('five hundred readers fit into one note', () => {
  const counterparts = Array.from({ length: 500 }, (_, index) => ({
    email: `${index}${'x'.repeat(200)}@a.example`,
  }))
  expect(noteOf(an.anEmailOpened({ counterparts })).length).toBeLessThanOrEqual(LONGEST_PROPERTY)
})

test('the event itself is left alone', () => {
  const event = an.anEmailSent({ message: { html: '<p>Hi', attachments: [{ name: 'a' }] } })
  const before = structuredClone(event)
  toEngagement(event)
  expect(event).toEqual(before)
})
