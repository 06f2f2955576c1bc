// Which activity opens a deal, what keeps it from doing so, and what it is called. The rest is told by test/stories/campaign-deals.test.ts.
import { describe, expect, test } from 'vitest'
import type { ActivityEvent } from '../activity-event.ts'
import { parseActivityEvent } from '../parse-activity-event.ts'
import type { Deal } from '../record.ts'
import { Settings } from '../settings/settings.ts'
import { nameDeal } from './deal-name.ts'
import { dealWishOf } from './deal-rule.ts'
import { type OpenedDeal, standingDeal } from './standing-deal.ts'

const NOW = new Date('2026-11-20T10:00:00Z')
const PLACE = { campaign: 'Spring', pipeline: 'p', dealKey: 'mine' }

describe('what a contact has already', () => {
  const deal: Deal = {
    ...{ id: '1', name: 'Old', createdAt: NOW.toISOString(), isClosed: false, closedAt: null },
    ...{ pipeline: 'p', ownerId: null },
  }
  const opened: OpenedDeal = {
    ...{ campaign: 'Spring', pipeline: 'p', dealKey: 'other', dealId: '2' },
    ...{ begunAt: new Date('2026-11-20T09:00:00Z'), intentUntil: null },
  }
  const justNow = { begunAt: new Date('2026-11-20T09:59:30Z') }

  test.each<[string, Deal[], OpenedDeal[], string]>([
    ['nothing', [], [], 'nothing'],
    ['an open deal there', [deal], [], 'present'],
    ['a closed deal there', [{ ...deal, isClosed: true }], [], 'nothing'],
    ['an open deal in another pipeline', [{ ...deal, pipeline: 'q' }], [], 'nothing'],
    ['one of this campaign, long gone', [], [opened], 'before'],
    ['one of another campaign, long gone', [], [{ ...opened, campaign: 'Autumn' }], 'nothing'],
    [
      'one of another campaign, not listed yet',
      [],
      [{ ...opened, ...justNow, campaign: 'Autumn' }],
      'present',
    ],
    ['one of this campaign in another pipeline', [], [{ ...opened, pipeline: 'q' }], 'nothing'],
    ['one of which nobody knows', [deal], [{ ...opened, dealId: null }], 'doubt'],
    ['one that this very activity opened', [{ ...deal, id: '2' }], [{ ...opened, dealKey: 'mine' }], 'own'],
  ])('%s', (_what, deals, before, kind) => {
    const facts = {
      missingScopes: [],
      deals: new Map([['7', deals]]),
      opened: new Map([['7', before]]),
    }
    expect(standingDeal('7', PLACE, facts, NOW).kind).toBe(kind)
  })
})

test('the id of a campaign goes before its name, and an activity without one opens nothing', () => {
  const rule = { on: ['click' as const], pipeline: 'p', stage: 's' }
  const settings = Settings.parse({
    campaigns: [
      { campaign: 'c-1', deal: null },
      { campaign: 'Spring', deal: rule },
    ],
  })
  const click = (campaign?: object) =>
    anEvent({ type: 'email.clicked', link: { url: 'https://a.example' }, campaign })
  expect(dealWishOf(click({ name: 'Spring' }), settings)).toMatchObject({ campaign: 'Spring', on: 'click' })
  expect(dealWishOf(click({ id: 'c-1', name: 'Spring' }), settings)).toBeNull()
  expect(dealWishOf(click({ id: 'c-2', name: 'Spring' }), settings)).toMatchObject({ campaign: 'Spring' })
  expect(dealWishOf(click(), settings)).toBeNull()
  expect(dealWishOf(anEvent({ type: 'email.opened', campaign: { name: 'Spring' } }), settings)).toBeNull()
})

test.each([
  ['{company} – {campaign}', 'Acme', 'Acme – Spring'],
  ['{company} – {campaign}', undefined, 'Bob – Spring'],
  ['{source}: {contact}\n{campaign}', 'Acme', 'Tool: Bob Spring'],
  [`{company}${'x'.repeat(300)}`, 'Acme', `Acme${'x'.repeat(251)}`],
])('%s of %s is %s', (format, company, name) => {
  const event = anEvent({ type: 'email.opened', campaign: { name: 'Spring' } })
  expect(nameDeal(format, { event }, { contact: 'Bob', company, source: 'Tool' })).toBe(name)
})

function anEvent(fields: object): ActivityEvent {
  const usual = {
    ...{ id: 'e', occurred_at: NOW.toISOString(), member: { email: 'ann@northwind.example' } },
    ...{ counterparts: [{ email: 'bob@acme.example' }], message: { subject: 'Hello' } },
  }
  const parsed = parseActivityEvent({ ...usual, ...fields }, NOW)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed))
  return parsed.event
}
