// How an admin connects a HubSpot account, and what happens when something is not as it should be.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { ON_DEMAND_SCOPES, OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { installAccount } from '../../server/install/install-account.ts'
import { STATE_LIFETIME_MS } from '../../server/install/oauth-state.ts'
import { createVisitor } from '../support/visitor.ts'
import { startBareWorld, startWorld } from '../support/world.ts'

const KEY = /lbk_live_47110815_[\w-]{43}/

test('the scopes we ask for are those of the app manifest', async () => {
  const manifest = JSON.parse(await readFile('hubspot-app/app/app-hsmeta.json', 'utf8'))
  expect(manifest.config.auth.requiredScopes).toEqual(REQUIRED_SCOPES)
  expect(manifest.config.auth.optionalScopes).toEqual([
    ...OPTIONAL_SCOPES,
    ...Object.values(ON_DEMAND_SCOPES).flat(),
  ])
})

// M3, M5, M6
test('an admin chooses an account, consents, and sees which account is connected and what to do next', async () => {
  const { url, logbook } = await startBareWorld()
  const { status, text } = await createVisitor().install(url)
  expect(status).toBe(200)
  for (const fact of ['47110815', 'northwind.example', 'Europe/Berlin', `curl ${url}/v1/events`])
    expect(text).toContain(fact)
  const [key = ''] = KEY.exec(text) ?? []
  const answer = await fetch(`${url}/v1/events`, { headers: { authorization: `Bearer ${key}` } })
  expect(answer.status).toBe(200)
  expect(await logbook.db('accounts').select('portal_id', 'status')).toEqual([
    { portal_id: '47110815', status: 'connected' },
  ])
})

// M5
test('the account is the one that was chosen in HubSpot', async () => {
  const { url, logbook } = await startBareWorld()
  await createVisitor().install(url, '47110816')
  expect(await logbook.db('accounts').pluck('portal_id')).toEqual(['47110816'])
})

// M6
test('a denied consent comes back to a clear page and changes nothing', async () => {
  const { url, logbook } = await startBareWorld()
  const visitor = createVisitor()
  const back = await visitor.decide(await visitor.startInstall(url), 'deny')
  const { status, text } = await visitor.open(back)
  expect([status, text]).toEqual([403, expect.stringContaining('Logbook was not connected')])
  expect(await logbook.db('accounts')).toEqual([])
})

// M25, M27
test('a user without Marketplace access is told which permission is missing', async () => {
  const { url } = await startBareWorld()
  const visitor = createVisitor()
  const back = await visitor.decide(await visitor.startInstall(url), 'allow', { user: '61500003' })
  expect((await visitor.open(back)).text).toContain('App Marketplace access')
})

// M4
test('the way back works once, in the same browser, within ten minutes', async () => {
  let late = 0
  const now = () => new Date(Date.now() + late)
  const { url } = await startBareWorld({ logbook: { now } })
  const visitor = createVisitor()
  const start = async () => visitor.decide(await visitor.startInstall(url), 'allow')

  const stolen = await createVisitor().open(await start())
  expect([stolen.status, stolen.text]).toEqual([403, expect.stringContaining('another browser')])

  const forged = (await start()).replace(/state=[^&]+/, 'state=made.up')
  expect((await visitor.open(forged)).text).toContain('does not belong to an installation')

  const back = await start()
  const { headers } = await visitor.open(back)
  expect(headers.get('cache-control')).toBe('no-store')
  expect((await visitor.open(back)).text).toContain('another browser')

  const slow = await start()
  late = STATE_LIFETIME_MS + 1
  expect((await visitor.open(slow)).text).toContain('This took too long')
})

test('a state that was kept aside cannot be used a second time', async () => {
  const { url } = await startBareWorld()
  const [visitor, accomplice] = [createVisitor(), createVisitor()]
  const consent = await visitor.startInstall(url)
  await visitor.open(await visitor.decide(consent, 'allow'))
  await accomplice.open(url)
  const { text } = await accomplice.open(await visitor.decide(consent, 'allow'))
  expect(text).not.toContain("You're all set")
})

// M24
test('an account that cannot grant a scope is told so in HubSpot’s own words', async () => {
  const { url, simulator } = await startBareWorld()
  simulator.portal('47110815').account.unavailableScopes.push('sales-email-read')
  const { status, text } = await createVisitor().install(url)
  expect([status, text]).toEqual([403, expect.stringContaining('sales-email-read')])
})

test('a grant that lacks a required scope is not taken, and the scope is named', async () => {
  const { logbook, simulator } = await startBareWorld()
  const { accessToken, refreshToken } = simulator.portal('47110815').install(REQUIRED_SCOPES.slice(0, -1))
  const granted = { accessToken, refreshToken, expiresInS: 1_800 }
  expect(await installAccount(logbook.install, granted)).toEqual({
    ok: false,
    missingScopes: ['sales-email-read'],
  })
  expect(await logbook.db('accounts')).toEqual([])
})

// L56, L64
test('installing again renews the tokens, keeps data and keys, shows no key, and says so', async () => {
  const world = await startWorld()
  const before = await world.logbook.db('account_tokens').first()
  const { text } = await createVisitor().install(world.url)
  expect(text).toContain('connected again')
  expect(text).toContain('no key is shown again')
  expect(text).not.toMatch(KEY)
  expect(await world.logbook.db('account_tokens').first()).not.toEqual(before)
  expect((await world.request('/v1/events')).status).toBe(200)
  expect(await world.logbook.db('accounts')).toHaveLength(1)
})

test('an outage of HubSpot during the installation ends on a clear page', async () => {
  const { url, simulator } = await startBareWorld()
  simulator.faults.order({
    match: { path: '/oauth/2026-09/token' },
    times: 5,
    fault: { kind: 'status', status: 503 },
  })
  const { status, text } = await createVisitor().install(url)
  expect([status, text]).toEqual([502, expect.stringContaining('HubSpot could not be reached')])
})

test('tokens rest encrypted: nothing in the database opens HubSpot', async () => {
  const { logbook, simulator } = await startWorld()
  const rows = JSON.stringify(await logbook.db('account_tokens'))
  const { accessTokens, refreshTokens } = simulator.state
  for (const token of [...accessTokens.keys(), ...refreshTokens.keys()]) expect(rows).not.toContain(token)
  expect(rows).toContain('test.')
})
