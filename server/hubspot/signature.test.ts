// Which requests pass for HubSpot's. The signatures were made by another program (Python's hmac) or by the independent signer of the stories.
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { asSigned, signatureOf } from '../../test/support/signed-card.ts'
import { isSignedByHubSpot, type ReceivedRequest } from './signature.ts'

const SECRET = 'a client secret'
const AT = 1_763_713_800_000
const HOME =
  'https://logbook.example/cards/v1/home?userId=61500001&portalId=47110815&userEmail=ann%40northwind.example&appId=4242'

const isSigned = (request: ReceivedRequest, nowMs = AT) => isSignedByHubSpot(request, SECRET, new Date(nowMs))

const ofHome: ReceivedRequest = {
  method: 'GET',
  url: HOME,
  rawBody: Buffer.alloc(0),
  signature: '5VseDYbFTLlw3D+1jRwatnpgdrU2DQ85tl8DPq9ZoJ8=',
  timestamp: String(AT),
}

test('a signature made elsewhere over the decoded address is good', () => {
  expect(isSigned(ofHome)).toBe(true)
  expect(isSigned({ ...ofHome, url: HOME.replace('%40', '@') })).toBe(true)
})

test('bytes of the body count as they came, in whatever alphabet', () => {
  const request = {
    method: 'POST',
    url: 'https://logbook.example/cards/v1/account/pause?portalId=47110815&x=a%20b%26c',
    rawBody: Buffer.from('{"ö":"€"}'),
    signature: 'GLNBP2VAyvfzNRbt7O/Htaj3Ql2zKu4k68Q5fdmObn0=',
    timestamp: String(AT),
  }
  expect(isSigned(request)).toBe(true)
  expect(isSigned({ ...request, rawBody: Buffer.from('{"ö":"E"}') })).toBe(false)
})

const signed = (url: string): ReceivedRequest => ({
  ...{ method: 'GET', url, rawBody: Buffer.alloc(0), timestamp: String(AT) },
  signature: signatureOf({ method: 'GET', url, body: '', timestamp: String(AT) }, SECRET),
})

test.each([
  ...['%3A', '%2F', '%3F', '%40', '%21', '%24', '%27', '%28', '%29', '%2A', '%2C', '%3B'],
  ...['%3a', '%2f', '%3f', '%2a', '%2c', '%3b'],
])('%s is decoded before signing', (code) => {
  const uri = `https://logbook.example/x?a=${code}`
  expect(asSigned(uri)).not.toBe(uri)
  expect(isSigned(signed(uri))).toBe(true)
})

test.each([
  '%20',
  '%26',
  '%3D',
  '%2B',
  '%25',
  '%23',
  '%5B',
  '%5D',
  '%22',
  '%41',
  '%C3%BC',
  '%00',
  '%0A',
  '%',
])('%s is signed as it stands', (code) => {
  const uri = `https://logbook.example/x?a=${code}`
  expect(asSigned(uri)).toBe(uri)
  expect(isSigned(signed(uri))).toBe(true)
  const decoded = uri.replace(code, code === '%' ? '' : decodeURIComponent(code))
  expect(isSigned({ ...signed(uri), url: decoded })).toBe(false)
})

test('nothing is decoded twice', () => {
  const once = 'https://logbook.example/x?a=%2540'
  expect(isSigned(signed(once))).toBe(true)
  expect(isSigned({ ...signed('https://logbook.example/x?a=@'), url: once })).toBe(false)
})

test('an address that was signed as it stands is taken too', () => {
  const uri = 'https://logbook.example/x?a=%40%2F'
  const signature = createHmac('sha256', SECRET).update(`GET${uri}${AT}`).digest('base64')
  expect(isSigned({ ...ofHome, url: uri, signature })).toBe(true)
  expect(isSigned({ ...ofHome, url: uri.replace('%2F', '/'), signature })).toBe(false)
})

test.each([
  [0, true],
  [5 * 60_000, true],
  [5 * 60_000 + 1, false],
  [24 * 60 * 60_000, false],
  [-30_000, true],
  [-30_001, false],
  [-60 * 60_000, false],
])('a signature that is %d ms old counts: %s', (ageMs, isGood) => {
  expect(isSigned(ofHome, AT + ageMs)).toBe(isGood)
})

test.each<[string, Partial<ReceivedRequest>]>([
  ['no signature', { signature: '' }],
  ['one in other letters', { signature: ofHome.signature.toLowerCase() }],
  ['one with a blank', { signature: `${ofHome.signature} ` }],
  ['two of them', { signature: `${ofHome.signature}, ${ofHome.signature}` }],
  ['one without its padding', { signature: ofHome.signature.replace('=', '') }],
  ['no time', { timestamp: '' }],
  ['another time', { timestamp: String(AT + 1) }],
  ['a time that is no number', { timestamp: 'NaN' }],
  ['a time with a sign', { timestamp: `+${AT}` }],
  ['a time with a fraction', { timestamp: `${AT}.0` }],
  ['a time in another form', { timestamp: Number(AT).toExponential() }],
  ['a time with blanks', { timestamp: ` ${AT}` }],
  ['another method', { method: 'POST' }],
  ['a method in small letters', { method: 'get' }],
  ['another host', { url: HOME.replace('logbook.example', 'logbook.evil') }],
  ['another protocol', { url: HOME.replace('https:', 'http:') }],
  ['another path', { url: HOME.replace('/home', '/account') }],
  ['another account', { url: HOME.replace('47110815', '47110816') }],
  ['a longer query', { url: `${HOME}&x=1` }],
  ['an account more', { url: HOME.replace('?', '?portalId=47110816&') }],
  ['a body where there was none', { rawBody: Buffer.from('{}') }],
])('%s is refused', (_name, change) => {
  expect(isSigned({ ...ofHome, ...change })).toBe(false)
})

test('another secret signs for nobody here', () => {
  expect(isSignedByHubSpot(ofHome, 'another secret', new Date(AT))).toBe(false)
})
