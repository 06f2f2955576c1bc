// What the sample card promises to people: each component works with the mouse, and the first of them by keyboard alone.
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openSink, type Samples, startSamples } from './start-samples.ts'

let samples: Samples
beforeAll(async () => {
  samples = await startSamples()
})

test('a click reaches the card, and what the card then says is drawn', async () => {
  const page = await samples.sink('Words')
  const press = page.getByTestId('press')
  await press.click()
  await press.click()
  await page.getByText('Pressed 2 times').waitFor()
  await page.getByRole('button', { name: 'Start again' }).click()
  await page.getByText('Pressed 0 times').waitFor()

  const save = page.getByRole('button', { name: 'Save' })
  await save.click()
  await expect.poll(() => save.isDisabled()).toBe(true)
  expect(await save.getAttribute('aria-busy')).toBe('true')
})

test('every component of the kitchen sink is drawn', async () => {
  const page = await samples.sink('Words')
  const card = page.getByRole('region', { name: 'Kitchen sink' })
  expect(await card.locator('.ui-problem').allTextContents()).toEqual([])
  expect(await card.getByText('Nobody reads this.').count()).toBe(1)
})

test('an accordion opens and closes', async () => {
  const page = await samples.sink('Words')
  const title = page.getByRole('button', { name: 'Why is it not there?' })
  const answer = page.getByText('Because nobody asked.')
  expect(await answer.isVisible()).toBe(false)
  await title.click()
  await answer.waitFor()
  await title.click()
  await answer.waitFor({ state: 'hidden' })
})

test('tabs are turned by arrow keys, past those that are closed', async () => {
  const page = await samples.sink('HubSpot')
  await page.getByRole('tab', { name: 'HubSpot' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => selectedTab(page)).toBe('Words')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => selectedTab(page)).toBe('HubSpot')
  expect(await page.getByRole('tab', { name: 'Closed' }).isDisabled()).toBe(true)
})

test('links lead to the simulator where HubSpot is meant, and beside it otherwise', async () => {
  const page = await samples.sink('Words')
  const elsewhere = page.getByRole('link', { name: 'Acme Industries opens in a new tab' })
  expect(await elsewhere.getAttribute('target')).toBe('_blank')
  const here = page.getByRole('link', { name: 'See the record' })
  expect(await here.getAttribute('href')).toBe(`${samples.simulator.url}/contacts/1/record/0-1/1`)
  expect(await here.getAttribute('target')).toBeNull()
})

test('a table is turned page by page and sorted by its header', async () => {
  const page = await samples.sink('Data')
  const table = page.locator('.ui-table')
  const names = () => table.locator('tbody tr td:first-child').allInnerTexts()
  const turn = (name: string) => table.getByRole('button', { name, exact: true }).click()
  const first = ['01', '02', '03', '04', '05'].map((number) => `Activity ${number}`)
  await expect.poll(names).toEqual(first)

  await turn('Next')
  await expect.poll(names).toContain('Activity 06')
  await turn('Last')
  await expect.poll(names).toEqual(['Activity 21', 'Activity 22', 'Activity 23'])
  await expect.poll(() => table.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true)
  await turn('Page 2')
  await expect.poll(names).toContain('Activity 06')

  const opens = table.getByRole('columnheader', { name: 'Opens' })
  await opens.getByRole('button').click()
  await expect.poll(() => opens.getAttribute('aria-sort')).toBe('ascending')
  await expect.poll(async () => (await names())[0]).toBe('Activity 01')
  await opens.getByRole('button').click()
  await expect.poll(async () => (await names())[0]).toBe('Activity 14')
})

test('a chart tells its numbers to those who do not see it', async () => {
  const page = await samples.sink('Data')
  const chart = page.getByRole('figure', { name: 'Events of a week' })
  expect(await chart.locator('rect').count()).toBe(14)
  const row = chart.getByRole('row', { name: 'Oct 3' })
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['46', '1'])
  expect(await chart.locator('rect').first().locator('title').textContent()).toBe('Oct 1: 20 written')
})

test('fast typing loses no letter, in a field that the card follows and in one that it changes', async () => {
  const page = await samples.sink('Inputs')
  const sentence = 'The quick brown fox jumps over the lazy dog, twice.'
  await page.getByLabel('Name').pressSequentially(sentence)
  expect(await page.getByLabel('Name').inputValue()).toBe(sentence)
  await page.getByTestId('name').getByText(sentence).waitFor()
  expect(await page.getByLabel('Name').inputValue()).toBe(sentence)

  await page.getByLabel('Loud').press('a')
  await expect.poll(() => page.getByLabel('Loud').inputValue()).toBe('A')

  await page.getByRole('button', { name: 'Clear name' }).click()
  await expect.poll(() => page.getByLabel('Name').inputValue()).toBe('')
  await page.getByLabel('Name').fill('ab')
  await page.getByText('At least three letters').waitFor()
  expect(await page.getByLabel('Name').getAttribute('aria-invalid')).toBe('true')
})

test('a choice is made by mouse or by keyboard, with a search where there are many', async () => {
  const page = await samples.sink('Inputs')
  const chosen = page.getByTestId('chosen')
  const month = page.getByRole('combobox', { name: 'Month' })
  await month.press('Enter')
  await page.keyboard.type('ber')
  await page.keyboard.press('Enter')
  await chosen.getByText('Month 9, states held').waitFor()
  expect(await month.innerText()).toBe('September')

  await page.getByRole('combobox', { name: 'States' }).click()
  await page.getByRole('option', { name: 'Failed' }).click()
  await page.getByRole('option', { name: 'Held' }).click()
  await chosen.getByText('states failed').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('.ui-popup [role=option]').count()).toBe(0)
})

test('a toggle shows at once what was asked, and then what the card made of it', async () => {
  const page = await samples.sink('Inputs')
  await page.getByRole('switch', { name: 'Log opens' }).click()
  await page.getByText('opens on').waitFor()
  expect(await page.getByRole('switch', { name: 'Log opens' }).getAttribute('aria-checked')).toBe('true')

  const never = page.getByRole('switch', { name: 'Never on' })
  await never.click()
  await page.getByText('refused 1').waitFor()
  await expect.poll(() => never.getAttribute('aria-checked')).toBe('false')
})

test('a form gives all its values to the card in one object, in the types of their inputs', async () => {
  const page = await openSink(samples, 'Inputs')
  await page.getByLabel('Days').fill('120')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByLabel('From').fill('2026-12-24')
  await page.getByRole('combobox', { name: 'At', exact: true }).click()
  await page.getByRole('option', { name: '9:00 AM' }).click()
  await page.getByLabel('Internal mail').check()
  await page.getByLabel('Calls').check()
  await page.getByLabel('Nobody').check()
  await page.getByLabel('Name').fill('Ann')
  await page.getByLabel('Name').press('Enter')
  await expect.poll(() => page.getByTestId('sent').innerText()).not.toBe('')
  expect(JSON.parse(await page.getByTestId('sent').innerText())).toEqual({
    name: 'Ann',
    slow: '',
    search: '',
    note: 'First line',
    month: '',
    states: ['held'],
    days: 90,
    deals: 5,
    from: { year: 2026, month: 11, date: 24, formattedDate: '12/24/2026' },
    at: { hours: 9, minutes: 0 },
    on: false,
    never: false,
    internal: 'yes',
    kinds: ['mail', 'calls'],
    owner: 'nobody',
  })
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect.poll(() => page.getByLabel('Nobody').isChecked()).toBe(false)
})

function selectedTab(page: Page): Promise<string> {
  return page.locator('[role=tab][aria-selected=true]').innerText()
}
