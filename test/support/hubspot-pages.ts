// A person of an account looks into HubSpot with a real browser: where each of our cards and pages is found, and how one waits for what it says.
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { PortalHandle } from '../../simulator/portal-handle.ts'
import { openBrowser } from './browser.ts'
import { recordNamed } from './cards.ts'
import type { World } from './world.ts'

/** A machine that runs other tests as well may be slow; whoever waits stops as soon as it is there. */
const PATIENCE_MS = 20_000

export type Person = {
  page: Page
  /** Each opens a page and answers our part of it; records by name or address. */
  sidebar(record: string): Promise<Locator>
  log(record: string): Promise<Locator>
  preview(record: string): Promise<Locator>
  home(): Promise<Locator>
  settings(): Promise<Locator>
}

type Options = {
  as?: string
  portal?: PortalHandle
  viewport?: { width: number; height: number }
  /** How many dots of the screen a pixel has. */
  scale?: number
}

/** Ann, a super admin, unless told otherwise. A script's error on any of the pages fails the test. */
export async function openHubSpot(world: World, options: Options = {}): Promise<Person> {
  const { portal = world.hubspot, as = '', viewport = { width: 1440, height: 1000 }, scale = 1 } = options
  const context = await (await openBrowser()).newContext({ viewport, deviceScaleFactor: scale })
  closeAfterTest(context)
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const { portalId } = portal

  const open = async (path: string, query: Record<string, string> = {}) => {
    const search = new URLSearchParams({ ...query, ...(as && { as }) })
    await page.goto(`${world.simulator.url}${path}?${search}`)
    return page.locator('main')
  }
  const openRecord = (name: string, query?: Record<string, string>) => {
    const { objectTypeId, id } = recordNamed({ ...world, hubspot: portal }, name)
    return open(`/contacts/${portalId}/record/${objectTypeId}/${id}`, query)
  }
  return {
    page,
    sidebar: async (name) => (await openRecord(name)).getByRole('region', { name: 'Sync status' }),
    log: async (name) =>
      (await openRecord(name, { view: 'cards' })).getByRole('region', { name: 'Activity log' }),
    async preview(name) {
      const { objectTypeId, id } = recordNamed({ ...world, hubspot: portal }, name)
      const list = await open(`/contacts/${portalId}/objects/${objectTypeId}/views/all/list`, { preview: id })
      return list.getByRole('region', { name: 'Sync status' })
    },
    home: async () => (await open(`/app/${portalId}/4242`)).locator('.extension'),
    settings: async () =>
      (await open(`/integrations-settings/${portalId}/installed/4242`)).locator('.extension'),
  }
}

function closeAfterTest(context: BrowserContext): void {
  const errors: string[] = []
  context.on('weberror', (error) => errors.push(String(error.error())))
  // What a page or a card may not do is refused by its policy, and said here only.
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  onTestFinished(async () => {
    await context.close()
    expect(errors).toEqual([])
  })
}

const patience = { timeout: PATIENCE_MS, interval: 25 }

/** Waits until all of this can be read. */
export async function says(place: Locator, ...texts: string[]): Promise<void> {
  for (const text of texts) await expect.poll(() => place.innerText(), patience).toContain(text)
}

/** Waits until none of this can be read any more. */
export async function saysNot(place: Locator, ...texts: string[]): Promise<void> {
  for (const text of texts) await expect.poll(() => place.innerText(), patience).not.toContain(text)
}

/** The rows of the log, each as its text. */
export async function rowsOf(log: Locator): Promise<string[]> {
  return (await log.locator('tbody tr:has(button)').allInnerTexts()).map((text) =>
    text.replaceAll('\n', ' · '),
  )
}

/** Opens the story of the activity with this text, and waits until it is told. */
export async function openStory(log: Locator, text: string): Promise<Locator> {
  await log.getByRole('row').filter({ hasText: text }).getByRole('button', { name: 'Details' }).click()
  return toldStory(log.page())
}

export async function toldStory(page: Page): Promise<Locator> {
  const story = page.getByRole('dialog')
  await story.getByRole('heading', { name: 'What happened' }).waitFor()
  return story
}

const FOCUSED = `(() => {
  const focused = document.activeElement
  return (focused?.ariaLabel ?? (focused?.textContent || focused?.labels?.[0]?.textContent) ?? '').trim()
})()`

/** What the keyboard is on, by its words; a field by its label. */
export function focusedOn(page: Page): Promise<string> {
  return page.evaluate<string>(FOCUSED)
}

/** Presses Tab until the keyboard is on what has these words; answers what it came by. */
export async function tabTo(page: Page, words: string): Promise<string[]> {
  const passed: string[] = []
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab')
    const focused = await focusedOn(page)
    if (focused === words) return passed
    passed.push(focused)
  }
  throw new Error(`Tab never came to ${words}, but to: ${passed.join(', ')}`)
}
