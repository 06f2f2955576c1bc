// What HubSpot lets a card fetch, and what it refuses before anything leaves it.
// HubSpot: https://developers.hubspot.com/docs/apps/developer-platform/add-features/ui-extensibility/fetching-data
import { z } from 'zod'
import { reservedNames } from './signed-request.ts'

/** What the worker hands over: nothing in it is trusted, it was made by the card. */
export const wantedFetchSchema = z.object({
  url: z.string(),
  method: z.string().default('GET'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  timeout: z.number().optional(),
})
export type WantedFetch = z.infer<typeof wantedFetchSchema>

export type AllowedFetch = {
  url: string
  method: string
  authorization: string | undefined
  body: Record<string, unknown> | undefined
  timeoutMs: number
}

export type Refusal = { status: number; message: string }

/** One megabyte, for what is sent and for what is answered. */
export const mostBytes = 1_048_576

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH']
const plainObject = z.record(z.string(), z.unknown())

/** `permitted` are the origins in the app's permittedUrls.fetch; null permits all. */
export function judgeFetch(
  wanted: WantedFetch,
  permitted: string[] | null,
  mostMs: number,
): { ok: true; request: AllowedFetch } | { ok: false; refusal: Refusal } {
  const refuse = (message: string, status = 400) => ({ ok: false as const, refusal: { status, message } })
  const method = wanted.method.toUpperCase()
  if (!methods.includes(method)) return refuse(`The method ${wanted.method} is not one of ${methods}.`)

  const url = URL.canParse(wanted.url) ? new URL(wanted.url) : null
  if (url?.protocol !== 'https:') return refuse(`${wanted.url} is not an https:// address.`)
  if (url.username || url.password) return refuse('The address must not carry a user or password.')
  if (permitted && !permitted.includes(url.origin))
    return refuse(`${url.origin} is not among permittedUrls.fetch of the app's configuration.`)
  const reserved = reservedNames.find((name) => url.searchParams.has(name))
  if (reserved) return refuse(`The query name ${reserved} is reserved: HubSpot adds it itself.`)

  const header = Object.keys(wanted.headers).find((name) => name.toLowerCase() !== 'authorization')
  if (header !== undefined) return refuse(`The header ${header} is not allowed. Only Authorization is.`)

  const body = wanted.body === undefined ? undefined : plainObject.safeParse(wanted.body)
  if (body && !body.success) return refuse('The body must be a plain object, which is sent as JSON.')
  if (body && method === 'GET') return refuse('A GET request has no body.')
  if (body && Buffer.byteLength(JSON.stringify(body.data)) > mostBytes)
    return refuse('The request is larger than 1 MB.', 413)

  return {
    ok: true,
    request: {
      url: wanted.url,
      method,
      authorization: Object.values(wanted.headers)[0],
      body: body?.data,
      timeoutMs: Math.min(wanted.timeout ?? mostMs, mostMs),
    },
  }
}
