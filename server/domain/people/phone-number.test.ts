// Two spellings of one number are one person's, and what may be anybody's is nobody's (G6).
import { expect, test } from 'vitest'
import { isSameNumber, nationalPart, toE164 } from './phone-number.ts'

test.each([
  ['+49 30 1234567', '+49301234567'],
  ['+49 (0)30 123-4567', '+49301234567'],
  ['0049 30 / 123 45 67', '+49301234567'],
  ['tel:+49-30-1234567', '+49301234567'],
  ['+1 (212) 555-0142', '+12125550142'],
  ['001 212 555 0142', '+12125550142'],
  ['+44 20 7946 0018', '+442079460018'],
  ['+353 1 555 0123', '+35315550123'],
  ['＋４９ ３０ １２３４５６７', '+49301234567'],
  ['+49\u2011170\u20115550199', '+491705550199'],
])('%s is %s', (written, e164) => {
  expect(toE164(written)).toBe(e164)
})

test.each([
  ['without a country', '030 1234567'],
  ['without a country, from America', '(212) 555-0142'],
  ['with an extension', '+1 212 555 0142 ext. 12'],
  ['with an extension, in short', '+12125550142,12'],
  ['a word', 'anonymous'],
  ['nothing', ''],
  ['a plus alone', '+'],
  ['too short', '+49 110'],
  ['too long', '+49 30 1234567890123'],
  ['with a country that begins with zero', '+0 30 1234567'],
  ['two numbers', '+49 30 1234567 / +49 170 5550199'],
  ['an American number without its area', '+1 555 0142'],
  ['an American area that does not exist', '+1 112 555 0142'],
])('a number names nobody: %s', (_why, written) => {
  expect(toE164(written)).toBeNull()
})

test.each([
  ['+12125550142', '2125550142'],
  ['+79161234567', '9161234567'],
  ['+49301234567', '301234567'],
  ['+35315550123', '15550123'],
])('HubSpot searches %s as %s', (e164, national) => {
  expect(nationalPart(e164)).toBe(national)
})

test.each([
  ['+49 30 1234567', true],
  ['030 / 123 45 67', true],
  ['30 1234567', true],
  ['49301234567', true],
  ['+43 30 1234567', false],
  ['030 1234568', false],
  ['1234567', false],
  ['030 1234567 ext. 4', false],
  ['call Jane', false],
])('what stands in HubSpot as %s is +49301234567: %s', (typed, isSame) => {
  expect(isSameNumber(typed, '+49301234567')).toBe(isSame)
})
