// Record creation and associations on the settings page (G7, G8, G17).
import { NumberInput, Select, StatusTag, Toggle } from '@hubspot/ui-extensions'
import { beforeEach, describe, expect, test } from 'vitest'
import { type PlayedServer, playServer } from '../../testing/play-server.ts'
import { aFinding, SETTINGS, settings } from '../../testing/settings-answers.ts'
import { drawSettings, labelled, onTab, playSettings, saved } from '../../testing/settings-page.tsx'
import { settle } from '../../testing/settle.ts'

let server: PlayedServer

beforeEach(() => {
  server = playSettings(playServer())
})

describe('record creation', () => {
  const { record_creation, associations } = SETTINGS

  // G17
  test('asks for properties in groups, and gives new records values that HubSpot takes', async () => {
    const page = await onTab(server, 'Record creation')
    const adds = page.findAll(Select, labelled('Ask for a property'))
    adds[0]?.props.onChange?.('email')
    await settle()
    await page.chooseSeveral('One of', ['email', 'jobtitle'])
    page.findAll(Select, labelled('Add a property'))[0]?.props.onChange?.('lifecyclestage')
    await settle()
    await page.choose('Value of Lifecycle stage', 'lead')
    expect(await saved(server, page)).toEqual({
      record_creation: {
        ...record_creation,
        contacts: {
          ...record_creation.contacts,
          mandatory: [['email', 'jobtitle']],
          defaults: { lifecyclestage: 'lead' },
        },
      },
    })
  })

  test('shows what is wrong with a value beside it, and an option that is gone by what it was', async () => {
    const contacts = { ...record_creation.contacts, defaults: { lifecyclestage: 'LEAD' } }
    const page = await drawSettings(server, {
      settings: settings({ record_creation: { ...record_creation, contacts } }),
      findings: [
        aFinding({
          pointer: '/record_creation/contacts/defaults/lifecyclestage',
          message: 'HubSpot has no option "LEAD".',
          fix: 'Perhaps you meant "lead".',
        }),
      ],
    })
    expect(
      page.find(StatusTag, ({ text }) => text?.startsWith('1 setting in force no longer fits') === true),
    ).toBeDefined()
    await page.press('Go to Record creation')
    expect(page.field('Value of Lifecycle stage').props).toMatchObject({
      value: 'LEAD',
      error: true,
      validationMessage: 'HubSpot has no option "LEAD". Perhaps you meant "lead".',
    })
    expect(page.field('Value of Lifecycle stage').props.options).toContainEqual({
      value: 'LEAD',
      label: 'LEAD (no option of it)',
    })
  })

  // G7, G8
  test('says on which companies and deals activity is logged; labels are asked for only where they matter', async () => {
    const page = await onTab(server, 'Record creation')
    expect(page.maybeFind(Select, labelled('Company labels'))).toBeNull()
    await page.choose('Companies', 'labelled')
    await page.chooseSeveral('Company labels', ['Supplier'])
    await page.chooseSeveral('Pipelines', ['default'])
    await page.flip('Own deals only', true)
    expect(await saved(server, page)).toEqual({
      associations: {
        companies: 'labelled',
        company_labels: ['Supplier'],
        deals: { ...associations.deals, pipelines: ['default'], only_own: true },
        tickets: associations.tickets,
      },
    })
  })

  // G8
  test('asks which tickets only where some are wanted, and says beside it that the permission is missing', async () => {
    const pointer = '/associations/tickets/most'
    const missing = { pointer, code: 'not_permitted', severity: 'warning' } as const
    const page = await drawSettings(server, {
      findings: [aFinding({ ...missing, message: 'HubSpot does not show Logbook tickets yet.' })],
    })
    await page.goTo('Record creation')
    expect(page.screen()).toContain('HubSpot does not show Logbook tickets yet.')
    expect(page.maybeFind(Toggle, labelled('Open tickets only'))).toBeNull()
    page.find(NumberInput, ({ props }) => props.name === 'tickets_most').props.onChange?.(3)
    await settle()
    await page.flip('Open tickets only', false)
    expect(await saved(server, page)).toEqual({
      associations: { ...associations, tickets: { most: 3, open_only: false } },
    })
  })
})

test('what HubSpot does not let Logbook see is typed instead of chosen', async () => {
  const nothing = { owners: null, teams: null, roles: null, pipelines: null, company_labels: null }
  const page = await onTab(
    server,
    'Record creation',
    {},
    { ...nothing, properties: { contacts: null, companies: null, deals: null } },
  )
  await page.goTo('General')
  await page.type('Default owner', ' 72 ')
  await page.goTo('Record creation')
  await page.type('Pipelines', 'default, 8810400')
  expect(await saved(server, page)).toMatchObject({
    general: { default_owner_id: '72' },
    associations: { deals: { pipelines: ['default', '8810400'] } },
  })
})
