// The promises of the mailbox reader: every message once, byte for byte, however the file is cut into chunks.
import { expect, test } from 'vitest'
import { isMbox, readMbox } from './read-mbox.ts'

const FROM = 'From ann@acme.example Fri Nov 20 09:30:00 2026\n'

async function read(text: string, { chunk = 7, maxBytes = 1_000 } = {}) {
  async function* chunks() {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
  }
  const messages: { text: string; offset: number }[] = []
  for await (const { raw, offset } of readMbox(chunks(), maxBytes))
    messages.push({ text: raw.toString(), offset })
  return messages
}

test.each([1, 7, 10_000])('messages are told apart in chunks of %i bytes', async (chunk) => {
  const messages = await read(`${FROM}Subject: one\n\nbody\n\n${FROM}Subject: two\n\nbody\n`, { chunk })
  expect(messages).toEqual([
    { text: 'Subject: one\n\nbody\n\n', offset: 0 },
    { text: 'Subject: two\n\nbody\n', offset: FROM.length + 20 },
  ])
})

test('quoted From lines lose one mark', async () => {
  const [message] = await read(`${FROM}Subject: one\n\n>From here on\n>>From me\n> From you\n`)
  expect(message?.text).toBe('Subject: one\n\nFrom here on\n>From me\n> From you\n')
})

test('a sentence that starts with From does not split a message', async () => {
  const messages = await read(
    `${FROM}Subject: one\n\nFrom here we go\n\nFrom there too\nFrom us all in 2026\n`,
  )
  expect(messages).toHaveLength(1)
})

test('Windows line ends and a missing last line end are kept as they are', async () => {
  const text = `${FROM}Subject: one\n\na\n\n${FROM}Subject: two\n\nb`.replaceAll('\n', '\r\n')
  expect((await read(text)).map((message) => message.text)).toEqual([
    'Subject: one\r\n\r\na\r\n\r\n',
    'Subject: two\r\n\r\nb',
  ])
})

test('a message past the limit does not fill the memory and does not harm the next', async () => {
  const messages = await read(`${FROM}${'x'.repeat(50).concat('\n').repeat(100)}\n${FROM}Subject: two\n`, {
    maxBytes: 200,
  })
  expect(messages[0]?.text.length).toBeLessThan(300)
  expect(messages[1]?.text).toBe('Subject: two\n')
})

test('an empty mailbox has no messages', async () => {
  expect(await read('')).toEqual([])
  expect(await read(FROM)).toEqual([])
})

test('a mailbox is known by its first line', () => {
  expect(isMbox(Buffer.from(FROM))).toBe(true)
  expect(isMbox(Buffer.from('From: ann@acme.example\n'))).toBe(false)
})
