// Takes from a parsed message the headers that decide whom a mail concerns and when, in one plain shape.
import { domainToASCII } from 'node:url'
import { type AddressObject, type EmailAddress, type ParsedMail, simpleParser } from 'mailparser'
import { Counterpart } from '../../domain/activities/fields.ts'
import { cleanLine, cut } from './clean-text.ts'
import { readMailDate } from './read-date.ts'

export type Person = { email: string; name?: string }
/** People with an address that can be used, and what else stood in the header. */
export type People = { usable: Person[]; unusable: string[] }

export type MailHeaders = {
  from: People
  sender: People
  to: People
  cc: People
  bcc: People
  deliveredTo: string[]
  messageId: string | null
  inReplyTo: string[]
  references: string[]
  subject: string
  date: string | null
  /** The moment of the last hop, for a message whose own Date is missing or broken. */
  receivedAt: string | null
}

const DELIVERED = ['delivered-to', 'envelope-to', 'x-original-to', 'x-delivered-to', 'x-envelope-to']
const MAX_ID = 998

export async function readHeaders(mail: ParsedMail): Promise<MailHeaders> {
  const values = (key: string) =>
    mail.headerLines.filter((line) => line.key === key).map(({ line }) => unfoldedValue(line))
  const from = values('from')
  const received = values('received').map((hop) => readMailDate(hop.slice(hop.lastIndexOf(';') + 1)))
  return {
    // The parser keeps the last of several From headers; mail programs show the first.
    from: from.length > 1 ? await readPeople(from) : people(mail.from),
    sender: await readPeople(values('sender')),
    to: people(mail.to),
    cc: people(mail.cc),
    bcc: people(mail.bcc),
    deliveredTo: DELIVERED.flatMap(values).flatMap(addressesIn),
    messageId: ownId(values('message-id')[0] ?? ''),
    inReplyTo: values('in-reply-to').flatMap(idsIn),
    references: values('references').flatMap(idsIn),
    subject: cleanLine(mail.subject ?? ''),
    date:
      values('date')
        .map(readMailDate)
        .find((date) => date !== null) ?? null,
    receivedAt: received.find((date) => date !== null) ?? null,
  }
}

/** Lower case, without needless quotes, the domain as DNS spells it; null when nobody could be found by it. */
export function plainAddress(value: string): string | null {
  const trimmed = value.trim().replace(/^<|>$/g, '')
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, at).replace(/^"([^"\\\s]+)"$/, '$1')
  const parsed = Counterpart.shape.email.safeParse(`${local}@${domainToASCII(trimmed.slice(at + 1))}`)
  return at > 0 && parsed.success ? parsed.data : null
}

async function readPeople(values: string[]): Promise<People> {
  if (values.length === 0) return { usable: [], unusable: [] }
  const lines = values.map((value) => `To: ${value}\r\n`).join('')
  return people((await simpleParser(`${lines}\r\n`)).to)
}

function people(header: AddressObject | AddressObject[] | undefined): People {
  const entries = [header ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap(members)
  const found: People = { usable: [], unusable: [] }
  for (const { address, name } of entries) {
    const email = plainAddress(address ?? '')
    const said = cut(cleanLine(name), 1_000)
    if (email === null) found.unusable.push(cut(cleanLine(address || name), 200))
    else if (!found.usable.some((known) => known.email === email)) {
      found.usable.push(said && said.toLowerCase() !== email ? { email, name: said } : { email })
    }
  }
  return found
}

function members(entry: EmailAddress): EmailAddress[] {
  return entry.group ? entry.group.flatMap(members) : [entry]
}

/** The value of a raw header line, unfolded. The parser hands lines over as bytes in a string. */
function unfoldedValue(line: string): string {
  const text = Buffer.from(line, 'latin1').toString('utf8')
  return text
    .slice(text.indexOf(':') + 1)
    .replace(/\r?\n[ \t]*/g, ' ')
    .trim()
}

function addressesIn(value: string): string[] {
  return value
    .slice(0, 10_000)
    .split(/[\s<>,;()]+/)
    .flatMap((word) => plainAddress(word) ?? [])
}

function idsIn(value: string): string[] {
  const ids =
    value.match(/<[^<>\s]+>/g) ??
    value
      .split(/\s+/)
      .filter((word) => /^[^<>]+@[^<>]+$/.test(word))
      .map((id) => `<${id}>`)
  return ids.map(cleanLine).filter((id) => id.length <= MAX_ID)
}

function ownId(value: string): string | null {
  const bare = cleanLine(/<([^<>]+)>/.exec(value)?.[1] ?? value).replace(/[<>]/g, '')
  return bare === '' || bare.length > MAX_ID - 2 ? null : `<${bare}>`
}
