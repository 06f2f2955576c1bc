// The ingestion API's way in: events, one by one or in batches; and what would become of them, for those that only ask.
import { type RequestHandler, type Response, Router } from 'express'
import type { ActivityEvent } from '../domain/activity-event.ts'
import { parseActivityEvent } from '../domain/parse-activity-event.ts'
import { SyncError } from '../domain/sync-error.ts'
import { idOf, type ParsedItem } from '../ingest/accept-events.ts'
import type { Accept } from '../ingest/group-events.ts'
import { dryRun, type Sender } from '../sync/dry-run.ts'
import type { GatherDeps } from '../sync/gather.ts'
import { type AnsweredItem, answerResults, type PlannedResult } from './answer-results.ts'
import { viewForecast } from './event-view.ts'
import { callerOf, type IngestionAuth } from './ingestion-auth.ts'
import { ApiProblem } from './problem.ts'
import { eventBodies, type Item, readBatch, readOne } from './read-batch.ts'

export type EventsDeps = GatherDeps & {
  /** Keeps events, and answers each once it is kept. */
  accept: Accept
  auth: IngestionAuth
  /** Lets in whoever may look events up. */
  requireReader: RequestHandler
  docsUrl: string
  /** Where people see an account's records: `https://app.hubspot.com/contacts/123`. */
  accountUrl(account: { portalId: string; uiDomain: string }): string
}

export function eventRoutes(deps: EventsDeps): Router {
  const { accept, auth, now, docsUrl } = deps
  const router = Router()

  router.post('/v1/events', auth.requireKey, ...eventBodies(), async (req, res) => {
    answerResults(res, await take(res, [readOne(req, res)]), { base: '', docsUrl })
  })

  router.post('/v1/events/batch', auth.requireKey, ...eventBodies(), async (req, res) => {
    const items = readBatch(req, res)
    await auth.spend(res, items.length - 1)
    answerResults(res, await take(res, items), { base: '/events', docsUrl })
  })

  return router

  /** Keeps the live and backfilled ones, forecasts the dry runs, and puts the answers back in order. */
  async function take(res: Response, items: readonly Item[]): Promise<AnsweredItem[]> {
    const at = now()
    const parsed = items.map(
      (item): ParsedItem =>
        item.ok
          ? { id: idOf(item.value), parsed: parseActivityEvent(item.value, at) }
          : { id: item.id, parsed: { ok: false, errors: [item.error] } },
    )
    const asked = parsed.map(({ parsed: item }) =>
      item.ok && item.event.mode === 'dry_run' ? item.event : null,
    )
    if (asked.every((event) => event === null)) return accept(callerOf(res), parsed)
    const places = [...asked.keys()].filter((index) => asked[index] === null)
    const kept = await accept(
      callerOf(res),
      parsed.filter((_, index) => asked[index] === null),
    )
    const answers = new Map<number, AnsweredItem>()
    for (const result of kept) {
      const index = places[result.index] ?? result.index
      answers.set(index, { ...result, index })
    }
    for (const planned of await forecast(callerOf(res), asked)) answers.set(planned.index, planned)
    return [...answers.values()].sort((a, b) => a.index - b.index)
  }

  async function forecast(
    sender: Sender,
    asked: readonly (ActivityEvent | null)[],
  ): Promise<PlannedResult[]> {
    const events = asked.flatMap((event, index) => (event ? [{ event, index }] : []))
    if (events.length === 0) return []
    try {
      const forecasts = await dryRun(
        deps,
        sender,
        events.map(({ event }) => event),
      )
      return events.flatMap(({ event, index }, place) => {
        const found = forecasts[place]
        return found ? [{ index, id: event.id, status: 'planned' as const, plan: viewForecast(found) }] : []
      })
    } catch (error) {
      if (!(error instanceof SyncError)) throw error
      const headers = { 'Retry-After': String(Math.ceil((error.retryAfterMs ?? 5_000) / 1_000)) }
      throw new ApiProblem(
        'unavailable',
        'HubSpot could not be asked for a dry run. Events that were not dry runs are kept.',
        { headers, cause: error },
      )
    }
  }
}
