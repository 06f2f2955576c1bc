// What an admin may do to sources and their keys, on the settings page and by API alike: said in a body, answered as the source stands then.
import { z } from 'zod'
import { OneLine } from '../../domain/settings/words.ts'
import { LIVE_KEYS } from '../../install/ingestion-keys.ts'
import {
  addSource,
  editSource,
  endKey,
  MOST_SOURCES,
  makeKey,
  readSource,
  readSources,
  type SourceDeps,
  type SourceRefusal,
} from '../../install/sources.ts'
import { ApiProblem } from '../problem.ts'
import type { NewKeyAnswer, SourceAnswer, SourcesAnswer } from './answers.ts'
import { viewSource } from './source-view.ts'

export type SourceDeskDeps = SourceDeps & { publicUrl: string; eventsPerMinute: number }

/** Whose account it is, and whom the books call the one who did it. */
export type SourceAdmin = { portalId: string; by: string }

const Name = OneLine.trim().min(1).max(100).meta({ description: 'What people call it.' })
const MOST_EVENTS_PER_MINUTE = 10_000_000

export const NewSource = z.strictObject({ name: Name }).meta({ id: 'NewSource' })
export const SourceChange = z
  .strictObject({
    name: Name.optional(),
    events_per_minute: z
      .number()
      .int()
      .min(1)
      .max(MOST_EVENTS_PER_MINUTE)
      .nullable()
      .optional()
      .meta({ description: 'Its own limit; null for the usual one.' }),
    is_paused: z.boolean().optional().meta({
      description: 'What a paused source sends is taken in and waits, until it is resumed.',
    }),
  })
  .meta({ id: 'SourceChange', description: 'What is left out stays.' })
export const NewKey = z
  .strictObject({
    mode: z.enum(['live', 'test']).meta({
      description: 'What a `test` key sends is decided and shown, and never written to HubSpot.',
    }),
  })
  .meta({ id: 'NewKey' })

export async function answerSources(
  { db, now, publicUrl, eventsPerMinute }: SourceDeskDeps,
  { portalId }: Pick<SourceAdmin, 'portalId'>,
): Promise<SourcesAnswer> {
  return {
    sources: (await readSources(db, portalId)).map((source) => viewSource(source, now())),
    usual_events_per_minute: eventsPerMinute,
    most_keys: LIVE_KEYS,
    events_url: `${publicUrl}/v1/events`,
  }
}

export async function takeNewSource(
  deps: SourceDeskDeps,
  admin: SourceAdmin,
  body: unknown,
): Promise<SourceAnswer> {
  const { name } = parseBody(NewSource, body)
  const outcome = await addSource(deps, admin.portalId, name)
  if (!outcome.ok) throw refusal(outcome.why)
  return answerSource(deps, admin, outcome.sourceId)
}

export async function takeSourceChange(
  deps: SourceDeskDeps,
  admin: SourceAdmin,
  sourceId: string,
  body: unknown,
): Promise<SourceAnswer> {
  const { name, events_per_minute: eventsPerMinute, is_paused: isPaused } = parseBody(SourceChange, body)
  const edit = { name, eventsPerMinute, isPaused }
  const outcome = await editSource(deps, admin.portalId, idOf(sourceId), edit, admin.by)
  if (!outcome.ok) throw refusal(outcome.why)
  return answerSource(deps, admin, sourceId)
}

export async function takeNewKey(
  deps: SourceDeskDeps,
  admin: SourceAdmin,
  sourceId: string,
  body: unknown,
): Promise<NewKeyAnswer> {
  const { mode } = parseBody(NewKey, body)
  const outcome = await makeKey(deps, admin.portalId, idOf(sourceId), { mode, by: admin.by })
  if (!outcome.ok) throw refusal(outcome.why)
  return { ...(await answerSource(deps, admin, sourceId)), secret: outcome.secret }
}

export async function takeRevocation(
  deps: SourceDeskDeps,
  admin: SourceAdmin,
  sourceId: string,
  keyId: string,
): Promise<SourceAnswer> {
  const outcome = await endKey(deps, admin.portalId, idOf(sourceId), { keyId: idOf(keyId), by: admin.by })
  if (!outcome.ok) throw refusal(outcome.why)
  return answerSource(deps, admin, sourceId)
}

async function answerSource(
  { db, now }: SourceDeskDeps,
  { portalId }: SourceAdmin,
  sourceId: string,
): Promise<SourceAnswer> {
  const source = await readSource(db, portalId, sourceId)
  if (!source) throw refusal('not_found')
  return { source: viewSource(source, now()) }
}

/** What is no id of ours leads nowhere. */
function idOf(text: string): string {
  const id = z.uuid().safeParse(text.toLowerCase())
  if (!id.success) throw refusal('not_found')
  return id.data
}

function refusal(why: SourceRefusal): ApiProblem {
  switch (why) {
    case 'not_found':
      return new ApiProblem('not_found', 'This account has no such source, or the source no such key.')
    case 'name_taken':
      return new ApiProblem('name_taken', 'Another source of this account has this name. Choose another.')
    case 'too_many_sources':
      return new ApiProblem('limit_reached', `An account may have ${MOST_SOURCES} sources.`)
    case 'too_many_keys':
      return new ApiProblem(
        'limit_reached',
        `A source may have ${LIVE_KEYS} live and ${LIVE_KEYS} test keys. Revoke one before you make another.`,
      )
  }
}

function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys')
      return `there is no ${issue.keys.map((key) => `"${key}"`).join(', ')}`
    return [issue.path.join('.'), issue.message].filter(Boolean).join(': ')
  })
  throw new ApiProblem('invalid_body', `The body has a fault: ${problems.join('; ')}.`)
}
