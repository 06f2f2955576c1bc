// Settings on their way from a change on the screen to the ones in force: never unseen, never lost (G29, N3).
import { Accordion, Alert, LoadingButton, Select, Toggle } from '@hubspot/ui-extensions'
import { beforeEach, describe, expect, test } from 'vitest'
import { type PlayedServer, playServer } from '../../testing/play-server.ts'
import { aDraft, aFinding, aSettingsPage, SETTINGS, settings } from '../../testing/settings-answers.ts'
import { DRAFT, drawSettings } from '../../testing/settings-page.tsx'
import { settle } from '../../testing/settle.ts'

const { general, exclusions } = SETTINGS
const PUBLISH = 'POST /cards/v1/settings/publish'
const benOwns = { general: { ...general, default_owner_id: '72' } }
const change = {
  path: 'general.default_owner_id',
  name: 'General › Default owner',
  kind: 'changed',
  before: null,
  after: '72',
} as const
const bensDraft = aDraft({ settings: settings(benOwns), changes: [change], changes_in_all: 1 })

let server: PlayedServer

beforeEach(() => {
  server = playServer()
})

describe('a change', () => {
  test('is not saved until somebody says so; then only its section goes out, and the draft says in plain words what changes', async () => {
    const page = await drawSettings(server)
    expect(page.screen()).toContain('In force: version 3, published by ben@northwind.example 3 hours ago.')
    await page.choose('Default owner', '72')
    expect(page.screen()).toContain('Not saved yet | You changed: General.')
    expect(server.asked(DRAFT)).toBe(0)
    server.answer(DRAFT, { revision: 8, draft: bensDraft })
    await page.press('Save draft')
    expect(server.last(DRAFT).body).toEqual({ base_version: 3, revision: 7, settings: benOwns, keep: [] })
    expect(page.screen()).toContain('Draft, not in force yet | Saved by ann@northwind.example 5 minutes ago.')
    expect(page.screen()).toContain('General › Default owner | not set | Ben Okafor')
    expect(page.screen()).not.toContain('Not saved yet')
  })

  test('can be undone, and one that is changed back is none', async () => {
    const page = await drawSettings(server)
    await page.choose('Default owner', '72')
    await page.choose('Default owner', 'nobody')
    expect(page.screen()).not.toContain('Not saved yet')
    await page.flip('Members must connect', true)
    await page.press('Undo my changes')
    expect(page.find(Toggle, { label: 'Members must connect' }).props.checked).toBe(false)
    expect(server.asked(DRAFT)).toBe(0)
  })

  test('made while an earlier one is being saved stays, and is saved next', async () => {
    const page = await drawSettings(server)
    await page.choose('Default owner', '72')
    const held = server.hold(DRAFT)
    await page.press('Save draft')
    await page.flip('Members must connect', true)
    held.let(0, { revision: 8, draft: bensDraft })
    await settle()
    expect(page.screen()).toContain('Not saved yet')
    expect(page.screen()).not.toContain('You both changed')
    server.answer(DRAFT, { revision: 9, draft: bensDraft })
    await page.press('Save draft')
    expect(server.last(DRAFT).body).toMatchObject({
      revision: 8,
      settings: { general: { default_owner_id: '72', members_must_connect: true } },
    })
  })

  test('that is refused stays on the screen, with what is wrong at its field and on its tab', async () => {
    const page = await drawSettings(server)
    await page.choose('Default owner', '72')
    server.refuse(DRAFT, 422, {
      code: 'settings_invalid',
      title: 'The settings have errors',
      detail: 'Mend them.',
      errors: [aFinding({ message: 'That is no owner.' })],
    })
    await page.press('Save draft')
    expect(page.find(Alert, { title: 'Not saved' }).toString()).toContain('Your changes are still here.')
    expect(page.field('Default owner').props).toMatchObject({
      value: '72',
      error: true,
      validationMessage: 'That is no owner. Choose an active user.',
    })
    expect(page.tabs()[0]).toBe('General ⚠ 1')
    // What was wrong with another value says nothing about this one.
    await page.choose('Default owner', '71')
    expect(page.field('Default owner').props.error).toBeUndefined()
    expect(page.tabs()[0]).toBe('General')
  })

  test('that did not arrive stays on the screen, and can be saved again', async () => {
    const page = await drawSettings(server)
    await page.choose('Default owner', '72')
    server.breakOff(DRAFT)
    await page.press('Save draft')
    expect(page.find(Alert, { title: 'That did not work: Logbook cannot be reached' })).toBeDefined()
    server.answer(DRAFT, { revision: 8, draft: bensDraft })
    await page.press('Save draft')
    expect(page.screen()).toContain('Draft, not in force yet')
    expect(page.maybeFind(Alert)).toBeNull()
  })
})

describe('a draft', () => {
  test('is published after it was shown once more, and is in force then', async () => {
    const page = await drawSettings(server, { draft: bensDraft })
    const modal = await page.open('Publish…')
    expect(modal.toString()).toContain('General › Default owner')
    server.answer(PUBLISH, {
      version: 4,
      published_by: 'ann@northwind.example',
      published_at: '2026-11-20T12:00:00.000Z',
      rolled_back_to: null,
      revision: 8,
      findings: [],
    })
    modal.find(LoadingButton).trigger('onClick')
    await settle()
    expect(server.last(PUBLISH).body).toEqual({ base_version: 3, revision: 7 })
    expect(page.screen()).toContain('In force: version 4, published by ann@northwind.example just now.')
    expect(page.screen()).not.toContain('Draft')
    expect(page.field('Default owner').props.value).toBe('72')
    expect(page.mocks.actions.closeOverlay.calls).toEqual([[modal.props.id]])
  })

  test('with mistakes names them with their tab, and cannot be published', async () => {
    const findings = [
      aFinding(),
      aFinding({ pointer: '/campaigns/0/deal/stage', name: 'Campaigns › Spring › Deal › Stage' }),
      aFinding({ pointer: '/exclusions/domains/0', severity: 'warning', code: 'freemail_domain' }),
    ]
    const page = await drawSettings(server, { draft: { ...bensDraft, findings } })
    expect(page.screen()).toContain(
      '2 mistakes to mend before it can be published | Go to General | Go to Campaigns',
    )
    const modal = await page.open('Publish…')
    expect(modal.find(LoadingButton).props.disabled).toBe(true)
    expect(modal.toString()).toContain('Dora Lind was deactivated')
  })

  test('that was begun on older settings is brought up to date with all that it changes', async () => {
    const hers = settings({ exclusions: { ...exclusions, domains: ['press.example'] } })
    const page = await drawSettings(server, {
      version: 4,
      settings: hers,
      draft: { ...bensDraft, base_version: 3 },
    })
    expect(page.find(Alert).props.title).toBe('Other settings were published since this draft was begun')
    expect(page.field('Default owner').props.readOnly).toBe(true)
    server.answer('GET /cards/v1/settings/history/3', {
      ...aSettingsPage(),
      changes: [],
      changes_in_all: 0,
    })
    server.answer(DRAFT, { revision: 8, draft: { ...bensDraft, base_version: 4 } })
    await page.press('Bring the draft up to date')
    expect(server.last(DRAFT).body).toMatchObject({
      base_version: 4,
      revision: 7,
      settings: { ...benOwns, exclusions: { domains: ['press.example'] } },
    })
    expect(page.field('Default owner').props.readOnly).toBe(false)
  })

  test('is discarded after a question', async () => {
    const page = await drawSettings(server, { draft: bensDraft })
    const modal = await page.open('Discard draft…')
    expect(modal.toString()).toContain('What ann@northwind.example saved in it is gone.')
    server.answer('POST /cards/v1/settings/draft/discard', { revision: 8 })
    modal.find(LoadingButton).trigger('onClick')
    await settle()
    expect(page.field('Default owner').props.value).toBe('nobody')
  })
})

test('a list that is too long to be shown says so, and goes back as it is', async () => {
  const left_out = [{ pointer: '/exclusions/addresses', entries: 40_000 }]
  const page = await drawSettings(server, { left_out })
  await page.goTo('Exclusions')
  const addresses = page.find(Accordion, { title: 'Addresses (40,000)' })
  addresses.props.onClick?.()
  await settle()
  expect(page.find(Alert, { title: 'Too long to be shown here' }).toString()).toContain('40,000 entries')
  await page.flip('Leave out system addresses', false)
  server.answer(DRAFT, { revision: 8, draft: aDraft({ left_out }) })
  await page.press('Save draft')
  expect(server.last(DRAFT).body).toMatchObject({
    keep: ['/exclusions/addresses'],
    settings: { exclusions: { addresses: [], system_addresses: false } },
  })
})

test('who may not change anything sees everything, and nothing to change it with', async () => {
  const page = await drawSettings(server, { isAdmin: false, draft: bensDraft })
  expect(page.find(Alert).props.title).toBe('You can look at everything here')
  expect(page.screen()).toContain('Ben Okafor')
  for (const tab of ['Activities', 'Members', 'Exclusions', 'Record creation', 'Campaigns', 'History']) {
    if (tab === 'Activities')
      server.answer('POST /cards/v1/settings/subject-lines', { lines: [], problem: null })
    if (tab === 'History')
      server.answer('GET /cards/v1/settings/history', { versions: [], next_before: null })
    await page.goTo(tab)
  }
  for (const field of page.findAll(Select)) expect(field.props.readOnly).toBe(true)
  for (const field of page.findAll(Toggle)) expect(field.props.readOnly).toBe(true)
  expect(page.screen()).not.toMatch(/Save draft|Publish…|Discard|Import|Roll back|Add a|Take out/)
})
