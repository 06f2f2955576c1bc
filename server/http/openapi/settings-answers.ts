// What the API of the settings answers, as schemas for the documentation, with an example of each. Tests hold both against the real answers.
import { z } from 'zod'
import { DEFAULT_SETTINGS, Settings } from '../../domain/settings/settings.ts'

const Moment = z.iso.datetime().meta({ description: 'ISO 8601 in UTC.' })

const Finding = z
  .object({
    pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) into the body.' }),
    name: z.string().meta({ description: 'The setting as people call it.' }),
    code: z.string().meta({ description: 'Each code has a paragraph in [Codes](/docs/errors).' }),
    severity: z
      .enum(['error', 'warning'])
      .meta({ description: 'Errors keep a document from being published.' }),
    message: z.string().meta({ description: 'What is wrong.' }),
    fix: z.string().meta({ description: 'What to do about it.' }),
    docs_url: z.url(),
  })
  .meta({ id: 'SettingsFinding' })

const version = {
  version: z.number().int().nonnegative(),
  published_by: z.string().nullable().meta({ description: 'Null for version 0, the defaults.' }),
  published_at: Moment.nullable(),
  rolled_back_to: z
    .number()
    .int()
    .nullable()
    .meta({ description: 'The older version that this one brought back.' }),
}

export const PublishedAnswer = z
  .object({ ...version, findings: z.array(Finding) })
  .meta({ id: 'PublishedSettings', description: 'The version in force now, and what to know about it.' })

export const SettingsAnswer = z
  .object({ ...version, settings: Settings, findings: z.array(Finding) })
  .meta({ id: 'SettingsVersion', description: 'A version of the settings, whole.' })

const Change = z
  .object({
    path: z.string(),
    name: z.string().meta({ description: 'The setting as people call it.' }),
    kind: z.enum(['changed', 'list', 'reordered']),
    before: z.unknown().optional(),
    after: z.unknown().optional(),
    added: z.array(z.unknown()).optional(),
    removed: z.array(z.unknown()).optional(),
    added_in_all: z.number().int().optional(),
    removed_in_all: z.number().int().optional(),
  })
  .meta({
    id: 'SettingsChange',
    description: 'What is different from the version before. Long lists and texts are cut.',
  })

export const HistoryAnswer = z
  .object({
    versions: z
      .array(z.object({ ...version, changes: z.array(Change), changes_in_all: z.number().int() }))
      .meta({ description: 'The newest first.' }),
    next_before: z.number().int().nullable().meta({ description: 'Null on the last page.' }),
  })
  .meta({ id: 'SettingsHistory' })

const published = {
  version: 4,
  published_by: 'Admin key "Deploy script"',
  published_at: '2026-11-20T08:30:00.000Z',
  rolled_back_to: null,
}
const warning: z.output<typeof Finding> = {
  pointer: '/settings/exclusions/domains/0',
  name: 'Exclusions › Domains › No. 1',
  code: 'freemail_domain',
  severity: 'warning',
  message: 'Nobody with an address at gmail.com is logged, customers included.',
  fix: 'Take it out, and list the single addresses that are meant.',
  docs_url: 'https://logbook.example/docs/errors#freemail_domain',
}
const settings: z.output<typeof Settings> = {
  ...DEFAULT_SETTINGS,
  exclusions: { ...DEFAULT_SETTINGS.exclusions, domains: ['gmail.com'] },
}

/** By the name of the schema. */
export const SETTINGS_EXAMPLES: {
  SettingsVersion: z.output<typeof SettingsAnswer>
  PublishedSettings: z.output<typeof PublishedAnswer>
  SettingsHistory: z.output<typeof HistoryAnswer>
} = {
  SettingsVersion: { ...published, settings, findings: [warning] },
  PublishedSettings: { ...published, findings: [warning] },
  SettingsHistory: {
    versions: [
      {
        ...published,
        changes: [
          {
            path: 'exclusions.domains',
            name: 'Exclusions › Domains',
            kind: 'list',
            added: ['gmail.com'],
            removed: [],
            added_in_all: 1,
            removed_in_all: 0,
          },
        ],
        changes_in_all: 1,
      },
    ],
    next_before: null,
  },
}
