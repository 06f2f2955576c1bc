// Asks the server as HubSpot does for a card: with who looks and where in the query, and signed. Written from HubSpot's words, not from our check.
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request as httpRequest } from 'node:http'
import { text as readText } from 'node:stream/consumers'

export type Viewer = { portalId: string; userId: string; userEmail: string; appId: string }

export const ANN_LOOKS: Viewer = {
  portalId: '47110815',
  userId: '61500001',
  userEmail: 'ann@northwind.example',
  appId: '4242',
}

export const CLIENT_SECRET = 'simulator-client-secret'

/** A request ready to be sent, so that a story can tamper with it first. */
export type Signed = { method: string; url: string; body: string; headers: Record<string, string> }

type Wanted = {
  method?: string
  path: string
  body?: object
  viewer?: Partial<Viewer>
  secret?: string
  at?: number
}

/** As HubSpot would send it: its names are added to the query, and the address is signed with the codes of its table decoded. */
export function signCard(base: string, wanted: Wanted): Signed {
  const { method = 'GET', path, viewer = {}, secret = CLIENT_SECRET, at = Date.now() } = wanted
  const body = wanted.body === undefined ? '' : JSON.stringify(wanted.body)
  const added = new URLSearchParams({ ...ANN_LOOKS, ...viewer })
  const url = `${base}${path}${path.includes('?') ? '&' : '?'}${added}`
  return signRaw({ method, url, body }, secret, at)
}

/** Signs just this, whatever it is. */
export function signRaw(
  { method, url, body }: Pick<Signed, 'method' | 'url' | 'body'>,
  secret = CLIENT_SECRET,
  at = Date.now(),
): Signed {
  const headers = {
    ...(body && { 'content-type': 'application/json' }),
    'x-hubspot-signature-v3': signatureOf({ method, url, body, timestamp: String(at) }, secret),
    'x-hubspot-request-timestamp': String(at),
  }
  return { method, url, body, headers }
}

type Parts = { method: string; url: string; body: string; timestamp: string }

export function signatureOf({ method, url, body, timestamp }: Parts, secret = CLIENT_SECRET): string {
  const text = [method, asSigned(url), body, timestamp].join('')
  return createHmac('sha256', secret).update(text, 'utf8').digest('base64')
}

/** HubSpot's table, spelled out: `%3A %2F %3F %40 %21 %24 %27 %28 %29 %2A %2C %3B`, in either case. */
export function asSigned(url: string): string {
  return [...":/?@!$'()*,;"].reduce((text, character) => {
    const code = character.charCodeAt(0).toString(16)
    return text.split(`%${code}`).join(character).split(`%${code.toUpperCase()}`).join(character)
  }, url)
}

export type CardAnswer = { status: number; text: string; contentType: string }

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

/** Sends the bytes as they are: fetch would tidy an address up first. */
export async function sendSigned({ method, url, body, headers }: Signed): Promise<CardAnswer> {
  const [, hostname, port, path] = /^http:\/\/([^/:]+):(\d+)(.*)$/s.exec(url) ?? []
  const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const sending = httpRequest({ agent, hostname, port, method, path, headers: { ...headers, ...length } })
  sending.end(body === '' ? undefined : body)
  const [response] = await once(sending, 'response')
  const text = await readText(response)
  return { status: response.statusCode ?? 0, text, contentType: response.headers['content-type'] ?? '' }
}
