// What a sales team sees in HubSpot when their tool reports what happened to mail.
import { expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import {
  aBounce,
  aClick,
  aDownload,
  anEmailReceived,
  anEmailSent,
  anOpen,
  aReplyByContact,
  aReplyByMember,
  JANE,
  standsOn,
  subjectsOf,
} from '../support/events.ts'
import { ANN, startWorld } from '../support/world.ts'

const noRecords = { contacts: [], companies: [], deals: [] }
const prices = { message: { subject: 'Prices' } }

// M8, M9, M16, M18, M23
test('a sent mail becomes one email on the contact, its primary company and its five newest open deals', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ people: [JANE], ...prices }))
  await world.settled()
  const [email, ...others] = world.hubspot.engagements('emails')
  expect(others).toEqual([])
  expect(email?.properties.hs_email_subject).toBe('Sent (New): Prices')
  expect(standsOn(world.hubspot, email)).toEqual({
    contacts: [JANE],
    companies: ['Acme Industries'],
    deals: [
      'Acme: labels 2027',
      'Acme: pallet wrap',
      'Acme: service contract',
      'Acme: spare rollers',
      'Acme: training days',
    ],
  })
})

// M9, M13, M14, M15, MX1, 2d
test('mail sent, answered by either side, received or bounced becomes an email that says so', async () => {
  const world = await startWorld()
  const mails = [anEmailSent, aReplyByMember, aReplyByContact, anEmailReceived, aBounce]
  await world.sendBatch(mails.map((mail) => mail(prices)))
  await world.settled()
  const emails = world.hubspot.engagements('emails')
  const said = emails.map(({ properties: { hs_email_subject, hs_email_direction, hs_email_status } }) => [
    hs_email_subject,
    hs_email_direction,
    hs_email_status,
  ])
  expect(said).toEqual([
    ['Sent (New): Prices', 'EMAIL', 'SENT'],
    ['Sent (Reply): Prices', 'EMAIL', 'SENT'],
    ['Replied: Prices', 'INCOMING_EMAIL', 'SENT'],
    ['Received: Prices', 'INCOMING_EMAIL', 'SENT'],
    ['Bounced: Prices', 'EMAIL', 'BOUNCED'],
  ])
  expect(emails.map(({ associations }) => associations.deals.length)).toEqual([5, 5, 5, 5, 5])
})

// M10, M11, M12, M16, MX1, 2d
test('an open, a click and a download become notes that say what was opened, clicked and taken', async () => {
  const world = await startWorld()
  const link = { url: 'https://northwind.example/prices?a=1&b=2', text: 'Our prices' }
  const file = { name: 'Prices <2027>.pdf' }
  await world.sendBatch([anOpen(prices), aClick({ link, ...prices }), aDownload({ file, ...prices })])
  await world.settled()
  const notes = world.hubspot.engagements('notes').slice(-3)
  const [opened, clicked, downloaded] = notes.map(({ properties }) => properties.hs_note_body)
  expect(opened).toBe('<p><strong>Opened: Prices</strong><br />By: jane@acme.example</p>')
  expect(clicked).toContain('<strong>Clicked: https://northwind.example/prices?a=1&amp;b=2</strong>')
  expect(clicked).toMatch(/<a href="https:\/\/northwind.example\/prices\?a=1&amp;b=2"[^>]*>Our prices<\/a>/)
  expect(downloaded).toContain('<strong>Downloaded: Prices &lt;2027&gt;.pdf</strong>')
  expect(notes.map(({ associations }) => associations.deals.length)).toEqual([5, 5, 5])
})

// M2, M16, M18
test('on the pages of the contact, the company and the deal the email is under Emails, the note under Notes', async () => {
  const world = await startWorld()
  await world.sendBatch([anEmailSent(prices), anOpen(prices)])
  await world.settled()
  const { contacts, companies, deals } = world.hubspot.engagements('emails')[0]?.associations ?? noRecords
  const page = await (await openBrowser()).newPage()
  for (const record of [`0-1/${contacts[0]}`, `0-2/${companies[0]}`, `0-3/${deals[0]}`]) {
    const url = `${world.simulator.url}/contacts/47110815/record/${record}`
    await page.goto(`${url}?tab=emails`)
    expect(await page.locator('article.engagement h3').first().innerText()).toBe('Sent (New): Prices')
    await page.goto(`${url}?tab=notes`)
    const note = page.locator('article.engagement').first().frameLocator('iframe').locator('body')
    expect(await note.innerText()).toContain('Opened: Prices')
  }
  await page.close()
})

// MX2
test('in a campaign each subject names the campaign and the step', async () => {
  const world = await startWorld()
  const campaign = { name: 'Spring launch', step: 2 }
  const mails = [anEmailSent, aReplyByMember, aReplyByContact, aBounce]
  await world.sendBatch(mails.map((mail) => mail({ campaign, ...prices })))
  await world.send(anEmailSent({ campaign: { name: 'Spring launch' }, ...prices }))
  await world.settled()
  expect(subjectsOf(world.hubspot.engagements('emails'))).toEqual([
    'Sent (New) [Spring launch (#2)]: Prices',
    'Reply [Spring launch (#2)]: Prices',
    'Replied [Spring launch (#2)]: Prices',
    'Bounced [Spring launch (#2)]: Prices',
    'Sent (New) [Spring launch]: Prices',
  ])
})

test('an open that names its mail by Message-ID only has the subject of that mail', async () => {
  const world = await startWorld()
  const message_id = '<m-1@northwind.example>'
  await world.send(anEmailSent({ message: { message_id, subject: 'Prices' } }))
  await world.send(anOpen({ message: { message_id, subject: undefined } }))
  await world.settled()
  expect(world.hubspot.engagements('notes').at(-1)?.properties.hs_note_body).toContain('Opened: Prices')
})

test('who wrote to whom is kept, whether the message names them or only the event does', async () => {
  const world = await startWorld()
  const from = { email: ANN, name: 'Ann Ryan' }
  const to = [{ email: JANE, name: 'Jane Cooper' }]
  await world.send(anEmailSent({ message: { from, to, cc: [{ email: 'karl@acme.example' }] } }))
  await world.send(aReplyByContact())
  await world.settled()
  const [sent, reply] = world.hubspot.engagements('emails').map(({ properties }) => properties)
  expect(sent).toMatchObject({
    hs_email_from_email: ANN,
    hs_email_from_firstname: 'Ann',
    hs_email_from_lastname: 'Ryan',
    hs_email_to_email: JANE,
    hs_email_cc_email: 'karl@acme.example',
  })
  expect(reply).toMatchObject({ hs_email_from_email: JANE, hs_email_to_email: ANN })
})

test('an activity stands in HubSpot at the moment it happened, however old it is and however it is written', async () => {
  const world = await startWorld()
  const moments = ['2026-11-20T09:30:00+01:00', '2019-02-28T23:59:59.5+0545', 1_700_000_000_123]
  await world.sendBatch(moments.map((occurred_at) => anEmailSent({ occurred_at })))
  await world.settled()
  expect(world.hubspot.engagements('emails').map(({ properties }) => properties.hs_timestamp)).toEqual([
    '2026-11-20T08:30:00.000Z',
    '2019-02-28T18:14:59.500Z',
    '2023-11-14T22:13:20.123Z',
  ])
})

test('subjects, bodies and names of any script arrive as they are', async () => {
  const world = await startWorld()
  const person = { email: 'yuki@hinode.example', first_name: '優希', last_name: 'Ж. الياس' }
  const subject = 'お見積り ✔ שלום 👩🏽‍🚀'
  await world.send(anEmailSent({ people: [person], message: { subject, html: `<p>${subject}</p>` } }))
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  expect(email?.properties).toMatchObject({
    hs_email_subject: `Sent (New): ${subject}`,
    hs_email_html: `<p>${subject}</p>`,
  })
  expect(world.hubspot.contacts().at(-1)?.properties).toMatchObject({
    firstname: '優希',
    lastname: 'Ж. الياس',
  })
})
