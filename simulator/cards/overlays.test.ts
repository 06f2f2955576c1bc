// What opens above the page: it takes the keyboard and gives it back, and closes when it is told to.
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { type Samples, startSamples } from './start-samples.ts'

let samples: Samples
beforeAll(async () => {
  samples = await startSamples()
})

test('a modal takes the keyboard, keeps it, and gives it back', async () => {
  const page = await samples.sink('Overlays')
  const opener = page.getByRole('button', { name: 'Open modal' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Pause Logbook?' })
  await dialog.waitFor()
  expect(await isPageOutOfReach(page)).toBe(true)
  const passed: string[] = []
  for (let step = 0; step < 5; step += 1) {
    await page.keyboard.press('Tab')
    passed.push(await focused(page))
  }
  expect(passed).toEqual(['Close', 'Why', 'Pause', 'Cancel', 'Close'])
  await page.keyboard.press('Shift+Tab')
  expect(await focused(page)).toBe('Cancel')

  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await focused(page)).toBe('Open modal')
  expect(await isPageOutOfReach(page)).toBe(false)
  await page.getByTestId('said').getByText('opened, closed').waitFor()
})

test('a card closes its own overlay by id', async () => {
  const page = await samples.sink('Overlays')
  await page.getByRole('button', { name: 'Open modal' }).click()
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByTestId('said').getByText('opened, paused, closed').waitFor()
})

test('a modal may open above a panel, and Escape closes one at a time', async () => {
  const page = await samples.sink('Overlays')
  await page.getByRole('button', { name: 'Open panel' }).click()
  await page.getByRole('button', { name: 'Ask again' }).click()
  await page.getByRole('dialog', { name: 'Sure?' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Sure?' }).waitFor({ state: 'detached' })
  expect(await focused(page)).toBe('Ask again')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await focused(page)).toBe('Open panel')

  await page.getByRole('button', { name: 'Open the older way' }).click()
  await page.getByText('The page stays in reach.').waitFor()
  expect(await isPageOutOfReach(page)).toBe(false)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('a menu is walked by arrow keys, and its item opens a modal', async () => {
  const page = await samples.sink('Overlays')
  await page.getByRole('button', { name: 'Actions' }).click()
  expect(await focused(page)).toBe('Try again')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'From the menu' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await focused(page)).toBe('Actions')
})

test('a tooltip is shown to who points and to who focuses, even on a disabled button', async () => {
  const page = await samples.sink('Overlays')
  const tooltip = page.getByRole('tooltip')
  await page.getByRole('button', { name: 'Disconnect' }).hover({ force: true })
  await tooltip.getByText('You are not a super admin.').waitFor()
  await page.getByRole('button', { name: 'Point at me' }).focus()
  await tooltip.getByText('Shown when pointed at').waitFor()
  await page.keyboard.press('Escape')
  await tooltip.getByText('Shown when pointed at').waitFor({ state: 'hidden' })
})

/** What has the focus: its label or its words. */
function focused(page: Page): Promise<string> {
  return page.evaluate<string>(`(({ activeElement: element }) =>
    element.ariaLabel ?? element.labels?.[0]?.innerText ?? element.textContent)(document)`)
}

function isPageOutOfReach(page: Page): Promise<boolean> {
  return page.evaluate<boolean>("document.querySelector('main').inert")
}
