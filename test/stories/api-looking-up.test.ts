// What became of an event: one by our id, many by filter, page by page, and never those of somebody else.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createKey } from '../../server/install/ingestion-keys.ts'
import { type Api, createApi } from '../support/api.ts'
import { anEmailSent } from '../support/events.ts'
import { install, startWorld } from '../support/world.ts'

const Page = z.object({ events: z.array(z.object({ id: z.string() })), next_cursor: z.string().nullable() })

const mail = (id: string, fields: object = {}) => anEmailSent({ id, ...fields })

async function page(api: Api, query: string) {
  const answer = await api.request(`/v1/events?${query}`)
  expect(answer.status).toBe(200)
  const { events, next_cursor } = Page.parse(await answer.json())
  return { ids: events.map(({ id }) => id), cursor: next_cursor }
}

const idsOf = async (api: Api, query: string) => (await page(api, query)).ids

// G33, N1
test('an event is looked up by our id: what it was, where it stands and why, with a link to what HubSpot shows', async () => {
  const world = await startWorld()
  const [kept] = (await world.send(mail('e-1', { member: { email: 'ann@northwind.example' } }))).results
  await world.settled()
  const answer = await world.request(`/v1/events/${kept?.event}`)
  const id = world.hubspot.engagements('emails')[0]?.id
  expect(await answer.json()).toMatchObject({
    ...{ event: kept?.event, id: 'e-1', type: 'email.sent', occurred_at: '2026-11-20T08:30:00.000Z' },
    ...{ member: 'ann@northwind.example', counterparts: ['jane@acme.example'], attempts: 1 },
    ...{ status: 'written', reason: 'written', reason_text: 'Logged in HubSpot.', next_try_at: null },
    engagement: { type: 'emails', id, url: expect.stringMatching(`/contacts/47110815/record/0-49/${id}$`) },
    links: { status: `/v1/events/${kept?.event}`, trace: `/v1/events/${kept?.event}/trace` },
  })
})

// G33, G24
test('events are filtered by the own id, state, type, address and time', async () => {
  const world = await startWorld()
  const stranger = { counterparts: [{ email: 'Stranger@Nowhere.example' }] }
  await world.sendBatch([
    mail('sent'),
    mail('opened', { type: 'email.opened' }),
    mail('stranger', { type: 'email.opened', ...stranger }),
    mail('earlier', { occurred_at: '2026-11-19T23:59:59.999Z' }),
  ])
  await world.settled()
  const found = async (query: string) => (await idsOf(world, query)).toSorted()
  expect(await found('id=sent')).toEqual(['sent'])
  expect(await found('id=nothing')).toEqual([])
  expect(await found('status=skipped')).toEqual(['stranger'])
  expect(await found('status=written')).toEqual(['earlier', 'opened', 'sent'])
  expect(await found('type=email.opened')).toEqual(['opened', 'stranger'])
  expect(await found('email=STRANGER@nowhere.example')).toEqual(['stranger'])
  expect(await found('to=2026-11-20T00:00:00Z')).toEqual(['earlier'])
  expect(await found('from=2026-11-20T00:00:00Z')).toEqual(['opened', 'sent', 'stranger'])
  const moment = encodeURIComponent('2026-11-20T09:30:00+01:00')
  expect(await found(`from=${moment}&type=email.sent&status=written&email=jane@acme.example`)).toEqual([
    'sent',
  ])
  expect(await found(`to=${moment}`)).toEqual(['earlier'])
})

// G33
test('pages lead through all events, newest first, without a gap or a repeat, even while new ones come in', async () => {
  const world = await startWorld()
  await world.sendBatch(Array.from({ length: 10 }, (_, index) => mail(`e-${index}`)))
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const next = await page(world, `limit=3${cursor && `&cursor=${cursor}`}`)
    await world.send(mail(`late-${seen.length}`))
    seen.push(...next.ids)
    cursor = next.cursor
  }
  expect(seen).toEqual(Array.from({ length: 10 }, (_, index) => `e-${9 - index}`))
})

// G33
test('a filter that cannot be is refused and named', async () => {
  const world = await startWorld()
  const wrong = [
    ...['status=lost', 'type=email.send', 'email=jane', 'from=yesterday', 'to=2026-11-20', 'cursor=1'],
    ...[
      'limit=0',
      'limit=201',
      'limit=ten',
      'status=held&status=failed',
      `id=${'x'.repeat(256)}`,
      'id=a%00b',
    ],
    ...['state=failed', 'Status=failed'],
  ]
  for (const query of wrong) {
    const answer = await world.request(`/v1/events?${query}`)
    const name = query.split('=')[0]
    expect(answer.status, query).toBe(400)
    expect(await answer.json()).toMatchObject({
      ...{ code: 'invalid_query', detail: expect.stringContaining(`?${name}`) },
      errors: [{ pointer: `?${name}`, docs_url: `${world.url}/docs/errors#invalid_value` }],
    })
  }
})

// G33
test("an event of another source or account is answered like one that does not exist, and is in nobody else's list", async () => {
  const world = await startWorld()
  const contoso = world.simulator.portal('47110816')
  await install(world.logbook, contoso)
  const [kept] = (await world.send(mail('e-1'))).results
  const keys = [
    await world.keyOf('Dialer'),
    await createKey(world.logbook.db, contoso.portalId, 'Tool', new Date()),
  ]
  for (const api of keys.map((key) => createApi(world.url, key))) {
    const look = async (id: string) => {
      const answers = await Promise.all(
        [`/v1/events/${id}`, `/v1/events/${id}/trace`].map((path) => api.request(path)),
      )
      const problems = await Promise.all(answers.map((answer) => answer.text()))
      return problems.map((problem) => ({ ...JSON.parse(problem), request_id: '' }))
    }
    const missing = await look('01936b2c-0000-7000-8000-000000000000')
    expect(missing).toMatchObject([{ status: 404, code: 'not_found' }, { status: 404 }])
    expect(await look(kept?.event ?? '')).toEqual(missing)
    expect(await idsOf(api, 'id=e-1')).toEqual([])
    expect(await idsOf(api, '')).toEqual([])
    expect(await idsOf(api, `cursor=ffffffff-ffff-7fff-bfff-ffffffffffff`)).toEqual([])
  }
})

// G33
test('ids that try to be SQL or paths are only ids', async () => {
  const world = await startWorld()
  const tricky = [
    "' or 1=1 --",
    "'; drop table events; --",
    '%',
    '_',
    '../../etc/passwd',
    '$1',
    'ä?&=#',
    '\\',
    '{}',
  ]
  await world.sendBatch(tricky.map((id) => mail(id)))
  for (const id of tricky) expect(await idsOf(world, `id=${encodeURIComponent(id)}`)).toEqual([id])
  for (const path of [...tricky.map((id) => encodeURIComponent(id)), '%', '%00', '%ff', '%E0%A4%A']) {
    const answer = await world.request(`/v1/events/${path}`)
    expect(answer.status, path).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'not_found' })
  }
})
