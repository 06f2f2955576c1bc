// Who may pause, resume and disconnect from inside HubSpot, and what each of them does. Repeating any of it is harmless.
import { expect, test } from 'vitest'
import { REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { openCards, recordNamed } from '../support/cards.ts'
import { anEmailSent, JANE } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { ANN, startWorld, type World } from '../support/world.ts'

/** A busy machine takes its time. */
const PATIENT = { timeout: 15_000 }
const BEN = { userId: '61500002', userEmail: 'ben@northwind.example' }
const NOBODY = { userId: '61599999', userEmail: 'gone@northwind.example' }

const refusalOf = async (world: World, viewer: object, act: string) => {
  const { status, text } = await openCards(world, viewer).ask(`/cards/v1/account/${act}`, {
    method: 'POST',
    body: {},
  })
  return { status, code: JSON.parse(text).code }
}

// L6
test('a super admin pauses, resumes and disconnects; each repeated says only how things are', async () => {
  const world = await startWorld()
  const cards = openCards(world)
  const twice = async (act: 'pause' | 'resume' | 'disconnect') => {
    const answers = [await cards.act(act), await cards.act(act)]
    return answers.map(({ account }) => account.status)
  }
  expect(await twice('resume')).toEqual(['connected', 'connected'])
  expect(await twice('pause')).toEqual(['paused', 'paused'])
  expect((await cards.settings()).account).toMatchObject({
    ...{ status: 'paused', pausedBy: 'ann@northwind.example', isAdmin: true, portalId: '47110815' },
  })
  expect(await twice('resume')).toEqual(['connected', 'connected'])
  expect((await cards.settings()).account.pausedBy).toBeUndefined()
  expect(await twice('disconnect')).toEqual(['disconnected', 'disconnected'])
  expect(world.hubspot.account.installation).toBeNull()
  expect(await twice('pause')).toEqual(['disconnected', 'disconnected'])
  expect((await cards.home()).checklist[0]).toMatchObject({
    key: 'connected',
    isDone: false,
    remedy: 'reconnect',
  })
})

// L6, G27
test('who is no super admin sees everything and is refused all three, whatever the body says', async () => {
  const world = await startWorld()
  const ben = openCards(world, BEN)
  expect((await ben.home()).isAdmin).toBe(false)
  expect((await ben.settings()).account.isAdmin).toBe(false)
  for (const act of ['pause', 'resume', 'disconnect']) {
    expect(await refusalOf(world, BEN, act)).toEqual({ status: 403, code: 'not_allowed' })
    expect(await refusalOf(world, NOBODY, act)).toEqual({ status: 403, code: 'not_allowed' })
  }
  const body = { isAdmin: true, userId: '61500001', userEmail: 'ann@northwind.example' }
  expect((await ben.ask('/cards/v1/account/pause', { method: 'POST', body })).status).toBe(400)
  expect((await ben.settings()).account.status).toBe('connected')
  await world.send(anEmailSent())
  await world.settled()
  expect((await ben.log(recordNamed(world, JANE))).rows).toHaveLength(1)
})

test('HubSpot is asked who is an admin, once in a few minutes for each', async () => {
  const world = await startWorld()
  const asked = () => world.simulator.calls.filter(({ path }) => path.includes('/settings/users/')).length
  await openCards(world).home()
  await openCards(world).home()
  await openCards(world).settings()
  expect(asked()).toBe(1)
  await openCards(world, BEN).home()
  expect(asked()).toBe(2)
  await openCards(world, BEN).status({ objectTypeId: '0-1', id: '1' })
  expect(asked()).toBe(2)
})

test('whoever lost the right changes nothing any more, from the next press of a button on', async () => {
  const world = await startWorld()
  const page = openSettings(world, ANN)
  await page.put({ associations: { deals: { most: 2 } } })
  const ann = world.hubspot.account.users.find(({ email }) => email === ANN)
  if (ann) ann.superAdmin = false
  expect(await page.save({ associations: { deals: { most: 9 } } })).toMatchObject({
    status: 403,
    body: { code: 'not_allowed' },
  })
  // What cannot be undone waits until HubSpot says who may do it.
  if (ann) ann.superAdmin = true
  const away = { kind: 'status', status: 503 } as const
  world.simulator.faults.order({ match: { path: '/settings/users' }, times: 9, fault: away })
  expect(await page.save({})).toMatchObject({ status: 503, body: { code: 'not_now' } })
})

test('without the permission to ask HubSpot, whoever installed is the admin, and nobody else', async () => {
  const world = await startWorld({ scopes: [...REQUIRED_SCOPES] })
  expect((await openCards(world).home()).isAdmin).toBe(true)
  expect((await openCards(world, BEN).home()).isAdmin).toBe(false)
  expect(await refusalOf(world, BEN, 'disconnect')).toEqual({ status: 403, code: 'not_allowed' })
  expect((await openCards(world).act('pause')).account.status).toBe('paused')
})

test('while HubSpot does not answer, the page is there all the same, and whoever installed can still pause', async () => {
  const world = await startWorld({ logbook: { hubspotTimeoutMs: 60_000 } })
  world.simulator.faults.order({
    match: { path: '/settings/users' },
    times: 9,
    fault: { kind: 'slow', ms: 4_000 },
  })
  const start = Date.now()
  const [ann, ben] = await Promise.all([openCards(world).home(), openCards(world, BEN).home()])
  expect(Date.now() - start).toBeLessThan(3_500)
  expect([ann.isAdmin, ben.isAdmin]).toEqual([true, false])
  // To act is worth the wait.
  expect((await openCards(world).act('pause')).account.status).toBe('paused')
})

test('a disconnection that HubSpot does not carry out says so, and is finished by trying again', async () => {
  const world = await startWorld()
  const outage = { kind: 'status', status: 503 } as const
  world.simulator.faults.order({ match: { path: '/appinstalls' }, times: 1, fault: outage })
  expect(await refusalOf(world, {}, 'disconnect')).toEqual({ status: 503, code: 'not_now' })
  expect(world.hubspot.account.installation).not.toBeNull()
  expect((await openCards(world).act('disconnect')).account.status).toBe('disconnected')
  expect(world.hubspot.account.installation).toBeNull()
})

// N6
test('what comes in while the account is disconnected waits, and its cards say where to install again', async () => {
  const world = await startWorld()
  const cards = openCards(world)
  await cards.act('disconnect')
  await world.send(anEmailSent())
  const jane = recordNamed(world, JANE)
  await expect.poll(async () => (await cards.status(jane, `email=${JANE}`)).sync.state, PATIENT).toBe('held')
  const { problem, account } = await cards.status(jane, `email=${JANE}`)
  expect(problem?.remedy).toBe('reconnect')
  expect(account).toMatchObject({ status: 'disconnected', installUrl: `${world.url}/oauth/install` })
})
