// The app's own extensions, built as HubSpot builds them, on the app's own server: each is drawn in its place with what that answers.
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser } from '../../test/support/browser.ts'
import { anEmailSent, JANE } from '../../test/support/events.ts'
import { startWorld } from '../../test/support/world.ts'

test('every extension of the app is drawn, and hears its server, wherever it stands', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ message: { subject: 'Pallet wrap' } }))
  await world.settled()
  const jane = world.hubspot.contacts().find(({ properties }) => properties.email === JANE)
  const page = await (await openBrowser()).newPage()
  onTestFinished(() => page.close())
  const open = (path: string) => page.goto(`${world.simulator.url}${path}`)

  await open(`/contacts/47110815/record/0-1/${jane?.id}?view=cards`)
  await areDrawn(page, 2)
  for (const card of await page.locator('.extension').all())
    await card.getByText('Pallet wrap').first().waitFor()
  await open(`/contacts/47110815/objects/0-1/views/all/list?preview=${jane?.id}`)
  await areDrawn(page, 1)
  await page.locator('.extension').getByText('Pallet wrap').first().waitFor()
  await open('/app/47110815/4242')
  await areDrawn(page, 1)
  await page.locator('.extension').getByText('47110815').first().waitFor()
  await open('/integrations-settings/47110815/installed/4242')
  await areDrawn(page, 1)
  await page.locator('.extension').getByText('47110815').first().waitFor()
}, 60_000)

async function areDrawn(page: Page, count: number): Promise<void> {
  await expect.poll(() => page.locator('[data-state=drawn]').count(), { timeout: 10_000 }).toBe(count)
  expect(await page.locator('.ui-problem').allInnerTexts()).toEqual([])
}
