// Takes a raw message apart into plain data. Runs in the parser's own thread (parser-thread.ts): hostile mail can throw or dawdle here.
import { createHash } from 'node:crypto'
import { type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import { cleanHtml } from './clean-html.ts'
import { cleanLine, cleanText, cut } from './clean-text.ts'
import { type MailHeaders, readHeaders } from './read-headers.ts'
import { headerBlock, repairRaw } from './repair-raw.ts'

export type MailParts = {
  headers: MailHeaders
  text: string
  html: string
  attachments: { name: string; size: number }[]
  /** The machine-readable part of a delivery status report, and the headers of the message it returns. */
  report: { status: string; original: MailHeaders | null } | null
  rawHash: string
}

export const MAX_BODY = 200_000
const MAX_ATTACHMENTS = 100
/** Turning HTML into text is only a convenience (HTML is kept as well), and takes seconds for more than this. */
const MAX_HTML_TO_TEXT = 500_000
/** 5,000 recipients. The parser's time grows with the square of the header's size. */
const MAX_HEADER = 256 * 1_024
const ORIGINAL = /^(?:message\/(?:rfc822|global|rfc822-headers|global-headers)|text\/rfc822-headers)$/

/** Null when the bytes are no message at all. */
export async function parseParts(raw: Uint8Array): Promise<MailParts | null> {
  const bytes = repairRaw(raw)
  if (bytes === null) return null
  const mail = await parse(bytes)
  const html = mail.html === false ? '' : (mail.html ?? '')
  return {
    headers: await readHeaders(mail),
    text: cut(
      cleanText((mail.text ?? '').slice(0, 2 * MAX_BODY))
        .replace(/^\s*\n/, '')
        .trimEnd(),
      MAX_BODY,
    ),
    html: cleanHtml(html, MAX_BODY),
    attachments: mail.attachments
      .filter((file) => isFile(file, html))
      .slice(0, MAX_ATTACHMENTS)
      .map(named),
    report: await readReport(mail),
    rawHash: createHash('sha256')
      .update(bytes.toString('latin1').replace(/\r\n/g, '\n').trimEnd())
      .digest('hex'),
  }
}

async function parse(bytes: Buffer): Promise<ParsedMail> {
  const options = {
    keepCidLinks: true,
    skipTextLinks: true,
    keepDeliveryStatus: true,
    // A message carried inside stays a file: its words are somebody else's.
    ignoreEmbedded: true,
    maxHeadSize: MAX_HEADER,
    // Text becomes HTML only where it has to be joined with HTML; for megabytes of plain text that is time for nothing.
    skipTextToHtml: !/text\/html/i.test(bytes.toString('latin1')),
  }
  const skipHtmlToText = bytes.length > MAX_HTML_TO_TEXT
  try {
    return await simpleParser(bytes, { ...options, skipHtmlToText })
  } catch (error) {
    if (skipHtmlToText) throw error
    return await simpleParser(bytes, { ...options, skipHtmlToText: true })
  }
}

async function readReport(mail: ParsedMail): Promise<MailParts['report']> {
  const status = mail.attachments.filter(({ contentType }) =>
    /^message\/(?:global-)?delivery-status$/.test(contentType),
  )
  if (status.length === 0 && !claimsToBeReport(mail)) return null
  const original = mail.attachments.find(({ contentType }) => ORIGINAL.test(contentType))
  const headers = original ? repairRaw(headerBlock(original.content)) : null
  return {
    status: status.map(({ content }) => cleanText(content.toString('utf8').slice(0, 1_000_000))).join('\n\n'),
    original: headers ? await readHeaders(await parse(headers)) : null,
  }
}

function claimsToBeReport(mail: ParsedMail): boolean {
  const type = mail.headers.get('content-type')
  if (typeof type !== 'object' || !('params' in type)) return false
  return type.value === 'multipart/report' && type.params['report-type']?.toLowerCase() === 'delivery-status'
}

/** What a person would call an attachment: not the pictures shown in the text, not another rendering of the text. */
function isFile(
  { cid, contentDisposition, contentType, filename, related }: Attachment,
  html: string,
): boolean {
  if (contentType.startsWith('image/') && cid && (related || html.includes(`cid:${cid}`))) return false
  if (filename || contentDisposition === 'attachment') return true
  return !contentType.startsWith('text/') || contentType === 'text/calendar'
}

const NAMES = new Map([
  ['message/rfc822', 'message.eml'],
  ['text/calendar', 'invite.ics'],
])

function named({ filename, contentType, size }: Attachment): { name: string; size: number } {
  // A path is what some programs of the nineties put here; only the last step is a name.
  const name = cleanLine((filename ?? '').replace(/^.*[/\\]/, ''))
  return { name: cut(name, 255) || (NAMES.get(contentType) ?? 'unnamed'), size }
}
