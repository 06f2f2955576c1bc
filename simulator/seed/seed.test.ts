// What tests and demonstrations may rely on in the seeded accounts.
import { expect, test } from 'vitest'
import { linksOf } from '../associations.ts'
import { findByUniqueValue, liveRecords } from '../records.ts'
import { seedWorld } from '../seed.ts'
import { emptyWorld, findPortal, type Portal } from '../state.ts'

const now = new Date('2026-11-20T12:00:00.000Z')

function seeded(portalId: string): Portal {
  const world = emptyWorld()
  seedWorld(world, now)
  const portal = findPortal(world, portalId)
  if (!portal) throw new Error(`No account ${portalId} was seeded.`)
  return portal
}

function contact(portal: Portal, email: string) {
  const id = findByUniqueValue(portal, 'contacts', 'email', email)?.id ?? ''
  return { type: 'contacts', id } as const
}

test('the same moment gives the same accounts', () => {
  expect(seeded('47110815')).toEqual(seeded('47110815'))
})

test('Jane Cooper has seven open and three closed deals, none of the same age', () => {
  const portal = seeded('47110815')
  const ids = [...linksOf(portal, contact(portal, 'jane@acme.example'), 'deals').keys()]
  const deals = liveRecords(portal, 'deals').filter(({ id }) => ids.includes(id))
  expect(deals.filter(({ properties }) => properties.hs_is_closed === 'false')).toHaveLength(7)
  expect(deals.filter(({ properties }) => properties.hs_is_closed === 'true')).toHaveLength(3)
  expect(new Set(deals.map(({ properties }) => properties.createdate)).size).toBe(10)
})

test('Marcus Feld has three companies, and the primary one is not the first', () => {
  const portal = seeded('47110815')
  const links = linksOf(portal, contact(portal, 'marcus@feld-consulting.example'), 'companies')
  expect([...links.values()].map((typeIds) => typeIds.has(1))).toEqual([false, true, false])
})

test('Jane Cooper is in both accounts, as two records', () => {
  const [northwind, contoso] = [seeded('47110815'), seeded('47110816')]
  expect(contact(northwind, 'jane@acme.example').id).not.toBe(contact(contoso, 'jane@acme.example').id)
})

test('nothing was made before the last two years, nor in the future', () => {
  const twoYearsAgo = new Date('2024-11-20T00:00:00.000Z').toISOString()
  const portal = seeded('47110815')
  const made = Object.values(portal.records).flatMap((records) => [...records.values()])
  for (const { createdAt } of made) {
    expect(createdAt > twoYearsAgo).toBe(true)
    expect(createdAt < now.toISOString()).toBe(true)
  }
})
