// The promises of the raw-mail door, told on real samples and on messages that decide who wrote to whom.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ParsedMail, readMail } from './read-mail.ts'

const ANN = 'ann@acme.example'
const now = new Date('2026-11-20T12:00:00Z')

function sample(name: string, member?: string): Promise<ParsedMail> {
  const raw = readFileSync(new URL(`../../../test/samples/mail/${name}`, import.meta.url))
  return readMail(raw, { member, owners: new Set(), now })
}

function mail(headers: Record<string, string | null>, options: { member?: string; owners?: string[] } = {}) {
  const all = { From: 'Jane Doe <jane@client.example>', To: `Ann Lee <${ANN}>`, ...DATED, ...headers }
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}\r\n`],
  )
  const owners = new Set(options.owners ?? [ANN])
  return readMail(Buffer.from(`${lines.join('')}\r\nHello\r\n`), { member: options.member, owners, now })
}
const DATED = { Date: 'Fri, 20 Nov 2026 09:30:00 +0100', 'Message-ID': '<m1@client.example>' }

function eventOf(parsed: ParsedMail) {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.event
}

function pointersOf(parsed: ParsedMail) {
  return parsed.ok ? [] : parsed.errors.map(({ code, pointer }) => `${code} ${pointer}`)
}

test('nodemailer.eml becomes a sent message with its true subject, people, date, body and file', async () => {
  expect(eventOf(await sample('nodemailer.eml', 'andris@kreata.ee'))).toMatchObject({
    type: 'email.sent',
    occurred_at: '2016-10-13T11:39:48.000Z',
    member: { email: 'andris@kreata.ee' },
    counterparts: [
      { email: 'andris+123@kreata.ee', first_name: 'Andris', last_name: 'Reinman' },
      { email: 'andris.reinman@gmail.com' },
    ],
    message: {
      subject: 'Nodemailer is unicode friendly ✔ (1476358788189)',
      from: { email: 'andris@kreata.ee', name: 'Andris Kreata' },
      text: 'Hello to myself!',
      html: expect.stringMatching(/^<p><b>Hello<\/b> to myself (?!.*(?:cid:|data:))/),
      attachments: [{ name: 'notes.txt', size: 28 }],
    },
  })
})

test('spam.eml becomes a received message with readable HTML and none of its markers', async () => {
  const event = eventOf(await sample('spam.eml', 'Ironman2@web.de'))
  expect(event).toMatchObject({
    type: 'email.received',
    occurred_at: '2015-11-24T00:35:26.000Z',
    member: { email: 'ironman2@web.de' },
    counterparts: [{ email: 'noreply@guide-des-vins-de-bourgogne.fr', first_name: 'Matilda' }],
    message: { subject: '123.042 Euro pro Jahr GRARANTIERT von einer Bank! KOSTENLOS' },
  })
  expect(event.message.html).toContain('„asozialer Penner“ beschimpft! Er bettelte auf der Straße')
  expect(event.message.html).not.toMatch(/Freundliche Gr|Content-Type|iqsbyx/)
})

test('delivery-status.eml becomes a hard bounce of the original message for the address it names', async () => {
  expect(eventOf(await sample('delivery-status.eml', 'xxxxx@gmail.com'))).toMatchObject({
    type: 'email.bounced',
    occurred_at: '2021-02-16T00:57:06.000Z',
    counterparts: [{ email: 'xxxx@xxxx.com' }],
    message: { message_id: '<xxxxx@email.amazonses.com>', subject: 'Example Subject' },
    bounce: { class: 'hard', code: '5.1.1' },
  })
})

test.each([
  ['mixed.eml', ANN, 'missing_header /headers/From'],
  ['nested.eml', 'u@example.com', 'missing_header /headers/To'],
  ['base64encodedroot.eml', 'test@example.com', 'missing_header /headers/To'],
])('%s is refused and names the missing header', async (name, member, problem) => {
  expect(pointersOf(await sample(name, member))[0]).toBe(problem)
})

test('a member in From makes it sent, and replied by the member where it answers another message', async () => {
  const headers = { From: ANN, To: 'jane@client.example' }
  expect(eventOf(await mail(headers)).type).toBe('email.sent')
  expect(eventOf(await mail({ ...headers, References: '<m0@x.example> <m9@x.example>' }))).toMatchObject({
    type: 'email.replied',
    replied_by: 'member',
    message: { thread_id: '<m0@x.example>' },
  })
})

test('a member among the recipients makes it received, and replied by the contact where it answers', async () => {
  expect(eventOf(await mail({})).type).toBe('email.received')
  expect(eventOf(await mail({ 'In-Reply-To': '<m0@acme.example>' }))).toMatchObject({
    type: 'email.replied',
    replied_by: 'contact',
    member: { email: ANN, name: 'Ann Lee' },
    message: { thread_id: '<m0@acme.example>', in_reply_to: '<m0@acme.example>' },
  })
})

test('the member who posts a message wins over an owner named before', async () => {
  const headers = { To: 'bob@acme.example', Cc: ANN }
  const owners = [ANN, 'bob@acme.example']
  expect(eventOf(await mail(headers, { owners })).member?.email).toBe('bob@acme.example')
  expect(eventOf(await mail(headers, { owners, member: 'ANN@acme.example' })).member?.email).toBe(ANN)
})

test('a member who stands only in Delivered-To received it', async () => {
  const headers = { To: 'sales@acme.example', 'Delivered-To': ANN }
  expect(eventOf(await mail(headers)).member?.email).toBe(ANN)
})

test('a member who stands nowhere is refused, naming where it was looked for', async () => {
  const parsed = await mail({}, { member: 'zoe@acme.example', owners: [] })
  expect(pointersOf(parsed)).toEqual(['missing_header /headers/To'])
  expect(JSON.stringify(parsed)).toContain('zoe@acme.example')
})

test('a plus address is another person', async () => {
  expect(pointersOf(await mail({ To: 'ann+lists@acme.example' }))).toEqual(['missing_header /headers/To'])
})

test('colleagues and blind copies are no counterparts', async () => {
  const headers = { From: ANN, To: 'jane@client.example, bob@acme.example', Bcc: 'secret@client.example' }
  const event = eventOf(await mail(headers, { owners: [ANN, 'bob@acme.example'] }))
  expect(event.counterparts).toEqual([{ email: 'jane@client.example' }])
  expect(event.message.bcc).toEqual([{ email: 'secret@client.example' }])
})

test('mail among colleagues is refused for want of a counterpart', async () => {
  const parsed = await mail({ From: ANN, To: 'bob@acme.example' }, { owners: [ANN, 'bob@acme.example'] })
  expect(pointersOf(parsed)).toEqual(['no_counterpart /headers/To'])
})

test.each(['"x" <not-an-address>', '', null, '<>', 'undisclosed:;'])(
  'a From of %s is refused',
  async (from) => {
    expect(pointersOf(await mail({ From: from }))).toEqual(['missing_header /headers/From'])
  },
)

test('the first usable of several authors wrote it, unless a member is among them', async () => {
  const several = 'broken, "Doe, Jane" <jane@client.example>, Joe <joe@client.example>'
  expect(eventOf(await mail({ From: several })).message.from?.email).toBe('jane@client.example')
  const withAnn = { From: `jane@client.example, ${ANN}`, To: 'joe@client.example' }
  expect(eventOf(await mail(withAnn)).type).toBe('email.sent')
})

test('groups are flattened, quotes and case do not matter, international domains are kept', async () => {
  const event = eventOf(
    await mail({
      From: ANN,
      To: 'Team: "Doe, Jane" <JANE@Client.example>, "joe"@client.example; Zoë <zoe@bücher.example>',
    }),
  )
  expect(event.message.to).toEqual([
    { email: 'jane@client.example', name: 'Doe, Jane' },
    { email: 'joe@client.example' },
    { email: 'zoe@xn--bcher-kva.example', name: 'Zoë' },
  ])
})

test('an address that cannot be used is left out and named in a warning', async () => {
  const parsed = await mail({ From: ANN, To: '<"jane doe"@client.example>, joe@client.example' })
  expect(eventOf(parsed).counterparts).toEqual([{ email: 'joe@client.example' }])
  expect(parsed).toMatchObject({ warnings: [{ pointer: '/headers/To', code: 'address_left_out' }] })
})

test('1,000 recipients are cut to what an event holds, with a warning', async () => {
  const to = Array.from({ length: 1_000 }, (_, n) => `p${n}@client.example`).join(',\r\n ')
  const parsed = await mail({ From: ANN, To: to })
  expect(eventOf(parsed).counterparts).toHaveLength(500)
  expect(parsed).toMatchObject({ warnings: [{ code: 'recipients_cut' }] })
})

test('a missing or broken Date falls back to the newest Received, and never to our clock', async () => {
  const hops = {
    Received:
      'from x by y; Fri, 20 Nov 2026 10:00:00 +0100 (CET)\r\nReceived: z; Thu, 19 Nov 2026 1:00:00 GMT',
  }
  const parsed = await mail({ Date: 'yesterday', ...hops })
  expect(eventOf(parsed).occurred_at).toBe('2026-11-20T09:00:00.000Z')
  expect(parsed).toMatchObject({ warnings: [{ code: 'date_from_received' }] })
  expect(pointersOf(await mail({ Date: null }))).toEqual(['missing_header /headers/Date'])
  expect(pointersOf(await mail({ Date: '31 Feb 2026 10:00:00 +0000' }))).toHaveLength(1)
})

test('a Date in the far future is refused', async () => {
  const parsed = await mail({ Date: 'Fri, 20 Nov 2099 09:30:00 +0100' })
  expect(pointersOf(parsed)).toEqual(['time_in_future /headers/Date'])
})

test('the same message has the same id and content each time, and another id in another mailbox', async () => {
  const headers = { To: `${ANN}, bob@acme.example` }
  const [first, again, other] = await Promise.all(
    [ANN, ANN, 'bob@acme.example'].map(async (member) =>
      eventOf(await mail(headers, { member, owners: [] })),
    ),
  )
  expect(again).toEqual(first)
  expect(other?.id).not.toBe(first?.id)
  expect(other?.message.message_id).toBe(first?.message.message_id)
})

test('a message without Message-ID or with an endless one has a short id all the same', async () => {
  const without = eventOf(await mail({ 'Message-ID': null }))
  expect(without.id).toMatch(/^mail:received:[0-9a-f]{64}$/)
  const endless = eventOf(await mail({ 'Message-ID': `<${'x'.repeat(900)}@client.example>` }))
  expect(endless.id.length).toBeLessThanOrEqual(255)
})

test('a member parameter that is no address is refused', async () => {
  expect(pointersOf(await mail({}, { member: 'Ann' }))).toEqual(['invalid_email /member'])
})
