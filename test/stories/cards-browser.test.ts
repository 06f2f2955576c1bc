// What people see of Logbook inside HubSpot: the very bundles that are uploaded, in a real browser, on the records of the simulated HubSpot.
import { expect, test, vi } from 'vitest'
import { apiUrl } from '../../simulator/cards/project-cards.ts'
import { recordNamed } from '../support/cards.ts'
import { anEmailReceived, anEmailSent, anOpen, aReplyByContact, JANE } from '../support/events.ts'
import { freePort } from '../support/free-port.ts'
import {
  focusedOn,
  openHubSpot,
  openStory,
  rowsOf,
  says,
  saysNot,
  tabTo,
  toldStory,
} from '../support/hubspot-pages.ts'
import { install, startWorld } from '../support/world.ts'

vi.setConfig({ testTimeout: 60_000 })

const message = { message_id: '<m-1@northwind.example>', subject: 'Prices' }
/** HubSpot takes no mail without text, once an admin has ruled so. */
const bare = { html: undefined }

// M2, M18, M20, G27
test('after a mail was sent, contact, company, deal and preview say it is logged and link to each other; a deal that was passed over says why', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ message }))
  await world.settled()
  const ann = await openHubSpot(world)
  for (const [open, record] of [
    [ann.sidebar, JANE],
    [ann.sidebar, 'Acme Industries'],
    [ann.sidebar, 'Acme: service contract'],
    [ann.preview, JANE],
  ] as const) {
    const card = await open(record)
    await says(card, 'All synced', 'All activity is logged.', 'Email sent: Prices', 'Logged under Ann Ryan')
    for (const name of ['Jane Cooper', 'Acme Industries', 'Acme: service contract']) {
      await card.getByRole('link', { name, exact: true }).waitFor()
    }
  }
  const card = await ann.sidebar(JANE)
  await card.getByRole('link', { name: 'Acme: service contract' }).click()
  await ann.page.getByRole('heading', { name: 'Acme: service contract', level: 1 }).waitFor()
  await ann.page.getByRole('link', { name: 'Show in timeline' }).click()
  await ann.page.getByRole('heading', { name: 'Sent (New): Prices' }).first().waitFor()

  const passedOver = await ann.sidebar('Acme: packaging line 1')
  await says(passedOver, 'Not logged', 'Not on this record', 'Newer deals were taken.')
  const closed = await ann.log('Acme: shrink tunnel')
  await says(closed, 'The deal is closed.')
  const story = await openStory(closed, 'Email sent: Prices')
  await says(story, '10 deals found for Jane Cooper, 3 closed; the 5 newest open kept')
})

// G25, L55, HX9
test('what HubSpot refused is said in plain words; once the cause is mended, one press of a button logs it, before one’s eyes', async () => {
  const world = await startWorld()
  world.hubspot.requireProperty('emails', 'hs_email_text')
  await world.send(anEmailSent({ message: { ...message, ...bare } }))
  await world.settled()
  const ann = await openHubSpot(world)
  const log = await ann.log(JANE)
  const sidebar = ann.page.getByRole('region', { name: 'Sync status' })
  await says(sidebar, 'Needs attention', '1 activity could not be logged.', 'HubSpot refused this activity')
  const story = await openStory(log, 'Email sent: Prices')
  await says(story, 'Failed', 'Required property "hs_email_text" is missing.', '1 attempt')

  world.hubspot.account.requiredProperties.length = 0
  await story.getByRole('button', { name: 'Try again' }).click()
  await says(story, 'Logged in HubSpot.', 'Back in line.')
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
  await story.getByRole('button', { name: 'Close' }).click()
  await says(log, 'All synced')
  expect(await rowsOf(log)).toEqual([expect.stringContaining('Logged in HubSpot.')])
  await sidebar.getByRole('button', { name: 'Refresh' }).click()
  await says(sidebar, 'All synced')
})

// G27, HX9
test('the log is paged, searched and narrowed down; an open repeated thirty times is one row with its count', async () => {
  const world = await startWorld()
  const mails = Array.from({ length: 45 }, (_, n) =>
    (n % 5 === 0 ? anEmailReceived : anEmailSent)({
      occurred_at: `2026-11-10T10:${String(n).padStart(2, '0')}:00Z`,
      message: { message_id: `<m-${n}@northwind.example>`, subject: `Offer ${n}` },
    }),
  )
  const opens = Array.from({ length: 30 }, (_, n) =>
    anOpen({
      occurred_at: `2026-11-11T10:${String(n).padStart(2, '0')}:00Z`,
      message: { message_id: '<m-7@northwind.example>', subject: undefined, html: undefined },
    }),
  )
  await world.sendBatch([...mails, ...opens])
  await world.settled()
  const ann = await openHubSpot(world)
  const log = await ann.log(JANE)
  await says(log, 'Email opened: Offer 7', '30 times, first')
  expect(await rowsOf(log)).toHaveLength(20)
  await log.getByRole('button', { name: 'Next' }).click()
  await says(log, 'Offer 25')
  await log.getByRole('button', { name: 'Next' }).click()
  await says(log, 'Offer 0')
  expect(await rowsOf(log)).toHaveLength(6)
  expect(await log.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true)
  await log.getByRole('button', { name: 'Prev' }).click()
  await says(log, 'Offer 25')

  await log.getByRole('combobox', { name: 'Kind' }).click()
  await ann.page.getByRole('option', { name: 'Email received' }).click()
  await expect.poll(async () => (await rowsOf(log)).length).toBe(9)
  await log.getByRole('searchbox').fill('offer 40')
  await expect.poll(() => rowsOf(log)).toEqual([expect.stringContaining('Email received: Offer 40')])
  await log.getByRole('searchbox').fill('nothing like it')
  await log.getByRole('button', { name: 'Show everything' }).click()
  await expect.poll(async () => (await rowsOf(log)).length).toBe(20)
  await log.getByRole('combobox', { name: 'Result' }).click()
  await ann.page.getByRole('option', { name: 'Failed' }).click()
  await says(log, 'Nothing matches')
})

test('a card needs no mouse: Tab walks it in the order of reading, Enter opens a story, Escape closes it and gives the place back', async () => {
  const world = await startWorld()
  await world.sendBatch([anEmailSent({ message }), aReplyByContact({ message: { subject: 'Re: Prices' } })])
  await world.settled()
  const ann = await openHubSpot(world)
  const { page } = ann
  const log = await ann.log(JANE)
  await says(log, 'Reply: Re: Prices')
  await page.getByRole('link', { name: 'Logbook' }).focus()
  const passed = await tabTo(page, 'Refresh')
  expect(passed.slice(0, 2)).toEqual(['Jane Cooper', 'Acme Industries'])
  expect(passed.slice(-7)).toEqual([
    ...['Details', 'Show in timeline'],
    ...['Search', 'All results', 'All kinds'],
    ...['Details', 'Details'],
  ])
  await page.keyboard.press('Shift+Tab')
  expect(await focusedOn(page)).toBe('Details')
  await page.keyboard.press('Enter')
  const story = await toldStory(page)
  await says(story, 'Email sent: Prices')
  // Nothing behind the open story can be reached.
  await tabTo(page, 'Copy IDs for support')
  await tabTo(page, 'Close')
  await page.keyboard.press('Escape')
  await story.waitFor({ state: 'detached' })
  expect(await focusedOn(page)).toBe('Details')
  await page.keyboard.press('Tab')
  expect(await focusedOn(page)).toBe('Refresh')
})

// G27, N6
test('while Logbook is away or broken a card says so and offers to try again, and recovers', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ message }))
  await world.settled()
  const ann = await openHubSpot(world)
  world.simulator.mapOrigin(apiUrl(), `http://localhost:${await freePort()}`)
  const card = await ann.sidebar(JANE)
  await says(card, 'Logbook cannot be reached', 'What is in HubSpot is not affected.')
  world.simulator.mapOrigin(apiUrl(), world.url)
  await card.getByRole('button', { name: 'Try again' }).click()
  await says(card, 'All synced')

  const { db } = world.logbook
  await db.raw('alter table event_records rename to event_records_away')
  await card.getByRole('button', { name: 'Refresh' }).click()
  await says(card, 'Could not refresh', 'All synced')
  const fresh = await ann.sidebar(JANE)
  await says(fresh, 'Something went wrong at Logbook', 'What is in HubSpot is not affected.')
  await db.raw('alter table event_records_away rename to event_records')
  await fresh.getByRole('button', { name: 'Try again' }).click()
  await says(fresh, 'All synced')
  await saysNot(fresh, 'Could not refresh')
})

// HX13, N13
test('what one account sent is never seen in another, though the same person stands in both and the same user looks', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ id: 'secret', message }))
  await world.settled()
  const contoso = world.simulator.portal('47110816')
  await install(world.logbook, contoso)
  for (const as of ['grace@contoso.example', 'ann@northwind.example']) {
    const looking = await openHubSpot(world, { portal: contoso, as })
    await says(await looking.sidebar(JANE), 'Nothing yet', 'No activity has come in yet.')
    await says(await looking.log(JANE), 'No activity yet')
    await says(await looking.home(), 'Nothing has come in yet')
  }
  const { event } = await world.event('secret')
  const { id } = recordNamed(world, JANE)
  for (const path of [
    `events/${event}`,
    `records/0-1/${id}/status`,
    `records/0-1/${id}/events?email=${JANE}`,
  ]) {
    const answer = await contoso.signedFetch(`${world.url}/cards/v1/${path}`)
    expect(await answer.text()).not.toMatch(/Prices|Cooper|Acme/)
  }
})
