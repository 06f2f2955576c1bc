// From which refusals Logbook concludes that a record is full.
import { expect, test } from 'vitest'
import { COMPANY, CONTACT } from '../domain/record.ts'
import { certainlyFull } from './certainly-full.ts'
import type { ResolvedLink } from './write-engagements.ts'

const ann: ResolvedLink = { type: CONTACT, id: '1' }
const bob: ResolvedLink = { type: CONTACT, id: '2' }
const carol: ResolvedLink = { type: CONTACT, id: '3' }
const acme: ResolvedLink = { type: COMPANY, id: '9' }
const links = [ann, bob, carol, acme]
const IS_NEW = { isNewEngagement: true }
const IS_KNOWN = { isNewEngagement: false }

test('what is refused while nothing of its type is on a new engagement is full', () => {
  expect(certainlyFull(links, [ann, acme], IS_NEW)).toEqual([ann, acme])
  expect(certainlyFull(links, links, IS_NEW)).toEqual(links)
})

test('what is refused before another of its type is taken is full', () => {
  expect(certainlyFull(links, [bob], IS_NEW)).toEqual([bob])
  expect(certainlyFull(links, [ann], IS_KNOWN)).toEqual([ann])
})

test('what is refused after all that were taken may be refused for the engagement’s sake', () => {
  expect(certainlyFull(links, [carol], IS_NEW)).toEqual([])
  expect(certainlyFull(links, [bob, carol], IS_NEW)).toEqual([])
  expect(certainlyFull(links, [bob, carol, acme], IS_KNOWN)).toEqual([])
})

test('a record of another type says nothing', () => {
  expect(certainlyFull(links, [acme], IS_KNOWN)).toEqual([])
  expect(certainlyFull(links, [acme], IS_NEW)).toEqual([acme])
})
