// Campaigns on the settings page: logged or not, and the deals they open (L11, L12, G18).
import { Button, Panel, Select, Toggle } from '@hubspot/ui-extensions'
import { beforeEach, expect, test } from 'vitest'
import { type PlayedServer, playServer } from '../../testing/play-server.ts'
import { labelled, onTab, playSettings, saved } from '../../testing/settings-page.tsx'
import { settle } from '../../testing/settle.ts'

let server: PlayedServer

beforeEach(() => {
  server = playSettings(playServer())
})

test('campaigns are left out and open deals; another pipeline has other stages, and a rule that says nothing is none', async () => {
  const page = await onTab(
    server,
    'Campaigns',
    { campaigns: [{ campaign: 'Winter', is_pushed: false, deal: null }] },
    { is_complete: false },
  )
  expect(page.screen()).toContain('Winter | Opens none')
  expect(page.screen()).toContain('Older activity is still being looked through.')
  await page.flip('Log Spring launch', false)
  await page.flip('Log Spring launch', true)
  expect(page.screen()).not.toContain('Not saved yet')
  const buttons = page.findAll(Button, ({ text }) => text === 'Change')
  buttons[1]?.trigger('onClick')
  await settle()
  const panel = () => page.findAll(Button, ({ text }) => text === 'Change')[1]?.props.overlay?.find(Panel)
  panel()?.find(Toggle, labelled('Opens a deal')).props.onChange?.(true)
  await settle()
  panel()?.find(Select, labelled('Stage')).props.onChange?.('won')
  await settle()
  panel()?.find(Select, labelled('Owner')).props.onChange?.('72')
  await settle()
  expect(page.screen()).toContain('Spring launch | A reply: opens one in Sales pipeline, Closed won')
  const deal = {
    on: ['reply'],
    pipeline: 'default',
    stage: 'won',
    name_format: '{company} – {campaign}',
    amount: null,
    owner_id: '72',
    defaults: {},
  }
  expect(await saved(server, page)).toEqual({
    campaigns: [
      { campaign: 'Winter', is_pushed: false, deal: null },
      { campaign: 'Spring launch', is_pushed: true, deal },
    ],
  })
})
