// Holds the OpenAPI document against the API: what it shows works, and what works is shown.

import type { Router } from 'express'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ACTIVITY_TYPES } from '../../server/domain/activity-event.ts'
import { parseActivityEvent } from '../../server/domain/parse-activity-event.ts'
import { eventLookupRoutes } from '../../server/http/event-lookup.ts'
import { eventRetryRoutes, RetryFilter } from '../../server/http/event-retry.ts'
import { viewEvent, viewTrace } from '../../server/http/event-view.ts'
import { type EventsDeps, eventRoutes } from '../../server/http/events.ts'
import { memberApiRoutes } from '../../server/http/members/admin-routes.ts'
import { messageRoutes } from '../../server/http/messages.ts'
import {
  ANSWER_EXAMPLES,
  allRejectedExample,
  problemExample,
} from '../../server/http/openapi/answer-examples.ts'
import {
  AllRejected,
  EventPage,
  EventView,
  Problem,
  Results,
  RetriedView,
  TraceView,
} from '../../server/http/openapi/answers.ts'
import { EXAMPLES, MESSAGE_EXAMPLE } from '../../server/http/openapi/examples.ts'
import { MemberPage, ToldMembers, Xray } from '../../server/http/openapi/members-answers.ts'
import { HistoryAnswer, PublishedAnswer, SettingsAnswer } from '../../server/http/openapi/settings-answers.ts'
import { NewKeyView, SourcesView, SourceView } from '../../server/http/openapi/source-answers.ts'
import { createOpenApi } from '../../server/http/openapi.ts'
import { adminSettingsRoutes } from '../../server/http/settings/admin-routes.ts'
import { sourceAdminRoutes } from '../../server/http/source-admin-routes.ts'
import { testEventRoutes } from '../../server/http/test-event.ts'
import { readMail } from '../../server/ingest/mail/read-mail.ts'
import { openDatabase } from '../../server/store/database.ts'
import type { LedgerEvent } from '../../server/store/events.ts'

const NOW = new Date('2026-11-21T00:00:00Z')

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), z.looseObject({ description: z.string().min(1) })),
})
const Document = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string().regex(/^\d+\.\d+\.\d+/), description: z.string() }),
  servers: z.tuple([z.object({ url: z.literal('https://logbook.example') })]),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(z.string().startsWith('/'), z.record(z.enum(['get', 'post']).or(z.string()), Operation)),
  components: z.strictObject({
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.literal('http') })),
    headers: z.record(z.string(), z.looseObject({ schema: z.object({ type: z.string() }) })),
    schemas: z.record(z.string().regex(/^[A-Za-z]+$/), z.looseObject({})),
  }),
})

const answered: unknown = JSON.parse(JSON.stringify(createOpenApi('https://logbook.example')))
const openApi = Document.parse(answered)
const operations = Object.values(openApi.paths).flatMap((methods) => Object.values(methods))

test('every reference leads somewhere', () => {
  const refs = [...JSON.stringify(openApi).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref)
  expect(refs.length).toBeGreaterThan(50)
  expect([...new Set(refs)].filter((ref) => find(ref) === undefined)).toEqual([])
})

test('every operation has a name of its own', () => {
  const names = operations.map((operation) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
})

test('every operation says what comes without a key, over the rate and when we fail', () => {
  for (const { responses } of operations) {
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '429', '500', '503']))
  }
})

test('the document has every route of the API, and no other', async () => {
  const db = openDatabase('postgres://nobody@localhost/nothing', { poolSize: 1 })
  const deps: EventsDeps = {
    db,
    accept: () => Promise.resolve([]),
    hubspot: { call: () => Promise.reject(new Error('HubSpot is not asked here.')) },
    now: () => NOW,
    secrets: { fingerprints: () => [] },
    log: { warn: () => {} },
    auth: { requireKey: (_req, _res, next) => next(), spend: () => Promise.resolve() },
    requireReader: (_req, _res, next) => next(),
    docsUrl: '',
    accountUrl: () => '',
  }
  const retry = eventRetryRoutes({ ...deps, wake: () => Promise.resolve() })
  const settings = adminSettingsRoutes({
    ...deps,
    live: { read: () => Promise.reject(new Error('HubSpot is not asked here.')) },
    requireAdmin: (_req, _res, next) => next(),
  })
  const members = memberApiRoutes({
    ...deps,
    live: { read: () => Promise.reject(new Error('HubSpot is not asked here.')) },
    secrets: { fingerprints: () => [] },
    requireAdmin: (_req, _res, next) => next(),
    requireKey: (_req, _res, next) => next(),
  })
  const sources = sourceAdminRoutes({
    ...deps,
    ...{ publicUrl: '', eventsPerMinute: 1, wake: () => Promise.resolve() },
    requireAdmin: (_req, _res, next) => next(),
  })
  const sending = [eventRoutes(deps), messageRoutes(deps), testEventRoutes(deps)]
  const events = [...sending, eventLookupRoutes(deps), retry]
  const routers = [...events, settings, members, sources]
  const routes = routers.flatMap(routesOf)
  await db.destroy()
  const documented = Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  expect(documented.sort()).toEqual(routes.sort())
})

test.each(ACTIVITY_TYPES)('the example of %s is accepted as it stands', (type) => {
  const parsed = parseActivityEvent(EXAMPLES[type].value, NOW)
  expect(parsed).toMatchObject({ ok: true, warnings: [], event: { type } })
})

test('the example of a filter for retries is accepted as it stands', () => {
  const { example } = z
    .object({ example: z.unknown() })
    .parse(find('#/paths/~1v1~1events~1retry/post/requestBody/content/application~1json'))
  expect(RetryFilter.safeParse(example).success).toBe(true)
})

test('the example of a raw mail is accepted as it stands', async () => {
  const owners = new Set(['ann@northwind.example'])
  const parsed = await readMail(Buffer.from(MESSAGE_EXAMPLE), { owners, now: NOW })
  expect(parsed).toMatchObject({ ok: true, warnings: [], event: { type: 'email.sent' } })
})

test.each<[string, z.ZodType, object]>([
  ['Results', Results, ANSWER_EXAMPLES.Results],
  ['Event', EventView, ANSWER_EXAMPLES.Event],
  ['EventPage', EventPage, ANSWER_EXAMPLES.EventPage],
  ['Trace', TraceView, ANSWER_EXAMPLES.Trace],
  ['Retried', RetriedView, ANSWER_EXAMPLES.Retried],
  ['SettingsVersion', SettingsAnswer, ANSWER_EXAMPLES.SettingsVersion],
  ['PublishedSettings', PublishedAnswer, ANSWER_EXAMPLES.PublishedSettings],
  ['SettingsHistory', HistoryAnswer, ANSWER_EXAMPLES.SettingsHistory],
  ['MemberPage', MemberPage, ANSWER_EXAMPLES.MemberPage],
  ['ToldMembers', ToldMembers, ANSWER_EXAMPLES.ToldMembers],
  ['Sources', SourcesView, ANSWER_EXAMPLES.Sources],
  ['OneSource', SourceView, ANSWER_EXAMPLES.OneSource],
  ['NewKeyAnswer', NewKeyView, ANSWER_EXAMPLES.NewKeyAnswer],
  ['Xray', Xray, ANSWER_EXAMPLES.Xray],
  ['Problem', Problem, problemExample('invalid_json')],
  ['AllRejected', AllRejected, allRejectedExample()],
])('the example of an answer %s fits its schema, with no field left out', (_name, schema, example) => {
  expect(schema.parse(example)).toEqual(example)
})

test('an event and its trace look as the document says, with no field left out', () => {
  const event = JSON.parse(JSON.stringify(viewEvent(LEDGER_EVENT, ACCOUNT_URL)))
  expect(EventView.parse(event)).toEqual(event)
  const records = [{ type: '0-1', id: '51', name: 'Jane', isChosen: true, why: 'counterpart' }]
  const line = { at: NOW, state: 'written', reason: 'written', facts: {} } as const
  const log = [{ ...line, trace: [{ rule: 'verdict.written', facts: {} } as const] }]
  const trace = JSON.parse(JSON.stringify(viewTrace(LEDGER_EVENT, log, records, ACCOUNT_URL)))
  expect(TraceView.parse(trace)).toEqual(trace)
})

const ACCOUNT_URL = 'https://app.hubspot.com/contacts/123'
const LEDGER_EVENT: LedgerEvent = {
  eventId: '01993c5e-7d5a-7c3e-8a54-0c4f5d3f9a10',
  sourceId: '01993c5e-7d5a-7c3e-8a54-0c4f5d3f9a11',
  ...{ sourceName: 'Sequence tool', mode: 'live' },
  externalId: 'evt-1042',
  type: 'email.sent',
  occurredAt: NOW,
  receivedAt: NOW,
  memberEmail: 'ann@northwind.example',
  counterparts: ['jane@acme.example'],
  state: 'written',
  reason: 'written',
  reasonFacts: {},
  attempts: 1,
  nextTryAt: null,
  engagementType: 'emails',
  engagementId: '900',
}

/** What a `$ref` of this document means, or undefined. */
function find(ref: string): unknown {
  const [start, ...steps] = ref.split('/')
  if (start !== '#') return undefined
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? Reflect.get(value, step.replaceAll('~1', '/'))
        : undefined,
    openApi,
  )
}

const Methods = z.record(z.string(), z.boolean())

/** `get /v1/events/{event}` for each route. */
function routesOf(router: Router): string[] {
  return router.stack.flatMap(({ route }) =>
    route === undefined
      ? []
      : Object.keys(Methods.parse(Reflect.get(route, 'methods'))).map(
          (method) => `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`,
        ),
  )
}
