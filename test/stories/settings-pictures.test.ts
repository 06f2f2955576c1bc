// The pictures of the settings in docs/cards.md, taken in a real browser when `npm run screenshots` asks for them.
import type { Locator } from 'playwright-core'
import { test } from 'vitest'
import { TODAY } from '../support/busy-month.ts'
import { anEmailSent, JANE, KARL } from '../support/events.ts'
import { openHubSpot, type Person, says } from '../support/hubspot-pages.ts'
import { isTakingPictures, takeScreenshot } from '../support/screenshot.ts'
import { openSettings } from '../support/settings.ts'
import { liveBy, type StoppedClock, stopClock } from '../support/stopped-clock.ts'
import { startWorld, type World } from '../support/world.ts'

const BEN = 'ben@northwind.example'
const WHILE_AGO = '2026-11-18T09:10:00Z'
const OWNERS = { ann: '71500001', ben: '71500002', dora: '71500004' }

test.runIf(isTakingPictures)('the settings of an account, tab by tab', { timeout: 120_000 }, async () => {
  const clock = stopClock(WHILE_AGO)
  const { now } = clock
  const world = await startWorld({ simulator: { now }, logbook: { now, random: () => 0.5 } })
  await setUp(world, clock)
  const ann = await look(world, clock)
  const settings = await ann.settings()
  await picture(ann, 'settings', 'Default owner')
  await settings.getByRole('tab', { name: 'Activities' }).click()
  await picture(ann, 'settings-activities', 'Sent (New)')
  await settings.getByRole('tab', { name: 'Members' }).click()
  await picture(ann, 'settings-members', 'eve@agency.example')
  await membersInDetail(ann, settings)
  await settings.getByRole('tab', { name: 'Exclusions' }).click()
  await settings
    .getByRole('textbox', { name: 'Add to the list' })
    .fill('our whole board\n@tax-office.example\n*-noreply@*.example')
  await settings.getByRole('button', { name: 'Check only' }).click()
  await picture(ann, 'settings-exclusions', 'Would add')
  await settings.getByRole('tab', { name: 'Record creation' }).click()
  await picture(ann, 'settings-records', 'Mandatory properties')
  await settings.getByRole('tab', { name: 'Campaigns' }).click()
  await settings
    .getByRole('row', { name: /Spring launch/ })
    .getByRole('button', { name: 'Change' })
    .click()
  await picture(ann, 'settings-deal', 'Opens a deal', ann.page.getByRole('dialog'))
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await picture(ann, 'settings-campaigns', 'Spring launch')
  await settings.getByRole('tab', { name: 'History' }).click()
  await picture(ann, 'settings-history', 'Version 0')
  await beingWorkedOn(world, ann, settings)
  const rep = await look(world, clock, 'carla@northwind.example')
  await rep.settings()
  await picture(rep, 'settings-rep', 'You can look at everything here')
})

/** Two versions, and what tools sent meanwhile. */
async function setUp(world: World, clock: StoppedClock): Promise<void> {
  for (const user of world.hubspot.account.users) if (user.email === BEN) user.superAdmin = true
  const page = openSettings(world, BEN)
  await page.put({
    exclusions: {
      domains: ['press.example', 'tax-office.example'],
      internal: { domains: ['northwind.example'] },
    },
  })
  clock.set('2026-11-19T16:30:00Z')
  await page.put({
    members: { rules: [{ email: 'eve@agency.example', owner_id: OWNERS.ben }] },
    record_creation: {
      contacts: {
        mandatory: [['email'], ['phone', 'mobilephone']],
        defaults: { lifecyclestage: 'lead' },
      },
    },
    campaigns: [
      { campaign: 'Newsletter', is_pushed: false },
      {
        campaign: 'Spring launch',
        deal: { on: ['reply', 'meeting'], pipeline: 'default', stage: 'qualifiedtobuy' },
      },
    ],
  })
  clock.set(TODAY)
  await world.sendBatch([
    anEmailSent({ people: [JANE], campaign: { name: 'Spring launch', step: 1 } }),
    anEmailSent({
      people: [JANE],
      member: { email: 'eve@agency.example' },
      campaign: { name: 'Trade fair' },
    }),
    anEmailSent({ people: [JANE], member: { email: 'max@freelance.example' } }),
  ])
  await world.settled()
}

async function membersInDetail(ann: Person, settings: Locator): Promise<void> {
  const dialog = ann.page.getByRole('dialog')
  const max = settings.getByRole('row', { name: 'max@freelance.example' })
  await max.getByRole('button', { name: 'Change' }).click()
  await picture(ann, 'settings-member', 'Make a link to hand over', dialog)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await settings
    .getByRole('row', { name: 'eve@agency.example' })
    .getByRole('button', { name: 'X-ray' })
    .click()
  await dialog.getByRole('textbox', { name: 'To whom' }).fill(KARL)
  await dialog.getByRole('button', { name: 'Look' }).click()
  await picture(ann, 'settings-xray', 'under Ben Ode.', dialog)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await settings.getByRole('button', { name: 'Map by address…' }).click()
  await picture(ann, 'settings-map', 'has the address of a HubSpot user', dialog)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
}

/** A draft, what it changes, a mistake in it, and somebody who was faster. */
async function beingWorkedOn(world: World, ann: Person, settings: Locator): Promise<void> {
  const ben = openSettings(world, BEN)
  await settings.getByRole('tab', { name: 'General' }).click()
  await choose(ann, settings.getByRole('combobox', { name: 'Default owner' }), /^Ann/)
  await ben.save({ general: { default_owner_id: OWNERS.dora, members_must_connect: true } })
  await settings.getByRole('button', { name: 'Save draft' }).first().click()
  await picture(ann, 'settings-conflict', 'Somebody else was faster')
  await settings.getByRole('button', { name: 'Take theirs' }).click()
  await settings.getByRole('button', { name: 'Refresh' }).click()
  await picture(ann, 'settings-mistake', 'was deactivated in HubSpot')
  await choose(ann, settings.getByRole('combobox', { name: 'Default owner' }), /^Ann/)
  await settings.getByRole('button', { name: 'Save draft' }).first().click()
  await says(settings, 'Draft, not in force yet')
  await settings.getByRole('button', { name: 'Publish…' }).click()
  await picture(ann, 'settings-publish', 'Publish now', ann.page.getByRole('dialog'))
  await ann.page.keyboard.press('Escape')
}

async function choose({ page }: Person, field: Locator, option: RegExp): Promise<void> {
  await field.click()
  await page.locator('[role=listbox]').getByRole('option', { name: option }).click()
}

async function look(world: World, clock: StoppedClock, as = ''): Promise<Person> {
  const person = await openHubSpot(world, { as, viewport: { width: 1280, height: 900 } })
  await liveBy(clock, person.page)
  return person
}

/** Of the page, or a part of it, once it says this. */
async function picture(
  { page }: Person,
  name: string,
  text: string,
  part = page.locator('main'),
): Promise<void> {
  await says(part, text)
  await page.mouse.move(0, 0)
  await takeScreenshot(part, `cards/${name}`)
}
