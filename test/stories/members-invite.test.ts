// Members are invited by mail: really sent, by SMTP, to members only; its link is theirs alone, works once, and leads into HubSpot.
import { expect, test } from 'vitest'
import { tellMembers } from '../../server/ingest/tell-members.ts'
import type { MailCatcher } from '../../simulator/mail/catcher.ts'
import { openBrowser } from '../support/browser.ts'
import { anEmailSent } from '../support/events.ts'
import { BEN, CARLA, openMe, openMembers } from '../support/members.ts'
import { openSettings } from '../support/settings.ts'
import { ANN, startWorld, type World, type WorldOptions } from '../support/world.ts'

const BEN_EMAIL = 'ben@northwind.example'
const CARLA_EMAIL = 'carla@northwind.example'
const SALES = 'sales-team@northwind.example'
const FOREIGN = 'temp@agency.example'
const DAY_MS = 24 * 60 * 60_000

async function startMailWorld(options: WorldOptions = {}): Promise<World & { mail: MailCatcher }> {
  const world = await startWorld({ ...options, simulator: { mailPort: 0 } })
  const { db, now, secrets } = world.logbook.install
  const members = [BEN_EMAIL, CARLA_EMAIL, SALES, FOREIGN].map((email) => ({
    email,
    name: null,
    isActive: true,
  }))
  await tellMembers({ db, now, secrets }, world.hubspot.portalId, {
    teller: 'admin',
    members,
    isWhole: false,
  })
  const { mail } = world.simulator
  if (!mail) throw new Error('Nobody takes mail.')
  return { ...world, mail }
}

const arrived = (mail: MailCatcher, count: number) =>
  expect.poll(() => mail.mails.length, { timeout: 15_000, interval: 25 }).toBe(count)

const linkIn = (text = '') => /https?:\/\/\S+\/connect\/\S+/.exec(text)?.[0] ?? ''

// M49
test('all who have not connected are invited once; who may not be mailed is named with why; the link leads to a page and connects whoever holds it, once', async () => {
  const world = await startMailWorld()
  const tab = openMembers(world)
  await openMe(world, CARLA).connect({ email: CARLA_EMAIL })
  expect((await tab.list()).can_mail).toBe(true)
  const { invited, refused } = await tab.invite({ all: 'not_connected' })
  expect(invited).toBe(2)
  expect(refused.map(({ email, why }) => [email, why])).toEqual([
    [CARLA_EMAIL, 'connected'],
    [FOREIGN, 'foreign_domain'],
  ])
  await arrived(world.mail, 2)
  const mail = world.mail.mails.find(({ to }) => to.includes(SALES))
  expect(mail).toMatchObject({
    to: [SALES],
    from: 'logbook@logbook.example',
    subject: 'Connect your activity to HubSpot',
  })
  expect(mail?.text).toContain(`${ANN} asks you to connect ${SALES} to HubSpot`)
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  await expect.poll(async () => (await tab.member(SALES)).invitation?.state).toBe('mailed')
  // HubSpot may repeat the request; an admin who presses twice means once.
  expect((await tab.invite({ members: [SALES, 'nobody@northwind.example'] })).refused).toMatchObject([
    { email: 'nobody@northwind.example', why: 'unknown_member' },
  ])
  expect(world.mail.mails).toHaveLength(2)

  const page = await (await openBrowser()).newPage()
  // Whoever only looks, such as a scanner of mail, uses nothing up.
  await page.goto(linkIn(mail?.text))
  await page.goto(linkIn(mail?.text))
  const code = await page.locator('#code').innerText()
  expect(await page.getByRole('link', { name: 'Open Logbook in HubSpot' }).getAttribute('href')).toBe(
    `${world.simulator.url}/app/${world.hubspot.portalId}/4242`,
  )
  expect(await page.getByRole('main').innerText()).toContain(SALES)
  expect(await openMe(world, BEN).connect({ code })).toMatchObject({ email: SALES })
  await page.goto(linkIn(mail?.text))
  expect(await page.getByRole('heading').innerText()).toBe('This invitation was used before')
  await page.goto(`${linkIn(mail?.text)}x`)
  expect(await page.getByRole('heading').innerText()).toBe('This link does not work')
  await page.close()
  expect(await tab.member(SALES)).toMatchObject({ invitation: null, connection: { user: BEN_EMAIL } })
  const token = code.split('.').at(-1) ?? ''
  expect(world.logs.join()).not.toContain(token)
  expect(world.logs.join()).not.toContain(SALES)
  expect(JSON.stringify(await world.logbook.db('invitations'))).not.toContain(token)
})

// M49
test('a mail server that is away is tried again, one that refuses the address is believed, and the list says so', async () => {
  let passedMs = 0
  const world = await startMailWorld({ logbook: { now: () => new Date(Date.now() + passedMs) } })
  const tab = openMembers(world)
  world.mail.refuse(BEN_EMAIL, 550)
  world.mail.refuse(SALES, 451)
  await tab.invite({ members: [BEN_EMAIL, SALES, CARLA_EMAIL] })
  await arrived(world.mail, 1)
  const stateOf = async (email: string) => (await tab.member(email)).invitation
  await expect
    .poll(() => stateOf(BEN_EMAIL))
    .toMatchObject({
      state: 'failed',
      problem: 'The mail server refused this address. Hand the link over instead.',
    })
  await expect.poll(() => stateOf(SALES)).toMatchObject({ state: 'waiting', problem: expect.any(String) })
  world.mail.accept(SALES)
  passedMs += 61_000
  await arrived(world.mail, 2)
  expect(world.mail.mails[1]?.to).toEqual([SALES])
  passedMs += 2.5 * 60_000
  expect((await tab.invite({ members: [SALES] })).refused).toMatchObject([{ why: 'too_soon' }])

  // Who is excluded before the mail goes gets none; a link is good for two weeks.
  const { url } = await tab.link(CARLA_EMAIL)
  world.mail.refuse(FOREIGN, 451)
  await openSettings(world).put({ exclusions: { internal: { domains: ['agency.example'] } } })
  expect((await tab.invite({ members: [FOREIGN] })).invited).toBe(1)
  await expect.poll(() => stateOf(FOREIGN)).toMatchObject({ state: 'waiting', problem: expect.any(String) })
  await openSettings(world).put({ exclusions: { addresses: [FOREIGN] } })
  world.mail.accept(FOREIGN)
  passedMs += 61_000
  const { db } = world.logbook
  const problemOf = () => db('invitations').where('email', FOREIGN).pluck('mail_problem')
  await expect.poll(problemOf).toEqual(['mail_not_wanted'])
  expect(world.mail.mails).toHaveLength(2)
  expect((await fetch(url)).status).toBe(200)
  passedMs += 15 * DAY_MS
  expect((await fetch(url)).status).toBe(410)
})

// M49
test('only admins invite; without a mail server they hand links over; nobody sends mail to strangers through Logbook', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ member: { email: FOREIGN } }))
  await world.settled()
  const [tab, rep] = [openMembers(world), openMembers(world, BEN)]
  expect((await tab.list()).can_mail).toBe(false)
  expect(await tab.ask('/invite', { members: [FOREIGN] })).toMatchObject({
    status: 409,
    code: 'mail_not_set_up',
  })
  for (const [path, body] of [
    ['/invite', { members: [FOREIGN] }],
    ['/link', { email: FOREIGN }],
  ] as const)
    expect(await rep.ask(path, body)).toMatchObject({ status: 403, code: 'not_allowed' })
  expect(await tab.ask('/link', { email: 'stranger@elsewhere.example' })).toMatchObject({ status: 404 })
  const { url } = await tab.link(FOREIGN)
  const page = await fetch(url)
  expect(page.status).toBe(200)
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  expect(page.headers.get('cache-control')).toBe('no-store')
  expect(await tab.member(FOREIGN)).toMatchObject({ invitation: { state: 'handed_over', problem: null } })
  for (const body of [
    {},
    { members: [] },
    { members: ['x'] },
    { all: 'everybody' },
    { members: [FOREIGN], text: 'Hi' },
  ])
    expect(await tab.ask('/invite', body)).toMatchObject({ status: 400, code: 'invalid_body' })
})
