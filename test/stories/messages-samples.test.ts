// Mail that people sent and received outside any tool, as real mail programs wrote it.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { contactOf, standsOn } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startWorld, type World } from '../support/world.ts'

const sample = (name: string) => readFile(new URL(`../samples/mail/${name}.eml`, import.meta.url))

/** A contact's page as a salesperson sees it: the head of its newest activity, and the text inside. */
async function readNewest({ simulator, hubspot }: World, email: string) {
  const page = await (await openBrowser()).newPage()
  const id = contactOf(hubspot, email)?.id
  await page.goto(`${simulator.url}/contacts/${hubspot.portalId}/record/0-1/${id}`)
  const card = page.locator('article.engagement').first()
  const read = {
    title: await card.locator('h3').innerText(),
    people: await card.locator('.people').innerText(),
    body: await card.frameLocator('iframe').locator('body').innerText(),
  }
  await page.close()
  return read
}

// M50, M9, M23
test('a mail sent from any mail program becomes an email on its recipients, readable on their pages', async () => {
  const world = await startWorld()
  const answer = await world.sendMail(await sample('nodemailer'), 'andris@kreata.ee')
  await world.settled()
  const [email, ...others] = world.hubspot.engagements('emails')
  expect(answer.status).toBe(202)
  expect(others).toEqual([])
  expect(email?.properties).toMatchObject({
    hs_email_subject: 'Sent (New): Nodemailer is unicode friendly ✔ (1476358788189)',
    hs_email_direction: 'EMAIL',
    hs_timestamp: '2016-10-13T11:39:48.000Z',
    hs_email_from_email: 'andris@kreata.ee',
    hs_email_to_email: 'andris+123@kreata.ee;andris.reinman@gmail.com',
  })
  expect(standsOn(world.hubspot, email).contacts).toEqual([
    'andris+123@kreata.ee',
    'andris.reinman@gmail.com',
  ])
  const { title, people, body } = await readNewest(world, 'andris+123@kreata.ee')
  expect(title).toBe('Sent (New): Nodemailer is unicode friendly ✔ (1476358788189)')
  expect(people).toContain('Andris Kreata <andris@kreata.ee>')
  expect(body.split('\n').filter(Boolean)).toEqual([
    'Hello to myself',
    "Here's a nyan cat for you as an embedded attachment:",
    'Attachments:',
    'notes.txt (1 kB)',
  ])
})

// M15, M50, HX5
test('a mail in a member’s mailbox becomes an email received from the contact, however broken its MIME is', async () => {
  const world = await startWorld()
  world.hubspot.createRecord('contacts', { email: 'noreply@guide-des-vins-de-bourgogne.fr' })
  // As the settings are delivered, nothing is logged for the address of a machine.
  await openSettings(world).put({ exclusions: { system_addresses: false } })
  await world.sendMail(await sample('spam'), 'leon.struck@web.de')
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  expect(email?.properties).toMatchObject({
    hs_email_subject: 'Received: 123.042 Euro pro Jahr GRARANTIERT von einer Bank! KOSTENLOS',
    hs_email_direction: 'INCOMING_EMAIL',
    hs_timestamp: '2015-11-24T00:35:26.000Z',
    hs_email_to_email: 'leon.struck@web.de',
  })
  const { people, body } = await readNewest(world, 'noreply@guide-des-vins-de-bourgogne.fr')
  expect(people).toContain('Matilda Klein <noreply@guide-des-vins-de-bourgogne.fr>')
  expect(body.trim()).toMatch(/^Im Jahre 2007 wurde er als „asozialer Penner“ beschimpft!/)
  expect(body).not.toContain('iqsbyx')
})

// M9, M50
test('the same file in its author’s mailbox is an email sent', async () => {
  const world = await startWorld()
  await world.sendMail(await sample('spam'), 'noreply@guide-des-vins-de-bourgogne.fr')
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  expect(email?.properties.hs_email_subject).toMatch(/^Sent \(New\): 123\.042 Euro/)
  expect(standsOn(world.hubspot, email)).toMatchObject({ contacts: ['leon.struck@web.de'], companies: [] })
})

// M13, M50
test('a delivery report becomes the bounce of the mail it returns, for the recipient it names', async () => {
  const world = await startWorld()
  world.hubspot.createRecord('contacts', { email: 'xxxx@xxxx.com' })
  await world.sendMail(await sample('delivery-status'), 'xxxxx@gmail.com')
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  expect(email?.properties).toMatchObject({
    hs_email_subject: 'Bounced: Example Subject',
    hs_email_status: 'BOUNCED',
    hs_timestamp: '2021-02-16T00:57:06.000Z',
  })
  expect(standsOn(world.hubspot, email).contacts).toEqual(['xxxx@xxxx.com'])
  const { body } = await readNewest(world, 'xxxx@xxxx.com')
  expect(body).toContain('Not delivered to: xxxx@xxxx.com')
  expect(body).toContain('Kind: hard bounce')
  expect(body).toContain('it is on the suppression list for your account')
})

// M50
test('a message that lacks a header is refused, and the header is named', async () => {
  const world = await startWorld()
  const missing = async (name: string) => {
    const { status, errors } = await world.sendMail(await sample(name), 'u@example.com')
    return [status, ...(errors ?? []).map(({ code, pointer }) => `${code} ${pointer}`)]
  }
  expect(await missing('mixed')).toEqual([
    422,
    'missing_header /headers/From',
    'missing_header /headers/To',
    'missing_header /headers/Date',
  ])
  expect(await missing('nested')).toEqual([422, 'missing_header /headers/To', 'missing_header /headers/Date'])
  expect(await missing('base64encodedroot')).toEqual([
    422,
    'missing_header /headers/To',
    'missing_header /headers/Date',
  ])
})
