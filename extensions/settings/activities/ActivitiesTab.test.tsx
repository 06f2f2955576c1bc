// Activities on the settings page: each kind on or off, as what, how much of it, and under which line (G15, L49).
import { Accordion, Input, Select, Toggle } from '@hubspot/ui-extensions'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type PlayedServer, playServer } from '../../testing/play-server.ts'
import { SETTINGS } from '../../testing/settings-answers.ts'
import {
  type DrawnSettings,
  LINES,
  labelled,
  onTab,
  playSettings,
  saved,
} from '../../testing/settings-page.tsx'
import { settle } from '../../testing/settle.ts'

let server: PlayedServer

beforeEach(() => {
  server = playSettings(playServer())
})

describe('activities', () => {
  const row = (page: DrawnSettings, type: string) => ({
    toggle: () => page.find(Toggle, labelled(type)),
    select: () => page.find(Select, ({ props }) => props.name === `stored_as ${type}`),
  })

  // G15, L49
  test('are switched off and on and stored as chosen; what is usual is not written down', async () => {
    const page = await onTab(server, 'Activities')
    row(page, 'email.sent').select().props.onChange?.('notes')
    await settle()
    page
      .find(Accordion, ({ props }) => props.title === 'Opens, clicks and other signs: all logged')
      .props.onClick?.()
    await settle()
    row(page, 'Email opened').toggle().props.onChange?.(false)
    await settle()
    expect(page.find(Accordion, ({ props }) => props.title.startsWith('Opens')).props.title).toContain(
      '0 of 1 logged',
    )
    expect(await saved(server, page)).toMatchObject({
      activities: { stored_as: { 'email.sent': 'notes', 'email.opened': 'nothing' } },
    })
    await page.goTo('Activities')
    row(page, 'email.sent').select().props.onChange?.('notes')
    await settle()
    row(page, 'email.sent').select().props.onChange?.('emails')
    await settle()
    expect(page.screen()).not.toContain('Not saved yet')
  })

  test('that are usually off can be switched on, and off again', async () => {
    const page = await onTab(server, 'Activities')
    const calls = () => page.find(Accordion, ({ props }) => props.title.startsWith('Calls'))
    expect(calls().props.title).toContain('0 of 1 logged')
    calls().props.onClick?.()
    await settle()
    row(page, 'Task created').toggle().props.onChange?.(true)
    await settle()
    expect(calls().props.title).toContain('all logged')
    expect(await saved(server, page)).toMatchObject({
      activities: { stored_as: { 'task.created': 'tasks' } },
    })
    await page.goTo('Activities')
    row(page, 'Task created').toggle().props.onChange?.(false)
    await settle()
    expect(calls().props.title).toContain('0 of 1 logged')
  })

  test('have a subject line whose examples are drawn by the server while one types, and it says why one cannot be used', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const page = await onTab(server, 'Activities')
      vi.runAllTimers()
      await settle()
      expect(page.screen()).toContain('Sent (New): Hello Jane')
      const problem = 'It has the unknown placeholder {subjekt}.'
      server.answer(LINES, { lines: [], problem })
      for (const text of ['{s', '{sub', '{subjekt}'])
        page.find(Input, labelled('Subject line')).props.onInput?.(text)
      await settle()
      vi.runAllTimers()
      await settle()
      expect(server.last(LINES).body).toEqual({ format: '{subjekt}', contents: 'full' })
      expect(server.asked(LINES)).toBe(2)
      expect(page.screen()).toContain(problem)
      // Typing alone changes nothing.
      expect(page.screen()).not.toContain('Not saved yet')
    } finally {
      vi.useRealTimers()
    }
  })

  // N13
  test('of a team are different where it says so, and the first team that fits can be chosen', async () => {
    const { activities } = SETTINGS
    const page = await onTab(server, 'Activities', {
      activities: { ...activities, teams: [{ team_id: '9', stored_as: {}, contents: 'metadata' }] },
    })
    page.find(Select, labelled('Add a team')).props.onChange?.('2210')
    await settle()
    page.find(Accordion, ({ props }) => props.title === 'Sales Berlin: as everywhere').props.onClick?.()
    await settle()
    page.find(Select, ({ props }) => props.name === 'contents teams 2210').props.onChange?.('subject')
    await settle()
    page.find(Select, ({ props }) => props.name === 'teams 2210 email.opened').props.onChange?.('nothing')
    await settle()
    await page.press('Move up')
    expect(
      page
        .findAll(Accordion, ({ props }) => props.title.includes('difference'))
        .map(({ props }) => props.title),
    ).toEqual(['Sales Berlin: 2 differences', 'Unknown team 9: 1 difference'])
    expect(await saved(server, page)).toMatchObject({
      activities: {
        teams: [
          { team_id: '2210', contents: 'subject', stored_as: { 'email.opened': 'nothing' } },
          { team_id: '9', contents: 'metadata' },
        ],
      },
    })
  })

  // MX9, MX12
  test('of a role are different where it says so, beside the teams', async () => {
    const page = await onTab(server, 'Activities')
    page.find(Select, labelled('Add a role')).props.onChange?.('3301')
    await settle()
    page.find(Accordion, ({ props }) => props.title === 'Support agent: as everywhere').props.onClick?.()
    await settle()
    page.find(Select, ({ props }) => props.name === 'roles 3301 email.sent').props.onChange?.('notes')
    page.find(Select, ({ props }) => props.name === 'contents roles 3301').props.onChange?.('subject')
    await settle()
    expect(await saved(server, page)).toMatchObject({
      activities: {
        teams: [],
        roles: [{ role_id: '3301', contents: 'subject', stored_as: { 'email.sent': 'notes' } }],
      },
    })
  })

  test.each([
    ['no roles', [], 'This account has no roles in HubSpot.'],
    ['roles that HubSpot hides', null, 'HubSpot does not show Logbook now which roles there are.'],
  ])('say so of an account with %s', async (_, roles, said) => {
    const page = await onTab(server, 'Activities', {}, { roles })
    expect(page.screen()).toContain(said)
  })
})
