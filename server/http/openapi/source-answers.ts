// What the API answers about sources and keys, as schemas for the documentation, with an example of each.
import { z } from 'zod'
import type { NewKeyAnswer, SourceAnswer, SourcesAnswer } from '../settings/answers.ts'

const Moment = z.iso.datetime().meta({ description: 'ISO 8601 in UTC.' })

const Key = z
  .object({
    key: z.uuid(),
    mode: z.enum(['live', 'test']),
    ends_with: z.string().nullable().meta({ description: 'Its last characters, to tell it by.' }),
    created_at: Moment,
    created_by: z.string().nullable(),
    last_used_at: Moment.nullable().meta({ description: 'To the minute.' }),
    revoked: z
      .object({ by: z.string().nullable(), at: Moment })
      .nullable()
      .meta({ description: 'Null for a key that lets in.' }),
  })
  .meta({ id: 'SourceKey' })

const Source = z
  .object({
    source: z.uuid(),
    name: z.string(),
    created_at: Moment,
    paused: z
      .object({ by: z.string(), at: Moment })
      .nullable()
      .meta({ description: 'While it is set, what the source sends is taken in and waits.' }),
    events_per_minute: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'Its own limit, over all its live keys; null for the usual one.' }),
    last_used_at: Moment.nullable(),
    keys: z.array(Key).meta({ description: 'The live ones first, then those revoked lately.' }),
  })
  .meta({ id: 'Source', description: 'A tool that sends events.' })

export const SourceView = z.object({ source: Source }).meta({ id: 'OneSource' })

export const SourcesView = z
  .object({
    sources: z.array(Source),
    usual_events_per_minute: z.number().int(),
    most_keys: z
      .number()
      .int()
      .meta({ description: 'So many live keys a source may have at a time, and as many test keys.' }),
    events_url: z.url(),
  })
  .meta({ id: 'Sources' })

export const NewKeyView = SourceView.extend({
  secret: z.string().meta({ description: 'The key itself: shown this once and never again.' }),
}).meta({ id: 'NewKeyAnswer' })

const source: SourceAnswer['source'] = {
  source: '019a9f0c-5d1e-7c3a-9b44-2f6d0c8e1a71',
  name: 'Sequence tool',
  created_at: '2026-11-20T08:00:00.000Z',
  paused: null,
  events_per_minute: 5_000,
  last_used_at: '2026-11-20T08:30:00.000Z',
  keys: [
    {
      key: '019a9f0c-5d1e-7c3a-9b44-2f6d0c8e1a72',
      mode: 'live',
      ends_with: 'x3Fq',
      created_at: '2026-11-20T08:00:00.000Z',
      created_by: 'ann@northwind.example',
      last_used_at: '2026-11-20T08:30:00.000Z',
      revoked: null,
    },
  ],
}

/** By the name of the schema. */
export const SOURCE_EXAMPLES: {
  Sources: SourcesAnswer
  OneSource: SourceAnswer
  NewKeyAnswer: NewKeyAnswer
} = {
  Sources: {
    sources: [source],
    usual_events_per_minute: 300_000,
    most_keys: 2,
    events_url: 'https://logbook.example/v1/events',
  },
  OneSource: { source },
  NewKeyAnswer: { source, secret: 'lbk_test_47110815_…' },
}
