// Keeps what a source may send in a minute, over all web processes. Each process takes a share of the minute from the database and spends it
// from memory, so that a busy source costs some fifty questions a minute and not one a request.
import type { Db } from '../store/database.ts'
import { readMinute, takeOfMinute } from '../store/source-minutes.ts'

export type LimitedSource = { portalId: string; sourceId: string; limit: number }
export type Spent = {
  isRefused: boolean
  left: number
  /** Seconds until the minute is over. */
  resetS: number
}

/** What this process knows of a source's minute. */
type Share = {
  limit: number
  endsAt: number
  granted: number
  spent: number
  /** Of the limit, by all processes, when it was last asked. */
  taken: number
  /** Somebody was refused: what is left is too little for them, and nobody else gets ahead of them. */
  isOver: boolean
}

/** So much of the limit is taken at once, at least. What a process does not spend of it is lost to the others for the rest of the minute. */
const SHARES = 50
/** Two minutes do not end within the same second. */
const SAME_MINUTE_MS = 1_000
/** Beyond this the oldest is asked for anew. */
const MOST_KNOWN = 10_000

export function createSourceLimits(db: Db): (source: LimitedSource, events: number) => Promise<Spent> {
  const shares = new Map<string, Share>()
  const asking = new Map<string, Promise<unknown>>()

  return async function spend(source, events) {
    const { sourceId } = source
    const known = spendKnown(source, events)
    if (known) return known
    // One question at a time: whoever waits may find that enough was taken for them as well.
    const before = asking.get(sourceId) ?? Promise.resolve()
    const turn = before.then(() => spendKnown(source, events) ?? ask(source, events))
    const settled = turn.catch(() => {})
    asking.set(sourceId, settled)
    try {
      return await turn
    } finally {
      if (asking.get(sourceId) === settled) asking.delete(sourceId)
    }
  }

  /** Null where the database has to be asked. */
  function spendKnown({ sourceId, limit }: LimitedSource, events: number): Spent | null {
    const share = shares.get(sourceId)
    if (!share || share.limit !== limit || share.endsAt <= performance.now()) return null
    if (share.isOver) return tell(share)
    if (share.granted - share.spent < events) return null
    share.spent += events
    return tell(share)
  }

  async function ask(source: LimitedSource, events: number): Promise<Spent> {
    const { sourceId, limit } = source
    const old = shares.get(sourceId)
    const isCurrent = old !== undefined && old.limit === limit && old.endsAt > performance.now()
    const need = isCurrent ? events - (old.granted - old.spent) : events
    const more = Math.max(need, Math.ceil(limit / SHARES))
    const many = await takeOfMinute(db, source, { events: more, limit })
    const few = many || more === need ? null : await takeOfMinute(db, source, { events: need, limit })
    const minute = many ?? few
    if (!minute) {
      const endsInMs = (await readMinute(db, source))?.endsInMs ?? 0
      return keep(sourceId, { limit, ...since(endsInMs), granted: 0, spent: 0, taken: limit, isOver: true })
    }
    const { endsAt } = since(minute.endsInMs)
    const isSame = isCurrent && Math.abs(old.endsAt - endsAt) < SAME_MINUTE_MS
    const granted = (many ? more : need) + (isSame ? old.granted : 0)
    const spent = (isSame ? old.spent : 0) + events
    return keep(sourceId, { limit, endsAt, granted, spent, taken: minute.taken, isOver: false })
  }

  function keep(sourceId: string, share: Share): Spent {
    shares.delete(sourceId)
    shares.set(sourceId, share)
    const [oldest] = shares.keys()
    if (shares.size > MOST_KNOWN && oldest !== undefined) shares.delete(oldest)
    return tell(share)
  }
}

function since(endsInMs: number): { endsAt: number } {
  return { endsAt: performance.now() + endsInMs }
}

function tell({ limit, endsAt, granted, spent, taken, isOver }: Share): Spent {
  return {
    isRefused: isOver,
    left: Math.max(0, limit - taken + granted - spent),
    resetS: Math.max(1, Math.ceil((endsAt - performance.now()) / 1_000)),
  }
}
