// Members inside HubSpot, as the bundles that are uploaded draw them in a real browser: a rep connects, and an admin looks after everybody.
import type { Locator } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { anEmailSent, JANE, KARL, standsOn, subjectsOf } from '../support/events.ts'
import { focusedOn, openHubSpot, type Person, says, saysNot, tabTo } from '../support/hubspot-pages.ts'
import { openMembers } from '../support/members.ts'
import { openSettings } from '../support/settings.ts'
import { startWorld, type World } from '../support/world.ts'

vi.setConfig({ testTimeout: 60_000 })

const BEN = 'ben@northwind.example'
const CARLA = 'carla@northwind.example'
const CARLAS_ID = '71500003'
/** Who is not known to HubSpot, although it is Carla. */
const ALIAS = 'carla@mail.northwind.example'
const MUST_CONNECT = { general: { members_must_connect: true } }

const mailOf = (email: string, subject: string, people = [JANE]) =>
  anEmailSent({ id: `${email} ${subject}`, member: { email }, message: { subject }, people })

async function sent(world: World, ...events: object[]): Promise<void> {
  await world.sendBatch(events)
  await world.settled()
}

async function openTab(person: Person): Promise<Locator> {
  const settings = await person.settings()
  await settings.getByRole('tab', { name: 'Members' }).click()
  return settings.getByRole('tabpanel', { name: 'Members' })
}

const dialogOf = ({ page }: Person) => page.getByRole('dialog')

// M7, M48: in HubSpot, by a rep without any right to install
test('a rep connects on Logbook’s page with the keyboard alone, and what waited is logged in order; they pause, and nothing of theirs is', async () => {
  const world = await startWorld()
  await openSettings(world).put(MUST_CONNECT)
  await sent(world, mailOf(CARLA, 'One'), mailOf(CARLA, 'Two'), mailOf(BEN, 'His', [KARL]))
  expect(world.hubspot.engagements('emails')).toEqual([])
  const carla = await openHubSpot(world, { as: CARLA })
  const { page } = carla
  await says(await carla.sidebar(JANE), 'On hold', `Waiting: ${CARLA} has not connected yet.`)
  const home = await carla.home()
  await says(home, 'Your activity', `${CARLA}`, 'Not connected', '2 activities wait until you connect')
  // Nobody else’s can be connected there.
  expect(await home.getByRole('button', { name: 'Connect', exact: true }).count()).toBe(1)
  await tabTo(page, 'Connect')
  await page.keyboard.press('Enter')
  await says(page.locator('body'), '2 activities that waited are logged now.')
  await says(home, 'Connected since')
  await world.settled()
  const subjects = () => subjectsOf(world.hubspot.engagements('emails'))
  expect(subjects()).toEqual(['Sent (New): One', 'Sent (New): Two'])
  await says(await carla.sidebar(JANE), 'All synced')

  await carla.home()
  await tabTo(page, 'Pause')
  await page.keyboard.press('Enter')
  await says(dialogOf(carla), 'nothing of it is kept')
  await tabTo(page, 'Pause my activity')
  await page.keyboard.press('Enter')
  await says(home, 'Paused since')
  await sent(world, mailOf(CARLA, 'Three'))
  expect(subjects()).toHaveLength(2)
})

// L43, L44, L66, M49, N12
test('an admin finds whom nobody is, maps all by address, X-rays one, and invites; by the mail the rep connects another address of theirs', async () => {
  const world = await startWorld({ simulator: { mailPort: 0 } })
  await openSettings(world).put({
    ...MUST_CONNECT,
    exclusions: { internal: { domains: ['mail.northwind.example'] } },
  })
  const crowd = Array.from({ length: 28 }, (_, index) => `temp${index}@agency.example`)
  await sent(world, ...[CARLA, ALIAS, ...crowd].map((email) => mailOf(email, 'Offer')))
  const ann = await openHubSpot(world)
  const tab = await openTab(ann)
  await says(tab, 'temp0@agency.example', 'No HubSpot user has this address', '1 activity waits for them')
  await tab.getByRole('combobox', { name: 'Show' }).click()
  await ann.page.getByRole('option', { name: 'Without an owner (29)' }).click()
  await tab.getByRole('searchbox', { name: 'Find a member' }).fill('mail.northwind')
  await saysNot(tab.getByRole('table'), 'temp0@agency.example')
  const row = tab.getByRole('row', { name: ALIAS })
  await says(row, 'No HubSpot user has this address', 'Not connected')

  await row.getByRole('button', { name: 'X-ray' }).click()
  const xray = dialogOf(ann)
  await xray.getByRole('textbox', { name: 'To whom' }).fill(JANE)
  await xray.getByRole('button', { name: 'Look' }).click()
  await says(xray, 'Would not be logged', 'Once they have connected:', 'As Email, under Ben Ode.')
  await xray.getByRole('button', { name: 'Done' }).press('Enter')
  await xray.waitFor({ state: 'detached' })
  expect(await focusedOn(ann.page)).toBe('X-ray')

  await tab.getByRole('button', { name: 'Map by address…' }).click()
  await says(dialogOf(ann), '1 member has the address of a HubSpot user', 'A similar address')
  await dialogOf(ann).getByRole('checkbox', { name: ALIAS }).check()
  await dialogOf(ann).getByRole('button', { name: 'Map 2 members' }).click()
  // Nobody like that is without an owner any more.
  await says(tab, 'Nobody matches')
  await tab.getByRole('button', { name: 'Show everybody' }).click()
  await says(row, 'Carla Diaz')
  await says(
    ann.page.locator('.extension'),
    'It changes 1 setting',
    `Added: ${ALIAS} (Owner: Carla Diaz, Syncs: on), ${CARLA} (Owner`,
  )
  await row.getByRole('button', { name: 'X-ray' }).click()
  await xray.getByRole('textbox', { name: 'To whom' }).fill(JANE)
  await xray.getByRole('button', { name: 'Look' }).click()
  await says(xray, 'under Carla Diaz.', 'Jane Cooper', 'the person it concerns')
  await xray.getByRole('button', { name: 'Done' }).click()

  await row.getByRole('button', { name: 'Change' }).click()
  await dialogOf(ann).getByRole('button', { name: 'Invite by mail' }).click()
  await says(dialogOf(ann), 'Invited by mail')
  await dialogOf(ann).getByRole('button', { name: 'Done' }).click()

  const carla = await openHubSpot(world, { as: CARLA })
  const { page } = carla
  await page.goto(`${world.simulator.url}/simulator/mail`)
  await says(page.locator('body'), `${ALIAS}`, 'asks you to connect')
  await page.getByRole('link', { name: /\/connect\// }).click()
  const code = await page.locator('#code').innerText()
  await page.getByRole('link', { name: 'Open Logbook in HubSpot' }).click()
  const home = await carla.home()
  await home.getByRole('button', { name: 'I have an invitation' }).click()
  await home.getByRole('textbox', { name: 'Code or link' }).fill(code)
  await home.getByRole('button', { name: 'Connect with it' }).click()
  await says(page.locator('body'), `${ALIAS} is connected. 1 activity that waited is logged now.`)
  await world.settled()
  const [mail, ...others] = world.hubspot.engagements('emails')
  expect(others).toEqual([])
  expect(mail?.properties.hubspot_owner_id).toBe(CARLAS_ID)
  expect(standsOn(world.hubspot, mail).contacts).toEqual([JANE])
  expect(await openMembers(world).member(ALIAS)).toMatchObject({
    connection: { user: CARLA, by: 'invitation' },
  })
})
