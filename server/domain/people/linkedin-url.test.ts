// One profile in all its spellings is one person's, and nothing else is taken for a profile (G6).
import { expect, test } from 'vitest'
import { linkedinProfile, profileUrl, spellingsOf } from './linkedin-url.ts'

test.each([
  'https://www.linkedin.com/in/jane-cooper',
  'https://www.linkedin.com/in/jane-cooper/',
  'http://linkedin.com/in/Jane-Cooper',
  'https://de.linkedin.com/in/jane-cooper/en?trk=people-guest&x=1#top',
  'linkedin.com/in/jane-cooper',
  ' www.linkedin.com/in/jane-cooper ',
  'https://www.linkedin.com/mwlite/in/jane-cooper',
  'https://www.linkedin.com/in/jane-cooper/details/experience',
  'https://www.linkedin.com/in/jane%2Dcooper',
])('%s is the profile linkedin.com/in/jane-cooper', (url) => {
  expect(linkedinProfile(url)).toBe('linkedin.com/in/jane-cooper')
})

test('letters beyond ASCII are one profile, encoded or not, composed or not', () => {
  const profiles = ['%C3%B1', 'ñ', 'n\u0303'].map((letter) =>
    linkedinProfile(`linkedin.com/in/nu${letter}ez`),
  )
  expect(new Set(profiles)).toEqual(new Set(['linkedin.com/in/nuñez']))
})

test('an id of Sales Navigator is a profile of its own, whatever search led to it', () => {
  const led = 'https://www.linkedin.com/sales/lead/ACwAAB1,NAME_SEARCH,x1?_ntb=y'
  expect(linkedinProfile(led)).toBe('linkedin.com/sales/lead/acwaab1')
  expect(linkedinProfile('https://www.linkedin.com/sales/people/ACwAAB1,OUT,z')).toBe(linkedinProfile(led))
})

test.each([
  'https://www.linkedin.com/company/acme',
  'https://www.linkedin.com/in/',
  'https://www.linkedin.com/in/%20',
  'https://www.linkedin.com/in/a%2Fb',
  'https://www.linkedin.com/in/%E0%A4%A',
  'https://www.linkedin.com/feed/update/urn:li:activity:1',
  'https://linkedin.com.evil.example/in/jane',
  'https://evil.example/linkedin.com/in/jane',
  'https://notlinkedin.com/in/jane',
  'javascript:alert(1)//linkedin.com/in/jane',
  `https://www.linkedin.com/in/${'x'.repeat(201)}`,
  'jane',
  '',
])('%s is nobody’s profile', (url) => {
  expect(linkedinProfile(url)).toBeNull()
})

test('every spelling that is searched for is read as the profile again', () => {
  for (const profile of ['linkedin.com/in/nuñez-1', 'linkedin.com/in/jane-cooper']) {
    const spellings = spellingsOf(profile)
    expect(spellings.map(linkedinProfile)).toEqual(spellings.map(() => profile))
    expect(spellings).toEqual(spellings.map((one) => one.toLowerCase()))
    expect(linkedinProfile(profileUrl(profile))).toBe(profile)
  }
})
