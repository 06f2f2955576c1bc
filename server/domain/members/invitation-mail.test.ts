// The mail that invites a member.
import { expect, test } from 'vitest'
import { invitationMail } from './invitation-mail.ts'

const facts = {
  memberEmail: 'bob@mail.example',
  madeBy: 'ann@team.example',
  accountName: 'Northwind Trading',
  timeZone: 'Europe/Berlin',
  url: 'https://logbook.example/connect/1.2.3',
  expiresAt: new Date('2026-12-05T23:30:00Z'),
}

test('it says who asks for what, where, and until when', () => {
  const { to, subject, text } = invitationMail(facts)
  expect(to).toBe('bob@mail.example')
  expect(subject).toBe('Connect your activity to HubSpot')
  expect(text).toContain('ann@team.example asks you to connect bob@mail.example to HubSpot')
  expect(text).toContain(`\n${facts.url}\n`)
  // Midnight has passed where they are.
  expect(text).toContain('until 6 December 2026')
  expect(text).toContain('the HubSpot account Northwind Trading.')
})

test.each([
  'Win at https://evil.example/now!',
  'Prize\r\nBcc: victim@elsewhere.example\r\n\r\nwww.evil.example',
  '<a href="//evil.example">click</a>',
  `${'x'.repeat(5_000)}.evil.example`,
])('the name of an account brings no link, no line and no header along: %j', (accountName) => {
  const { subject, text } = invitationMail({ ...facts, accountName })
  expect(text.match(/https?:\/\/\S+/g)).toEqual([facts.url])
  expect(text).not.toMatch(/evil\.example|victim@|<|www\./)
  expect(text.split('\n')).toHaveLength(invitationMail(facts).text.split('\n').length)
  expect(text.length).toBeLessThan(1_000)
  expect(subject).not.toContain('\n')
})

test('who asked and was erased is not named', () => {
  expect(invitationMail({ ...facts, madeBy: '' }).text).toContain('An admin asks you')
})
