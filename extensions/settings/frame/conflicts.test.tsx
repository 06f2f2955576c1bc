// Two admins at the settings at once: the second hears who was faster, and nobody loses anything (G29).
import { Alert } from '@hubspot/ui-extensions'
import { beforeEach, describe, expect, test } from 'vitest'
import { type PlayedServer, playServer } from '../../testing/play-server.ts'
import { aDraft, aSettingsPage, SETTINGS, settings } from '../../testing/settings-answers.ts'
import { DRAFT, drawSettings, PAGE } from '../../testing/settings-page.tsx'

const { general, exclusions } = SETTINGS
const benOwns = { general: { ...general, default_owner_id: '72' } }

let server: PlayedServer

beforeEach(() => {
  server = playServer()
})

describe('when somebody else was faster', () => {
  const conflict = (what: object) => ({
    code: 'settings_conflict',
    title: 'Somebody else was faster',
    detail: 'Load them again.',
    conflict: what,
  })
  const bySomebody = { by: 'ben@northwind.example', at: '2026-11-20T11:58:00.000Z' }

  test('their work is loaded below mine, and where both changed the same, both can be had', async () => {
    const page = await drawSettings(server)
    await page.choose('Default owner', '72')
    await page.flip('Members must connect', true)
    server.refuse(DRAFT, 409, conflict({ what: 'draft', ...bySomebody, revision: 8, isEnded: false }))
    const theirs = settings({
      general: { ...general, default_owner_id: '71' },
      exclusions: { ...exclusions, domains: ['press.example'] },
    })
    server.answer(PAGE, aSettingsPage({ revision: 8, draft: aDraft({ settings: theirs }) }))
    await page.press('Save draft')
    expect(page.find(Alert, { title: 'You both changed 1 setting' }).toString()).toContain('Take theirs')
    expect(page.screen()).toContain('General › Default owner | Ben Okafor | Ann Ryan')
    expect(page.field('Default owner').props.value).toBe('72')
    await page.press('Take theirs')
    expect(page.field('Default owner').props.value).toBe('71')
    server.answer(DRAFT, { revision: 9, draft: aDraft({ settings: theirs }) })
    await page.press('Save draft')
    expect(server.last(DRAFT).body).toEqual({
      base_version: 3,
      revision: 8,
      settings: { general: { default_owner_id: '71', members_must_connect: true } },
      keep: [],
    })
  })

  test('and published something, it is named, and mine goes on top of it', async () => {
    const page = await drawSettings(server, { draft: aDraft({ settings: settings(benOwns) }) })
    await page.flip('Members must connect', true)
    server.refuse(DRAFT, 409, conflict({ what: 'published', ...bySomebody, version: 4 }))
    server.answer(PAGE, aSettingsPage({ version: 4, revision: 8, settings: settings(benOwns) }))
    await page.press('Save draft')
    expect(page.screen()).toContain('ben@northwind.example, 2 minutes ago, published version 4.')
    expect(page.screen()).toContain('Not saved yet')
    server.answer(DRAFT, { revision: 9, draft: aDraft({ settings: settings(benOwns), base_version: 4 }) })
    await page.press('Save draft')
    expect(server.last(DRAFT).body).toMatchObject({
      base_version: 4,
      settings: { general: { default_owner_id: '72', members_must_connect: true } },
    })
  })
})
