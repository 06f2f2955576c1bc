// Raw mail from members' mailboxes meets what the sales tool reports: each message is in HubSpot once.
import { expect, test } from 'vitest'
import { createApi } from '../support/api.ts'
import { anEmailSent, JANE, NORA, standsOn, subjectsOf } from '../support/events.ts'
import { ANN, startWorld } from '../support/world.ts'

const BEN = 'ben@northwind.example'

function aMessage(headers: { [name: string]: string }): string {
  const fields = { 'Message-ID': '<m-1@mail.example>', Date: 'Fri, 20 Nov 2026 09:30:00 +0100', ...headers }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  return [...lines, 'Content-Type: text/plain; charset=utf-8', '', 'Shall we talk?'].join('\r\n')
}

// M56, M15
test('a message that two members have in their mailboxes becomes one email', async () => {
  const world = await startWorld()
  const raw = aMessage({ From: JANE, To: `${ANN}, ${BEN}`, Subject: 'Order' })
  const answers = [await world.sendMail(raw, ANN), await world.sendMail(raw, BEN)]
  await world.settled()
  const emails = world.hubspot.engagements('emails')
  expect(answers.map(({ accepted }) => accepted)).toEqual([1, 1])
  expect(subjectsOf(emails)).toEqual(['Received: Order'])
  expect(emails[0]?.properties.hs_email_to_email).toBe(`${ANN};${BEN}`)
})

// M50, M39
test('a mail that the tool reports and a mailbox has too becomes one email', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ people: [JANE], message: { message_id: 'm-1@mail.example' } }))
  await world.settled()
  await world.sendMail(aMessage({ From: ANN, To: JANE, Cc: NORA, Subject: 'Prices' }))
  await world.settled()
  const emails = world.hubspot.engagements('emails')
  expect(emails.map((email) => standsOn(world.hubspot, email).contacts)).toEqual([[JANE, NORA]])
})

// M39
test('a mail that two tools report becomes one email', async () => {
  const world = await startWorld()
  const other = createApi(world.url, await world.keyOf('Another tool'))
  const mail = anEmailSent({ message: { message_id: '<m-1@mail.example>', subject: 'Prices' } })
  const answers = [await world.send(mail), await other.send(mail)]
  await world.settled()
  expect(answers.map(({ accepted }) => accepted)).toEqual([1, 1])
  expect(subjectsOf(world.hubspot.engagements('emails'))).toEqual(['Sent (New): Prices'])
})

// M9, M14, M15, M50
test('an owner in From makes it sent, among the recipients received; an answer is a reply', async () => {
  const world = await startWorld()
  const answer = { 'In-Reply-To': '<m-1@mail.example>' }
  const told = [
    { From: `Ann Ryan <${ANN}>`, To: JANE, Subject: 'Prices' },
    { From: JANE, To: ANN, Subject: 'Order' },
    { From: JANE, To: ANN, Subject: 'Re: Prices', ...answer },
    { From: ANN, To: JANE, Subject: 'Re: Order', ...answer },
  ]
  for (const [index, headers] of told.entries())
    await world.sendMail(aMessage({ ...headers, 'Message-ID': `<${index}@mail.example>` }))
  await world.settled()
  expect(subjectsOf(world.hubspot.engagements('emails')).toSorted()).toEqual([
    'Received: Order',
    'Replied: Re: Prices',
    'Sent (New): Prices',
    'Sent (Reply): Re: Order',
  ])
})

// M50
test('a new contact of a message gets the name that the message gives it', async () => {
  const world = await startWorld()
  await world.sendMail(aMessage({ From: ANN, To: '=?utf-8?q?Zo=C3=AB_van_Dam?= <zoe@dam.example>' }))
  await world.settled()
  expect(world.hubspot.contacts().at(-1)?.properties).toMatchObject({
    email: 'zoe@dam.example',
    firstname: 'Zoë van',
    lastname: 'Dam',
  })
})

// M41
test('internal mail and newsletters from strangers are not logged', async () => {
  const world = await startWorld()
  const internal = await world.sendMail(aMessage({ From: ANN, To: BEN }))
  const newsletter = await world.sendMail(aMessage({ From: 'news@shop.example', To: ANN }))
  await world.settled()
  expect(internal).toMatchObject({ status: 422, errors: [{ code: 'no_counterpart' }] })
  expect(newsletter.accepted).toBe(1)
  expect(world.hubspot.engagements('emails')).toEqual([])
})

test('garbage is refused and breaks nothing', async () => {
  const world = await startWorld()
  const noise = Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256))
  const garbage = ['', '\0', 'hello', '{"type":"email.sent"}', noise, 'From: \r\n\r\n', ': :\r\n'.repeat(999)]
  const answers = []
  for (const raw of garbage) answers.push(await world.sendMail(raw, ANN))
  await world.sendMail(aMessage({ From: ANN, To: JANE, Subject: 'Prices' }))
  await world.settled()
  expect(answers.map(({ status }) => status)).toEqual(garbage.map(() => 422))
  expect(subjectsOf(world.hubspot.engagements('emails'))).toEqual(['Sent (New): Prices'])
})
