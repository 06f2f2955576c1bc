// The settings of an account in people's hands: the page inside HubSpot, and the API with an admin key.
import { z } from 'zod'
import { createAdminKey } from '../../server/install/admin-keys.ts'
import type { World } from './world.ts'

const Finding = z.looseObject({
  pointer: z.string(),
  name: z.string(),
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  fix: z.string(),
  docs_url: z.string(),
  since: z.string().optional(),
})
const Change = z.looseObject({ path: z.string(), name: z.string(), kind: z.string() })
const Changes = { changes: z.array(Change), changes_in_all: z.number() }
const Document = z.record(z.string(), z.unknown())
const Version = {
  version: z.number(),
  published_by: z.string().nullable(),
  published_at: z.string().nullable(),
  rolled_back_to: z.number().nullable(),
}
const Named = z.object({ id: z.string() }).loose()
const Property = z.looseObject({ name: z.string(), options: z.array(z.looseObject({ value: z.string() })) })
const Draft = z.looseObject({
  base_version: z.number(),
  edited_by: z.string(),
  settings: Document,
  left_out: z.array(z.object({ pointer: z.string(), entries: z.number() })),
  findings: z.array(Finding),
  ...Changes,
})
const Page = z.looseObject({
  ...Version,
  isAdmin: z.boolean(),
  settings: Document,
  left_out: z.array(z.object({ pointer: z.string(), entries: z.number() })),
  revision: z.number(),
  draft: Draft.nullable(),
  findings: z.array(Finding),
  choices: z.looseObject({
    owners: z.array(Named).nullable(),
    teams: z.array(Named).nullable(),
    roles: z.array(Named).nullable(),
    pipelines: z.array(Named.extend({ stages: z.array(Named) })).nullable(),
    properties: z.record(z.string(), z.array(Property).nullable()),
    company_labels: z.array(z.string()).nullable(),
    user_domains: z.array(z.string()).nullable(),
    system_names: z.array(z.string()),
    members: z.array(z.string()),
    campaigns: z.array(z.string()),
    stored_as: z.array(z.object({ type: z.string(), as: z.array(z.string()), usual: z.string() })),
    is_complete: z.boolean(),
  }),
})
const History = z.object({
  versions: z.array(z.object({ ...Version, ...Changes })),
  next_before: z.number().nullable(),
})
/** Any answer that only some stories look into. */
const Answer = z.looseObject({
  code: z.string().default(''),
  title: z.string().default(''),
  detail: z.string().default(''),
  version: z.number().default(-1),
  revision: z.number().default(-1),
  url: z.string().default(''),
  findings: z.array(Finding).default([]),
  errors: z.array(Finding).default([]),
  settings: Document.default({}),
  draft: Draft.nullable().optional(),
})

export type Said = { status: number; headers: Headers; text: string; body: z.output<typeof Answer> }

export type SettingsPage = {
  load(): Promise<z.output<typeof Page>>
  history(query?: string): Promise<z.output<typeof History>>
  ask(path: string, body?: object): Promise<Said>
  /** Saves over what is there now. */
  save(settings: object): Promise<Said>
  publish(): Promise<Said>
  /** Saves and publishes, and fails when either is refused. */
  put(settings: object): Promise<number>
}

/** The page as a user of the account sees it; without `as`, the super admin. */
export function openSettings({ hubspot, url }: Pick<World, 'hubspot' | 'url'>, as?: string): SettingsPage {
  const fetchSigned = (path: string, body?: object) =>
    hubspot.signedFetch(`${url}/cards/v1/settings${path}`, {
      ...(body ? { method: 'POST', body } : {}),
      ...(as ? { as } : {}),
    })
  const ask = async (path: string, body?: object) => said(await fetchSigned(path, body))
  const load = async () => {
    const answer = await fetchSigned('')
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    return Page.parse(await answer.json())
  }
  const page: SettingsPage = {
    ask,
    load,
    history: async (query = '') => History.parse(await (await fetchSigned(`/history${query}`)).json()),
    async save(settings) {
      const { version, revision } = await load()
      return ask('/draft', { base_version: version, revision, settings })
    },
    async publish() {
      const { version, revision } = await load()
      return ask('/publish', { base_version: version, revision })
    },
    async put(settings) {
      for (const answer of [await page.save(settings), await page.publish()]) {
        if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
      }
      return (await load()).version
    },
  }
  return page
}

export type AdminApi = {
  key: string
  get(path?: string): Promise<Said>
  put(settings: unknown, headers?: Record<string, string>): Promise<Said>
  rollBack(version: number): Promise<Said>
  request(path: string, init?: RequestInit): Promise<Said>
}

/** The same with a new admin key. */
export async function openAdminApi(
  { logbook, hubspot, url }: World,
  name = 'Deploy script',
): Promise<AdminApi> {
  const key = await createAdminKey(logbook.db, hubspot.portalId, name, new Date())
  const json = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const request = async (path: string, init: RequestInit = {}) =>
    said(await fetch(`${url}/v1/settings${path}`, { ...init, headers: { ...json, ...init.headers } }))
  return {
    key,
    request,
    get: (path = '') => request(path),
    put: (settings, headers = {}) => request('', { method: 'PUT', body: JSON.stringify(settings), headers }),
    rollBack: (version) => request('/rollback', { method: 'POST', body: JSON.stringify({ version }) }),
  }
}

async function said(answer: Response): Promise<Said> {
  const text = await answer.text()
  const body = Answer.parse(text.startsWith('{') ? JSON.parse(text) : {})
  return { status: answer.status, headers: answer.headers, text, body }
}
