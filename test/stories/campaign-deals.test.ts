// Deals that campaigns open: by a reply, interest, a click or a meeting; one for each contact and pipeline, once, and only where the
// settings say so (L11, L34).
import { expect, test } from 'vitest'
import {
  DEAL_SCOPES,
  ON_DEMAND_SCOPES,
  OPTIONAL_SCOPES,
  REQUIRED_SCOPES,
} from '../../server/hubspot/scopes.ts'
import { aMeetingBooked, anActivity, logged } from '../support/activities.ts'
import { openCards } from '../support/cards.ts'
import { aClick, anEmailSent, aReplyByContact, contactOf, type Fields, NORA } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { ANN, install, startWorld, type World, type WorldOptions } from '../support/world.ts'

const USUAL = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES]
const WITH_DEALS = [...USUAL, ...ON_DEMAND_SCOPES.deals]
const CAMPAIGN = { id: 'c-1', name: 'Spring launch' }
const RENEWALS = '8810400'
const RULE = { on: ['reply'], pipeline: RENEWALS, stage: '8810401' }

/** An account whose campaign opens a deal by this rule. */
async function startOpening(
  rule: object = {},
  { more = {}, ...options }: WorldOptions & { more?: object } = {},
) {
  const world = await startWorld({ scopes: WITH_DEALS, ...options })
  const before = new Set(world.hubspot.deals().map(({ id }) => id))
  const put = (deal: object | null, settings: object = {}) =>
    openSettings(world).put({ campaigns: [{ campaign: CAMPAIGN.id, deal }], ...settings })
  await put({ ...RULE, ...rule }, more)
  const opened = () => world.hubspot.deals().filter(({ id }) => !before.has(id))
  return { ...world, put, opened }
}

type Opening = Awaited<ReturnType<typeof startOpening>>

const now = () => new Date().toISOString()
const aReply = (id: string, fields: Fields = {}) =>
  aReplyByContact({ id, occurred_at: now(), campaign: CAMPAIGN, people: [NORA], ...fields })

async function send(world: World, ...events: object[]): Promise<void> {
  await world.sendBatch(events)
  await world.settled()
}

const said = async (world: World, id: string) =>
  (await world.trace(id)).trace.flatMap(({ rule, text }) => (rule.startsWith('deal.') ? [text] : []))

test('a reply in a campaign opens the deal that its rule describes, and the reply is on it', async () => {
  const world = await startOpening(
    {
      name_format: '{contact} @ {company}: {campaign} ({source})',
      amount: 1200.5,
      defaults: { description: 'From the campaign' },
    },
    { more: { record_creation: { deals: { defaults: { description: 'New', dealtype: 'newbusiness' } } } } },
  )
  await send(world, anEmailSent({ occurred_at: now(), campaign: CAMPAIGN, people: [NORA] }), aReply('reply'))
  const [deal, ...others] = world.opened()
  const nora = contactOf(world.hubspot, NORA)
  expect(others).toEqual([])
  expect(deal?.properties).toMatchObject({
    ...{ pipeline: RENEWALS, dealstage: '8810401', amount: '1200.5' },
    ...{ description: 'From the campaign', dealtype: 'newbusiness' },
  })
  expect(deal?.properties.dealname).toMatch(/^Nora .+ @ .+: Spring launch \(Stories\)$/)
  // It belongs to whoever owns the activity.
  const ann = world.hubspot.account.owners.find(({ email }) => email === ANN)
  expect(deal?.properties.hubspot_owner_id).toBe(ann?.id)
  expect(deal?.associations.contacts).toEqual([nora?.id])
  expect(deal?.associations.companies).toEqual(nora?.associations.companies)
  const [sent, reply] = world.hubspot.engagements('emails')
  expect(sent?.associations.deals).not.toContain(deal?.id)
  expect(reply?.associations.deals).toContain(deal?.id)
  expect(await said(world, 'reply')).toEqual([
    `The rule of the campaign c-1 opens a deal for Nora Solberg, because somebody replied: ${deal?.properties.dealname}.`,
  ])
  // The deal's own page shows it, too.
  const cards = openCards(world)
  const log = await cards.log({ objectTypeId: '0-3', id: deal?.id ?? '' })
  expect(log.rows).toHaveLength(1)
})

test('one deal for a contact while it is open, and one of each campaign ever', async () => {
  const world = await startOpening({ on: ['reply', 'click', 'meeting', 'interest'] })
  // Fifty activities at once are one wish.
  await send(world, ...Array.from({ length: 50 }, (_, index) => aReply(`reply-${index}`)))
  await send(
    world,
    aClick({ id: 'click', occurred_at: now(), campaign: CAMPAIGN, people: [NORA] }),
    aMeetingBooked({ id: 'meeting', occurred_at: now(), campaign: CAMPAIGN, people: [NORA] }),
  )
  const [deal, ...others] = world.opened()
  expect(others).toEqual([])
  const name = deal?.properties.dealname
  expect(await said(world, 'meeting')).toEqual([
    `The rule of the campaign c-1 opens no deal: Nora Solberg has an open one in that pipeline (${name}).`,
  ])
  world.hubspot.updateRecord('deals', deal?.id ?? '', { dealstage: '8810404' })
  await send(world, aReply('later'))
  expect(await said(world, 'later')).toEqual([
    `The rule of the campaign c-1 opens no deal: it has opened one for Nora Solberg before (${name}).`,
  ])
  // Another campaign may try its luck, once.
  const other = { name: 'Autumn' }
  await openSettings(world).put({ campaigns: [{ campaign: 'Autumn', deal: RULE }] })
  await send(world, aReply('autumn', { campaign: other }), aReply('autumn-2', { campaign: other }))
  await send(world, aReply('autumn-3', { campaign: other }))
  expect(world.opened()).toHaveLength(2)
})

test('what opens a deal is a choice: bots, members and uninterested people open none, nor does what happened long ago', async () => {
  const world = await startOpening({ on: ['reply', 'click', 'interest'] })
  const old = new Date(Date.now() - 31 * 24 * 60 * 60_000).toISOString()
  const about = { occurred_at: now(), campaign: CAMPAIGN, people: [NORA] }
  const interest = (id: string, state: string) =>
    anActivity('lead.interest_changed', { id, ...about, occurred_at: now(), interest: { state } })
  await send(
    world,
    aReply('by member', { replied_by: 'member' }),
    aReply('old', { occurred_at: old }),
    aReply('elsewhere', { campaign: { id: 'c-2', name: 'Other' } }),
    aClick({ id: 'bot', ...about, is_bot: true }),
    aMeetingBooked({ id: 'meeting', ...about }),
    interest('no', 'not_interested'),
  )
  expect(world.opened()).toEqual([])
  expect(await said(world, 'old')).toEqual([
    'The rule of the campaign c-1 opens no deal: this happened more than 30 days before it came in.',
  ])
  // Logged or not, a machine is no customer.
  await world.put({ ...RULE, on: ['click'] }, { activities: { bots: 'log' } })
  await send(world, aClick({ id: 'logged bot', ...about, occurred_at: now(), is_bot: true }))
  expect((await world.event('logged bot')).status).toBe('written')
  expect(await said(world, 'logged bot')).toEqual([
    'The rule of the campaign c-1 opens no deal: no customer did this, as far as can be told.',
  ])
  expect(world.opened()).toEqual([])
  // Shown on the contact alone, it still opens a deal.
  await world.put({ ...RULE, on: ['interest'] }, { activities: { interest: 'property' } })
  await send(world, interest('yes', 'interested'))
  expect(world.opened()).toHaveLength(1)
  expect(await world.event('yes')).toMatchObject({ status: 'written', reason: 'on_contact' })
})

test('somebody unknown who replies becomes a contact with a company, and the deal is on both', async () => {
  const world = await startOpening()
  const people = [{ email: 'kim@fresh.example', first_name: 'Kim', company: 'Fresh' }]
  await send(world, aReply('reply', { people }))
  const [deal] = world.opened()
  const kim = contactOf(world.hubspot, 'kim@fresh.example')
  expect(deal?.properties.dealname).toBe('Fresh – Spring launch')
  expect(deal?.associations.contacts).toEqual([kim?.id])
  expect(deal?.associations.companies).toEqual(kim?.associations.companies)
})

const KEYS = { unique: WITH_DEALS, plain: WITH_DEALS, none: [...USUAL, ...DEAL_SCOPES] }

test.each(['unique', 'plain', 'none'] as const)(
  'a deal whose creation got no answer is opened once, however surely it can be found again: %s',
  async (tier) => {
    const world = await startOpening({}, { scopes: KEYS[tier] })
    await world.logbook.db('accounts').update({ deal_tier: tier })
    if (tier !== 'none') await leaveKey(world, tier)
    const { faults } = world.simulator
    const path = /0-3\/batch\/create/
    faults.order({ match: { path }, times: 1, fault: { kind: 'cut_after_writing' } })
    await world.send(aReply('written'))
    await lost(world, 'written')
    faults.order({ match: { path }, times: 1, fault: { kind: 'cut' } })
    await world.send(aReply('not written', { people: ['kim@fresh.example'] }))
    await lost(world, 'not written')
    expect(world.opened()).toHaveLength(1)
    // What comes meanwhile waits for the same answer.
    await world.send(aReply('meanwhile'))
    await lost(world, 'meanwhile')
    await pass(world)
    await world.settled()
    for (const id of ['written', 'not written', 'meanwhile'])
      expect((await world.event(id)).status).toBe('written')
    expect(world.opened()).toHaveLength(2)
    const nora = world
      .opened()
      .find(({ associations }) => associations.contacts.includes(contactOf(world.hubspot, NORA)?.id ?? ''))
    expect(
      logged(world.hubspot, 'emails').filter(({ associations }) =>
        associations.deals.includes(nora?.id ?? ''),
      ).length,
    ).toBeGreaterThan(0)
    expect(nora?.properties.logbook_deal_key === undefined).toBe(tier === 'none')
  },
)

test('without the permission only what opens a deal waits; once it is granted, it goes on', async () => {
  const world = await startOpening({}, { scopes: USUAL })
  const page = openSettings(world)
  expect((await page.load()).findings).toMatchObject([{ code: 'not_permitted', severity: 'warning' }])
  await send(world, aReply('waits'), aReply('other', { campaign: { name: 'Other' } }))
  expect(await world.event('waits')).toMatchObject({ status: 'held', reason: 'scope_missing' })
  expect((await world.event('waits')).facts).toMatchObject({ scopes: ['crm.objects.deals.write'] })
  expect((await world.event('other')).status).toBe('written')
  const { account } = await openCards(world).status({
    objectTypeId: '0-1',
    id: contactOf(world.hubspot, NORA)?.id ?? '',
  })
  expect(account.installUrl).toBe(`${world.url}/oauth/install?with=deals`)
  const asked = async (path: string) => {
    const answer = await fetch(world.url + path, { redirect: 'manual' })
    return new URL(answer.headers.get('location') ?? '').searchParams.get('optional_scope')?.split(' ') ?? []
  }
  expect(await asked('/oauth/install?with=deals')).toEqual([...OPTIONAL_SCOPES, ...ON_DEMAND_SCOPES.deals])
  expect(await asked('/oauth/install?with=everything')).toEqual([...OPTIONAL_SCOPES])
  await install(world.logbook, world.hubspot, WITH_DEALS)
  await world.settled()
  expect((await world.event('waits')).status).toBe('written')
  expect(world.opened()).toHaveLength(1)
})

test('nothing is opened that the member may not reach, or that no longer fits; what HubSpot refuses costs no activity', async () => {
  const world = await startOpening({}, { more: { members: { touch: { deals: 'none' } } } })
  await send(world, aReply('unreached'))
  expect(await said(world, 'unreached')).toEqual([
    `The rule of the campaign c-1 opens no deal: activity of ${ANN} may not reach deals.`,
  ])
  await world.put(RULE, { members: { touch: { deals: 'all' } } })
  world.hubspot.requireProperty('deals', 'description')
  await send(world, aReply('refused'))
  expect((await world.event('refused')).status).toBe('written')
  expect((await world.event('refused')).reason_text).toMatch(
    /^Logged in HubSpot\. The deal .+ could not be opened: “.+”/,
  )
  expect(world.opened()).toEqual([])
  await world.put({ ...RULE, defaults: { description: 'Known' } })
  await send(world, aReply('taken'))
  expect(world.opened()).toHaveLength(1)
})

async function lost(world: World, id: string): Promise<void> {
  await expect.poll(async () => (await world.event(id)).reason, { timeout: 30_000 }).toBe('answer_lost')
}

/** Until every call has certainly ended. */
async function pass({ logbook }: World): Promise<void> {
  const past = new Date(Date.now() - 1_000)
  await logbook.db('campaign_deals').whereNotNull('intent_until').update({ intent_until: past })
  await logbook.db('events').where('due_at', '>', new Date()).update({ due_at: new Date() })
  await logbook.db('drains').update({ due: true })
}

/** As an earlier installation, or a person, may have left it. */
async function leaveKey({ hubspot }: Opening, tier: 'unique' | 'plain'): Promise<void> {
  const { accessToken } = hubspot.install(WITH_DEALS)
  const property = {
    name: 'logbook_deal_key',
    label: 'Key',
    type: 'string',
    fieldType: 'text',
    groupName: 'dealinformation',
  }
  const answer = await fetch(`${hubspot.apiUrl}/crm/properties/2026-09/deals`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...property, hasUniqueValue: tier === 'unique' }),
  })
  expect(answer.status).toBe(201)
}
