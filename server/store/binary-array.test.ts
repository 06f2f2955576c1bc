// What PostgreSQL reads of a list is what was given to it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts'
import { binaryArray } from './binary-array.ts'
import { type Db, openDatabase } from './database.ts'

let database: TestDatabase
let db: Db

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url)
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

async function read(type: 'text' | 'uuid' | 'bytea' | 'jsonb', items: (string | null)[]): Promise<unknown[]> {
  const shown = type === 'bytea' ? `encode(item, 'hex')` : 'item'
  const { rows } = await db.raw(
    `select ${shown} as item from unnest(cast(:list as ${type}[])) with ordinality as list(item, place) order by place`,
    { list: binaryArray(type, items) },
  )
  return rows.map((row: { item: unknown }) => row.item)
}

test('texts arrive as they are, whatever stands in them', async () => {
  const texts = [
    'plain',
    '',
    '{a,"b"}',
    'NULL',
    "o'brien",
    'back\\slash',
    'zwölf Boxkämpfer 🥊',
    'line\nbreak',
    '%s $1 ?',
  ]
  expect(await read('text', texts)).toEqual(texts)
})

test('what is not there stays apart from what is empty', async () => {
  expect(await read('text', [null, '', null])).toEqual([null, '', null])
  expect(await read('jsonb', ['null', null])).toEqual([null, null])
  expect(await read('text', [])).toEqual([])
})

test('uuids and bytes are given as hex digits, JSON as text', async () => {
  expect(await read('uuid', ['01936b2c00007000800000000000abcd'])).toEqual([
    '01936b2c-0000-7000-8000-00000000abcd',
  ])
  expect(await read('bytea', ['00ff', ''])).toEqual(['00ff', ''])
  expect(await read('jsonb', ['{"a":"ü\\u0001"}', '[1]'])).toEqual([{ a: 'ü\u0001' }, [1]])
})

test('a long list of long texts arrives whole', async () => {
  const texts = Array.from({ length: 2_000 }, (_, index) => `${index} ${'ä'.repeat(index)}`)
  expect(await read('text', texts)).toEqual(texts)
})
