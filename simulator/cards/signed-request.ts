// What leaves HubSpot when a card fetches: who looks and where is put into the address, and all of it is signed.
import type { User } from '../account.ts'
import type { App } from '../app-manifest.ts'
import { signatureHeaders } from '../signing.ts'

export type SignedRequest = { url: string; method: string; headers: Record<string, string>; body?: string }

export type CardRequest = {
  url: string
  method?: string
  body?: unknown
  authorization?: string | undefined
  portalId: string
  user: User
  at: Date
}

/** The names that HubSpot adds itself, and that a card may therefore not use. */
export const reservedNames = ['userId', 'portalId', 'userEmail', 'appId'] as const

export function signedRequest(app: App, request: CardRequest): SignedRequest {
  const { user, portalId } = request
  const method = (request.method ?? 'GET').toUpperCase()
  const body = request.body === undefined ? '' : JSON.stringify(request.body)
  const url = addToQuery(request.url, {
    userId: user.id,
    portalId,
    userEmail: user.email,
    appId: app.appId,
  })
  const signature = signatureHeaders(app.clientSecret, { method, url, body, timestamp: request.at.getTime() })
  return {
    url,
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(request.authorization ? { authorization: request.authorization } : {}),
      ...signature,
    },
    ...(body ? { body } : {}),
  }
}

// As text, because writing a parsed query again would change how it is escaped.
function addToQuery(url: string, values: Record<string, string>): string {
  const [address = ''] = url.split('#')
  const joint = address.includes('?') ? '&' : '?'
  return `${address}${joint}${new URLSearchParams(values)}`
}

export function send({ url, ...request }: SignedRequest, signal?: AbortSignal): Promise<Response> {
  return fetch(url, { ...request, redirect: 'manual', ...(signal ? { signal } : {}) })
}
