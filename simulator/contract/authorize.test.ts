// What HubSpot promises about the authorize link once the app's manifest is uploaded.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Contract, credentials, startContract } from './start-contract.ts'

const redirectUrl = 'https://logbook.example/oauth/callback'
const manifest = {
  config: {
    auth: {
      redirectUrls: [redirectUrl],
      requiredScopes: ['oauth', 'crm.objects.contacts.read'],
      optionalScopes: ['crm.schemas.emails.write'],
    },
  },
}
const link = {
  client_id: credentials.client_id,
  redirect_uri: redirectUrl,
  scope: 'oauth crm.objects.contacts.read',
  optional_scope: 'crm.schemas.emails.write',
}

let folder = ''
let manifestPath = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulator-'))
  manifestPath = join(folder, 'app-hsmeta.json')
  await writeFile(manifestPath, JSON.stringify(manifest))
})
afterAll(() => rm(folder, { recursive: true }))

// HubSpot: OAuth, BAD_REDIRECT_URI and BAD_SCOPES
test.each([
  ['a redirect URL that is not listed', { redirect_uri: 'https://evil.example/' }],
  ['a missing required scope', { scope: 'oauth' }],
  ['a scope that is not required', { scope: `${link.scope} crm.objects.deals.read` }],
  ['an optional scope that is not declared', { optional_scope: 'files' }],
])('%s is refused', async (_what, change) => {
  const contract = await startContract({ app: { manifestPath } })
  expect(await visit(contract, { ...link, ...change })).toBe(400)
})

test('the uploaded link and one back to a developer machine are both accepted', async () => {
  const contract = await startContract({ app: { manifestPath } })
  expect(await visit(contract, link)).toBe(200)
  expect(await visit(contract, { ...link, redirect_uri: 'http://localhost:3000/oauth/callback' })).toBe(200)
})

test('an optional scope that the account cannot grant is left out', async () => {
  const contract = await startContract({ app: { manifestPath } })
  contract.portal.account.unavailableScopes.push('crm.schemas.emails.write')
  expect((await install(contract)).searchParams.get('code')).not.toBeNull()
  const [code] = contract.simulator.state.codes.values()
  expect(code?.scopes).toEqual(['oauth', 'crm.objects.contacts.read'])
})

test('a required scope that the account cannot grant blocks the install', async () => {
  const contract = await startContract({ app: { manifestPath } })
  contract.portal.account.unavailableScopes.push('crm.objects.contacts.read')
  expect((await install(contract)).searchParams.get('error')).toBe('access_denied')
})

test('a user without the permission to install apps cannot install it', async () => {
  const contract = await startContract({ app: { manifestPath } })
  for (const user of contract.portal.account.users)
    Object.assign(user, { superAdmin: false, appMarketplaceAccess: false })
  expect((await install(contract)).searchParams.get('error')).toBe('access_denied')
})

async function visit({ ask }: Contract, query: Record<string, string>): Promise<number> {
  return (await ask('GET', `/oauth/authorize?${new URLSearchParams(query)}`)).status
}

async function install({ form }: Contract): Promise<URL> {
  const heard = await form('/oauth/authorize/decision', { ...link, account: '7001', decision: 'allow' })
  return new URL(heard.headers.get('location') ?? '')
}
