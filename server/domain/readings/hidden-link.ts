// A link that may not be stored, as something that still tells it from the other links of its message.
import { createHash } from 'node:crypto'

const HIDDEN = 'hidden:'

/** The same for the same link of the same message, and never again a link. */
export function hideLink(url: string, messageId: string): string {
  if (isHidden(url)) return url
  const hash = createHash('sha256').update(JSON.stringify([messageId, url]))
  return `${HIDDEN}${hash.digest('base64url').slice(0, 22)}`
}

export function isHidden(url: string): boolean {
  return url.startsWith(HIDDEN)
}
