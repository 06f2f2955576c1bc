// One account with the app installed, and a short way to ask the simulated HubSpot over real HTTP.
import { afterEach } from 'vitest'
import { z } from 'zod'
import type { PortalHandle } from '../portal-handle.ts'
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator.ts'

const answerSchema = z.looseObject({
  id: z.union([z.string(), z.number().transform(String)]).default(''),
  message: z.string().default(''),
  category: z.string().default(''),
  status: z.string().default(''),
  numErrors: z.number().default(0),
  total: z.number().default(0),
  results: z.array(z.looseObject({ id: z.string().optional(), new: z.boolean().optional() })).default([]),
  errors: z
    .array(z.looseObject({ category: z.string().optional(), context: z.unknown().optional() }))
    .default([]),
  properties: z.record(z.string(), z.string().nullable()).default({}),
  context: z.record(z.string(), z.array(z.string())).default({}),
})

export type Heard = { status: number; body: z.infer<typeof answerSchema>; headers: Headers }

export type Contract = {
  simulator: Simulator
  portal: PortalHandle
  accessToken: string
  refreshToken: string
  ask(method: string, path: string, body?: unknown, token?: string): Promise<Heard>
  form(path: string, fields: Record<string, string>): Promise<Heard>
}

export const allScopes = [
  ...['contacts', 'companies', 'deals'].flatMap((type) => [
    `crm.objects.${type}.read`,
    `crm.objects.${type}.write`,
    `crm.schemas.${type}.read`,
    `crm.schemas.${type}.write`,
  ]),
  'tickets',
  'crm.objects.owners.read',
  'crm.schemas.emails.write',
  'crm.schemas.calls.write',
  'sales-email-read',
  'settings.users.read',
]

const open: Simulator[] = []
afterEach(async () => {
  for (const simulator of open.splice(0)) await simulator.close()
})

export async function startContract(
  options: SimulatorOptions & { scopes?: string[] } = {},
): Promise<Contract> {
  const simulator = await startSimulator({ seed: false, ...options })
  open.push(simulator)
  const portal = simulator.addPortal('7001')
  const { accessToken, refreshToken } = portal.install(options.scopes ?? allScopes)

  async function send(path: string, init: RequestInit): Promise<Heard> {
    const response = await fetch(`${simulator.url}${path}`, { redirect: 'manual', ...init })
    const text = await response.text()
    const body = answerSchema.parse(text.startsWith('{') ? JSON.parse(text) : {})
    return { status: response.status, body, headers: response.headers }
  }

  return {
    simulator,
    portal,
    accessToken,
    refreshToken,
    ask: (method, path, body, token = accessToken) =>
      send(path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    form: (path, fields) => send(path, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}

export const credentials = { client_id: 'simulator-client-id', client_secret: 'simulator-client-secret' }

// A clock that stands still until it is moved.
export function stoppedClock(): { now: () => Date; pass(ms: number): void } {
  let time = Date.UTC(2026, 10, 21, 9)
  return {
    now: () => new Date(time),
    pass: (ms) => {
      time += ms
    },
  }
}

export function aNote(text = 'Called back'): { properties: Record<string, string> } {
  return { properties: { hs_timestamp: '2026-11-20T10:00:00Z', hs_note_body: text } }
}

export function anEmail(subject = 'Hello'): { properties: Record<string, string> } {
  return {
    properties: {
      hs_timestamp: '2026-11-20T10:00:00Z',
      hs_email_direction: 'EMAIL',
      hs_email_subject: subject,
    },
  }
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}
