// What HubSpot promises about the webhooks journal: a log of the app itself, which no webhook replaces.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Contract, credentials, startContract, stoppedClock } from './start-contract.ts'

const journal = '/webhooks-journal/journal/2026-09'
const journalScopes = ['read', 'subscriptions.read', 'subscriptions.write']
  .map((name) => `developer.webhooks_journal.${name}`)
  .join(' ')

// HubSpot: webhooks journal guide
test('the journal tells of uninstallations since the subscription, page by page, to the app alone', async () => {
  const clock = stoppedClock()
  const { ask, form, portal, simulator, accessToken } = await startContract({ now: clock.now })
  const { token } = await appToken(form)
  expect((await ask('GET', `${journal}/earliest`, undefined, token)).status).toBe(204)
  portal.uninstall()
  portal.install([])
  const wanted = { subscriptionType: 'APP_LIFECYCLE_EVENT', eventTypeId: '4-1916193', properties: [] }
  const subscribe = () => ask('POST', '/webhooks-journal/subscriptions/2026-09', wanted, token)
  expect((await subscribe()).status).toBe(201)
  expect((await subscribe()).status).toBe(409)
  portal.uninstall()
  simulator.addPortal('7002').install([])
  simulator.portal('7002').uninstall()

  const first = await pointer(ask, `${journal}/earliest`, token)
  expect(await page(first.url)).toMatchObject({
    offset: first.currentOffset,
    journalEvents: [{ action: 'APP_UNINSTALL', portalId: 7001, occurredAt: clock.now().toISOString() }],
  })
  const second = await pointer(ask, `${journal}/offset/${first.currentOffset}/next`, token)
  expect(await page(second.url)).toMatchObject({ journalEvents: [{ portalId: 7002 }] })
  expect(await pointer(ask, `${journal}/latest`, token)).toMatchObject({
    currentOffset: second.currentOffset,
  })
  expect((await ask('GET', `${journal}/offset/${second.currentOffset}/next`, undefined, token)).status).toBe(
    204,
  )

  expect((await ask('GET', `${journal}/earliest`, undefined, accessToken)).status).toBe(401)
  const { token: weak } = await appToken(form, 'developer.webhooks_journal.subscriptions.read')
  expect((await ask('GET', `${journal}/earliest`, undefined, weak)).status).toBe(403)
  expect((await fetch(`${second.url}0`)).status).toBe(403)
  clock.pass(20 * 60_000)
  expect((await fetch(second.url)).status).toBe(403)
  clock.pass(3 * 24 * 60 * 60_000)
  const { token: late } = await appToken(form)
  expect((await ask('GET', `${journal}/earliest`, undefined, late)).status).toBe(204)
})

type Form = Contract['form']
async function appToken(form: Form, scope = journalScopes): Promise<{ token: string }> {
  const { body } = await form('/oauth/2026-09/token', {
    ...credentials,
    grant_type: 'client_credentials',
    scope,
  })
  return { token: String(body.access_token) }
}

async function pointer(ask: Contract['ask'], path: string, token: string) {
  const { body } = await ask('GET', path, undefined, token)
  return z.object({ url: z.string(), currentOffset: z.string() }).parse(body)
}

async function page(url: string): Promise<unknown> {
  return (await fetch(url)).json()
}
