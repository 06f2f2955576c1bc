// Proves that the tests have a real browser: it lays out, draws letters and runs scripts.

import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'

test('the browser draws text with a real font', async () => {
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.setContent('<p style="display: inline-block; font: 40px sans-serif">Logbook</p>')

  const { width } = (await page.locator('p').boundingBox()) ?? { width: 0 }
  await page.locator('p').evaluate((p) => p.replaceChildren())
  const blank = await page.screenshot()
  await page.locator('p').evaluate((p) => p.replaceChildren('Logbook'))
  const drawn = await page.screenshot()
  await page.close()

  expect(width).toBeGreaterThan(100)
  // Without fonts the boxes are there, and empty.
  expect(drawn.equals(blank)).toBe(false)
})

test('a worker opens one browser, however often it asks', async () => {
  expect(await openBrowser()).toBe(await openBrowser())
})
