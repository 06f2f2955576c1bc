// Signs a request as HubSpot signs those of cards (version 3), written from HubSpot's words and not from our checking of them.
// HubSpot: https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation
import { createHmac } from 'node:crypto'

export type SignableRequest = { method: string; url: string; body: string; timestamp: number }

// HubSpot decodes these and no others before it signs, so %20 stays %20 but %40 becomes @.
const decoded: Record<string, string> = {
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

/** The address in the form that is signed. */
export function signedForm(url: string): string {
  return url.replace(/%[0-9a-f]{2}/gi, (code) => decoded[code.toUpperCase()] ?? code)
}

/** The value of X-HubSpot-Signature-v3 for a request, by the app's client secret. */
export function sign(secret: string, { method, url, body, timestamp }: SignableRequest): string {
  return createHmac('sha256', secret)
    .update(`${method.toUpperCase()}${signedForm(url)}${body}${timestamp}`, 'utf8')
    .digest('base64')
}

/** Both headers that carry the signature. */
export function signatureHeaders(secret: string, request: SignableRequest): Record<string, string> {
  return {
    'x-hubspot-signature-v3': sign(secret, request),
    'x-hubspot-request-timestamp': String(request.timestamp),
  }
}
