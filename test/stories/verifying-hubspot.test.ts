// How an operator finds out, before going live, whether HubSpot keeps to the rules that Logbook relies on.
import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { hubspotVerify } from '../../scripts/hubspot-verify/command.ts'
import { TOPICS } from '../../scripts/hubspot-verify/questions.ts'
import { KEY_PROPERTY_SCOPES, ON_DEMAND_SCOPES, REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { objectTypes } from '../../simulator/object-types.ts'
import type { RulesPatch } from '../../simulator/rules.ts'
import { startSimulator } from '../../simulator/simulator.ts'

/** HubSpot and whoever asks it live this many times faster, so that all waiting is real but short. */
const FASTER = 20
const PORTAL = '47110815'
const SCOPES = [
  ...REQUIRED_SCOPES,
  ...KEY_PROPERTY_SCOPES,
  'crm.schemas.communications.write',
  ...ON_DEMAND_SCOPES.deals,
  ...ON_DEMAND_SCOPES.tickets,
  'crm.schemas.contacts.read',
  'crm.schemas.deals.read',
  'crm.schemas.contacts.write',
  'settings.users.read',
]

async function startHubSpot(rules: RulesPatch = {}, scopes: readonly string[] = SCOPES) {
  const start = Date.now()
  const now = () => start + (Date.now() - start) * FASTER
  const simulator = await startSimulator({
    now: () => new Date(now()),
    rules: { limitsFollowNow: true, ...rules },
  })
  onTestFinished(() => simulator.close())
  const hubspot = simulator.portal(PORTAL)
  const { accessToken, refreshToken } = hubspot.install([...scopes])
  const env = {
    HUBSPOT_TOKEN: accessToken,
    HUBSPOT_REFRESH_TOKEN: refreshToken,
    HUBSPOT_CLIENT_ID: 'simulator-client-id',
    HUBSPOT_CLIENT_SECRET: 'simulator-client-secret',
  }
  /** Runs the command and answers its exit code and what it printed. */
  async function run(args: string[], more: { signal?: AbortSignal; env?: Partial<typeof env> } = {}) {
    const lines: string[] = []
    const code = await hubspotVerify({
      args: ['--url', simulator.url, ...args],
      print: (line) => void lines.push(line),
      now,
      sleep: (ms) => delay(ms / FASTER),
      env,
      ...more,
    })
    return { code, text: lines.join('\n') }
  }
  const held = () => ({
    records: objectTypes.map((type) => hubspot.records(type).map(({ id }) => id)),
    properties: hubspot.account.customProperties.map(({ property }) => property.name),
  })
  return { simulator, hubspot, env, run, held }
}

test('every rule is asked, holds in the simulator, and nothing is left behind', async () => {
  const { run, held, hubspot } = await startHubSpot()
  const before = held()
  const { code, text } = await run(['--yes'])
  const count = TOPICS.flatMap(({ questions }) => questions).length
  expect(text.split('\n').filter((line) => /^ {2}[≠·]/.test(line))).toEqual([])
  expect(text).toContain(`${count} rules:\n  ${count} hold`)
  expect(code).toBe(0)
  expect(held()).toEqual(before)
  expect(hubspot.records('notes', { withArchived: true }).length).toBeGreaterThan(700)
})

test('no token and no secret is printed', async () => {
  const { run, env } = await startHubSpot()
  const { text } = await run(['--yes', '--only', 'oauth,errors'])
  for (const secret of [env.HUBSPOT_TOKEN, env.HUBSPOT_REFRESH_TOKEN, env.HUBSPOT_CLIENT_SECRET])
    expect(text).not.toContain(secret)
})

test.each([
  {
    topic: 'engagement-keys',
    rules: { engagementKeyTier: { emails: 'plain', notes: 'none' } },
    says: ['with unique values can be created on emails', 'with unique values can be created on notes'],
  },
  {
    topic: 'batches',
    rules: { partialFailureStatus: 200 },
    says: ['answered 207', 'saw: 200', 'Logbook reads `errors` whatever the status is'],
  },
  {
    topic: 'oauth',
    rules: { rotateRefreshTokens: true },
    says: ['The refresh token stays the same', 'saw: another one', 'keeps whatever comes back'],
  },
  {
    topic: 'limits',
    rules: { sendRetryAfter: false },
    says: ['saw: no Retry-After', 'without it Logbook waits one second'],
  },
  {
    topic: 'associations',
    rules: { engagementLimitsReadable: false },
    says: ['HubSpot tells how many contacts one email may have', 'saw: 404', 'as many of them as find room'],
  },
] as const)('where Logbook copes, a difference is told and fails nothing: $topic', async (row) => {
  const { run } = await startHubSpot(row.rules)
  const { code, text } = await run(['--yes', '--only', row.topic])
  for (const words of row.says) expect(text).toContain(words)
  expect(text).toContain('→ Logbook copes')
  expect(code).toBe(0)
})

test('where Logbook needs a rule, a difference is told with what it means, and fails the verification', async () => {
  const { run } = await startHubSpot({ searchLagMs: 40_000 })
  const { code, text } = await run(['--yes', '--only', 'search'])
  expect(text).toContain('saw: not found within 30 seconds')
  expect(text).toContain('→ Logbook needs this: After a lost answer')
  expect(code).toBe(1)
})

test('what cannot be asked says why', async () => {
  const { run } = await startHubSpot({}, REQUIRED_SCOPES)
  const { code, text } = await run(['--yes', '--only', 'accounts,engagement-keys,oauth'], {
    env: { HUBSPOT_REFRESH_TOKEN: '' },
  })
  expect(code).toBe(2)
  expect(text).toContain('A token is missing')
  const again = await run(['--yes', '--only', 'accounts,engagement-keys'])
  expect(again.text).toContain('not asked: The token may lack the scope crm.schemas.emails.write')
  expect(again.text).toContain('not asked: It needs the scope crm.objects.deals.write')
  expect(again.code).toBe(0)
})

test('a refresh token is enough to be let in', async () => {
  const { run, env } = await startHubSpot({ rotateRefreshTokens: true })
  const { code } = await run(['--yes', '--only', 'oauth,contacts'], { env: { ...env, HUBSPOT_TOKEN: '' } })
  expect(code).toBe(0)
})

test('an account that is not for tests is left alone without a yes', async () => {
  const { run, simulator } = await startHubSpot()
  const { code, text } = await run([])
  expect(code).toBe(2)
  expect(text).toContain(`Account ${PORTAL} is not for tests (its type is STANDARD)`)
  expect(simulator.calls.map(({ path }) => path)).toEqual(['/account-info/2026-09/details'])
})

test('a test account is asked without a yes', async () => {
  const { run, hubspot } = await startHubSpot()
  hubspot.account.accountType = 'DEVELOPER_TEST'
  expect((await run(['--only', 'properties'])).code).toBe(0)
})

test('a run that is stopped archives what it made', async () => {
  const { run, held, hubspot } = await startHubSpot()
  const before = held()
  const interruption = new AbortController()
  const running = run(['--yes', '--only', 'batches,associations'], { signal: interruption.signal })
  await expect.poll(() => hubspot.records('notes').length, { interval: 5 }).toBeGreaterThan(50)
  interruption.abort()
  const { code, text } = await running
  expect(code).toBe(1)
  expect(text).toContain('Stopped after')
  expect(held()).toEqual(before)
})

test('what a call without an answer made is found and archived too', async () => {
  const { run, held, simulator } = await startHubSpot()
  const before = held()
  const fault = { kind: 'cut_after_writing' } as const
  simulator.faults.order({ match: { path: '/crm/objects/2026-09/0-1/batch/create' }, times: 1, fault })
  const { text } = await run(['--yes', '--only', 'contacts'])
  expect(text).toContain('got no answer')
  expect(held()).toEqual(before)
})
