// Tokens expire, get lost and are taken back; accounts are paused. Events wait, and none is lost.
import { expect, test } from 'vitest'
import { disconnectAccount, pauseAccount, resumeAccount } from '../../server/install/account-controls.ts'
import { mailsTo, plantCrowd } from '../support/crowd.ts'
import { createVisitor } from '../support/visitor.ts'
import { startWorld, type World } from '../support/world.ts'

const mails = (world: World, count = 5) => mailsTo(plantCrowd(world.hubspot, 5), count)
const logged = ({ hubspot }: World) => hubspot.engagements('emails').length
const refreshes = ({ simulator }: World) =>
  simulator.calls.filter(({ path }) => path.endsWith('/token')).length

test('an access token that HubSpot refuses is replaced at once, and by one process only', async () => {
  const world = await startWorld()
  world.hubspot.expireAccessTokens()
  await world.sendBatch(mails(world, 200))
  await world.settled()
  expect(logged(world)).toBe(200)
  expect(refreshes(world)).toBe(1)
})

test('a token is refreshed ahead of its expiry, so that HubSpot never has to refuse one', async () => {
  let later = 0
  const now = () => new Date(Date.now() + later)
  const world = await startWorld({ logbook: { now } })
  later = 26 * 60_000
  await world.sendBatch(mails(world))
  await world.settled()
  expect(logged(world)).toBe(5)
  expect(refreshes(world)).toBe(1)
  expect(world.simulator.calls.filter(({ status }) => status === 401)).toEqual([])
})

test('a refresh token that HubSpot replaces is kept', async () => {
  const world = await startWorld({ simulator: { rules: { rotateRefreshTokens: true } } })
  const all = mails(world, 3)
  for (const mail of all) {
    world.hubspot.expireAccessTokens()
    await world.send(mail)
    await world.settled()
  }
  expect(logged(world)).toBe(3)
})

// L10, N6
test('after a revoked consent events wait, with a reason, and go on when Logbook is installed again', async () => {
  const world = await startWorld()
  world.hubspot.revokeToken()
  world.hubspot.expireAccessTokens()
  await world.sendBatch(mails(world))
  await world.settled()
  expect(await world.event('mail-0')).toMatchObject({ status: 'held', reason: 'connection_revoked' })
  expect(await world.logbook.db('accounts').pluck('status')).toEqual(['revoked'])

  const { text } = await createVisitor().install(world.url)
  await world.settled()
  expect(text).toContain('5 waiting events go on now')
  expect(logged(world)).toBe(5)
})

test('while an account is paused its events are held; resumed, they are written with their own times', async () => {
  const world = await startWorld()
  const { portalId } = world.hubspot
  expect(await pauseAccount(world.logbook.install, portalId)).toBe(true)
  await world.sendBatch(mails(world))
  await world.settled()
  expect(await world.event('mail-4')).toMatchObject({ status: 'held', reason: 'account_paused' })
  expect(logged(world)).toBe(0)

  expect(await resumeAccount(world.logbook.install, portalId)).toBe(5)
  await world.settled()
  const times = world.hubspot.engagements('emails').map(({ properties }) => properties.hs_timestamp)
  expect(new Set(times)).toEqual(new Set(['2026-11-20T09:30:00.000Z']))
  expect(times).toHaveLength(5)
})

test('an account that is disconnected is uninstalled in HubSpot, and its tokens are destroyed here', async () => {
  const world = await startWorld()
  const { portalId } = world.hubspot
  expect(await disconnectAccount(world.logbook.install, portalId)).toBe(true)
  expect(world.hubspot.account.installation).toBeNull()
  expect(await world.logbook.db('account_tokens')).toEqual([])

  await world.sendBatch(mails(world))
  await world.settled()
  expect(await world.event('mail-0')).toMatchObject({ status: 'held', reason: 'account_disconnected' })
})

test('an outage of HubSpot delays events and loses none', async () => {
  const world = await startWorld()
  world.simulator.faults.order({ match: { path: '/crm/' }, times: 2, fault: { kind: 'status', status: 502 } })
  await world.sendBatch(mails(world))
  await world.settled()
  expect(logged(world)).toBe(5)
  const { log } = await world.trace('mail-0')
  expect(log.map(({ reason }) => reason)).toContain('hubspot_unavailable')
})

// M54
test('a 429 is obeyed: nothing is sent until HubSpot’s Retry-After has passed', async () => {
  const world = await startWorld()
  const headers = { 'retry-after': '1' }
  world.simulator.faults.order({
    match: { path: /batch\/create/ },
    times: 1,
    fault: { kind: 'status', status: 429, headers },
  })
  const before = world.simulator.calls.length
  await world.sendBatch(mails(world))
  await world.settled()
  const calls = world.simulator.calls.slice(before).filter(({ policy }) => policy === 'core')
  const refused = calls.findIndex(({ status }) => status === 429)
  const [at = 0, next = 0] = calls.slice(refused).map((call) => call.at)
  expect(next - at).toBeGreaterThanOrEqual(1_000)
  expect(logged(world)).toBe(5)
})
