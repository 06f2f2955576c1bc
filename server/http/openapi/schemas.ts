// Turns the zod schemas that check requests into the components of the OpenAPI document, so that the two cannot differ.
import { z } from 'zod'
import { ActivityEvent } from '../../domain/activity-event.ts'
import { RetryFilter } from '../event-retry.ts'
import { MemberList } from '../members/admin-routes.ts'
import { MOST_EVENTS } from '../read-batch.ts'
import { RollbackRequest } from '../settings/admin-routes.ts'
import { NewKey, NewSource, SourceChange } from '../settings/source-desk.ts'
import { AllRejected, EventPage, EventView, Problem, Results, RetriedView, TraceView } from './answers.ts'
import { MemberPage, ToldMembers, Xray } from './members-answers.ts'
import { HistoryAnswer, PublishedAnswer, SettingsAnswer } from './settings-answers.ts'
import { NewKeyView, SourcesView, SourceView } from './source-answers.ts'

const EventBatch = z
  .object({ events: z.array(ActivityEvent).min(1).max(MOST_EVENTS) })
  .meta({ id: 'EventBatch' })

const OPTIONS: Parameters<typeof z.toJSONSchema>[1] = {
  target: 'draft-2020-12',
  // What clients may send; answers have no defaults or transformations, so for them it is the same.
  io: 'input',
  override({ jsonSchema }) {
    // Nobody reads these: the expressions behind formats, and the bounds of JavaScript's integers.
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  },
}

/** All named schemas, as `components.schemas`. */
export function createSchemas(): Record<string, unknown> {
  const requests = {
    ActivityEvent,
    EventBatch,
    RetryFilter,
    RollbackRequest,
    NewSource,
    SourceChange,
    NewKey,
    MemberList,
  }
  const answers = { Results, Problem, AllRejected, EventView, EventPage, TraceView, RetriedView }
  const settings = { HistoryAnswer, PublishedAnswer, SettingsAnswer }
  const sources = { SourcesView, SourceView, NewKeyView }
  const members = { MemberPage, ToldMembers, Xray }
  const all = z.object({ ...requests, ...answers, ...settings, ...sources, ...members })
  const { $defs = {} } = z.toJSONSchema(all, OPTIONS)
  const text = JSON.stringify($defs).replaceAll('"#/$defs/', '"#/components/schemas/')
  const schemas: Record<string, unknown> = JSON.parse(text)
  return { ...schemas, ...nameEventTypes(schemas.ActivityEvent) }
}

/** Each property of a query is a parameter. */
export function createQueryParameters(query: z.ZodObject): object[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, OPTIONS)
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema },
  }))
}

const EventUnion = z.object({
  oneOf: z.array(z.looseObject({ properties: z.looseObject({ type: z.object({ const: z.string() }) }) })),
})

/** Gives the variants of the event names of their own (`email.sent` is EmailSent), by which generators call their classes. */
function nameEventTypes(union: unknown): Record<string, unknown> {
  const variants = EventUnion.parse(union).oneOf.map((schema) => {
    const type = schema.properties.type.const
    return { type, name: className(type), schema: { title: type, ...schema } }
  })
  const refs = variants.map(({ type, name }) => [type, `#/components/schemas/${name}`] as const)
  return {
    ActivityEvent: {
      description: 'Something that happened in your tool. `type` says what.',
      oneOf: refs.map(([, $ref]) => ({ $ref })),
      discriminator: { propertyName: 'type', mapping: Object.fromEntries(refs) },
    },
    ...Object.fromEntries(variants.map(({ name, schema }) => [name, schema])),
  }
}

function className(type: string): string {
  return type
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
