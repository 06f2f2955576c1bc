// The settings page inside HubSpot, as the bundle that is uploaded draws it in a real browser: what is decided there is what happens to the
// next activity.
import type { Locator } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { ENGAGEMENT_KEY_PROPERTY } from '../../server/domain/engagement.ts'
import { anEmailSent, JANE, standsOn } from '../support/events.ts'
import { focusedOn, openHubSpot, type Person, says, saysNot, tabTo } from '../support/hubspot-pages.ts'
import { openSettings } from '../support/settings.ts'
import { startWorld, type World } from '../support/world.ts'

vi.setConfig({ testTimeout: 60_000 })

const BEN = 'ben@northwind.example'
const EVE = 'eve@agency.example'
const CARLA = 'carla@northwind.example'
const BENS_ID = '71500002'

async function goTo(settings: Locator, name: string): Promise<void> {
  await settings.getByRole('tab', { name }).click()
}

async function pick({ page }: Person, field: Locator, option: RegExp): Promise<void> {
  await field.click()
  await page.locator('[role=listbox]').getByRole('option', { name: option }).click()
}

async function exclude(settings: Locator, text: string): Promise<void> {
  await goTo(settings, 'Exclusions')
  await settings.getByRole('textbox', { name: 'Add to the list' }).fill(text)
  await settings.getByRole('button', { name: 'Add to the draft' }).click()
  await says(settings, 'Added')
}

const save = (settings: Locator) => settings.getByRole('button', { name: 'Save draft' }).first().click()

async function publish({ page }: Person, settings: Locator): Promise<void> {
  await settings.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

// G13, G15, G16, HX2, L45, M44: nothing is set up, and then the first activity is stored as chosen, under whom it is mapped to, for whom it is meant
test('an admin sets up a new account on the page, and the first activity obeys: stored as chosen, owned as mapped, and left out with the rule named', async () => {
  const world = await startWorld()
  const ann = await openHubSpot(world)
  const settings = await ann.settings()
  await says(settings, 'Nobody has changed anything yet.', 'Whoever installed Logbook (Ann Ryan)')
  await goTo(settings, 'Members')
  await says(settings, 'No tool has named anybody yet.')
  await settings.getByRole('textbox', { name: 'Add a member' }).fill(EVE)
  await settings.getByRole('button', { name: 'Add', exact: true }).click()
  const eve = settings.getByRole('row', { name: EVE })
  await says(eve, 'No HubSpot user has this address')
  await eve.getByRole('button', { name: 'Change' }).click()
  await pick(ann, ann.page.getByRole('dialog').getByRole('combobox', { name: 'Owner' }), /^Ben Ode/)
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await says(eve, 'Ben Ode')

  await exclude(settings, '"@press.example","added by Ann"\nnot an address')
  await says(settings, 'Added 1 domain', 'Line 2: not an address', 'Domains (1)')
  await goTo(settings, 'Activities')
  await says(settings, 'Sent (New) [Spring launch (#2)]: Hello Jane')
  await pick(ann, settings.getByRole('row', { name: 'Email sent' }).getByRole('combobox'), /^Note$/)
  await settings.getByRole('textbox', { name: 'Subject line' }).fill('{subject} ({member})')
  await says(settings, 'Hello Jane (Ann Lindqvist)')
  await save(settings)
  await says(settings, 'Draft, not in force yet', 'It changes 4 settings')
  await says(settings, `Added: ${EVE} (Owner: Ben Ode, Syncs: on)`, 'Added: press.example', 'Email sent')
  expect(await openSettings(world).load()).toMatchObject({
    version: 0,
    draft: { edited_by: 'ann@northwind.example' },
  })
  await publish(ann, settings)
  await says(settings, 'In force: version 1, published by ann@northwind.example')

  const member = { email: EVE, name: 'Eve' }
  await world.send(anEmailSent({ id: 'both', member, people: [JANE, 'editor@press.example'] }))
  await world.send(anEmailSent({ id: 'press', member, people: ['editor@press.example'] }))
  await world.settled()
  const { hubspot } = world
  const ours = (type: 'emails' | 'notes') =>
    hubspot.engagements(type).filter(({ properties }) => properties[ENGAGEMENT_KEY_PROPERTY])
  expect(ours('emails')).toEqual([])
  const [note, ...others] = ours('notes')
  expect(others).toEqual([])
  expect(note?.properties).toMatchObject({ hubspot_owner_id: BENS_ID })
  expect(note?.properties.hs_note_body).toContain('Prices (Eve)')
  expect(standsOn(hubspot, note).contacts).toEqual([JANE])
  expect(await world.event('press')).toMatchObject({ status: 'skipped', reason: 'excluded' })
  const texts = (await world.trace('press')).trace.map(({ text }) => text)
  expect(texts).toContainEqual(expect.stringContaining('at the excluded domain press.example.'))
  expect((await world.trace('both')).trace.map(({ text }) => text)).toContain(
    `Logged under Ben Ode, to whom ${EVE} is mapped.`,
  )
})

// L6, M44
test('a rep reads every setting and what is drafted, and can change nothing; a keyboard is enough to look around', async () => {
  const world = await startWorld()
  await openSettings(world).put({ exclusions: { domains: ['press.example'] } })
  await openSettings(world).save({ general: { members_must_connect: true } })
  const carla = await openHubSpot(world, { as: CARLA })
  const settings = await carla.settings()
  await says(
    settings,
    'You can look at everything here',
    'In force: version 1',
    'General › Members must connect',
  )
  const { page } = carla
  await tabTo(page, 'General')
  for (const tab of ['Activities', 'Members', 'Exclusions', 'Record creation', 'Campaigns']) {
    await page.keyboard.press('ArrowRight')
    expect(await focusedOn(page)).toBe(tab)
    const panel = settings.getByRole('tabpanel', { name: tab })
    await panel.waitFor()
    const fields = panel
      .locator('input, textarea, [role=combobox], [role=switch]')
      .and(page.locator(':visible'))
    await expect.poll(() => fields.count()).toBeGreaterThan(tab === 'Campaigns' ? -1 : 0)
    for (const field of await fields.all()) expect(await isOpenTo(field)).toBe(false)
  }
  const words = /save|publish|discard|undo|take out|import|roll back|add/i
  expect(await settings.getByRole('button', { name: words }).count()).toBe(0)
  await goTo(settings, 'History')
  await says(settings, 'Version 1', 'Added: press.example')
  expect(await settings.getByRole('button', { name: words }).count()).toBe(0)
})

/** Whether one may write there; a search changes nothing. */
async function isOpenTo(field: Locator): Promise<boolean> {
  return (
    (await field.getAttribute('type')) !== 'search' &&
    (await field.isEditable().catch(() => field.isEnabled()))
  )
}

// G29
test('of two admins who edit at once the second hears who was faster, keeps everything, and loses nothing of the first', async () => {
  const world = await startWorld({ drains: false })
  for (const user of world.hubspot.account.users) if (user.email === BEN) user.superAdmin = true
  const ann = await openHubSpot(world)
  const ben = await openHubSpot(world, { as: BEN })
  const [hers, his] = [await ann.settings(), await ben.settings()]
  for (const page of [hers, his]) await says(page, 'Default owner')
  await exclude(hers, 'a.example')
  await goTo(hers, 'General')
  await pick(ann, hers.getByRole('combobox', { name: 'Default owner' }), /^Carla/)
  await save(hers)
  await says(hers, 'Draft, not in force yet', 'It changes 2 settings')

  await pick(ben, his.getByRole('combobox', { name: 'Default owner' }), /^Ben/)
  await his.getByRole('switch', { name: 'Members must connect' }).click()
  await save(his)
  await says(
    his,
    'Somebody else was faster',
    'ann@northwind.example, just now, saved other changes to the draft.',
  )
  await says(his, 'You changed: General', 'You both changed 1 setting')
  await exclude(his, 'b.example')
  await says(his, 'Domains (2)')
  const clash = his.getByRole('row', { name: /General › Default owner/ }).filter({ hasText: 'Take theirs' })
  await says(clash, 'Ben Ode', 'Carla')
  await clash.getByRole('button', { name: 'Take theirs' }).click()
  await saysNot(his, 'You both changed')
  await save(his)
  await says(his, 'Draft, not in force yet', 'Added: a.example, b.example', 'Members must connect')
  await publish(ben, his)
  await says(his, `version 1, published by ${BEN}`)
  const inForce = await openSettings(world).load()
  expect(inForce.settings).toMatchObject({
    general: { default_owner_id: ownerOf(world, CARLA), members_must_connect: true },
    exclusions: { domains: ['a.example', 'b.example'] },
  })

  // Hers was the draft that he published: what she does next is done to what is in force.
  await hers.getByRole('button', { name: 'Discard draft…' }).click()
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Discard', exact: true }).click()
  await says(hers, `version 1, published by ${BEN}`, 'Somebody else was faster')
  await ann.page.getByRole('dialog').waitFor({ state: 'detached' })
  await goTo(hers, 'History')
  await hers.getByRole('button', { name: 'Roll back to this…' }).click()
  await says(ann.page.getByRole('dialog'), 'Taken out: a.example, b.example')
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click()
  await says(hers, 'In force: version 2, published by ann@northwind.example')
})

function ownerOf({ hubspot }: World, email: string): string | undefined {
  return hubspot.account.owners.find((owner) => owner.email === email)?.id
}
