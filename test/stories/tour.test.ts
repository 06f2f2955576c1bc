// The five minutes of the README, in a real browser, with the README's own lines.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { createApi } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { isTakingPictures, takeScreenshot } from '../support/screenshot.ts'
import { liveBy, stopClock } from '../support/stopped-clock.ts'
import { startBareWorld } from '../support/world.ts'

/** The requests of the README's curl lines: path and body. */
async function readmeRequests(): Promise<{ path: string; body: string }[]> {
  const readme = await readFile('README.md', 'utf8')
  const lines = readme.matchAll(/curl http:\/\/localhost:3000(\S+)[^']*-d '([^']+)'/g)
  return [...lines].map(([, path = '', body = '']) => ({ path, body }))
}

test('a newcomer installs, sends what the README says, and sees it on the record with the reason why', async () => {
  // A picture is to look the same whenever it is taken; the story itself lives by the real time.
  const clock = isTakingPictures ? stopClock('2026-11-20T11:20:00Z') : null
  const stopped = clock ? { now: clock.now } : {}
  const { url, simulator } = await startBareWorld({ simulator: stopped, logbook: stopped })
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
  if (clock) await liveBy(clock, page)

  await page.goto(url)
  await page.getByRole('link', { name: 'Connect to HubSpot' }).click()
  await page.getByLabel('Northwind Trading').check()
  await page.getByRole('button', { name: 'Connect app' }).click()
  await page.getByRole('heading', { name: "You're all set" }).waitFor()
  const api = createApi(url, (await page.locator('#key').innerText()).trim())

  const headers = { 'content-type': 'application/json' }
  for (const { path, body } of await readmeRequests()) {
    expect((await api.request(path, { method: 'POST', body, headers })).status).toBe(202)
  }
  for (const id of ['tour-1', 'tour-2', 'tour-3', 'tour-4']) {
    await expect.poll(async () => (await api.event(id)).status, { timeout: 30_000 }).toBe('written')
  }

  await page.goto(`${simulator.url}/contacts/47110815/objects/0-1/views/all/list?q=jane`)
  await page.getByRole('link', { name: 'Jane Cooper' }).first().click()
  const timeline = page.locator('article.engagement')
  await timeline.filter({ hasText: 'Replied: Re: Pallet wrap' }).waitFor()
  const mail = timeline.filter({
    hasText: 'Sent (New) [Spring launch (#1)]: Pallet wrap for the spring season',
  })
  for (const record of ['Jane Cooper', 'Acme Industries', 'Acme: service contract']) {
    expect(await mail.innerText()).toContain(record)
  }
  const bodies = await Promise.all(
    (await timeline.locator('iframe').all()).map((frame) => frame.contentFrame().locator('body').innerText()),
  )
  for (const text of [
    'the new film is 20 % thinner',
    'Opened [Spring launch (#1)]: Pallet wrap for the spring season',
    'Clicked [Spring launch (#1)]: https://northwind.example/film',
  ]) {
    expect(bodies.join('\n')).toContain(text)
  }
  const card = page.getByRole('region', { name: 'Sync status' })
  await card.getByText('All activity is logged.').waitFor()
  await card.getByText('Reply: Re: Pallet wrap').waitFor()
  await takeScreenshot(page, 'record-page')

  const why = (await api.trace('tour-1')).trace.map(({ text }) => text)
  expect(why).toContain(
    '1 company found for Jane Cooper; Acme Industries is the primary, so the activity went there.',
  )
})
