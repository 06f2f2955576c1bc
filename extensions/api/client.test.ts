// What a card sends, and how it takes each kind of answer. HubSpot lets no headers of ours through and repeats a broken call itself.
import { beforeEach, expect, test } from 'vitest'
import { API_URL, type PlayedServer, playServer } from '../testing/play-server.ts'
import { createCardApi } from './card-api.ts'
import { createClient } from './client.ts'

let server: PlayedServer
const client = createClient(`${API_URL}/`)

beforeEach(() => {
  server = playServer()
})

test('asks our server below its address, without headers', async () => {
  server.answer('GET /cards/v1/home', { fine: true })
  await expect(client.get('/cards/v1/home')).resolves.toEqual({ fine: true })
  expect(server.last('GET /cards/v1/home')).toMatchObject({ headers: undefined, body: undefined })
})

test('writes what somebody typed so that it arrives as it was typed', async () => {
  server.answer('GET /cards/v1/records/0-1/101/events', { rows: [] })
  const search = 'a b+c&d=ä%"\''
  await createCardApi(API_URL).log(
    { objectTypeId: '0-1', objectId: 101, email: 'jane+x@acme.example' },
    { states: ['received', 'queued'], type: '', search, cursor: null },
  )
  const { url } = server.last('GET /cards/v1/records/0-1/101/events')
  expect(url.searchParams.get('search')).toBe(search)
  expect(url.search).not.toContain('+')
  expect(url.searchParams.get('state')).toBe('received,queued')
  expect(url.searchParams.get('email')).toBe('jane+x@acme.example')
  expect([...url.searchParams.keys()]).toEqual(['state', 'search', 'email'])
})

test("passes the server's own words on", async () => {
  const problem = { status: 403, code: 'not_an_admin', title: 'Only for admins', detail: 'Ask one.' }
  server.refuse('POST /cards/v1/account/pause', 403, problem)
  await expect(client.post('/cards/v1/account/pause')).rejects.toMatchObject({
    code: 'not_an_admin',
    status: 403,
    said: { title: 'Only for admins', detail: 'Ask one.' },
  })
})

const FOR_TOOLS = { code: 'internal_error', title: 'It broke', detail: 'Please send it again.' }

test.each([
  ['a refusal without words', 404, '<html>', 'refused'],
  ['a problem with words missing', 400, { code: 'x', title: 'y' }, 'refused'],
  ["HubSpot's limit of calls", 429, null, 'busy'],
  ['a server that is down', 502, 'Bad gateway', 'unreachable'],
  ['what the server tells sending tools while it is away', 503, FOR_TOOLS, 'unreachable'],
  ['what it tells them when it broke', 500, FOR_TOOLS, 'broken'],
])('understands %s', async (_name, status, body, code) => {
  server.refuse('GET /x', status, body)
  await expect(client.get('/x')).rejects.toMatchObject({ code, status, said: null })
})

test('takes a broken network for what it is, and does not try again by itself', async () => {
  server.breakOff('GET /x')
  await expect(client.get('/x')).rejects.toMatchObject({ code: 'unreachable', status: null })
  expect(server.asked('GET /x')).toBe(1)
})

test('does not take a web page for an answer', async () => {
  server.refuse('GET /x', 200, 'Welcome')
  await expect(client.get('/x')).rejects.toMatchObject({ code: 'unreadable' })
})

test.each([undefined, '', 7])(
  'asks nobody when the app was uploaded without an address (%j)',
  async (apiUrl) => {
    await expect(createClient(apiUrl).get('/x')).rejects.toMatchObject({ code: 'not_set_up' })
    expect(server.calls).toEqual([])
  },
)
