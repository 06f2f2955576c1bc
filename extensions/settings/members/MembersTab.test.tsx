// Members on the settings page: whose activity is whose, and what of it is logged where (M44, L45, L46).
import { Button, Modal, Select, Toggle } from '@hubspot/ui-extensions'
import { beforeEach, describe, expect, test } from 'vitest'
import { type PlayedServer, playServer } from '../../testing/play-server.ts'
import { SETTINGS } from '../../testing/settings-answers.ts'
import { labelled, onTab, playSettings, saved } from '../../testing/settings-page.tsx'
import { settle } from '../../testing/settle.ts'

let server: PlayedServer

beforeEach(() => {
  server = playSettings(playServer())
})

describe('members', () => {
  const { members } = SETTINGS

  // L45, L46
  test('whom events have named without being a HubSpot user are seen at once, and are given an owner', async () => {
    const page = await onTab(server, 'Members')
    expect(page.screen()).toContain('eve@agency.example | No HubSpot user has this address | Is logged')
    const window = await page.open('Change')
    window.find(Select, labelled('Owner')).props.onChange?.('72')
    await settle()
    expect(page.screen()).toContain('eve@agency.example | Ben Okafor')
    expect(await saved(server, page)).toEqual({
      members: { ...members, rules: [{ email: 'eve@agency.example', syncs: true, owner_id: '72' }] },
    })
  })

  test('those with the address of a user need no rule; consent and reach of their own make one, which can be taken out', async () => {
    const page = await onTab(server, 'Members', {}, { members: ['ann@northwind.example'] })
    expect(page.screen()).toContain('ann@northwind.example | Ann Ryan, by address')
    await page.open('Change')
    const window = () => page.find(Button, ({ text }) => text === 'Change').props.overlay?.find(Modal)
    window()?.find(Toggle, labelled('Syncs')).props.onChange?.(false)
    await settle()
    window()?.find(Toggle, labelled('Reach of their own')).props.onChange?.(true)
    await settle()
    window()?.find(Select, labelled('Deals')).props.onChange?.('own')
    await settle()
    const rule = {
      email: 'ann@northwind.example',
      syncs: false,
      touch: { contacts: 'all', companies: 'all', deals: 'own' },
    }
    expect(await saved(server, page)).toEqual({ members: { ...members, rules: [rule] } })
  })

  test('new records in turn ask who takes turns; one who is gone is still named', async () => {
    const page = await onTab(server, 'Members', {
      members: { ...members, new_record_owners: 'round_robin', round_robin: ['73'] },
    })
    await page.chooseSeveral('Round robin', ['73', '72'])
    expect(await saved(server, page)).toMatchObject({ members: { round_robin: ['73', '72'] } })
    expect(page.screen()).not.toContain('undefined')
  })
})
