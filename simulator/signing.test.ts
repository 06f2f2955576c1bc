// What HubSpot signs: the method, the address with some codes decoded, the body as sent, the time.
import { expect, test } from 'vitest'
import { sign, signatureHeaders, signedForm } from './signing.ts'

const request = {
  method: 'post',
  url: 'https://api.example.com/x?userEmail=ann%40northwind.example',
  body: '{"a":"ü"}',
  timestamp: 1_795_000_000_000,
}

test('the address is signed with the codes of the table decoded, and with no others', () => {
  expect(signedForm('https://a.example/p%2fq%3Fr?m=%40%2C%3b&n=%20%26%3D%25%2B')).toBe(
    'https://a.example/p/q?r?m=@,;&n=%20%26%3D%25%2B',
  )
})

// Made with: printf '%s' 'POSThttps://api.example.com/x?userEmail=ann@northwind.example{"a":"ü"}1795000000000' | openssl dgst -sha256 -hmac secret -binary | base64
test('a signature is what openssl makes of the same parts', () => {
  expect(sign('secret', request)).toBe('DwXEeZAFesiegk4SgJpY2NFT5vUXlmT1FPE5wOLTD8w=')
})

test('each part counts', () => {
  const signatures = [
    request,
    { ...request, method: 'PUT' },
    { ...request, url: `${request.url}&appId=1` },
    { ...request, body: '{"a":"u"}' },
    { ...request, timestamp: request.timestamp + 1 },
  ].map((one) => signatureHeaders('secret', one)['x-hubspot-signature-v3'])
  expect(new Set([...signatures, sign('another', request)]).size).toBe(6)
})
