// Names a mail event so that the same message sent again is a repeat, while the copies in two members' mailboxes are two events.
import { createHash } from 'node:crypto'
import type { MailParts } from './parse-parts.ts'

const MAX_ID = 255

/**
 * A Message-ID does not fix the content: lists add footers, an owner who joins is a counterpart no more. Such a variant gets an id of
 * its own (the fingerprint) instead of an id conflict; the Message-ID still brings both to one engagement.
 */
export function eventId(
  kind: 'sent' | 'received' | 'bounced',
  member: string,
  { headers, rawHash }: MailParts,
  content: object,
): string {
  if (headers.messageId === null) return `mail:${kind}:${sha256(`${member} ${rawHash}`)}`
  const fingerprint = sha256(JSON.stringify(content)).slice(0, 16)
  const id = `mail:${kind}:${headers.messageId}:${member}:${fingerprint}`
  return id.length <= MAX_ID ? id : `mail:${kind}:${sha256(id)}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
