// One kind of things that an account has in HubSpot, remembered for some minutes by account. A no is remembered too, an outage only shortly.
import { ZodError } from 'zod'
import type { Known } from '../domain/settings/live-account.ts'
import { SyncError } from '../domain/sync-error.ts'

export type Unknown = Extract<Known<never>, { isKnown: false }>

export type PartDeps = { now: () => Date; warn(facts: object, message: string): void }

export type LiveReader<T> = {
  /** `isFresh`: nothing remembered will do. */
  get(portalId: string, isFresh: boolean): Promise<Known<T>>
}

const REMEMBERED_FOR_MS = 5 * 60_000
/** An outage may be over the next time somebody asks. */
const FAILURE_REMEMBERED_FOR_MS = 10_000
/** Memory must not grow with every account: what was asked for last stays longest. */
const MOST_REMEMBERED = 100

export const AWAY: Unknown = { isKnown: false, why: 'away', scopes: [] }
export const NOT_CONNECTED: Unknown = { isKnown: false, why: 'not_connected', scopes: [] }

/** `scopes`: the permissions that HubSpot asks for here. */
export function createLiveReader<T>(
  { now, warn }: PartDeps,
  scopes: string[],
  read: (portalId: string) => Promise<T>,
): LiveReader<T> {
  const remembered = new Map<string, { until: number; answer: Promise<Known<T>> }>()

  return {
    get(portalId, isFresh) {
      const known = remembered.get(portalId)
      if (known && !isFresh && known.until > now().getTime()) return known.answer
      const answer = ask(portalId)
      const entry = { until: now().getTime() + REMEMBERED_FOR_MS, answer }
      remembered.delete(portalId)
      remembered.set(portalId, entry)
      const [oldest] = remembered.keys()
      if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
      answer.then(
        ({ isKnown }) => {
          if (!isKnown) entry.until = now().getTime() + FAILURE_REMEMBERED_FOR_MS
        },
        () => remembered.delete(portalId),
      )
      return answer
    },
  }

  async function ask(portalId: string): Promise<Known<T>> {
    try {
      return { isKnown: true, value: await read(portalId) }
    } catch (error) {
      if (error instanceof ZodError) {
        warn(
          { portalId, scopes, issues: error.issues.length },
          'HubSpot answered in a shape that Logbook does not know',
        )
        return { isKnown: false, why: 'scope', scopes: [] }
      }
      // What is no word of HubSpot's is a fault of ours, and must be heard.
      if (!(error instanceof SyncError)) throw error
      if (error.code === 'scope_missing') return { isKnown: false, why: 'scope', scopes }
      if (error.code === 'hubspot_refused') return { isKnown: false, why: 'scope', scopes: [] }
      return error.code === 'connection_revoked' ? NOT_CONNECTED : AWAY
    }
  }
}
