// Where activity is logged beside the contact, who is left out of it and whose it is, as the settings page says: each setting is changed
// there, the very next event obeys, and its trace names the rule.
import { expect, test } from 'vitest'
import { ON_DEMAND_SCOPES, OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { anEmailSent, aReplyByContact, contactOf, standsOn } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startWorld, type World, type WorldOptions } from '../support/world.ts'

const [ANN_ID, BEN_ID, CARLA_ID] = ['71500001', '71500002', '71500003']
const KIM = 'kim@customers.example'
const RENEWALS = '8810400'
const DAY_MS = 86_400_000

/** One world for a chapter. */
async function startChapter(options: WorldOptions = {}) {
  const world = await startWorld(options)
  const page = openSettings(world)
  let mails = 0
  return {
    ...world,
    put: (settings: object) => page.put(settings),
    /** Ann writes to Kim, unless told otherwise; what became of it. */
    async write(fields: object = {}, anEvent = anEmailSent) {
      mails += 1
      const id = `mail-${mails}`
      await world.send(anEvent({ id, people: [KIM], message: { subject: id }, ...fields }))
      await world.settled()
      const emails = world.hubspot.engagements('emails')
      const email = emails.find(({ properties }) => properties.hs_email_subject?.includes(id))
      const { status, reason } = await world.event(id)
      const { trace, records } = await world.trace(id)
      return {
        ...{ status, reason, owner: email?.properties.hubspot_owner_id, on: standsOn(world.hubspot, email) },
        rules: trace.map(({ rule }) => rule),
        texts: trace.map(({ text }) => text),
        why: Object.fromEntries(records.map((record) => [record.name, record.why])),
      }
    },
  }
}

/** Kim is at one company in earnest, at another by a label, and knows a third. */
function plantCompanies({ hubspot }: Pick<World, 'hubspot'>): void {
  const kim = hubspot.createRecord('contacts', { email: KIM })
  const links = { Main: { primary: true }, Holding: { labels: ['Billing'] }, Club: {} }
  for (const [name, options] of Object.entries(links)) {
    const company = hubspot.createRecord('companies', { name })
    hubspot.associate('contacts', kim.id, 'companies', company.id, options)
  }
}

// M19, G7
test('activity is logged on the primary company, on all, or on those with a label, as the settings say', async () => {
  const world = await startChapter()
  plantCompanies(world)
  const usual = await world.write()
  expect([usual.on.companies, usual.rules.includes('company.primary')]).toEqual([['Main'], true])

  await world.put({ associations: { companies: 'all' } })
  const all = await world.write()
  expect([all.on.companies, all.rules.includes('company.all')]).toEqual([['Club', 'Holding', 'Main'], true])

  await world.put({ associations: { companies: 'labelled', company_labels: ['Billing'] } })
  const labelled = await world.write()
  expect([labelled.on.companies, labelled.rules.includes('company.labelled')]).toEqual([['Holding'], true])
  expect(labelled.why).toMatchObject({ Holding: 'labelled_company', Main: 'other_label' })
})

/** Kim's deals, the newest last. */
function plantDeals({ hubspot }: Pick<World, 'hubspot'>): void {
  const kim = hubspot.createRecord('contacts', { email: KIM })
  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString()
  const open = { pipeline: 'default', dealstage: 'appointmentscheduled' }
  const won = { pipeline: 'default', dealstage: 'closedwon' }
  const renewals = firstOfRenewals(hubspot)
  const deals = [
    { dealname: 'long won', ...won, closedate: daysAgo(60) },
    { dealname: 'just won', ...won, closedate: daysAgo(5) },
    { dealname: 'ours', ...open, hubspot_owner_id: ANN_ID },
    { dealname: 'theirs', ...open, hubspot_owner_id: BEN_ID },
    { dealname: 'renewal', ...renewals, hubspot_owner_id: BEN_ID },
  ]
  for (const deal of deals) {
    const { id } = hubspot.createRecord('deals', deal)
    hubspot.associate('contacts', kim.id, 'deals', id)
  }
}

function firstOfRenewals({ account }: World['hubspot']) {
  const pipeline = account.pipelines.find(({ id }) => id === RENEWALS)
  return { pipeline: RENEWALS, dealstage: pipeline?.stages[0]?.id ?? '' }
}

// M20, G8
test('the deals that activity is logged on are open or lately closed, of all or of some pipelines, of anybody or of its owner alone', async () => {
  const world = await startChapter()
  plantDeals(world)
  const deals = async (rule: object) => {
    await world.put({ associations: { deals: rule } })
    const { on, why, texts } = await world.write()
    return { deals: on.deals, why, text: texts.find((text) => text.startsWith('5 deals found')) }
  }
  expect((await deals({})).deals).toEqual(['ours', 'renewal', 'theirs'])

  const lately = await deals({ closed_for_days: 30 })
  expect(lately.deals).toEqual(['just won', 'ours', 'renewal', 'theirs'])
  expect(lately.why).toMatchObject({ 'just won': 'recently_closed_deal', 'long won': 'closed_deal' })
  expect(lately.text).toContain('newest, open or closed within 30 days')

  const renewals = await deals({ pipelines: [RENEWALS] })
  expect(renewals.deals).toEqual(['renewal'])
  expect(renewals.why).toMatchObject({ ours: 'other_pipeline' })
  expect(renewals.text).toContain('in the chosen pipelines')

  const own = await deals({ only_own: true })
  expect(own.deals).toEqual(['ours'])
  expect(own.why).toMatchObject({ theirs: 'not_own_deal' })
  expect(own.text).toContain('of the activity’s owner')

  expect((await deals({ most: 2 })).deals).toHaveLength(2)
  const none = await deals({ most: 0 })
  expect([none.deals, none.text?.includes('none is one that the settings want')]).toEqual([[], true])
})

// M44, MX11, M43, HX3
test('who fits a pattern is left out, and mail among colleagues is, as long as the settings say so', async () => {
  const world = await startChapter()
  const robot = { people: ['orders-robot@eu.shop.example'] }
  const colleague = { people: ['intern@northwind.example'] }
  const own = { domains: ['northwind.example'] }
  expect((await world.write(robot)).status).toBe('written')

  await world.put({ exclusions: { patterns: ['*-robot@*.shop.example'], internal: own } })
  const fits = await world.write(robot)
  expect(fits).toMatchObject({
    status: 'skipped',
    reason: 'excluded',
    rules: ['gate.pattern', 'verdict.skipped'],
  })
  const among = await world.write(colleague)
  expect(among).toMatchObject({ reason: 'internal', rules: ['gate.internal', 'verdict.skipped'] })

  await world.put({ exclusions: { internal: { ...own, is_left_out: false } } })
  const logged = await world.write(colleague)
  expect(logged.status).toBe('written')
  expect(logged.rules).not.toContain('gate.internal')
  expect((await world.write(robot)).status).toBe('written')
})

// L47, L11, L34
test('what is nobody’s belongs to the default owner of the settings, and the deal of a campaign to the owner whom it names', async () => {
  const world = await startChapter({
    scopes: [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES, ...ON_DEMAND_SCOPES.deals],
  })
  const nobodys = { member: undefined, people: ['emil@waystar.example'] }
  const before = await world.write(nobodys)
  await world.put({ general: { default_owner_id: CARLA_ID } })
  const after = await world.write(nobodys)
  expect([before.owner, after.owner]).toEqual([ANN_ID, CARLA_ID])
  expect(after.texts).toContain('Logged under Carla Diaz, the default owner.')

  const rule = { on: ['reply'], pipeline: RENEWALS, stage: firstOfRenewals(world.hubspot).dealstage }
  const occurred_at = new Date().toISOString()
  const reply = (campaign: string, email: string) =>
    world.write({ campaign: { name: campaign }, people: [email], occurred_at }, aReplyByContact)
  await world.put({
    record_creation: { deals: { defaults: { description: 'Opened by a campaign' } } },
    campaigns: [
      { campaign: 'Spring', deal: { ...rule, owner_id: BEN_ID } },
      { campaign: 'Autumn', deal: rule },
    ],
  })
  const answers = [await reply('Spring', 'a@first.example'), await reply('Autumn', 'b@second.example')]
  expect(answers.map(({ rules }) => rules.includes('deal.opened'))).toEqual([true, true])
  const opened = ['a@first.example', 'b@second.example'].map((email) => {
    const [id = ''] = contactOf(world.hubspot, email)?.associations.deals ?? []
    return world.hubspot.record('deals', id)?.properties
  })
  expect(opened).toMatchObject([
    { hubspot_owner_id: BEN_ID, description: 'Opened by a campaign' },
    { hubspot_owner_id: ANN_ID, description: 'Opened by a campaign' },
  ])
})
