// Draws the settings page for a test, with what a person can press and type there.
import {
  Button,
  Input,
  LoadingButton,
  Modal,
  MultiSelect,
  Select,
  Tab,
  Tabs,
  TextArea,
  Toggle,
} from '@hubspot/ui-extensions'
import { createRenderer } from '@hubspot/ui-extensions/testing'
import type { Settings } from '../../server/domain/settings/settings.ts'
import type { Choices, SettingsPageAnswer } from '../../server/http/settings/answers.ts'
import { SettingsPage } from '../settings/SettingsPage.tsx'
import { anAccount, now } from './answers.ts'
import { draw } from './draw.ts'
import { aMembersPage } from './member-answers.ts'
import { SOMEBODY } from './places.ts'
import type { PlayedServer } from './play-server.ts'
import { aDraft, aSettingsPage, CHOICES, settings } from './settings-answers.ts'
import { settle } from './settle.ts'

export const PAGE = 'GET /cards/v1/settings'
export const DRAFT = 'POST /cards/v1/settings/draft'
export const MEMBERS = 'GET /cards/v1/settings/members'
export const LINES = 'POST /cards/v1/settings/subject-lines'

/** Answers what the tabs ask: each draft is saved, and each line is the same. */
export function playSettings(server: PlayedServer): PlayedServer {
  server.answer(DRAFT, { revision: 8, draft: aDraft() })
  server.answer(LINES, { lines: [{ type: 'email.sent', line: 'Sent (New): Hello Jane' }], problem: null })
  server.answer(MEMBERS, aMembersPage())
  return server
}

export type DrawnSettings = Awaited<ReturnType<typeof drawSettings>>

export async function drawSettings(server: PlayedServer, page: Partial<SettingsPageAnswer> = {}) {
  server.answer('GET /cards/v1/account', {
    account: { ...anAccount(), portalId: '47110815', name: 'Northwind Trading' },
  })
  server.answer(PAGE, aSettingsPage(page))
  const renderer = createRenderer('settings')
  const drawn = await draw(
    renderer,
    <SettingsPage context={SOMEBODY} actions={renderer.mocks.actions} now={now} />,
  )
  const press = async (label: string) => {
    const [button] = [
      ...drawn.findAll(LoadingButton, ({ text }) => text === label),
      ...drawn.findAll(Button, ({ text }) => text === label),
    ]
    if (!button) throw new Error(`There is no button ${label}`)
    button.trigger('onClick')
    await settle()
  }
  return {
    ...drawn,
    press,
    async goTo(title: string) {
      const tab = drawn.find(Tab, (tab) => tab.props.title?.startsWith(title) === true)
      // Its type is one of several functions, of which a page has the one that fits its own ids.
      const select = drawn.find(Tabs).props.onSelectedChange
      if (select) Reflect.apply(select, undefined, [tab.props.tabId])
      await settle()
    },
    tabs: () => drawn.findAll(Tab).map(({ props }) => props.title),
    /** Opens the window of a button. */
    async open(label: string) {
      await press(label)
      const modal = drawn.find(Button, ({ text }) => text === label).props.overlay?.find(Modal)
      if (!modal) throw new Error(`${label} opens no window`)
      return modal
    },
    async choose(label: string, value: string) {
      drawn.find(Select, (select) => select.props.label === label).props.onChange?.(value)
      await settle()
    },
    async chooseSeveral(label: string, values: string[]) {
      drawn.find(MultiSelect, (select) => select.props.label === label).props.onChange?.(values)
      await settle()
    },
    async flip(label: string, isOn: boolean) {
      drawn.find(Toggle, (toggle) => toggle.props.label === label).props.onChange?.(isOn)
      await settle()
    },
    async type(label: string, text: string) {
      const [field] = [
        ...drawn.findAll(Input, (input) => input.props.label === label),
        ...drawn.findAll(TextArea, (area) => area.props.label === label),
      ]
      if (!field) throw new Error(`There is no field ${label}`)
      field.props.onInput?.(text)
      field.props.onChange?.(text)
      await settle()
    },
    field: (label: string) => drawn.find(Select, (select) => select.props.label === label),
  }
}

/** The page on this tab, with these settings. */
export async function onTab(
  server: PlayedServer,
  title: string,
  given: Partial<Settings> = {},
  choices: Partial<Choices> = {},
): Promise<DrawnSettings> {
  const page = await drawSettings(server, { settings: settings(given), choices: { ...CHOICES, ...choices } })
  await page.goTo(title)
  return page
}

/** What saving sends of the settings. */
export async function saved(server: PlayedServer, page: DrawnSettings): Promise<unknown> {
  await page.press('Save draft')
  return Reflect.get(Object(server.last(DRAFT).body), 'settings')
}

/** The field with this label, to be found. */
export function labelled(label: string) {
  return (node: { props: { label?: string } }) => node.props.label === label
}
