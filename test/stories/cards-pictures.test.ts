// The pictures of docs/cards.md: each state of each card, taken in a real browser when `npm run screenshots` asks for them.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { apiUrl } from '../../simulator/cards/project-cards.ts'
import { liveThroughMonth, MONTH_AGO, TODAY } from '../support/busy-month.ts'
import { recordNamed } from '../support/cards.ts'
import { anEmailSent, JANE, KARL, NORA } from '../support/events.ts'
import { freePort } from '../support/free-port.ts'
import { openHubSpot, openStory, type Person, says } from '../support/hubspot-pages.ts'
import { isTakingPictures, takeScreenshot } from '../support/screenshot.ts'
import { liveBy, type StoppedClock, stopClock } from '../support/stopped-clock.ts'
import { startWorld, type World } from '../support/world.ts'

const charlotte = 'charlotte@wonka.example'
const create = { path: /batch\/create/ }

test.runIf(isTakingPictures)('an account on its first day', { timeout: 60_000 }, async () => {
  const { world, clock } = await startStoppedWorld(TODAY)
  const ann = await look(world, clock)
  await ann.home()
  await picture(ann.page.locator('main'), 'home-new', 'Nothing has come in yet')
  await picture(await ann.sidebar(JANE), 'status-empty', 'Nothing yet')
  await picture(await ann.log(JANE), 'log-empty', 'No activity yet')
  const settings = await ann.settings()
  await says(settings, 'Default owner')
  await settings.getByRole('button', { name: 'Disconnect' }).click()
  await picture(ann.page.getByRole('dialog'), 'settings-disconnect', 'stays')
})

test.runIf(isTakingPictures)(
  'an account after a month, on a day with troubles',
  { timeout: 300_000 },
  async () => {
    const { world, clock } = await startStoppedWorld(MONTH_AGO)
    await liveThroughMonth(world, clock)
    const ann = await look(world, clock)
    await allIsWell(ann)
    await somethingWaits(world, ann)
    // The longest picture of all is smaller, so that it takes no more than the others.
    await somethingIsRefused(world, ann, await look(world, clock, '', 1.1))
    await allIsPaused(world, ann, await look(world, clock, 'carla@northwind.example'))
    await logbookIsAway(world, ann)
  },
)

async function allIsWell(ann: Person): Promise<void> {
  await picture(await ann.sidebar(JANE), 'status-contact', 'All synced')
  await picture(await ann.sidebar('Acme Industries'), 'status-company', 'All synced')
  await picture(await ann.sidebar('Globex: maintenance renewal'), 'status-deal', 'All synced')
  await picture(await ann.sidebar('Acme: shrink tunnel'), 'status-excluded', 'Not on this record')
  await picture(await ann.preview(JANE), 'preview', 'All synced')
  await picture(await ann.log('Acme: packaging line 1'), 'log-passed-over', 'Newer deals')
  const log = await ann.log(JANE)
  await picture(log, 'log', '4 times')
  await storyPicture(log, 'Reply', 'story')
  await log.getByRole('searchbox').fill('invoice')
  await picture(log, 'log-no-match', 'Nothing matches')
}

async function somethingWaits(world: World, ann: Person): Promise<void> {
  const headers = { 'retry-after': '120' }
  world.simulator.faults.order({
    match: create,
    times: 1,
    fault: { kind: 'status', status: 503, headers, body: {} },
  })
  const message = { subject: 'Samples' }
  await world.send(
    anEmailSent({ id: 'crm-2070', people: [NORA], occurred_at: '2026-11-20T15:38:00Z', message }),
  )
  await becomes(world, 'crm-2070', 'hubspot_unavailable')
  await picture(await ann.sidebar(NORA), 'status-waiting', 'Goes on by itself')
}

async function somethingIsRefused(world: World, ann: Person, home: Person): Promise<void> {
  world.hubspot.requireProperty('emails', 'hs_email_text')
  const mails = [
    { subject: 'The new price list', email: KARL },
    { subject: 'Trade fair in March', email: KARL },
    { subject: 'The new price list', email: 'lucie@acme-france.example' },
  ]
  await world.sendBatch(
    mails.map(({ subject, email }, n) =>
      anEmailSent({
        id: `crm-208${n}`,
        people: [email],
        occurred_at: `2026-11-20T14:2${n}:00Z`,
        message: { subject, html: undefined, message_id: `<list-${n}@northwind.example>` },
      }),
    ),
  )
  for (const n of [0, 1, 2]) await becomes(world, `crm-208${n}`, 'hubspot_refused')
  await picture(await ann.sidebar(KARL), 'status-attention', 'Needs attention')
  const log = await ann.log(KARL)
  await picture(log, 'log-failed', 'Failed')
  await storyPicture(log, 'The new price list', 'story-failed')
  await picture((await home.home()).page().locator('main'), 'home', 'HubSpot refused the activity')
}

async function allIsPaused(world: World, ann: Person, carla: Person): Promise<void> {
  const home = await ann.home()
  await home.getByRole('button', { name: 'Pause' }).click()
  const dialog = ann.page.getByRole('dialog')
  await picture(dialog, 'home-pause', 'Nothing is lost')
  await dialog.getByRole('button', { name: 'Pause syncing' }).click()
  await says(home, 'Paused by')
  const message = { subject: 'Cocoa for spring' }
  await world.send(
    anEmailSent({ id: 'crm-2090', people: [charlotte], occurred_at: '2026-11-20T15:35:00Z', message }),
  )
  await becomes(world, 'crm-2090', 'account_paused')
  await picture(await ann.sidebar(charlotte), 'status-held', 'On hold')
  await picture(await carla.sidebar(charlotte), 'status-held-rep', 'On hold')
}

async function logbookIsAway(world: World, ann: Person): Promise<void> {
  world.simulator.mapOrigin(apiUrl(), `http://localhost:${await freePort()}`)
  await picture(await ann.sidebar(JANE), 'status-error', 'cannot be reached')
  await ofEachPage(ann, 'error', 'cannot be reached')
  // Never answered, so that it stays as it is while one asks.
  await ann.page.route('**/simulator/cards/fetch', () => {})
  await picture(await ann.sidebar(JANE), 'status-loading', 'Loading')
  await ofEachPage(ann, 'loading', 'Loading')
}

async function ofEachPage(ann: Person, state: string, text: string): Promise<void> {
  await picture(await ann.log(JANE), `log-${state}`, text)
  await ann.home()
  await picture(ann.page.locator('main'), `home-${state}`, text)
  await ann.settings()
  await picture(ann.page.locator('main'), `settings-${state}`, text)
}

test.runIf(isTakingPictures)('an activity at which somebody must look', { timeout: 60_000 }, async () => {
  const { world, clock } = await startStoppedWorld(TODAY, {
    rules: { engagementKeyTier: { emails: 'none' } },
  })
  const { hubspot, simulator } = world
  simulator.faults.order({ match: create, times: 1, fault: { kind: 'cut' } })
  const occurred_at = '2026-11-20T14:30:00Z'
  await world.send(
    anEmailSent({ id: 'crm-2095', people: [NORA], occurred_at, message: { subject: 'Samples' } }),
  )
  await becomes(world, 'crm-2095', 'answer_lost')
  const alike = {
    hs_timestamp: occurred_at,
    hs_email_subject: 'Sent (New): Samples',
    hs_email_direction: 'EMAIL',
  }
  for (const { id } of [alike, alike].map((mail) => hubspot.createRecord('emails', mail))) {
    hubspot.associate('emails', id, 'contacts', recordNamed(world, NORA).id)
  }
  clock.set('2026-11-20T15:45:00Z')
  await becomes(world, 'crm-2095', 'outcome_unknown')
  const ann = await look(world, clock)
  await picture(await ann.sidebar(NORA), 'status-look', 'On hold')
  await storyPicture(await ann.log(NORA), 'Samples', 'story-look')
})

async function startStoppedWorld(at: string, simulator: { rules?: object } = {}) {
  const clock = stopClock(at)
  const now = clock.now
  const world = await startWorld({ simulator: { now, ...simulator }, logbook: { now, random: () => 0.5 } })
  return { clock, world }
}

async function look(world: World, clock: StoppedClock, as = '', scale = 1.25): Promise<Person> {
  const person = await openHubSpot(world, { as, scale, viewport: { width: 1280, height: 900 } })
  await liveBy(clock, person.page)
  return person
}

async function becomes(world: World, id: string, reason: string): Promise<void> {
  await expect.poll(async () => (await world.event(id)).reason, { timeout: 15_000 }).toBe(reason)
}

/** Of this part of the page, once it says this. */
async function picture(part: Locator, name: string, text: string): Promise<void> {
  await says(part, text)
  await part.page().mouse.move(0, 0)
  await takeScreenshot(part, `cards/${name}`)
  const shown = IN_HUBSPOT[name]
  if (shown) await takeScreenshot(part, shown, 'hubspot-app/app/cards')
}

/** What HubSpot shows of a card to whoever chooses where it is to stand. */
const IN_HUBSPOT: Record<string, string> = {
  log: 'activity-log',
  'status-contact': 'sync-status',
  preview: 'sync-status-preview',
}

const STORY_HEIGHT = `[...document.querySelector('[role=dialog]').children].reduce((sum, part) => sum + part.scrollHeight, 0)`

/** An open story has a scroll bar of its own: for its picture the window is as high as the story. */
async function storyPicture(log: Locator, text: string, name: string): Promise<void> {
  const story = await openStory(log, text)
  const page = log.page()
  const window = page.viewportSize() ?? { width: 1280, height: 900 }
  const height = await page.evaluate<number>(STORY_HEIGHT)
  await page.setViewportSize({ ...window, height: Math.max(window.height, height) })
  await picture(story, name, 'What happened')
  await page.setViewportSize(window)
  await story.getByRole('button', { name: 'Close' }).click()
}
