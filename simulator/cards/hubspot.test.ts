// What a card is told and may ask of HubSpot, where it stands, and what is drawn where HubSpot would refuse.
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openSink, type Samples, startSamples } from './start-samples.ts'

const jane = 'jane@acme.example'

let samples: Samples
let page: Page
beforeAll(async () => {
  samples = await startSamples()
  page = await openSink(samples, 'HubSpot')
})

test('a card knows its account, its record, who looks, and the variables it was built with', async () => {
  const context = await readJson(page, 'context')
  const id = Number(samples.contact(jane).split('/').at(-1))
  expect(context).toMatchObject({
    location: 'crm.record.tab',
    portal: { id: 47110815, timezone: 'Europe/Berlin' },
    user: {
      id: 61500001,
      email: 'ann@northwind.example',
      firstName: 'Ann',
      teams: [{ id: 5501, name: 'Sales', teammates: [61500001, 61500002] }],
      permissions: ['integrations-management-write'],
    },
    crm: { objectId: id, objectTypeId: '0-1' },
    extension: { appId: 4242, cardTitle: 'Kitchen sink' },
    variables: { PUBLIC_URL: 'https://api.sample.example' },
  })
})

test('hooks bring properties, formatted when asked, and associated records', async () => {
  await expect
    .poll(() => readJson(page, 'properties'))
    .toEqual({ firstname: 'Jane', lifecyclestage: 'Customer' })
  await page.getByTestId('companies').getByText('Acme Industries').waitFor()
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  await expect.poll(() => page.getByTestId('read').innerText()).toContain('"email":"jane@acme.example"')
})

test('a refresh brings what changed to the page and to the hooks', async () => {
  const id = samples.contact(jane).split('/').at(-1) ?? ''
  samples.portal.updateRecord('contacts', id, { firstname: 'Janet' })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await page.getByTestId('properties').getByText('"firstname":"Janet"').waitFor()
  await page.getByRole('heading', { name: 'Janet Cooper' }).waitFor()
})

test('an alert is announced and can be closed; what went wrong is announced at once', async () => {
  await page.getByRole('button', { name: 'Alert', exact: true }).click()
  const sent = page.getByRole('status').filter({ hasText: 'It is on its way.' })
  await sent.waitFor()
  await sent.getByRole('button', { name: 'Close alert' }).click()
  await sent.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Bad alert' }).click()
  await page.getByRole('alert').filter({ hasText: 'It failed.' }).waitFor()
})

test('text is copied to the clipboard', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect.poll(() => page.evaluate<string>('navigator.clipboard.readText()')).toBe('lbk_copied')
})

test('a page that the app may not frame is not framed', async () => {
  await page.getByRole('button', { name: 'Frame' }).click()
  await page.getByText('https://frames.example is not among permittedUrls.iframe').waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
})

test('HubSpot actions say what they would open, or lead there', async () => {
  await page.getByRole('button', { name: 'Add note' }).click()
  await page.getByText('HubSpot would open the note editor here.').waitFor()
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.waitForURL((url) => url.pathname === samples.contact(jane) && url.search === '')
})

test('what HubSpot would refuse in a sidebar is drawn as a refusal, and the rest of the card stays', async () => {
  const looking = await samples.open(samples.contact(jane))
  const card = looking.getByRole('region', { name: 'Refused' })
  await card.getByText('Small enough for a sidebar').waitFor()
  await card.getByRole('button', { name: 'Allowed here' }).waitFor()
  expect(await card.getByRole('alert').allInnerTexts()).toEqual([
    expect.stringContaining('CrmPropertyList is not allowed in crm.record.sidebar'),
    expect.stringContaining('PageTitle is not allowed in crm.record.sidebar'),
    expect.stringContaining('Unknown component Carousel'),
  ])
  await card.getByRole('button', { name: 'Break' }).click()
  await card.getByText('This extension has failed').waitFor()
  await card.getByText('The card broke while drawing.').waitFor()
})

test('a card cannot reach anything but its page: the worker may not fetch by itself', async () => {
  const answer = await fetch(`${samples.simulator.url}/simulator/cards/assets/card-worker.js`)
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; script-src 'self'")
})

test("an app's pages are walked without loading again, with their parameters, back and forth", async () => {
  const home = await samples.open('/app/47110815/4242')
  await home.getByRole('heading', { name: 'Sample home', level: 1 }).waitFor()
  await expect.poll(() => home.title()).toBe('Sample home | Simulated HubSpot')
  expect(await home.locator('#page-actions').innerText()).toContain('Newest event')
  await home.getByRole('link', { name: 'One event' }).click()
  await home.getByRole('heading', { name: 'One event' }).waitFor()
  expect(home.url()).toBe(`${samples.simulator.url}/app/47110815/4242/events/e%201?tab=trace`)
  expect(await readJson(home, 'route')).toEqual({ id: 'e 1', tab: 'trace' })
  await home.goBack()
  await home.getByRole('heading', { name: 'Sample home' }).waitFor()
  await home.goForward()
  await home.getByRole('link', { name: 'Home', exact: true }).click()
  await home.getByRole('heading', { name: 'Sample home' }).waitFor()
})

test('a card leads to a page of its app', async () => {
  const looking = await openSink(samples, 'HubSpot')
  await looking.getByRole('button', { name: 'To the app' }).click()
  await looking.waitForURL('**/app/47110815/4242/events/e-1?tab=log')
  await looking.getByRole('heading', { name: 'One event' }).waitFor()
})

test('settings are offered fewer actions, and the switch lets a page be seen by somebody else', async () => {
  const settings = await samples.open('/integrations-settings/47110815/installed/4242')
  await settings.getByText('Ann may integrations-management-write').waitFor()
  expect(await settings.getByTestId('actions').innerText()).toBe(
    'addAlert closeOverlay copyTextToClipboard navigateToPage openIframeModal reloadPage',
  )
  await settings.getByLabel('Viewing as').selectOption({ label: 'Carla Diaz (sales rep)' })
  await settings.getByRole('button', { name: 'Switch' }).click()
  await settings.getByText('Carla may look').waitFor()
  // It is kept for the other pages of the account.
  await settings.goto(`${samples.simulator.url}${samples.contact(jane)}?view=cards`)
  await settings.getByRole('tab', { name: 'HubSpot' }).click()
  expect(await readJson(settings, 'context')).toMatchObject({ user: { firstName: 'Carla', permissions: [] } })
})

test('an account without the app shows no card and runs no script', async () => {
  const contoso = samples.simulator.portal('47110816')
  const [contact] = contoso.contacts()
  const answer = await fetch(`${samples.simulator.url}/contacts/47110816/record/0-1/${contact?.id}`)
  const text = await answer.text()
  expect(text).not.toContain('<script')
  expect(text).not.toContain('data-extension')
  expect(answer.headers.get('content-security-policy')).not.toContain('script-src')
})

async function readJson(looking: Page, testId: string): Promise<unknown> {
  return z.json().parse(JSON.parse(await looking.getByTestId(testId).innerText()))
}
