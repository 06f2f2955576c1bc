// Sources and keys on the settings page inside HubSpot, as the bundle that is uploaded draws it in a real browser (G33).
import { expect, test, vi } from 'vitest'
import { createApi } from '../support/api.ts'
import { anEmailSent } from '../support/events.ts'
import { openHubSpot, says, saysNot } from '../support/hubspot-pages.ts'
import { startWorld } from '../support/world.ts'

vi.setConfig({ testTimeout: 60_000 })

test('an admin makes a key on the page, a tool sends with it, and once it is revoked the next is refused', async () => {
  const world = await startWorld()
  const ann = await openHubSpot(world)
  const settings = await ann.settings()
  await settings.getByRole('tab', { name: 'Sources and keys' }).click()
  await says(settings, 'Stories', 'Live', '300,000 events a minute at most, as usual')
  await settings.getByRole('textbox', { name: 'Add a source' }).fill('Sequence tool')
  await settings.getByRole('button', { name: 'Add', exact: true }).click()
  await says(settings, 'It has no key yet, so it cannot send.')

  // By name: after the source that each account begins with.
  await settings.getByRole('button', { name: 'New live key' }).nth(1).click()
  await says(settings, 'The new key of Sequence tool', 'it is never shown again')
  const secret = await settings.getByRole('textbox', { name: 'Key', exact: true }).inputValue()
  expect(secret).toMatch(/^lbk_live_47110815_/)
  expect(await settings.getByRole('textbox', { name: 'To send a first event' }).inputValue()).toContain(
    secret,
  )
  await settings.getByRole('button', { name: 'I have copied it' }).click()
  await saysNot(settings, secret)

  const tool = createApi(world.url, secret)
  expect(await tool.send(anEmailSent({ id: 'first' }))).toMatchObject({ status: 202, accepted: 1 })
  await world.settled()
  expect(await tool.event('first')).toMatchObject({ status: 'written' })
  await settings.getByRole('button', { name: 'Refresh' }).first().click()
  await says(settings, 'Last used just now')

  const row = settings.getByRole('row', { name: new RegExp(secret.slice(-4)) })
  await row.getByRole('button', { name: 'Revoke…' }).click()
  const dialog = ann.page.getByRole('dialog')
  await says(dialog, `Revoke the key that ends with ${secret.slice(-4)}?`)
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click()
  await says(row, 'Revoked just now by ann@northwind.example')
  expect(await tool.send(anEmailSent({ id: 'second' }))).toMatchObject({ status: 401, code: 'unauthorized' })
})
