// Settings as a file, from their page (G30).
import { Link } from '@hubspot/ui-extensions'
import { beforeEach, expect, test } from 'vitest'
import { type PlayedServer, playServer } from '../../testing/play-server.ts'
import { drawSettings, playSettings } from '../../testing/settings-page.tsx'

let server: PlayedServer

beforeEach(() => {
  server = playSettings(playServer())
})

test('settings go out and in as a file by links, since a page in HubSpot can neither save nor take one', async () => {
  const page = await drawSettings(server)
  const link = {
    url: 'https://logbook.example.com/settings/import/t',
    expires_at: '2026-11-20T12:05:00.000Z',
  }
  server.answer('POST /cards/v1/settings/import-link', link)
  await page.press('Import as draft')
  expect(server.last('POST /cards/v1/settings/import-link').body).toEqual({ base_version: 3, revision: 7 })
  expect(page.find(Link, ({ text }) => text === 'Choose a file').props.href).toEqual({
    url: link.url,
    external: true,
  })
})
