// Mail as it really comes: old charsets, odd structures, broken headers, garbage. Nothing is garbled, nothing crashes.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ParsedMail, readMail } from './read-mail.ts'

const HEAD = 'From: jane@client.example\r\nTo: ann@acme.example\r\nDate: Fri, 20 Nov 2026 09:30:00 +0100\r\n'
const now = new Date('2026-11-20T12:00:00Z')
const OWNERS = new Set([
  'ann@acme.example',
  'andris@kreata.ee',
  'ironman2@web.de',
  'xxx@xxx.com',
  'u@example.com',
])

function read(...parts: (string | number[] | Buffer)[]): Promise<ParsedMail> {
  const raw = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  )
  return readMail(raw, { owners: OWNERS, now })
}

async function message(...parts: (string | number[] | Buffer)[]) {
  const parsed = await read(...parts)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.event.message
}

test.each([
  ['iso-8859-1', [0x47, 0x72, 0xfc, 0xdf, 0x65], 'Grüße'],
  ['windows-1252', [0x80, 0x35, 0x20, 0x93, 0x61, 0x94], '€5 “a”'],
  ['iso-2022-jp', [...Buffer.from('\x1b$B$3$s$K$A$O\x1b(B')], 'こんにちは'],
  ['shift_jis', [0x82, 0xb1, 0x82, 0xf1], 'こん'],
  ['gb18030', [0xc4, 0xe3, 0xba, 0xc3, 0x81, 0x30, 0x84, 0x36], '你好¥'],
  ['koi8-r', [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4], 'Привет'],
  ['utf-8', [0x61, 0xff, 0x62, 0xc3, 0xa9], 'a\ufffdbé'],
  ['x-unheard-of', [0x68, 0x69], 'hi'],
])('a body in %s is read in its own letters', async (charset, bytes, text) => {
  const type = `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`
  expect((await message(HEAD, type, bytes)).text).toBe(text)
})

test.each([
  ['=?UTF-8?B?4oI=?= =?UTF-8?B?rCA1?=', '€ 5'],
  ['=?utf-8?Q?=E2=82?=\r\n =?utf-8?Q?=AC_5?=', '€ 5'],
  ['=?ISO-2022-JP?B?GyRCJDMkcxsoQg==?=', 'こん'],
  ['=?iso-8859-1*de?Q?Gr=FC=DFe?= an alle', 'Grüße an alle'],
  ['Re: one\r\n two\r\n\tthree', 'Re: one two three'],
  ['=?nonsense?X?abc?=', '=?nonsense?X?abc?='],
])('the subject %j is decoded', async (subject, decoded) => {
  expect((await message(HEAD, `Subject: ${subject}\r\n\r\nhi`)).subject).toBe(decoded)
})

test('raw 8-bit headers are read as UTF-8, else as windows-1252', async () => {
  expect((await message(HEAD, 'Subject: Grüße\r\n\r\nhi')).subject).toBe('Grüße')
  expect((await message(HEAD, Buffer.from('Subject: Grüße\r\n\r\nhi', 'latin1'))).subject).toBe('Grüße')
})

test('a body of broken UTF-8 or with NUL holds nothing that a database refuses', async () => {
  const { text, subject } = await message(HEAD, 'Subject: a\0b\r\n\r\nx\0y', [0xed, 0xa0, 0x80], 'z')
  expect(`${subject}${text}`.isWellFormed()).toBe(true)
  expect(`${subject}${text}`).not.toContain('\0')
})

test('attachments keep their long and foreign names (RFC 2231) and their sizes', async () => {
  const name = "filename*0*=utf-8''%E2%82%AC%20Ang; filename*1*=ebot%20; filename*2=2026.pdf"
  const file = `--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; ${name}\r\n\r\nabc\r\n--b--\r\n`
  const { attachments } = await message(HEAD, 'Content-Type: multipart/mixed; boundary=b\r\n\r\n', file)
  expect(attachments).toEqual([{ name: '€ Angebot 2026.pdf', size: 3 }])
})

test('parts nested 20 deep are found', async () => {
  const open = Array.from(
    { length: 20 },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  )
  expect((await message(HEAD, open.join(''), '\r\ndeep inside\r\n')).text).toBe('deep inside')
})

test('a boundary that never comes leaves an event without a body', async () => {
  expect((await message(HEAD, 'Content-Type: multipart/mixed; boundary=b\r\n\r\nhi')).text).toBeUndefined()
  expect(await read(HEAD, 'Content-Type: multipart/mixed\r\n\r\nhi')).toMatchObject({ ok: true })
})

test('a header folded without its space is joined again', async () => {
  const { subject } = await message('Subject: one\r\ntwo three\r\n', HEAD, '\r\nhi')
  expect(subject).toBe('one two three')
})

test('a body that follows without a blank line is a body', async () => {
  expect((await message(HEAD, 'Hello Ann,\r\n\r\nhow are you?\r\n')).text).toBe('Hello Ann,\n\nhow are you?')
})

test('an empty body, mixed line ends, lone carriage returns and a mailbox line do no harm', async () => {
  expect((await message(HEAD)).text).toBeUndefined()
  expect((await message(HEAD.replace('\r\n', '\n'), '\na\r\nb\nc')).text).toBe('a\nb\nc')
  expect((await message(HEAD.replaceAll('\r\n', '\r'), '\ra\rb')).text).toBe('a\nb')
  expect((await message('\ufeff\r\nFrom jane@client.example Fri Nov 20\r\n', HEAD, '\r\na')).text).toBe('a')
})

test('HTML loses scripts, event handlers and images that live inside the message', async () => {
  const evil =
    '<p onclick="x()">Hi<script>alert(1)</script><a href="javascript:x()">l</a><img src="cid:1" alt="Logo"><img src="data:image/png;base64,AAAA"><img src="https://client.example/i.png"></p>'
  const { html } = await message(HEAD, 'Content-Type: text/html\r\n\r\n', evil)
  expect(html).toBe('<p>Hi<a>l</a><span>[Logo]</span><img src="https://client.example/i.png" /></p>')
})

test('text beside HTML is not lost from the HTML', async () => {
  const parts = '--b\r\n\r\nfirst\r\n--b\r\nContent-Type: text/html\r\n\r\n<i>second</i>\r\n--b--\r\n'
  const { html, text } = await message(HEAD, 'Content-Type: multipart/mixed; boundary=b\r\n\r\n', parts)
  expect(html).toMatch(/first.*<i>second<\/i>/s)
  expect(text).toMatch(/first\nsecond/)
})

test('an overlong subject, text and HTML are cut', async () => {
  const { subject, text } = await message(
    HEAD,
    `Subject: ${'s '.repeat(5_000)}\r\n\r\n${'t'.repeat(300_000)}`,
  )
  expect([subject?.length, text?.length]).toEqual([1_000, 200_000])
  const { html } = await message(HEAD, `Content-Type: text/html\r\n\r\n${'<b>x</b>'.repeat(100_000)}`)
  expect(html?.length).toBeLessThanOrEqual(200_000)
  expect(html?.endsWith('>') || html?.endsWith('x')).toBe(true)
})

test('an endless header is refused', async () => {
  const parsed = await read(HEAD, `X-Long: ${'x'.repeat(300_000)}\r\n\r\nhi`)
  expect(parsed).toMatchObject({ ok: false, errors: [{ code: 'not_a_message' }] })
})

test.each(['', '\r\n\r\n', 'hello', '{"type":"email.sent"}', '\0\0\0\0'])(
  '%j is not a message',
  async (raw) => {
    expect(await read(raw)).toMatchObject({ ok: false, errors: [{ code: 'not_a_message' }] })
  },
)

test.each(['__proto__*0=x', 'a**0=1; a*=2'])(
  'a message that throws out of the parser (%s) is refused, and the next one is read',
  async (parameter) => {
    expect(await read(HEAD, `Content-Type: text/plain; ${parameter}\r\n\r\nhi`)).toMatchObject({ ok: false })
    expect(await read(HEAD, '\r\nhi')).toMatchObject({ ok: true })
  },
)

test('hundreds of damaged messages are each accepted or refused, never thrown', async () => {
  const folder = new URL('../../../test/samples/mail/', import.meta.url)
  const samples = readdirSync(folder).filter((name) => name.endsWith('.eml'))
  const random = seeded(42)
  for (let round = 0; round < 300; round += 1) {
    const name = samples[round % samples.length] ?? ''
    const parsed = await read(damage(readFileSync(new URL(name, folder)), random))
    expect(parsed.ok ? parsed.event.id : parsed.errors[0]?.message, `${name}, round ${round}`).toBeTruthy()
  }
}, 60_000)

/** A small generator of repeatable numbers (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function damage(raw: Buffer, random: (below: number) => number): Buffer {
  let bytes = Buffer.from(raw)
  for (let wound = 0; wound <= random(20); wound += 1) {
    const at = random(Math.min(bytes.length, 4_000))
    const kind = random(4)
    if (kind === 0) bytes[at] = random(256)
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(200))])
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(random(at + 1))])
    else bytes.fill(random(256), at, Math.min(at + random(8), bytes.length))
  }
  return bytes
}
