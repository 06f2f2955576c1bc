// The account that is asked: one call at a time at a gentle pace, every record kept in mind. Never shows a token.
import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type Heard, inWords, readHeard } from './heard.ts'
import { createMade, type Made } from './made.ts'
import { Unasked } from './question.ts'

export type Credentials = { clientId: string; clientSecret: string; refreshToken: string }
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
type AskOptions = {
  /** Cleaning up goes on after an interruption. */
  isCleanup?: boolean
  /** At once and without obeying a 429: for the questions about limits. */
  isBurst?: boolean
  token?: string
}

export type Account = {
  /** Marks everything this run makes. */
  run: string
  /** Reserved (RFC 2606), so that nobody's addresses and companies are touched. */
  domain: string
  made: Made
  /** Any answer is an answer. */
  ask(method: Method, path: string, body?: object, options?: AskOptions): Promise<Heard>
  /** What a question is prepared with: anything but a success makes it one that cannot be asked. */
  need(method: Method, path: string, body?: object): Promise<Heard>
  askForm(path: string, fields: Record<string, string>): Promise<Heard>
  credentials(): Credentials | null
  keepTokens(accessToken: string, refreshToken: string): void
  accessToken(): string
  now(): number
  wait(ms: number): Promise<void>
}

export type AccountOptions = {
  url: string
  token: string
  credentials?: Credentials | null
  /** Between two calls. */
  intervalMs?: number
  run?: string
  now?: () => number
  sleep?: (ms: number) => Promise<unknown>
  signal?: AbortSignal
}

export class Interrupted extends Error {}

const TIMEOUT_MS = 30_000
const MOST_TRIES = 6

export function createAccount(options: AccountOptions): Account {
  const { url, now = Date.now, sleep = delay, intervalMs = 210, signal } = options
  const run = options.run ?? randomBytes(4).toString('hex')
  const made = createMade()
  let { token, credentials = null } = options
  let nextAt = 0

  async function turn(): Promise<void> {
    const at = Math.max(now(), nextAt)
    nextAt = at + intervalMs
    if (at > now()) await sleep(at - now())
  }

  async function send(path: string, init: RequestInit): Promise<Heard> {
    try {
      const response = await fetch(url + path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) })
      const heard = await readHeard(response)
      if (init.method === 'POST') made.remember(path, heard)
      return heard
    } catch (error) {
      if (init.method === 'POST') made.rememberLost(path)
      throw new Unasked(`${init.method} ${path} got no answer.`, { cause: error })
    }
  }

  async function repeat(init: () => Promise<Heard>, { isCleanup, isBurst }: AskOptions): Promise<Heard> {
    for (let tries = 1; ; tries += 1) {
      if (signal?.aborted && !isCleanup) throw new Interrupted('Stopped.')
      if (!isBurst) await turn()
      const heard = await init()
      if (heard.status !== 429 || isBurst || tries === MOST_TRIES) return heard
      await sleep((Number(heard.headers.get('retry-after')) || 10) * 1_000)
    }
  }

  async function ask(method: Method, path: string, body?: object, asking: AskOptions = {}): Promise<Heard> {
    const init = () => {
      const headers = {
        authorization: `Bearer ${asking.token ?? token}`,
        'content-type': 'application/json',
      }
      return send(path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    }
    return repeat(init, asking)
  }

  return {
    run,
    domain: `${run}.logbook-verification.example.com`,
    made,
    ask,
    async need(method, path, body) {
      const heard = await ask(method, path, body)
      if (!heard.isOk || heard.errors.length > 0)
        throw new Unasked(`${method} ${path}, which it needs, was answered ${inWords(heard)}.`)
      return heard
    },
    askForm: (path, fields) =>
      repeat(() => send(path, { method: 'POST', body: new URLSearchParams(fields) }), {}),
    credentials: () => credentials,
    keepTokens(accessToken, refreshToken) {
      token = accessToken
      if (credentials) credentials = { ...credentials, refreshToken }
    },
    accessToken: () => token,
    now,
    wait: async (ms) => void (await sleep(ms)),
  }
}
