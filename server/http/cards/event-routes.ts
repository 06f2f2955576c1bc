// What a card asks about one event: its whole story; and what a person has done about it: tried again.
import { type Request, Router } from 'express'
import { z } from 'zod'
import { isTriedAgain, REASONS, type Reason } from '../../domain/reason.ts'
import { remedyOf } from '../../domain/remedy.ts'
import { sayConsidered } from '../../domain/wording/records.ts'
import { type CardEvent, findOwnerName, readCardEvents } from '../../store/card-events.ts'
import { retryEvent } from '../../store/claims.ts'
import { readConsidered } from '../../store/events.ts'
import { readLog } from '../../store/log-lines.ts'
import { retryEvents } from '../../store/retry-events.ts'
import { chooseMatch, forgetMatch, readQuestion } from '../../sync/choose-match.ts'
import { takeAsWritten } from '../../sync/take-as-written.ts'
import { engagementRef } from '../event-view.ts'
import { ApiProblem } from '../problem.ts'
import { explain, explainStep, viewActivity, viewRecord } from './activity-view.ts'
import type { ChooseAnswer, ForgetRuleAnswer, RetryAllAnswer, RetryAnswer, StoryAnswer } from './answers.ts'
import { asked, type CardDeps, viewAccount } from './card-deps.ts'
import { readRules, viewQuestion } from './choice-view.ts'
import { viewLog } from './log-view.ts'
import { viewReceived } from './received-view.ts'
import { type CardCaller, readBody } from './signed-request.ts'
import { readSubjects } from './subjects.ts'

/** Enough for every event that is not a mail to hundreds; and together far below a megabyte. */
const MOST = { records: 100, trace: 100, log: 50 }
const MOST_RETRIED = 1_000

const ChooseBody = z.strictObject({
  recordId: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullable(),
  isAlways: z.boolean(),
})
const ForgetRuleBody = z.strictObject({ about: z.string().max(300) })
const RetryBody = z.union([
  z.strictObject({ isNotWritten: z.literal(true) }),
  z.strictObject({ isWritten: z.literal(true) }),
  z.strictObject({}),
])

export function eventRoutes(deps: CardDeps): Router {
  const { db, now, wake } = deps
  const router = Router()

  router.get(
    '/events/:event',
    asked(deps, async (caller, req): Promise<StoryAnswer> => {
      refuseQuery(caller)
      const event = await theEvent(caller, req)
      const { portalId } = caller.account
      const url = deps.accountUrl(caller.account)
      const [account, subjects, owner, considered, log, question] = await Promise.all([
        viewAccount(deps, caller),
        readSubjects(db, portalId, [event]),
        findOwnerName(db, portalId, event),
        readConsidered(db, portalId, event.eventId),
        readLog(db, portalId, event.eventId),
        event.reason === 'ambiguous' ? readQuestion(db, portalId, event.reasonFacts) : null,
      ])
      const trace = log.findLast((line) => line.trace !== null)?.trace ?? []
      const records = considered.toSorted((a, b) => Number(b.isChosen) - Number(a.isChosen))
      const leftOut = {
        ...overrun('records', records.length),
        ...overrun('trace', trace.length),
        ...overrun('log', log.length + 1),
      }
      return {
        ...viewActivity(event, subjects.get(event.eventId) ?? null),
        received: viewReceived(event),
        owner,
        trace: trace.slice(0, MOST.trace).map((step) => ({ rule: step.rule, text: explainStep(step) })),
        records: records.slice(0, MOST.records).map((record) => ({
          ...viewRecord(record, url),
          isChosen: record.isChosen,
          whyText: sayConsidered(record.why),
        })),
        engagement: engagementRef(url, event.engagementType, event.engagementId),
        log: viewLog(event, log).slice(-MOST.log),
        attempts: event.attempts,
        nextTryAt: isTriedAgain(event.state) ? (event.nextTryAt?.toISOString() ?? null) : null,
        remedy: remedyOf(event.reason),
        choice: question && viewQuestion(question, url),
        rules: await readRules(db, portalId, trace),
        account,
        ...(Object.keys(leftOut).length > 0 && { leftOut }),
      }
    }),
  )

  router.post(
    '/events/:event/retry',
    asked(deps, async (caller, req): Promise<RetryAnswer> => {
      refuseQuery(caller)
      const seen = readBody(req, RetryBody)
      const before = await theEvent(caller, req)
      await retryOne(caller, before, seen)
      const { eventId, state, reason, reasonFacts } = await theEvent(caller, req)
      return { event: eventId, state, reasonText: explain(reason, reasonFacts) }
    }),
  )

  router.post(
    '/events/:event/choose',
    asked(deps, async (caller, req): Promise<ChooseAnswer> => {
      refuseQuery(caller)
      const { recordId, isAlways } = readBody(req, ChooseBody)
      const { portalId } = caller.account
      const before = await theEvent(caller, req)
      const question =
        before.reason === 'ambiguous' ? await readQuestion(db, portalId, before.reasonFacts) : null
      // Somebody else has chosen meanwhile, or HubSpot repeats itself.
      const choosing = question && { question, recordId, isAlways, by: caller.user.email }
      const events = choosing ? await chooseMatch(db, portalId, choosing, now()) : 0
      if (events === null) throw new ApiProblem('not_found', 'This record is not among those to choose from.')
      if (events > 0) await wakeUp(portalId)
      const { eventId, state, reason, reasonFacts } = await theEvent(caller, req)
      return { event: eventId, state, reasonText: explain(reason, reasonFacts), events }
    }),
  )

  router.post(
    '/events/:event/forget-rule',
    asked(deps, async (caller, req): Promise<ForgetRuleAnswer> => {
      refuseQuery(caller)
      const { about } = readBody(req, ForgetRuleBody)
      const { portalId } = caller.account
      const { eventId } = await theEvent(caller, req)
      const log = await readLog(db, portalId, eventId)
      const trace = log.findLast((line) => line.trace !== null)?.trace ?? []
      const rules = await readRules(db, portalId, trace)
      if (rules.some((rule) => rule.about === about)) await forgetMatch(db, portalId, about)
      return { about }
    }),
  )

  router.post(
    '/problems/:reason/retry',
    asked(deps, async (caller, req): Promise<RetryAllAnswer> => {
      refuseQuery(caller)
      readBody(req, z.strictObject({}))
      const { portalId } = caller.account
      const reason = String(req.params.reason)
      // What somebody must look at is not tried again unlooked.
      if (!isReason(reason) || remedyOf(reason) !== 'retry')
        throw new ApiProblem('not_found', 'There is no such problem.')
      const retried = await retryEvents(db, { portalId, reason, limit: MOST_RETRIED }, now())
      if (retried.events > 0) await wakeUp(portalId)
      return retried
    }),
  )

  return router

  async function retryOne(
    { account }: CardCaller,
    { eventId, reason }: CardEvent,
    seen: z.output<typeof RetryBody>,
  ): Promise<void> {
    const { portalId } = account
    const isInDoubt = reason === 'outcome_unknown'
    if (isInDoubt && 'isWritten' in seen) {
      await takeAsWritten(db, account, eventId, now())
      return
    }
    const isNotWritten = isInDoubt && 'isNotWritten' in seen
    if (await retryEvent(db, portalId, eventId, { isNotWritten, now: now() })) await wakeUp(portalId)
  }

  /** What is due is due: while nobody can be woken, the next sweep finds it. */
  async function wakeUp(portalId: string): Promise<void> {
    await wake(portalId).catch(() => {})
  }

  /** Any of the signed account's; the same answer for what does not exist and what is somebody else's. */
  async function theEvent({ account }: CardCaller, req: Request): Promise<CardEvent> {
    const id = z.uuid().safeParse(String(req.params.event).toLowerCase())
    const found = id.success ? await readCardEvents(db, account.portalId, [id.data]) : null
    const event = found?.get(id.data ?? '')
    if (!event) throw new ApiProblem('not_found', 'There is no such event.')
    return event
  }
}

function refuseQuery({ query }: CardCaller): void {
  if (Object.keys(query).length > 0) throw new ApiProblem('invalid_query', 'This question is not understood.')
}

function overrun(name: keyof typeof MOST, length: number): Record<string, number> {
  return length > MOST[name] ? { [name]: length - MOST[name] } : {}
}

function isReason(name: string): name is Reason {
  return Object.hasOwn(REASONS, name)
}
