// Holds .env.example against the settings that are really read.

import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { readConfig, SETTING_NAMES } from '../../server/config.ts'

const TEXT = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')

test('the example names every setting, and no other', () => {
  expect(Object.keys(parseEnv(TEXT)).sort()).toEqual([...SETTING_NAMES].sort())
})

test('every setting has a comment above it', () => {
  const blocks = TEXT.trim().split('\n\n').slice(1)
  expect(blocks).toHaveLength(SETTING_NAMES.length)
  for (const block of blocks) expect(block).toMatch(/^(# .+\n)+[A-Z_]+=\S*$/)
})

test('the values of the example are the defaults', () => {
  expect(readConfig(parseEnv(TEXT))).toEqual(readConfig({}))
})
