// What the cards on a record ask: how it stands, and its log.
import { Router } from 'express'
import { z } from 'zod'
import { ACTIVITY_TYPES } from '../../domain/activity-event.ts'
import { type Gated, gatesOf } from '../../domain/gates/gate-event.ts'
import { type EventState, REASONS } from '../../domain/reason.ts'
import { COMPANY, CONTACT, DEAL } from '../../domain/record.ts'
import { remedyOf, retriableReasons } from '../../domain/remedy.ts'
import { eventsBehind, FAILURES_COUNT_FOR_DAYS, syncStateOf } from '../../domain/sync-status.ts'
import { sayConsidered, sayStanding } from '../../domain/wording/records.ts'
import type { Account } from '../../store/accounts.ts'
import type { RecordKey } from '../../store/card-entries.ts'
import { readCardEvents } from '../../store/card-events.ts'
import { readLogPage } from '../../store/card-log.ts'
import { countByType, readStanding } from '../../store/card-standing.ts'
import { findAddresses, listUnplanned, type Unplanned } from '../../store/card-waiting.ts'
import { settingsFor } from '../../store/current-settings.ts'
import { retryEvents } from '../../store/retry-events.ts'
import { ApiProblem } from '../problem.ts'
import { explain, viewRow } from './activity-view.ts'
import type { LogAnswer, RetryAllAnswer, StatusAnswer } from './answers.ts'
import { asked, type CardDeps, viewAccount } from './card-deps.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { readDetails } from './details.ts'
import { type CardCaller, readBody } from './signed-request.ts'
import { readSubjects } from './subjects.ts'

const PAGE = 20
const MOST_RETRIED = 1_000
const STATES: readonly EventState[] = [...new Set(Object.values(REASONS))]

const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((value) => !value.includes('\0') && value.isWellFormed())
const Email = text(254).toLowerCase().optional()
const StatusQuery = z.strictObject({ email: Email })
const LogQuery = z.strictObject({
  email: Email,
  state: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(STATES)).max(STATES.length))
    .optional(),
  type: z.enum(ACTIVITY_TYPES).optional(),
  search: text(200).trim().toLowerCase().optional(),
  cursor: z.string().transform(readCursor).optional(),
})

export function recordRoutes(deps: CardDeps): Router {
  const { db, now } = deps
  const router = Router()

  router.get(
    '/records/:objectTypeId/:recordId/status',
    asked(deps, async (caller, req): Promise<StatusAnswer> => {
      const { email } = checked(StatusQuery, caller.query)
      const key = recordOf(caller, req.params)
      const since = new Date(now().getTime() - FAILURES_COUNT_FOR_DAYS * 24 * 60 * 60_000)
      const addresses = await addressesOf(key, email)
      const unplanned = await listUnplanned(db, key.portalId, addresses)
      const [account, standing, page, lastThirtyDays] = await Promise.all([
        viewAccount(deps, caller),
        readStanding(db, key, unplanned, since),
        readLogPage(db, key, unplanned, { limit: 1 }),
        countByType(db, key, unplanned, since),
      ])
      const [entry] = page.entries
      const [cause] = standing.causes
      const found = syncStateOf(standing)
      const gate = found === 'unknown' ? await gateOf(caller.account, addresses) : null
      const state = gate ? 'excluded' : found
      const events = await readCardEvents(
        db,
        key.portalId,
        [entry?.eventId, cause?.eventId].filter((id) => id !== undefined),
      )
      const latest = events.get(entry?.eventId ?? '')
      const behind = events.get(cause?.eventId ?? '')
      return {
        sync: {
          state,
          text: gate ? explain('excluded', gate.facts) : sayStanding(state, eventsBehind(state, standing)),
          until: state === 'waiting' ? (standing.nextTryAt?.toISOString() ?? null) : null,
        },
        problem:
          cause && behind
            ? {
                text: explain(behind.reason, behind.reasonFacts),
                events: cause.events,
                remedy: remedyOf(cause.reason),
                event: cause.eventId,
              }
            : null,
        latest:
          entry && latest
            ? {
                ...(await readDetails(deps, caller.account, latest)),
                isChosen: entry.isChosen,
                whyText: sayConsidered(entry.why),
              }
            : null,
        lastThirtyDays,
        account,
      }
    }),
  )

  router.get(
    '/records/:objectTypeId/:recordId/events',
    asked(deps, async (caller, req): Promise<LogAnswer> => {
      const { email, state, type, search, cursor } = checked(LogQuery, caller.query)
      const key = recordOf(caller, req.params)
      const filter = { states: state, type, search: search || undefined, after: cursor, limit: PAGE }
      const [account, page] = await Promise.all([
        viewAccount(deps, caller),
        unplannedOf(key, email).then((unplanned) => readLogPage(db, key, unplanned, filter)),
      ])
      const events = await readCardEvents(
        db,
        key.portalId,
        page.entries.map(({ eventId }) => eventId),
      )
      const subjects = await readSubjects(db, key.portalId, [...events.values()])
      const rows = page.entries.flatMap((entry) => {
        const event = events.get(entry.eventId)
        return event ? [viewRow(entry, event, subjects.get(event.eventId) ?? null)] : []
      })
      return { rows, nextCursor: page.next && writeCursor(page.next), account }
    }),
  )

  router.post(
    '/records/:objectTypeId/:recordId/retry',
    asked(deps, async (caller, req): Promise<RetryAllAnswer> => {
      const { email } = checked(StatusQuery, caller.query)
      readBody(req, z.strictObject({}))
      const record = recordOf(caller, req.params)
      const eventIds = (await unplannedOf(record, email)).map(({ eventId }) => eventId)
      const about = { record, eventIds, reasons: retriableReasons() }
      const retried = await retryEvents(db, { portalId: record.portalId, about, limit: MOST_RETRIED }, now())
      // What is due is due: while nobody can be woken, the next sweep finds it.
      if (retried.events > 0) await deps.wake(record.portalId).catch(() => {})
      return retried
    }),
  )

  return router

  async function unplannedOf(key: RecordKey, email?: string): Promise<Unplanned[]> {
    return listUnplanned(db, key.portalId, await addressesOf(key, email))
  }

  /** An address that the card says only selects within the signed account. */
  async function addressesOf(
    { portalId, objectTypeId, recordId }: RecordKey,
    email?: string,
  ): Promise<string[]> {
    if (objectTypeId !== CONTACT) return []
    const known = await findAddresses(db, portalId, recordId)
    return [...new Set([...known, ...(email ? [email] : [])])]
  }

  /** Of somebody whom the settings leave out nothing is kept that could say so: the settings themselves say it. */
  async function gateOf(account: Account, addresses: readonly string[]): Promise<Gated | null> {
    const gates = gatesOf(await settingsFor(db, account))
    return addresses.map((email) => gates.ofEntry({ email })).find((gate) => gate !== null) ?? null
  }
}

const RecordParams = z.object({
  objectTypeId: z.enum([CONTACT, COMPANY, DEAL]),
  recordId: z.string().regex(/^\d{1,18}$/),
})

function recordOf({ account }: CardCaller, params: unknown): RecordKey {
  const parsed = RecordParams.safeParse(params)
  if (!parsed.success) throw new ApiProblem('not_found', 'There is no such record.')
  return { portalId: account.portalId, ...parsed.data }
}

function checked<T>(schema: z.ZodType<T>, query: Record<string, string>): T {
  const parsed = schema.safeParse(query)
  if (!parsed.success) throw new ApiProblem('invalid_query', 'This question is not understood.')
  return parsed.data
}
