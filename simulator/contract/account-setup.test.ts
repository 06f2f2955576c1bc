// What HubSpot tells about how an account is set up, and to whom: teams, pipelines, properties, labels, owners.
import { expect, test } from 'vitest'
import { allScopes, startContract } from './start-contract.ts'

const SALES = { id: '5501', name: 'Sales', primary: true }
const EU = { id: '5502', name: 'Europe', primary: false }

// HubSpot: user provisioning guide, teams
test('teams are listed with the users whose first team they are, and those who are in them besides', async () => {
  const { ask, portal } = await startContract({ scopes: [...allScopes, 'settings.users.teams.read'] })
  const olga = portal.addOwner({ email: 'olga@a.example', teams: [SALES, EU] })
  const heard = await ask('GET', '/settings/users/2026-09/teams')
  expect(heard).toMatchObject({
    status: 200,
    body: {
      results: [
        { id: '5501', name: 'Sales', userIds: [String(olga.userId)], secondaryUserIds: [] },
        { id: '5502', name: 'Europe', userIds: [], secondaryUserIds: [String(olga.userId)] },
      ],
    },
  })
})

test.each([
  ['teams', '/settings/users/2026-09/teams', 'settings.users.teams.read'],
  ['properties of contacts', '/crm/properties/2026-09/contacts', 'crm.schemas.contacts.read'],
  ['properties of deals', '/crm/properties/2026-09/deals', 'crm.schemas.deals.read'],
  ['pipelines', '/crm/pipelines/2026-09/deals', 'crm.objects.deals.read'],
  ['properties of tickets', '/crm/properties/2026-09/tickets', 'tickets'],
  ['pipelines of tickets', '/crm/pipelines/2026-09/tickets', 'tickets'],
  ['labels of tickets', '/crm/associations/2026-09/contacts/tickets/labels', 'tickets'],
  ['owners', '/crm/owners/2026-09', 'crm.objects.owners.read'],
  ['labels', '/crm/associations/2026-09/contacts/companies/labels', 'crm.objects.companies.read'],
])('%s are shown only to an app with the permission', async (_what, path, scope) => {
  const granted = [...allScopes, 'settings.users.teams.read']
  const { ask } = await startContract({ scopes: granted.filter((one) => one !== scope) })
  expect(await ask('GET', path)).toMatchObject({ status: 403, body: { category: 'MISSING_SCOPES' } })
})

// HubSpot: pipelines guide
test('a stage says in words whether it is closed, and how probable it makes the deal', async () => {
  const { ask } = await startContract()
  const heard = await ask('GET', '/crm/pipelines/2026-09/deals')
  const stages = heard.body.results[0]?.stages
  expect(stages).toContainEqual(
    expect.objectContaining({ id: 'closedwon', metadata: { isClosed: 'true', probability: '1.0' } }),
  )
})

// HubSpot: pipelines guide, ticket stages
test('a stage of tickets says otherwise whether it is closed', async () => {
  const { ask } = await startContract()
  const heard = await ask('GET', '/crm/pipelines/2026-09/tickets')
  expect(heard.body.results[0]?.stages).toMatchObject([
    ...['1', '2', '3'].map((id) => ({ id, metadata: { ticketState: 'OPEN' } })),
    { id: '4', metadata: { ticketState: 'CLOSED' } },
  ])
})

// HubSpot: associations guide, labels
test('labels are told as they read from the side that is asked, unlabelled types with null', async () => {
  const { ask, portal } = await startContract()
  portal.addLabel('contacts', 'companies', 'Billing')
  const heard = await ask('GET', '/crm/associations/2026-09/contacts/companies/labels')
  expect(heard.body.results).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ category: 'HUBSPOT_DEFINED', typeId: 279, label: null }),
      expect.objectContaining({ category: 'HUBSPOT_DEFINED', typeId: 1, label: 'Primary' }),
      expect.objectContaining({ category: 'USER_DEFINED', label: 'Billing' }),
    ]),
  )
})

// HubSpot: properties guide
test('a property says which values it takes, and whether anybody may write it', async () => {
  const { ask } = await startContract()
  const heard = await ask('GET', '/crm/properties/2026-09/contacts')
  const property = (name: string) => heard.body.results.find((one) => one.name === name)
  expect(property('lifecyclestage')).toMatchObject({
    type: 'enumeration',
    options: expect.arrayContaining([expect.objectContaining({ value: 'lead', label: 'Lead' })]),
    modificationMetadata: { readOnlyValue: false },
  })
  expect(property('num_notes')).toMatchObject({ modificationMetadata: { readOnlyValue: true } })
  expect(property('hubspot_owner_id')).toMatchObject({ externalOptions: true, referencedObjectType: 'OWNER' })
})
