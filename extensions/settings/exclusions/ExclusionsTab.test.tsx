// Exclusions on the settings page: a pasted list becomes rules (G16, HX2).
import { Accordion, Alert } from '@hubspot/ui-extensions'
import { beforeEach, expect, test } from 'vitest'
import { type PlayedServer, playServer } from '../../testing/play-server.ts'
import { SETTINGS } from '../../testing/settings-answers.ts'
import { onTab, playSettings, saved } from '../../testing/settings-page.tsx'
import { settle } from '../../testing/settle.ts'

let server: PlayedServer

beforeEach(() => {
  server = playSettings(playServer())
})

test('exclusions are pasted, counted and told apart; what was not understood stays to be mended, and entries can be taken out', async () => {
  const { exclusions } = SETTINGS
  const page = await onTab(server, 'Exclusions', {
    exclusions: { ...exclusions, domains: ['press.example'] },
  })
  await page.type(
    'Add to the list',
    'Email\njane@acme.example\n*@press.example\nthe whole board\n*-noreply@*.example',
  )
  await page.press('Add')
  const result = page.find(Alert, { title: 'Understood 3: 1 address, 1 domain, 1 pattern' })
  expect(result.props.variant).toBe('warning')
  expect(result.toString()).toContain('Line 4: the whole board')
  expect(result.toString()).toContain('1 of them was on the list already.')
  page.find(Accordion, { title: 'Domains (1)' }).props.onClick?.()
  await settle()
  await page.press('Take out')
  expect(await saved(server, page)).toEqual({
    exclusions: {
      ...exclusions,
      addresses: ['jane@acme.example'],
      domains: [],
      patterns: ['*-noreply@*.example'],
    },
  })
})
