// Takes a source's items in: each is checked on its own, the good ones are kept once, and every item gets its own answer.
import { hash } from 'node:crypto'
import type { ActivityEvent } from '../domain/activity-event.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { messageIdOf } from '../domain/engagement.ts'
import type { FieldProblem } from '../domain/field-problem.ts'
import type { ParsedEvent, Warning } from '../domain/parse-activity-event.ts'
import { keysOfEvent } from '../domain/people/person-key.ts'
import { LAST_PRIORITY, priorityOf } from '../domain/priority.ts'
import { keepEvents, type NewEvent } from '../store/accept.ts'
import { settingsFor } from '../store/current-settings.ts'
import type { Db } from '../store/database.ts'
import { enterAccount, markDue } from '../store/drains.ts'
import { findPausedMembers } from '../store/members.ts'
import { turnedToContext } from '../store/reached-out.ts'
import { bareFact, gateRow } from './gate-row.ts'
import { type Fingerprints, leaveOutErased } from './leave-out-erased.ts'

export type AcceptDeps = {
  db: Db
  now: () => Date
  secrets: Fingerprints
  wake(portalId: string): Promise<void>
}
/** Makes the id of an event that came in at this moment. */
export type NewEventId = (at: Date) => string
export type Sender = {
  portalId: string
  sourceId: string
  /** Sent with a test key. */
  isTest?: boolean
}

export type ItemResult =
  | { index: number; id: string; event: string; status: 'accepted' | 'duplicate'; warnings: Warning[] }
  | { index: number; id: string | null; status: 'rejected'; errors: FieldProblem[] }

/** An item as a door has read it. */
export type ParsedItem = { id: string | null; parsed: ParsedEvent }

/**
 * Accepts items. When this resolves, what it calls accepted is kept: a crash right after loses nothing. What the account's settings turn
 * away is accepted as a bare fact, and answered like any other: its contents go no further than this process's memory.
 */
export async function acceptEvents(
  { db, now, secrets, wake, newEventId }: AcceptDeps & { newEventId: NewEventId },
  sender: Sender,
  items: readonly ParsedItem[],
): Promise<ItemResult[]> {
  const at = now()
  const rows = new Map<number, NewEvent>()
  items.forEach(({ parsed }, index) => {
    if (parsed.ok) rows.set(index, toRow(parsed.event, newEventId(at), sender))
  })
  if (rows.size === 0) return items.map((item, index) => rejected(index, item))
  const { holders, isWake } = await db.transaction(async (trx) => {
    const settingsVersion = await enterAccount(trx, sender.portalId)
    const settings = await settingsFor(db, { ...sender, settingsVersion }, trx)
    const paused = await findPausedMembers(trx, sender.portalId, membersOf([...rows.values()]))
    items.forEach(({ parsed }, index) => {
      const row = rows.get(index)
      if (row && parsed.ok) rows.set(index, gateRow(row, parsed.event, settings, paused))
    })
    await leaveOutErased({ db: trx, secrets }, sender.portalId, rows)
    const printOf = (key: string) => secrets.fingerprints(key, turnedToContext(sender.portalId))
    const kept = firstOfEachId([...rows.values()]).map((row) => bareFact(row, printOf))
    const holders = await keepEvents(trx, { ...sender, now: at, settingsVersion }, kept)
    const isDue = kept.some(({ body }) => body !== null)
    return { holders, isWake: isDue && (await markDue(trx, sender.portalId)) }
  })
  // What is kept is kept. When the queue is away, the next sweep finds the events, or logs why it cannot.
  if (isWake) await wake(sender.portalId).catch(() => {})
  return items.map((item, index): ItemResult => {
    const row = rows.get(index)
    if (!row || !item.parsed.ok) return rejected(index, item)
    const known = holders.get(row.external_id)
    if (!known) throw new Error(`Event ${row.event_id} was neither kept nor found.`)
    const { id } = item.parsed.event
    if (known.contentHash !== row.content_hash) return conflict(index, id)
    const status = known.eventId === row.event_id ? 'accepted' : 'duplicate'
    return { index, id, event: known.eventId, status, warnings: item.parsed.warnings }
  })
}

function toRow(event: ActivityEvent, eventId: string, { isTest = false }: Sender): NewEvent {
  // `sent_at` is about the request, not the event: a repeat may carry another one.
  const { sent_at: sentAt, ...content } = event
  const canonical = canonicalJson(content)
  return {
    event_id: eventId,
    external_id: event.id,
    type: event.type,
    occurred_at: event.occurred_at,
    member_email: event.member?.email ?? null,
    counterparts: keysOfEvent(event),
    message_id: messageIdOf(event) ?? null,
    // Nobody's real activity waits for a test.
    priority: isTest ? LAST_PRIORITY : priorityOf(event),
    mode: isTest ? 'test' : event.mode === 'backfill' ? 'backfill' : 'live',
    bytes: canonical.length,
    content_hash: hash('sha256', canonical),
    body: sentAt === undefined ? canonical : JSON.stringify(event),
    ...{ ended: null, left_out: null },
  }
}

function membersOf(rows: readonly NewEvent[]): string[] {
  return [...new Set(rows.flatMap(({ member_email }) => member_email ?? []))]
}

/** Of equals in one statement PostgreSQL would keep any; the first that was sent is the one that counts. */
function firstOfEachId(rows: readonly NewEvent[]): NewEvent[] {
  const firsts = new Map<string, NewEvent>()
  for (const row of rows) if (!firsts.has(row.external_id)) firsts.set(row.external_id, row)
  return [...firsts.values()]
}

function rejected(index: number, { id, parsed }: ParsedItem): ItemResult {
  return { index, id, status: 'rejected', errors: parsed.ok ? [] : parsed.errors }
}

function conflict(index: number, id: string): ItemResult {
  const message = 'An event with this id and other contents was accepted before.'
  const fix = 'Give every event its own id; send the same contents when you repeat one.'
  return { index, id, status: 'rejected', errors: [{ pointer: '/id', code: 'id_conflict', message, fix }] }
}

/** The sender's id of an item, readable or not, so that a refusal can name it. */
export function idOf(item: unknown): string | null {
  const id = typeof item === 'object' && item !== null ? Reflect.get(item, 'id') : undefined
  return typeof id === 'string' ? id.slice(0, 255) : null
}
