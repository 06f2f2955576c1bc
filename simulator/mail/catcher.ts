// A mail server for development: takes mail by SMTP, delivers none of it, and keeps it to be read.
import { once } from 'node:events'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type CaughtMail = {
  at: Date
  /** The envelope's: who really gets it. */
  to: string[]
  from: string
  subject: string
  text: string
  headers: Map<string, string>
}

export type MailCatcher = {
  url: string
  /** The newest last. */
  mails: CaughtMail[]
  /** From now on refuses mail to this address, as a mail server does that has no such mailbox (550), or is busy (450). */
  refuse(address: string, status: number): void
  /** Takes mail to it again. */
  accept(address: string): void
  close(): Promise<void>
}

const mostKept = 200

export async function startMailCatcher(port: number, now: () => Date): Promise<MailCatcher> {
  const mails: CaughtMail[] = []
  const refusals = new Map<string, number>()
  const server = new SMTPServer({
    // Whoever may hand mail in is no question here, nor is anything on the way to it hidden.
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const status = refusals.get(address.toLowerCase())
      if (status === undefined) done()
      else done(Object.assign(new Error('No such mailbox here.'), { responseCode: status }))
    },
    onData(stream, { envelope }, done) {
      simpleParser(stream).then(({ subject, text, headerLines }) => {
        mails.push({
          at: now(),
          to: envelope.rcptTo.map(({ address }) => address),
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          subject: subject ?? '',
          text: text ?? '',
          headers: new Map(
            headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]),
          ),
        })
        if (mails.length > mostKept) mails.shift()
        done()
      }, done)
    },
  })
  // Whoever breaks off is no fault of ours.
  server.on('error', () => {})
  const listener = server.listen(port, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  const bound = address !== null && typeof address === 'object' ? address.port : port
  return {
    url: `smtp://127.0.0.1:${bound}`,
    mails,
    refuse: (address, status) => void refusals.set(address.toLowerCase(), status),
    accept: (address) => void refusals.delete(address.toLowerCase()),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
