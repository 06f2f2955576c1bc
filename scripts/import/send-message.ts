// Sends one raw message to the API and says what became of it. Waits as long as the server asks (429, 503), and no longer than that.

export type SendResult =
  | { kind: 'accepted' | 'duplicate' }
  | { kind: 'refused'; reason: string }
  | { kind: 'failed'; reason: string }

export type SendOptions = { endpoint: URL; key: string; sleep: (ms: number) => Promise<void> }

const MAX_TRIES = 8
const LONGEST_WAIT_MS = 60_000
const TIMEOUT_MS = 120_000

export async function sendMessage(raw: Buffer, { endpoint, key, sleep }: SendOptions): Promise<SendResult> {
  let reason = ''
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const answer = await post(raw, endpoint, key)
    if (answer.kind === 'answer') {
      const { status, body } = answer
      // Every other message would be answered the same: the run stops here.
      if (status === 401 || status === 403)
        throw new Error(`The key was refused: ${problemIn(body) || status}`)
      if (status !== 429 && status < 500) return toResult(status, body)
      reason = `${status} ${problemIn(body)}`
    } else {
      reason = answer.reason
    }
    const asked = answer.kind === 'answer' ? answer.retryAfterMs : null
    if (attempt < MAX_TRIES - 1) await sleep(Math.min(asked ?? 500 * 2 ** attempt, LONGEST_WAIT_MS))
  }
  return { kind: 'failed', reason }
}

type Answer =
  | { kind: 'answer'; status: number; body: unknown; retryAfterMs: number | null }
  | { kind: 'unreachable'; reason: string }

async function post(raw: Buffer, endpoint: URL, key: string): Promise<Answer> {
  try {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'message/rfc822' }
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(endpoint, { method: 'POST', headers, body: new Uint8Array(raw), signal })
    const text = await response.text()
    return {
      kind: 'answer',
      status: response.status,
      body: jsonOrText(text),
      retryAfterMs: retryAfter(response.headers.get('retry-after')),
    }
  } catch (error) {
    const cause = error instanceof Error ? (error.cause instanceof Error ? error.cause : error) : null
    return { kind: 'unreachable', reason: `no answer (${cause?.message || cause?.name || 'unknown'})` }
  }
}

function toResult(status: number, body: unknown): SendResult {
  const result = at(at(body, 'results'), '0')
  const verdict = at(result, 'status')
  if (status < 300 && (verdict === 'accepted' || verdict === 'duplicate')) return { kind: verdict }
  return { kind: 'refused', reason: problemIn(status < 300 ? result : body) || `answer ${status}` }
}

/** The words of a problem+json or of a rejected item, on one line. */
function problemIn(body: unknown): string {
  if (typeof body === 'string') return body.replace(/\s+/g, ' ').slice(0, 200)
  const errors = at(body, 'errors')
  const messages = Array.isArray(errors) ? errors.map((error) => at(error, 'message')) : []
  const said = messages.filter((message) => typeof message === 'string')
  return said.length > 0 ? said.join(' ') : String(at(body, 'detail') ?? at(body, 'title') ?? '')
}

/** Seconds or a date (RFC 9110). */
function retryAfter(value: string | null): number | null {
  if (value === null) return null
  if (/^\d+$/.test(value)) return Number(value) * 1_000
  const until = Date.parse(value) - Date.now()
  return Number.isNaN(until) ? null : Math.max(0, until)
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
