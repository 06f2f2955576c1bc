// Which company an address stands for, and which addresses stand for none.
import { expect, test } from 'vitest'
import { companyDomain, isFreemail } from './email-domain.ts'

test.each([
  ['bob@acme.example', 'acme.example'],
  ['bob@mail.acme.example', 'acme.example'],
  ['bob@mail.acme.co.uk', 'acme.co.uk'],
  ['bob@xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
])('%s stands for %s', (email, domain) => {
  expect(companyDomain(email)).toBe(domain)
})

// HX14
test.each([
  ['freemail', 'bob@gmail.com'],
  ['freemail in capitals', 'bob@GMAIL.com'],
  ['freemail of another country', 'bob@web.de'],
  ['a disposable address', 'bob@mailinator.com'],
  ['a host without a domain', 'bob@localhost'],
  ['a bare suffix', 'bob@co.uk'],
  ['an IP address', 'bob@[192.0.2.1]'],
])('%s stands for no company', (_what, email) => {
  expect(companyDomain(email)).toBeNull()
})

test('a company is not freemail', () => {
  expect(isFreemail('bob@acme.example')).toBe(false)
  expect(isFreemail('bob@gmail.com')).toBe(true)
})
