// What HubSpot promises about installing an app and about its tokens.
import { expect, test } from 'vitest'
import { credentials, startContract, stoppedClock } from './start-contract.ts'

const redirect_uri = 'http://localhost:3000/oauth/callback'
const request = {
  client_id: credentials.client_id,
  redirect_uri,
  scope: 'crm.objects.contacts.read',
  state: 'st4te',
}

// HubSpot: OAuth quickstart guide
test('allowing the app sends the browser back with a code and the state', async () => {
  const { simulator, form } = await startContract()
  simulator.addPortal('7002')
  const heard = await form('/oauth/authorize/decision', { ...request, account: '7002', decision: 'allow' })
  const back = new URL(heard.headers.get('location') ?? '')
  expect(heard.status).toBe(302)
  expect(back.searchParams.get('state')).toBe('st4te')
  expect(back.searchParams.get('code')).toMatch(/./)
})

test('denying the app sends the browser back with access_denied', async () => {
  const { form } = await startContract()
  const heard = await form('/oauth/authorize/decision', { ...request, account: '7001', decision: 'deny' })
  expect(new URL(heard.headers.get('location') ?? '').searchParams.get('error')).toBe('access_denied')
})

test('an authorize link of an unknown client is refused before any account is shown', async () => {
  const { ask } = await startContract()
  const heard = await ask(
    'GET',
    `/oauth/authorize?${new URLSearchParams({ ...request, client_id: 'other' })}`,
  )
  expect(heard.status).toBe(400)
})

test('a code is exchanged once, then refused', async () => {
  const contract = await startContract()
  const exchange = {
    ...credentials,
    grant_type: 'authorization_code',
    redirect_uri,
    code: await aCode(contract),
  }
  const first = await contract.form('/oauth/2026-09/token', exchange)
  const second = await contract.form('/oauth/2026-09/token', exchange)
  expect(first.body).toMatchObject({ expires_in: 1800, hub_id: 7001, token_type: 'bearer' })
  expect(second).toMatchObject({ status: 400, body: { error: 'invalid_grant', status: 'BAD_AUTH_CODE' } })
})

test('a code expires after a minute', async () => {
  const clock = stoppedClock()
  const contract = await startContract({ now: clock.now })
  const code = await aCode(contract)
  clock.pass(61_000)
  const exchange = { ...credentials, grant_type: 'authorization_code', redirect_uri, code }
  expect(await contract.form('/oauth/2026-09/token', exchange)).toMatchObject({ status: 400 })
})

test('a code is good for its own redirect URL only', async () => {
  const contract = await startContract()
  const exchange = { ...credentials, grant_type: 'authorization_code', code: await aCode(contract) }
  const heard = await contract.form('/oauth/2026-09/token', {
    ...exchange,
    redirect_uri: `${redirect_uri}/x`,
  })
  expect(heard.body.status).toBe('BAD_REDIRECT_URI')
})

test('refreshing keeps the refresh token, unless rotation is on', async () => {
  const { simulator, form, refreshToken } = await startContract()
  const fields = { ...credentials, grant_type: 'refresh_token', refresh_token: refreshToken }
  expect((await form('/oauth/2026-09/token', fields)).body.refresh_token).toBe(refreshToken)
  simulator.setRules({ rotateRefreshTokens: true })
  expect((await form('/oauth/2026-09/token', fields)).body.refresh_token).not.toBe(refreshToken)
  expect((await form('/oauth/2026-09/token', fields)).body.status).toBe('BAD_REFRESH_TOKEN')
})

test('an access token lives for thirty minutes', async () => {
  const clock = stoppedClock()
  const { ask } = await startContract({ now: clock.now })
  clock.pass(1_799_000)
  expect((await ask('GET', '/account-info/2026-09/details')).status).toBe(200)
  clock.pass(1_000)
  const heard = await ask('GET', '/account-info/2026-09/details')
  expect(heard).toMatchObject({ status: 401, body: { category: 'EXPIRED_AUTHENTICATION' } })
})

test('an unknown access token is refused as invalid', async () => {
  const { ask } = await startContract()
  const heard = await ask('GET', '/account-info/2026-09/details', undefined, 'nonsense')
  expect(heard).toMatchObject({ status: 401, body: { category: 'INVALID_AUTHENTICATION' } })
})

test('after a revoke the refresh token is dead and the access token lives on', async () => {
  const { ask, form, refreshToken } = await startContract()
  await form('/oauth/2026-09/token/revoke', { ...credentials, token: refreshToken })
  const fields = { ...credentials, grant_type: 'refresh_token', refresh_token: refreshToken }
  expect((await form('/oauth/2026-09/token', fields)).body).toMatchObject({
    error: 'invalid_grant',
    status: 'BAD_REFRESH_TOKEN',
  })
  expect((await ask('GET', '/account-info/2026-09/details')).status).toBe(200)
})

test('after an uninstall a refresh is answered with BAD_HUB', async () => {
  const { ask, form, refreshToken } = await startContract()
  expect((await ask('DELETE', '/appinstalls/2026-09/external-install')).status).toBe(204)
  const fields = { ...credentials, grant_type: 'refresh_token', refresh_token: refreshToken }
  expect((await form('/oauth/2026-09/token', fields)).body).toMatchObject({
    error: 'access_denied',
    status: 'BAD_HUB',
    message: 'missing or unknown hub id',
  })
})

test('introspection tells whose token it is', async () => {
  const { form, accessToken } = await startContract()
  const heard = await form('/oauth/2026-09/token/introspect', { ...credentials, token: accessToken })
  expect(heard.body).toMatchObject({
    active: true,
    hub_id: 7001,
    hub_domain: 'account-7001.example',
    user: 'admin@account-7001.example',
    app_id: 4242,
  })
})

test('a wrong client secret is named', async () => {
  const { form, refreshToken } = await startContract()
  const fields = { client_id: credentials.client_id, client_secret: 'x', grant_type: 'refresh_token' }
  const heard = await form('/oauth/2026-09/token', { ...fields, refresh_token: refreshToken })
  expect(heard.body.status).toBe('BAD_CLIENT_SECRET')
})

// HubSpot: scopes
test('a call beyond the granted scopes is refused and names granular scopes', async () => {
  const { ask } = await startContract({ scopes: ['crm.objects.contacts.read', 'crm.objects.contacts.write'] })
  const heard = await ask('POST', '/crm/objects/2026-09/emails/batch/read', { inputs: [] })
  expect(heard).toMatchObject({ status: 403, body: { category: 'MISSING_SCOPES' } })
  expect(heard.body.errors[0]?.context).toEqual({ requiredGranularScopes: ['crm.objects.emails.read'] })
})

async function aCode({ form }: Awaited<ReturnType<typeof startContract>>): Promise<string> {
  const heard = await form('/oauth/authorize/decision', { ...request, account: '7001', decision: 'allow' })
  return new URL(heard.headers.get('location') ?? '').searchParams.get('code') ?? ''
}
