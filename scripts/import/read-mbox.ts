// Reads a mailbox file message by message, so that a mailbox of any size needs the memory of one message.

export type MailboxMessage = { raw: Buffer; offset: number }

const LF = 0x0a
const SEPARATOR = /^From \S.*\d{4}/
const QUOTED = /^>+From /

/**
 * The messages of an mbox, in order. A separator is a `From ` line with a year in it, at the start or after a blank line: words of
 * the body that happen to start with "From " in an unquoted mailbox (mboxcl) do not split a message.
 */
export async function* readMbox(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<MailboxMessage> {
  let lines: Buffer[] = []
  let offset = 0
  let size = 0
  let isAfterBlank = true
  for await (const { line, at } of linesOf(chunks)) {
    if (isAfterBlank && SEPARATOR.test(line.toString('latin1', 0, 200))) {
      if (lines.length > 0) yield { raw: Buffer.concat(lines), offset }
      lines = []
      size = 0
      offset = at
    } else if (size <= maxBytes) {
      // Past the limit the rest is dropped: the message is too long to be sent anyway, and must not fill the memory.
      lines.push(unquoted(line))
      size += line.length
    }
    isAfterBlank = line.length <= 2 && line.toString('latin1').trim() === ''
  }
  if (lines.some((line) => line.toString('latin1').trim() !== '')) yield { raw: Buffer.concat(lines), offset }
}

/** Whether a file is a mailbox rather than one message. */
export function isMbox(start: Buffer): boolean {
  return SEPARATOR.test(start.toString('latin1', 0, 200).split('\n', 1)[0] ?? '')
}

/** mboxrd quotes `From ` and `>From ` alike, mboxo only the first: one level less is right for both, but for mboxo's rare `>From `. */
function unquoted(line: Buffer): Buffer {
  return line[0] === 0x3e && QUOTED.test(line.toString('latin1', 0, 200)) ? line.subarray(1) : line
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ line: Buffer; at: number }> {
  let pending: Buffer[] = []
  let at = 0
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      const line = Buffer.concat([...pending, chunk.subarray(start, end + 1)])
      pending = []
      yield { line, at }
      at += line.length
      start = end + 1
    }
    if (start < chunk.length) pending.push(chunk.subarray(start))
  }
  if (pending.length > 0) yield { line: Buffer.concat(pending), at }
}
