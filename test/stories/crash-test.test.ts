// Exactly once, whatever breaks: workers are killed and frozen at any moment while HubSpot cuts, stalls and refuses, by a seed.
// HubSpot keeps the engagement key of some accounts as a unique property, of some as a plain one, of some not at all.
// CRASH_SEED=n repeats a run, CRASH_SEEDS=20 makes twenty.
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ON_DEMAND_SCOPES, OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { createKey } from '../../server/install/ingestion-keys.ts'
import { findAccount } from '../../server/store/accounts.ts'
import type { PortalHandle } from '../../simulator/portal-handle.ts'
import { seededRandom } from '../../simulator/seeded-random.ts'
import { type Api, createApi } from '../support/api.ts'
import { chaosSeeds, hurtWorkers, letTimePass, troubleHubSpot } from '../support/chaos.ts'
import { engagementsByTag, nameIn, tagIn } from '../support/chaos-found.ts'
import { type ChaosMail, DEAL_CAMPAIGN, makeChaosMail, type Random } from '../support/chaos-mail.ts'
import { inBatches, plantCrowd } from '../support/crowd.ts'
import { startWorkerProcess } from '../support/server-process.ts'
import { openSettings } from '../support/settings.ts'
import { install, startWorld, type World } from '../support/world.ts'

const CHAOS_MS = 6_000
const TIERS = ['unique', 'plain', 'none'] as const
type Tier = (typeof TIERS)[number]

/** One account with its mail, and the two tools that report it. */
type Account = { hubspot: PortalHandle; tier: Tier; mail: ChaosMail; tools: Api[]; random: Random }

test.each(chaosSeeds())(
  'killed and frozen workers and a failing HubSpot lose nothing and double nothing (CRASH_SEED=%i)',
  { timeout: 60_000 },
  async (seed) => {
    const world = await startWorld({
      drains: false,
      simulator: { rules: { searchLagMs: 1_000 }, latencyMs: 20 },
    })
    const starting = [1, 2, 3].map(() => startWorkerProcess(world))
    const accounts: Account[] = []
    for (const [index, tier] of TIERS.entries()) {
      const pair = [2 * index, 2 * index + 1].map((n) => openAccount(world, tier, seededRandom(seed + n)))
      accounts.push(...(await Promise.all(pair)))
    }
    const workers = await Promise.all(starting)
    const random = seededRandom(seed)
    troubleHubSpot(world, random)
    const [[survivor, ...others]] = await Promise.all([
      hurtWorkers(world, workers, random, Date.now() + CHAOS_MS),
      ...accounts.map((account) => sendInTurns(world, account)),
    ])
    world.simulator.faults.clear()
    await Promise.all(others.map((worker) => worker.kill()))
    expect(survivor).toBeDefined()
    await settledInTime(world)
    for (const account of accounts) await expectOnce(world, account)
  },
)

/** HubSpot's answer to the key property makes the tier; it is asked at installation. */
async function openAccount(world: World, tier: Tier, random: Random): Promise<Account> {
  const { simulator, logbook, url } = world
  simulator.setRules({ engagementKeyTier: { emails: tier, notes: tier } })
  const hubspot = simulator.addPortal(String(9_000 + simulator.portals().length))
  const [forDeals, forTheirKey] = ON_DEMAND_SCOPES.deals
  const scopes = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES, forDeals]
  await install(logbook, hubspot, tier === 'none' ? scopes : [...scopes, forTheirKey])
  const deal = { on: ['reply'], pipeline: 'default', stage: 'qualifiedtobuy', name_format: '{contact}' }
  await openSettings({ hubspot, url }).put({ campaigns: [{ campaign: DEAL_CAMPAIGN, deal }] })
  const account = await findAccount(logbook.db, hubspot.portalId)
  expect(account?.engagementTiers).toMatchObject({ emails: tier, notes: tier })
  const toolOf = async (name: string) =>
    createApi(url, await createKey(logbook.db, hubspot.portalId, name, new Date()))
  const mail = makeChaosMail(plantCrowd(hubspot, 20), 80, random)
  return { hubspot, tier, mail, tools: [await toolOf('Outreach'), await toolOf('Mailbox')], random }
}

/** The events in small batches while everything breaks, some batches twice. */
async function sendInTurns({ logbook }: World, { mail, tools, random }: Account): Promise<void> {
  const batches = inBatches(mail.events, 10)
  for (const batch of batches) {
    for (const [index, tool] of tools.entries()) {
      const events = batch.filter(({ source }) => source === index).map(({ event }) => event)
      expect(await tool.sendBatch(events)).toMatchObject({ accepted: events.length })
      if (random() < 0.2) expect(await tool.sendBatch(events)).toMatchObject({ duplicates: events.length })
    }
    await delay((random() * 2 * CHAOS_MS) / batches.length)
    await letTimePass(logbook)
  }
}

async function settledInTime({ logbook }: World): Promise<void> {
  const unsettled = async () => {
    await letTimePass(logbook)
    return logbook.db('events').whereNotIn('state', ['written', 'skipped', 'failed', 'held']).pluck('reason')
  }
  await expect.poll(unsettled, { timeout: 30_000, interval: 500 }).toEqual([])
}

async function expectOnce(world: World, account: Account): Promise<void> {
  const { hubspot, tier, mail } = account
  const { states, held } = await readBooks(world, account)
  if (tier !== 'none') expect(held).toEqual([])
  const written = mail.events.length - mail.skipped - held.length
  const counts = { skipped: mail.skipped, written, held: held.length }
  // A state in which nothing is has no count.
  expect(states).toEqual(Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)))

  const unclear = new Set(held)
  const found = withoutOpenDeals(engagementsByTag(hubspot), mail)
  const certain = [...mail.expected].filter(([tag]) => !unclear.has(tag))
  expect(new Map([...found].filter(([tag]) => !unclear.has(tag)))).toEqual(
    new Map(certain.map(([tag, { count, ...records }]) => [tag, Array(count).fill(records)])),
  )
  for (const tag of unclear) {
    expect(found.get(tag)?.length ?? 0).toBeLessThanOrEqual(mail.expected.get(tag)?.count ?? 0)
  }
  for (const [tag, times] of [...mail.opens].filter(([tag]) => !unclear.has(tag))) {
    const [note] = hubspot.engagements('notes').filter((one) => tagIn(one) === tag)
    expect(note?.properties.hs_note_body).toContain(`Opened: ${times} times`)
  }
  const names = [...hubspot.contacts(), ...hubspot.companies()].map(nameIn)
  expect(names).toEqual([...new Set(names)])
  expectOneDealEach(account)
}

/** Which of a lead's replies opens the deal depends on which came first. */
function withoutOpenDeals(found: ReturnType<typeof engagementsByTag>, { expected }: ChaosMail) {
  return new Map(
    [...found].map(([tag, all]) => [
      tag,
      expected.get(tag)?.deals === null ? all.map((one) => ({ ...one, deals: null })) : all,
    ]),
  )
}

/** Each lead has one deal, and what opened it is on it. */
function expectOneDealEach({ hubspot, mail }: Account): void {
  const opened = hubspot.deals().flatMap(({ id, associations }) => {
    const emails = associations.contacts.map((contact) => nameIn(hubspot.record('contacts', contact)) ?? '')
    return emails.filter((email) => mail.leads.has(email)).map((email) => ({ id, email }))
  })
  expect(opened.map(({ email }) => email).toSorted()).toEqual([...mail.leads].toSorted())
  const logged = new Set(hubspot.engagements('emails').flatMap(({ associations }) => associations.deals))
  for (const { id } of opened) expect(logged).toContain(id)
}

/** How many events are in each state, and the tags of those that wait for a person: only where a create call lost its answer. */
async function readBooks({ logbook: { db } }: World, { hubspot: { portalId } }: Account) {
  const events: { event_id: string; external_id: string; state: string; reason: string }[] = await db(
    'events',
  ).where('portal_id', portalId)
  const held = events.filter(({ state }) => state === 'held')
  for (const { event_id, reason } of held) {
    expect(reason).toBe('outcome_unknown')
    expect(await db('log_lines').where({ event_id }).pluck('reason')).toContain('answer_lost')
  }
  const states = Map.groupBy(events, ({ state }) => state)
  return {
    states: Object.fromEntries([...states].map(([state, all]) => [state, all.length])),
    held: held.map(({ external_id }) => `Tag ${external_id.split('-')[0]}`),
  }
}
