// The one place that calls our server: through HubSpot, which signs the request and says who asks.
import { hubspot } from '@hubspot/ui-extensions'
import { asProblem, ownProblem, problemOf } from './problem.ts'

export type Client = {
  get<T extends object>(path: string, query?: Query): Promise<T>
  post<T extends object>(path: string, body?: { [key: string]: unknown }): Promise<T>
}

export type Query = { [name: string]: string | null }

/** `apiUrl` comes from the profile that the app was uploaded with. */
export function createClient(apiUrl: unknown): Client {
  const base = typeof apiUrl === 'string' ? apiUrl.replace(/\/+$/, '') : ''
  return {
    get: (path, query = {}) => call(base, path + written(query), { method: 'GET' }),
    post: (path, body = {}) => call(base, path, { method: 'POST', body }),
  }
}

type Call = { method: 'GET' } | { method: 'POST'; body: { [key: string]: unknown } }

// Nothing is tried again here: HubSpot repeats a broken call once by itself, and a person has a button.
async function call<T extends object>(base: string, path: string, options: Call): Promise<T> {
  if (!base) throw ownProblem('not_set_up')
  const response = await hubspot.fetch(base + path, options).catch((thrown: unknown) => {
    throw asProblem(thrown)
  })
  const body = await response.json().catch(() => null)
  if (!response.ok) throw problemOf(response.status, body)
  if (typeof body !== 'object' || body === null) throw ownProblem('unreadable', response.status)
  return body
}

/** Spaces as %20: the signature is made over this very text, and `+` would not survive every proxy. */
function written(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
