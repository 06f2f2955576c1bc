// The baseline: what a straightforward integration does on @hubspot/api-client, one event at a time, as fast as HubSpot lets it.
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from '@hubspot/api-client'
import { z } from 'zod'
import type { Mail } from './crowd.ts'

/** Its calls for one event. The paths are the dated ones; @hubspot/api-client sends them as it would any other. */
export const NAIVE_CALLS = [
  '`POST /crm/objects/2026-09/contacts/search` by email address (limit: 5 a second)',
  '`POST /crm/objects/2026-09/contacts`, only when there is no such contact',
  '`GET /crm/objects/2026-09/contacts/{id}/associations/companies`',
  '`GET /crm/objects/2026-09/contacts/{id}/associations/deals`',
  '`POST /crm/objects/2026-09/deals/batch/read`, all deals of the contact in one call, when there are any',
  '`POST /crm/objects/2026-09/emails` with all associations inline',
]

/** It keeps to even steps just below 110 calls in 10 s and 5 searches a second, because a 429 would only cost it time. */
const CORE_STEP_MS = 92
const SEARCH_STEP_MS = 205
const EVENTS_AT_ONCE = 8
const BASE = '/crm/objects/2026-09'
const ENGAGEMENT_TO = { contact: 198, company: 186, deal: 210 } as const

const Found = z.object({ results: z.array(z.object({ id: z.string() })) })
const Created = z.object({ id: z.string() })
const Links = z.object({
  results: z.array(z.object({ toObjectId: z.union([z.string(), z.number()]).transform(String) })),
})
const Deals = z.object({
  results: z.array(
    z.object({ id: z.string(), properties: z.object({ hs_is_closed: z.string().nullish() }) }),
  ),
})

export type NaiveRun = { events: number; seconds: number; eventsPerSecond: number }

export async function runNaiveClient(
  { apiUrl, accessToken }: { apiUrl: string; accessToken: string },
  mails: readonly Mail[],
): Promise<NaiveRun> {
  const client = new Client({ accessToken, basePath: apiUrl, numberOfApiCallRetries: 0 })
  const core = createSteps(CORE_STEP_MS)
  const search = createSteps(SEARCH_STEP_MS)
  const start = Date.now()
  const waiting = mails.values()
  await Promise.all(
    Array.from({ length: EVENTS_AT_ONCE }, async () => {
      for (const mail of waiting) await logOne(mail)
    }),
  )
  const seconds = (Date.now() - start) / 1_000
  return { events: mails.length, seconds, eventsPerSecond: mails.length / seconds }

  async function logOne(mail: Mail): Promise<void> {
    const { email, subject, text } = wordsOf(mail)
    const contactId = await findOrCreate(email)
    const [companies, deals] = await Promise.all([linked(contactId, 'companies'), linked(contactId, 'deals')])
    const open = await openDeals(deals)
    const associations = [
      toward(contactId, ENGAGEMENT_TO.contact),
      ...companies.map((id) => toward(id, ENGAGEMENT_TO.company)),
      ...open.map((id) => toward(id, ENGAGEMENT_TO.deal)),
    ]
    const properties = {
      hs_timestamp: new Date().toISOString(),
      hs_email_direction: 'EMAIL',
      hs_email_status: 'SENT',
      hs_email_subject: subject,
      hs_email_text: text,
    }
    await send(core, 'POST', '/emails', { properties, associations })
  }

  async function findOrCreate(email: string): Promise<string> {
    const filters = [{ propertyName: 'email', operator: 'EQ', value: email }]
    const found = Found.parse(
      await send(search, 'POST', '/contacts/search', { filterGroups: [{ filters }], limit: 1 }),
    )
    const [contact] = found.results
    return contact?.id ?? Created.parse(await send(core, 'POST', '/contacts', { properties: { email } })).id
  }

  async function linked(contactId: string, type: string): Promise<string[]> {
    const links = Links.parse(await send(core, 'GET', `/contacts/${contactId}/associations/${type}`))
    return links.results.map(({ toObjectId }) => toObjectId)
  }

  async function openDeals(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return []
    const body = { inputs: ids.map((id) => ({ id })), properties: ['hs_is_closed', 'createdate'] }
    const deals = Deals.parse(await send(core, 'POST', '/deals/batch/read', body))
    return deals.results.filter(({ properties }) => properties.hs_is_closed !== 'true').map(({ id }) => id)
  }

  async function send(turn: Steps, method: string, path: string, body?: object): Promise<unknown> {
    await turn()
    const response = await client.apiRequest({ method, path: BASE + path, ...(body && { body }) })
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
}

const Words = z.object({
  counterparts: z.tuple([z.object({ email: z.string() })]),
  message: z.object({ subject: z.string(), text: z.string() }),
})

function wordsOf(mail: Mail): { email: string; subject: string; text: string } {
  const { counterparts, message } = Words.parse(mail)
  return { email: counterparts[0].email, ...message }
}

function toward(id: string, associationTypeId: number): object {
  return { to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }] }
}

type Steps = () => Promise<void>

/** Lets one through each `ms`. */
function createSteps(ms: number): Steps {
  let next = 0
  return async () => {
    const at = Math.max(Date.now(), next)
    next = at + ms
    await delay(at - Date.now())
  }
}
