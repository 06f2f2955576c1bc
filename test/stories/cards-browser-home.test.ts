// Logbook's own page and its settings inside HubSpot, as the bundles that are uploaded draw them in a real browser: for admins and for reps.
import { expect, test, vi } from 'vitest'
import { openCards } from '../support/cards.ts'
import { anEmailSent, JANE, KARL } from '../support/events.ts'
import { focusedOn, openHubSpot, says, tabTo } from '../support/hubspot-pages.ts'
import { startWorld } from '../support/world.ts'

vi.setConfig({ testTimeout: 60_000 })

const carla = 'carla@northwind.example'
const message = { message_id: '<m-1@northwind.example>', subject: 'Prices' }
/** HubSpot takes no mail without text, once an admin has ruled so. */
const bare = { html: undefined }

// L8, G12, G26, L6
test('an admin pauses and resumes on the app’s page with the keyboard alone, after being asked; what waits says so, and a rep can only look', async () => {
  const world = await startWorld()
  const rep = await openHubSpot(world, { as: carla })
  const ann = await openHubSpot(world)
  const home = await ann.home()
  await says(home, 'Set-up', 'Next: First activity received', 'Nothing has come in yet')
  const { page } = ann
  await tabTo(page, 'Pause')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Pause syncing?' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await focusedOn(page)).toBe('Pause')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Pause syncing')
  await page.keyboard.press('Enter')
  await says(home, 'Syncing is paused', 'Paused by ann@northwind.example')

  await world.send(anEmailSent({ message }))
  await expect.poll(async () => (await openCards(world).home()).today.held).toBe(1)
  const card = await rep.sidebar(JANE)
  await says(card, 'On hold', 'syncing is paused', 'An admin can resume it on Logbook’s page.')
  const repsHome = await rep.home()
  await says(repsHome, 'Paused', 'Admins of this account can pause, resume and disconnect.')
  expect(await repsHome.getByRole('button', { name: /pause|resume|disconnect/i }).count()).toBe(0)

  await page.keyboard.press('Escape')
  await page.reload()
  await says(home, 'What needs attention', 'Syncing is paused', '1 activity')
  await tabTo(page, 'Resume')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Resume syncing')
  await page.keyboard.press('Enter')
  await says(home, 'Connected', 'Nothing needs attention.')
  await world.settled()
  await says(await rep.sidebar(JANE), 'All synced')
})

// G25
test('the app’s page groups what failed by its cause and tries all of it again', async () => {
  const world = await startWorld()
  world.hubspot.requireProperty('emails', 'hs_email_text')
  await world.sendBatch(
    [JANE, KARL, 'new@acme.example'].map((email) => anEmailSent({ people: [email], message: bare })),
  )
  await world.settled()
  const home = await (await openHubSpot(world)).home()
  await says(home, 'HubSpot refused the activity', '3 activities', 'Received\n3', 'Failed\n3')
  world.hubspot.account.requiredProperties.length = 0
  await home.getByRole('button', { name: 'Try all again' }).click()
  await says(home, 'Nothing needs attention.')
  await world.settled()
  await home.getByRole('button', { name: 'Refresh' }).click()
  await says(home, 'Logged\n3', 'Failed\n0')
})

// M5, G12
test('the settings show the connection, and disconnecting asks first', async () => {
  const world = await startWorld()
  const ann = await openHubSpot(world)
  const settings = await ann.settings()
  await says(settings, 'northwind.example', 'Account 47110815', 'Connected')
  await settings.getByRole('button', { name: 'Disconnect' }).click()
  const asked = ann.page.getByRole('dialog', { name: 'Disconnect this account?' })
  await says(asked, 'What is already logged in HubSpot stays.')
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await asked.waitFor({ state: 'detached' })
  expect(world.hubspot.account.installation).not.toBeNull()
  await settings.getByRole('button', { name: 'Disconnect' }).click()
  await asked.getByRole('button', { name: 'Disconnect' }).click()
  await says(settings, 'Disconnected', 'Install again')
  expect(world.hubspot.account.installation).toBeNull()
})
