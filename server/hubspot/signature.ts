// Tells whether a request comes from HubSpot, by version 3 of its signature: HMAC-SHA256 over method, address, body and time.
// HubSpot: https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation
import { createHmac, timingSafeEqual } from 'node:crypto'

export type ReceivedRequest = {
  method: string
  /** The full public address as HubSpot called it, query included: made of our configured address, never of a Host header. */
  url: string
  /** The very bytes that came. */
  rawBody: Buffer
  /** X-HubSpot-Signature-v3; empty where there is none. */
  signature: string
  /** X-HubSpot-Request-Timestamp, in milliseconds; empty where there is none. */
  timestamp: string
}

/** HubSpot's own bound. */
const OLDEST_MS = 5 * 60_000
/** How far HubSpot's clock may run ahead of ours. */
const MOST_AHEAD_MS = 30_000

// HubSpot decodes these before it signs, and no others: %20 and %26 stay as they are.
const DECODED: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
}

/** Whether HubSpot made this request, for us, within the last five minutes. */
export function isSignedByHubSpot(request: ReceivedRequest, clientSecret: string, now: Date): boolean {
  const isTimely = isRecent(request.timestamp, now)
  // HubSpot documents the decoded form; the address as it came is taken too, where a proxy of theirs did not decode.
  const matches = [decodeTable(request.url), request.url].map((url) =>
    isEqual(request.signature, sign(clientSecret, { ...request, url })),
  )
  return isTimely && matches.includes(true)
}

function isRecent(timestamp: string, now: Date): boolean {
  if (!/^\d{1,16}$/.test(timestamp)) return false
  const ageMs = now.getTime() - Number(timestamp)
  return ageMs <= OLDEST_MS && ageMs >= -MOST_AHEAD_MS
}

function decodeTable(url: string): string {
  return url.replace(/%[0-9a-f]{2}/gi, (code) => DECODED[code.toUpperCase()] ?? code)
}

function sign(clientSecret: string, { method, url, rawBody, timestamp }: ReceivedRequest): string {
  return createHmac('sha256', clientSecret)
    .update(method + url, 'utf8')
    .update(rawBody)
    .update(timestamp, 'utf8')
    .digest('base64')
}

/** The length of a signature is no secret; its characters are compared in constant time. */
function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
