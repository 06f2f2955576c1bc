// What the pages promise to people who look at the simulated HubSpot.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBrowser } from '../../test/support/browser.ts'
import type { PortalHandle } from '../portal-handle.ts'
import { type Simulator, startSimulator } from '../simulator.ts'
import type { PropertyValues } from '../state.ts'

const clientId = 'simulator-client-id'

let simulator: Simulator
let northwind: PortalHandle

beforeEach(async () => {
  simulator = await startSimulator({ now: () => new Date('2026-11-20T12:00:00.000Z') })
  northwind = simulator.portal('47110815')
})
afterEach(() => simulator.close())

test("an email's script does not run on the page", async () => {
  const html =
    '<p>Hello Jane</p><script>parent.document.title="taken"</script><img src=x onerror="parent.taken=1">'
  logEmail('jane@acme.example', { hs_email_html: html })
  const page = await (await openBrowser()).newPage()
  await page.goto(recordUrl('jane@acme.example'))

  const body = page.frameLocator('.engagement[data-type=emails] iframe').getByText('Hello Jane')
  await body.waitFor()
  expect(await page.title()).toBe('Jane Cooper | Simulated HubSpot')
  expect(await page.evaluate(() => 'taken' in globalThis)).toBe(false)
  await page.close()
})

test('the page allows no script of its own either', async () => {
  const { headers, text } = await open('/')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(text).not.toContain('<script')
})

test('names are escaped', async () => {
  const { id } = northwind.createRecord('contacts', { firstname: '<img src=x>', lastname: '"Tables"' })
  const { text } = await open(`/contacts/47110815/record/0-1/${id}`)
  expect(text).toContain('&lt;img src=x&gt; &quot;Tables&quot;')
  expect(text).not.toContain('<img src=x>')
})

test("the timeline shows an engagement's associations, each as a link", async () => {
  const email = logEmail('jane@acme.example', { hs_email_subject: 'Offer' })
  const deal = northwind.deals().find(({ properties }) => properties.dealname === 'Acme: pallet wrap')
  northwind.associate('emails', email, 'deals', deal?.id ?? '')
  const { text } = await open(recordPath('jane@acme.example'))
  const card = cardOf(text, email)
  expect(card).toContain('2 associations')
  expect(card).toContain(`href="/contacts/47110815/record/0-3/${deal?.id}"`)
  expect(card).toContain('Acme: pallet wrap')
})

test('a card says who wrote to whom, when in the time of the account, and that the email bounced', async () => {
  const headers = { from: { email: 'ben@northwind.example' }, to: [{ email: 'jane@acme.example' }] }
  const email = logEmail('jane@acme.example', {
    hs_timestamp: '2026-11-19T23:30:00.000Z',
    hs_email_status: 'BOUNCED',
    hs_email_headers: JSON.stringify(headers),
  })
  const card = cardOf((await open(recordPath('jane@acme.example'))).text, email)
  expect(card).toContain('ben@northwind.example')
  expect(card).toContain('Nov 20, 2026 at 12:30')
  expect(card).toContain('datetime="2026-11-19T23:30:00.000Z"')
  expect(card).toContain('<span class="tag problem">Bounced</span>')
})

test('the tab filters the timeline', async () => {
  const email = logEmail('jane@acme.example', {})
  const emails = await open(`${recordPath('jane@acme.example')}?tab=emails`)
  const notes = await open(`${recordPath('jane@acme.example')}?tab=notes`)
  expect(typesIn(emails.text)).toEqual(['emails'])
  expect(typesIn(notes.text)).toEqual(['notes', 'notes'])
  expect(notes.text).not.toContain(email)
})

test('a long timeline is shown 25 at a time, newest first', async () => {
  const emails = Array.from({ length: 30 }, (_, day) =>
    logEmail('nora@solberg.example', { hs_timestamp: new Date(Date.UTC(2026, 8, day + 1)).toISOString() }),
  )
  const first = (await open(recordPath('nora@solberg.example'))).text
  const second = (await open(`${recordPath('nora@solberg.example')}?page=2`)).text
  expect(typesIn(first)).toHaveLength(25)
  expect(first.indexOf(`id="engagement-${emails[29]}"`)).toBeLessThan(
    first.indexOf(`id="engagement-${emails[28]}"`),
  )
  expect(typesIn(second)).toHaveLength(5)
})

test('the primary company is marked, and stands first', async () => {
  const { text } = await open(recordPath('marcus@feld-consulting.example'))
  const companies = text.slice(text.indexOf('Companies (3)'), text.indexOf('Deals ('))
  expect(companies.match(/<bdi>(.*?)<\/bdi>/)?.[1]).toBe('Feld Consulting')
  expect(companies.match(/<span class="tag label">Primary<\/span>/g)).toHaveLength(1)
})

test('open deals stand before closed ones', async () => {
  const { text } = await open(recordPath('jane@acme.example'))
  const states = [...text.matchAll(/class="tag (open|won|lost)"/g)].map(([, state]) => state)
  expect(states.slice(0, 7)).toEqual(Array(7).fill('open'))
  expect(states.slice(7).sort()).toEqual(['lost', 'won', 'won'])
})

test('a list is searched by name, address and second address', async () => {
  const list = '/contacts/47110815/objects/0-1/views/all/list'
  expect((await open(`${list}?q=cooper`)).text).toContain('1 record<')
  expect((await open(`${list}?q=ines@moreau.example`)).text).toContain('Inès Moreau')
})

test('an address that leads nowhere says so', async () => {
  expect((await open('/contacts/47110815/record/0-1/1')).status).toBe(404)
  expect((await open('/contacts/1/objects/0-1/views/all/list')).status).toBe(404)
})

test('the consent page sends the administrator back with a code', async () => {
  const page = await (await openBrowser()).newPage()
  await page.goto(`${simulator.url}${authorizePath({})}`)
  await page.getByLabel('Northwind Trading').check()
  await page.getByRole('button', { name: 'Connect app' }).click()
  await page.waitForURL(/[?&]code=/)
  const url = new URL(page.url())
  expect(url.origin).toBe(simulator.url)
  expect(url.searchParams.get('state')).toBe('s-1')
  await page.close()
})

test('who lacks Marketplace access is told so and cannot connect', async () => {
  const { text } = await open(authorizePath({ as: 'carla@northwind.example' }))
  expect(text).toContain('You don&#39;t have permission to connect apps')
  expect(text).toMatch(/value="allow" disabled/)
})

test('a wrong link is refused with the exact reason', async () => {
  const { status, text } = await open(authorizePath({ client_id: 'someone-else' }))
  expect(status).toBe(400)
  expect(text).toContain('Couldn&#39;t complete the connection')
  expect(text).toContain('BAD_CLIENT_ID')
})

async function open(path: string) {
  const answer = await fetch(`${simulator.url}${path}`)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

function authorizePath(changes: Record<string, string>): string {
  const scope = 'oauth crm.objects.contacts.read sales-email-read'
  const query = { client_id: clientId, redirect_uri: `${simulator.url}/`, scope, state: 's-1', ...changes }
  return `/oauth/authorize?${new URLSearchParams(query)}`
}

function contactId(email: string): string {
  const contact = northwind.contacts().find(({ properties }) => properties.email === email)
  return contact?.id ?? ''
}

function recordPath(email: string): string {
  return `/contacts/47110815/record/0-1/${contactId(email)}`
}

function recordUrl(email: string): string {
  return `${simulator.url}${recordPath(email)}`
}

function logEmail(contact: string, properties: PropertyValues): string {
  const usual = {
    hs_timestamp: '2026-11-18T09:00:00.000Z',
    hs_email_direction: 'EMAIL',
    hs_email_subject: 'Hi',
  }
  const { id } = northwind.createRecord('emails', { ...usual, ...properties })
  northwind.associate('emails', id, 'contacts', contactId(contact))
  return id
}

function cardOf(text: string, id: string): string {
  const start = text.indexOf(`id="engagement-${id}"`)
  return text.slice(start, text.indexOf('</article>', start))
}

function typesIn(text: string): string[] {
  return [...text.matchAll(/<article[^>]*data-type="(\w+)"/g)].map(([, type]) => type ?? '')
}
