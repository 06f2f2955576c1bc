// Exclusions on the settings page: a pasted list becomes rules, and what of it does not is named (G16, HX2).
import { Accordion, Alert, TextArea } from '@hubspot/ui-extensions'
import { beforeEach, expect, test } from 'vitest'
import type { NeverLogAnswer } from '../../../server/http/settings/answers.ts'
import { type PlayedServer, playServer } from '../../testing/play-server.ts'
import { aDraft, SETTINGS, settings } from '../../testing/settings-answers.ts'
import { labelled, onTab, playSettings, saved } from '../../testing/settings-page.tsx'
import { settle } from '../../testing/settle.ts'

const NEVER_LOG = 'POST /cards/v1/settings/never-log'
const { exclusions } = SETTINGS
const withDomains = (...domains: string[]) => ({ exclusions: { ...exclusions, domains } })

let server: PlayedServer

beforeEach(() => {
  server = playSettings(playServer())
})

function told(given: Partial<NeverLogAnswer> = {}): NeverLogAnswer {
  const problem = 'This is neither an address nor a domain.'
  return {
    added: { addresses: 0, domains: 1, patterns: 0 },
    known: 2,
    not_understood: 1,
    lines: [{ line: 2, text: 'the whole board', as: 'not_understood', value: null, problem }],
    revision: 8,
    draft: aDraft({ settings: settings(withDomains('press.example', 'new.example')) }),
    ...given,
  }
}

test('a pasted list goes into the draft, below what is not saved yet; what was not understood is named and stays to be mended', async () => {
  const page = await onTab(server, 'Exclusions', withDomains('press.example', 'old.example'))
  page.find(Accordion, { title: 'Domains (2)' }).props.onClick?.()
  await settle()
  await page.press('Take out')
  server.answer(NEVER_LOG, told())
  await page.type('Add to the list', '@new.example\nthe whole board\npress.example')
  await page.press('Add to the draft')
  expect(server.last(NEVER_LOG).body).toEqual({
    base_version: 3,
    revision: 7,
    text: '@new.example\nthe whole board\npress.example',
    is_preview: false,
  })
  const result = page.find(Alert, { title: 'Added 1 domain' }).toString()
  expect(result).toContain('2 were on the list already.')
  expect(result).toContain('Line 2: the whole board. This is neither an address nor a domain.')
  expect(page.find(TextArea, labelled('Add to the list')).props.defaultValue).toBe('the whole board')
  // Taken out before, and still not saved.
  expect(await saved(server, page)).toEqual(withDomains('new.example'))
  expect(server.calls.at(-1)?.body).toMatchObject({ revision: 8 })
})

test('a list can be checked without adding anything, and one too long for HubSpot comes as a file', async () => {
  const page = await onTab(server, 'Exclusions')
  server.answer(NEVER_LOG, told({ draft: null, revision: 7 }))
  await page.type('Add to the list', '@new.example')
  await page.press('Check only')
  expect(server.last(NEVER_LOG).body).toMatchObject({ is_preview: true })
  expect(page.find(Alert).props.title).toBe('Would add 1 domain')
  await page.type('Add to the list', 'x'.repeat(1_100_000))
  await page.press('Add to the draft')
  expect(server.asked(NEVER_LOG)).toBe(1)
  expect(page.findAll(Alert).map(({ props }) => props.title)).toContain(
    'That did not work: That is too much at once',
  )
  server.answer('POST /cards/v1/settings/never-log-link', {
    url: 'https://logbook.example.com/n',
    expires_at: '',
  })
  await page.press('Add a file')
  expect(page.screen()).toContain('Choose the file')
})

test('own domains are added as they are written', async () => {
  const page = await onTab(server, 'Exclusions')
  await page.type('Add your own domains', 'Northwind.example\n@northwind.test')
  await page.press('Add')
  expect(await saved(server, page)).toMatchObject({
    exclusions: { internal: { domains: ['northwind.example', 'northwind.test'] } },
  })
})

// M43, MX4
test('it says which addresses are a machine’s, and which domains the account’s users bring along', async () => {
  const page = await onTab(server, 'Exclusions')
  expect(page.screen()).toContain('info@, no-reply@;')
  expect(page.screen()).toContain('At the moment: northwind.example.')
  await page.flip('Count the domains of your HubSpot users, too', false)
  expect(await saved(server, page)).toMatchObject({ exclusions: { internal: { has_users: false } } })
})
