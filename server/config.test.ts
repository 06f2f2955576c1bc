// A bad start must be mended in one go, and must not tell secrets to the log.
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://logbook.example/',
  DATABASE_URL: 'postgres://logbook@db.example/logbook',
  ENCRYPTION_KEYS: `2026a:${KEY}`,
  HUBSPOT_APP_ID: '1234567',
  HUBSPOT_CLIENT_ID: 'client-id',
  HUBSPOT_CLIENT_SECRET: 'client-secret',
}

function refusalOf(env: Record<string, string | undefined>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('The settings were taken.')
}

test('without any setting it runs for development, on its own database and the simulator', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ isProduction: false, port: 3000, publicUrl: 'http://localhost:3000' })
  expect(config).toMatchObject({ databaseUrl: null, hubspot: null, encryptionKeys: null })
})

test('the address follows the port when none is given', () => {
  expect(readConfig({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
})

test('an empty setting counts as unset', () => {
  expect(readConfig({ PORT: '', HUBSPOT_CLIENT_ID: ' ' })).toEqual(readConfig({}))
})

test('mail needs a server and a sender, in a form that both can be', () => {
  const mail = {
    SMTP_URL: 'smtps://user:secret@mail.example:465',
    MAIL_FROM: 'Logbook <logbook@example.com>',
  }
  expect(readConfig(mail).mail).toEqual({ url: mail.SMTP_URL, from: mail.MAIL_FROM })
  expect(readConfig({}).mail).toBeNull()
  expect(refusalOf({ SMTP_URL: mail.SMTP_URL })).toContain('MAIL_FROM is missing')
  expect(refusalOf({ MAIL_FROM: mail.MAIL_FROM })).toContain('SMTP_URL is missing')
  const wrong = refusalOf({ SMTP_URL: 'https://mail.example', MAIL_FROM: 'Logbook' })
  expect(wrong).toContain('SMTP_URL is not')
  expect(wrong).toContain('MAIL_FROM is not')
})

test('production with all its settings starts', () => {
  const config = readConfig(PRODUCTION)
  expect(config).toMatchObject({ isProduction: true, publicUrl: 'https://logbook.example' })
  expect(config.hubspot).toMatchObject({ appId: '1234567', apiUrl: 'https://api.hubapi.com' })
  expect(config.encryptionKeys?.map(({ id }) => id)).toEqual(['2026a'])
})

test('all wrong and missing settings are named at once', () => {
  const refusal = refusalOf({
    NODE_ENV: 'production',
    PORT: 'http',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://db.example',
    HUBSPOT_CLIENT_ID: 'client-id',
  })
  const wrong = ['PORT is not', 'LOG_LEVEL is not', 'DATABASE_URL is not']
  const missing = ['HUBSPOT_APP_ID', 'HUBSPOT_CLIENT_SECRET', 'PUBLIC_URL', 'ENCRYPTION_KEYS']
  for (const words of [...wrong, ...missing.map((name) => `${name} is missing`)])
    expect(refusal).toContain(words)
  expect(refusal).not.toContain('HUBSPOT_CLIENT_ID is missing')
})

test.each(Object.keys(PRODUCTION).slice(1))('production refuses to start without %s', (name) => {
  const refusal = refusalOf({ ...PRODUCTION, [name]: undefined })
  expect(refusal.match(/\w+ is missing/g)).toEqual([`${name} is missing`])
})

test('production refuses an address without encryption', () => {
  expect(refusalOf({ ...PRODUCTION, PUBLIC_URL: 'http://logbook.example' })).toContain(
    'PUBLIC_URL must start with https://',
  )
})

test('half-given credentials are named, in development too', () => {
  const refusal = refusalOf({ HUBSPOT_CLIENT_SECRET: 'client-secret' })
  expect(refusal.match(/\w+ is missing/g)).toEqual([
    'HUBSPOT_APP_ID is missing',
    'HUBSPOT_CLIENT_ID is missing',
  ])
})

test('secrets never stand in the error', () => {
  const refusal = refusalOf({
    ...PRODUCTION,
    PORT: 'http',
    DATABASE_URL: 'mysql://logbook:db-password@db.example',
    ENCRYPTION_KEYS: `2026a:${KEY}`,
    HUBSPOT_APP_ID: 'app-secret',
  })
  for (const secret of [KEY, 'db-password', 'client-secret', 'app-secret'])
    expect(refusal).not.toContain(secret)
})

test.each([
  ['too short', '2026a:c2hvcnQ=', 'entry 1'],
  ['without an id', `${KEY}`, 'entry 1'],
  ['good, then bad', `2026a:${KEY},2025b:c2VjcmV0`, 'entry 2'],
  ['named twice', `2026a:${KEY},2026a:${KEY}`, 'names an id twice'],
])('encryption keys that are %s are refused without being shown', (_what, keys, words) => {
  const refusal = refusalOf({ ...PRODUCTION, ENCRYPTION_KEYS: keys })
  expect(refusal).toContain(`ENCRYPTION_KEYS ${words}`)
  for (const secret of [KEY, 'c2hvcnQ', 'c2VjcmV0']) expect(refusal).not.toContain(secret)
})
