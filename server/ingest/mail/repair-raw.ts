// Mends what senders break in the header block of a message, so that the parser (strict about it) sees what a mail program would show.

const KNOWN_HEADER =
  /^(?:from|to|cc|bcc|subject|date|message-id|in-reply-to|references|reply-to|sender|received|return-path|mime-version|content-[a-z-]+|delivered-to|envelope-to|x-original-to|dkim-signature|x-[\w-]+):/i
const ANY_HEADER = /^[\x21-\x39\x3b-\x7e]+[ \t]*:/
const LF = 0x0a
const CR = 0x0d

/** The repaired bytes, or null when nothing in them looks like the header of a message. */
export function repairRaw(raw: Uint8Array): Buffer | null {
  const bytes = withLineFeeds(withoutPreamble(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)))
  const end = headerEnd(bytes)
  const lines = repairLines(decodeHeader(bytes.subarray(0, end)).split(/\r?\n/))
  if (!lines.some((line) => KNOWN_HEADER.test(line))) return null
  const body = bytes.subarray(end)
  return Buffer.concat([Buffer.from(claimMultipart(lines, body).join('\r\n')), body])
}

/** The bytes of the header block alone, ended by a blank line: enough to read the headers of a returned message. */
export function headerBlock(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, headerEnd(bytes)), Buffer.from('\r\n\r\n')])
}

/** A byte order mark, blank lines and the `From ` line of a mailbox stand before the header, never in it. */
function withoutPreamble(bytes: Buffer): Buffer {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (bytes[start] === CR || bytes[start] === LF) start += 1
  if (/^>?From /.test(bytes.toString('latin1', start, start + 6))) {
    const lineEnd = bytes.indexOf(LF, start)
    start = lineEnd === -1 ? bytes.length : lineEnd + 1
  }
  return bytes.subarray(start)
}

function withLineFeeds(bytes: Buffer): Buffer {
  if (bytes.includes(LF) || !bytes.includes(CR)) return bytes
  return Buffer.from(bytes.map((byte) => (byte === CR ? LF : byte)))
}

function headerEnd(bytes: Buffer): number {
  const ends = [bytes.indexOf('\n\n'), bytes.indexOf('\n\r\n')].filter((at) => at !== -1)
  const end = ends.length > 0 ? Math.min(...ends) : bytes.length
  return bytes[end - 1] === CR ? end - 1 : end
}

/** Raw 8-bit headers are UTF-8 today and were windows-1252 in practice before; the parser would put question marks there. */
function decodeHeader(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** A line that is no field is a fold without its space when fields follow, and the first line of the body when none does. */
function repairLines(lines: string[]): string[] {
  const lastField = lines.findLastIndex((line) => KNOWN_HEADER.test(line))
  const repaired: string[] = []
  for (const [index, line] of lines.entries()) {
    if (ANY_HEADER.test(line) || (/^[ \t]/.test(line) && index > 0) || (line === '' && index > lastField)) {
      repaired.push(line)
    } else if (index > lastField) {
      return [...repaired, '', ...lines.slice(index)]
    } else if (index > 0) {
      repaired.push(` ${line}`)
    }
  }
  return repaired
}

/** `text/html; boundary=x` over a body that uses that boundary (seen in spam) is a multipart, or its markers become text. */
function claimMultipart(lines: string[], body: Buffer): string[] {
  const index = lines.findIndex((line) => /^content-type[ \t]*:/i.test(line))
  if (index === -1) return lines
  const next = lines.findIndex((line, at) => at > index && !/^[ \t]/.test(line))
  const field = lines.slice(index, next === -1 ? undefined : next).join(' ')
  const boundary = /^content-type[ \t]*:\s*text\/.*\bboundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/i.exec(field)
  const marker = boundary?.[1] ?? boundary?.[2]
  if (marker === undefined || !body.includes(`\n--${marker}`)) return lines
  return lines.with(index, (lines[index] ?? '').replace(/text\/[\w.+-]+/i, 'multipart/mixed'))
}
