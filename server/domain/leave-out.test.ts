// What is left out of a plan because HubSpot has no room for it, and how the trace tells so.
import { expect, test } from 'vitest'
import { type Plan, plan } from './plan.ts'
import { refKey } from './record.ts'
import * as an from './testing/an-event.ts'

const CAROL = 'carol@cara.example'
const EVE = 'eve@new.example'
const ACME = an.aCompany({ id: '201', name: 'Acme', isPrimary: true })
const CARA = an.aCompany({ id: '202', name: 'Cara', isPrimary: true })

const known = {
  contacts: [an.aContact(), an.aContact({ id: '102', name: 'Carol', emails: [CAROL] })],
  companies: { 101: [ACME], 102: [CARA] },
  deals: { 101: [an.aDeal(1), an.aDeal(2), an.aDeal(3)] },
}
const message = { message_id: '<m-1@mail.example>' }
const to = (...emails: string[]) =>
  an.anEmailSent({ counterparts: emails.map((email) => ({ email })), message })
const limited = (engagementLimits: Record<string, number>) => an.hubspotKnows({ ...known, engagementLimits })

function associations({ engagements }: Plan): string[][] {
  return engagements.map((one) => one.associations.map(refKey).sort())
}

function leftOut({ events }: Plan): object[] {
  return events.flatMap(({ trace }) => trace.filter(({ rule }) => rule.startsWith('association.')))
}

// M51
test('more contacts than one engagement may have are left out, and named', () => {
  const planned = plan(an.due(to(an.BOB, CAROL, EVE)), limited({ 'emails:0-1': 1 }))
  expect(associations(planned)).toEqual([
    ['0-1/101', '0-2/201', '0-2/202', '0-2/new/new.example', '0-3/301', '0-3/302', '0-3/303'],
  ])
  expect(leftOut(planned)).toEqual([
    {
      rule: 'association.too_many',
      facts: { names: ['Carol', EVE], most: 1, records: 'contacts', type: 'emails' },
    },
  ])
  const passedOver = planned.events[0]?.considered.filter(({ why }) => why === 'engagement_full')
  expect(passedOver).toMatchObject([
    { name: 'Carol', isChosen: false },
    { name: EVE, isChosen: false },
  ])
})

test('as many as one engagement may have are not too many', () => {
  const planned = plan(an.due(to(an.BOB, CAROL)), limited({ 'emails:0-1': 2, 'emails:0-3': 3 }))
  expect(leftOut(planned)).toEqual([])
})

test('companies and deals have limits of their own, and the newest deals are kept', () => {
  const planned = plan(an.due(to(an.BOB, CAROL)), limited({ 'emails:0-2': 1, 'emails:0-3': 2 }))
  expect(associations(planned)).toEqual([['0-1/101', '0-1/102', '0-2/201', '0-3/302', '0-3/303']])
  expect(leftOut(planned)).toMatchObject([
    { facts: { names: ['Deal 1'], records: 'deals' } },
    { facts: { names: ['Cara'], records: 'companies' } },
  ])
})

test('a limit of one engagement type is none of another', () => {
  const opened = an.anEmailOpened({ counterparts: [{ email: an.BOB }, { email: CAROL }] })
  expect(leftOut(plan(an.due(opened), limited({ 'emails:0-1': 1 })))).toEqual([])
})

test('events of one message share its limit, and a record that is on it already counts once', () => {
  const planned = plan(an.due(to(an.BOB), to(CAROL), to(an.BOB)), limited({ 'emails:0-1': 1 }))
  expect(associations(planned)[0]).toContain('0-1/101')
  expect(associations(planned)[0]).not.toContain('0-1/102')
  expect(leftOut(planned)).toMatchObject([{ facts: { names: ['Carol'] } }])
})

test('a full record makes room for another', () => {
  const facts = { ...limited({ 'emails:0-1': 1 }), fullRecords: new Set(['emails:0-1/101']) }
  const planned = plan(an.due(to(an.BOB, CAROL)), facts)
  expect(associations(planned)[0]).toContain('0-1/102')
  expect(leftOut(planned)).toEqual([{ rule: 'association.full', facts: { record: 'Bob Buyer' } }])
})

test('where every record is full, HubSpot is asked again', () => {
  const facts = {
    ...an.hubspotKnows({ contacts: [an.aContact()] }),
    fullRecords: new Set(['emails:0-1/101']),
  }
  expect(associations(plan(an.due(to(an.BOB)), facts))).toEqual([['0-1/101']])
})
