// Sends mail by SMTP. The only user of nodemailer.
import { createTransport } from 'nodemailer'
import type { Mail, MailProblem } from '../domain/members/invitation-mail.ts'

export type MailConfig = {
  /** smtp://user:password@host:port, or smtps:// for TLS from the first byte. */
  url: string
  /** `Logbook <logbook@example.com>`, or the address alone. */
  from: string
}

export type Mailer = {
  /** Resolves once the mail server has taken the mail; throws MailError. */
  send(mail: Mail): Promise<void>
  close(): void
}

export class MailError extends Error {
  readonly code: Exclude<MailProblem, 'mail_not_wanted'>
  /** Whether the same mail may go another time. */
  readonly isTemporary: boolean

  constructor(code: MailError['code'], { isTemporary, cause }: { isTemporary: boolean; cause: unknown }) {
    super(code, { cause })
    this.name = 'MailError'
    this.code = code
    this.isTemporary = isTemporary
  }
}

/** A slow mail server must not hold up the others' mail for long. */
const TIMEOUT_MS = 15_000

export function createMailer({ url, from }: MailConfig): Mailer {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const isSecure = protocol === 'smtps:'
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (isSecure ? 465 : 587),
    secure: isSecure,
    // A personal link is worth hiding on its way; a relay beside us may do without.
    requireTLS: !isSecure && !isLocal && searchParams.get('tls') !== 'optional',
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    pool: true,
    maxConnections: 1,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text }) {
      try {
        // No automatic answers, please: nobody reads them.
        const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
        // As an object, so that whatever stands in an address stays one address.
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, headers })
      } catch (error) {
        throw toMailError(error)
      }
    },
    close: () => transport.close(),
  }
}

/** A clear no to this recipient or message is final. One to our sender, our password or our connection is not the recipient's doing. */
function toMailError(error: unknown): MailError {
  const read = (name: string) =>
    typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
  const status = Number(read('responseCode') ?? 0)
  const command = String(read('command') ?? '')
  const isInvalid = command === 'API' && String(read('code')) === 'EENVELOPE'
  if (isInvalid || (status >= 500 && ['RCPT TO', 'DATA'].includes(command))) {
    return new MailError('mail_refused', { isTemporary: false, cause: error })
  }
  return new MailError('mail_unreachable', { isTemporary: true, cause: error })
}
