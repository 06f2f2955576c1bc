// The history of the settings on their page (G29, N3).
import { LoadingButton } from '@hubspot/ui-extensions'
import { beforeEach, expect, test } from 'vitest'
import { type PlayedServer, playServer } from '../../testing/play-server.ts'
import { SETTINGS } from '../../testing/settings-answers.ts'
import { onTab, playSettings } from '../../testing/settings-page.tsx'
import { settle } from '../../testing/settle.ts'

const HISTORY = 'GET /cards/v1/settings/history'

let server: PlayedServer

beforeEach(() => {
  server = playSettings(playServer())
})

test('the history says who published what, and the way back shows first what it changes', async () => {
  const change = { path: 'exclusions.domains', name: 'Exclusions › Domains', kind: 'list' } as const
  const version = {
    version: 2,
    published_by: 'ben@northwind.example',
    published_at: '2026-11-19T12:00:00.000Z',
    rolled_back_to: 1,
  }
  const list = { added: ['press.example'], removed: [], added_in_all: 1, removed_in_all: 0 }
  server.answer(HISTORY, {
    versions: [{ ...version, changes: [{ ...change, ...list }], changes_in_all: 1 }],
    next_before: null,
  })
  const page = await onTab(server, 'History')
  expect(page.screen()).toContain('Version 2 | Published by ben@northwind.example, 1 day ago')
  expect(page.screen()).toContain('Brought back version 1.')
  expect(page.screen()).toContain('Before | After | Exclusions › Domains | Added: press.example')
  expect(page.screen()).toContain('Version 0 | What is right for most')
  const back = { added: [], removed: ['press.example'], added_in_all: 0, removed_in_all: 1 }
  server.answer(`${HISTORY}/2`, {
    ...version,
    settings: SETTINGS,
    left_out: [],
    changes: [{ ...change, ...back }],
    changes_in_all: 1,
    findings: [],
  })
  const window = await page.open('Roll back to this…')
  expect(window.toString()).toContain('Taken out: press.example')
  server.answer('POST /cards/v1/settings/rollback', { ...version, version: 4, revision: 7, findings: [] })
  window.find(LoadingButton).trigger('onClick')
  await settle()
  expect(server.last('POST /cards/v1/settings/rollback').body).toEqual({ version: 2 })
  expect(page.mocks.actions.addAlert.calls[0]?.[0].message).toBe('Version 2 is back, as version 4.')
})
