// What can be asked of the API of the settings, with an admin key.
import { z } from 'zod'
import { SettingsQuery } from '../settings/admin-routes.ts'
import { HistoryQuery } from '../settings/history.ts'
import { adminProblems, schemaRef, success } from './responses.ts'

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  description:
    'The ETag of the settings that you changed, such as `"3"`: nobody replaces what they have not seen.',
  schema: { type: 'string' },
}
const BODY_PROBLEMS = ['invalid_json', 'body_too_large', 'unsupported_media_type'] as const
const EXAMPLE = { exclusions: { domains: ['press.example'] }, associations: { deals: { most: 3 } } }

export function settingsPaths(): object {
  return {
    '/v1/settings': { get: readSettings(), put: replaceSettings() },
    '/v1/settings/history': { get: readHistory() },
    '/v1/settings/rollback': { post: rollBack() },
  }
}

const administer = { tags: ['Administer'], security: [{ adminKey: [] }] }

function readSettings(): object {
  return {
    operationId: 'readSettings',
    ...administer,
    summary: 'Read the settings',
    description:
      'The document in force, whole and pretty, with what is wrong with it in the account as it is now. The answer can be changed and sent back as it is. [All settings](/docs/settings).',
    parameters: queryParameters(SettingsQuery),
    responses: {
      200: success('A version of the settings. Its ETag is what If-Match wants.', 'SettingsVersion'),
      ...adminProblems('invalid_query', 'not_found'),
    },
  }
}

function replaceSettings(): object {
  return {
    operationId: 'replaceSettings',
    ...administer,
    summary: 'Replace the settings',
    description:
      'Publishes a whole document: what it leaves out has its default. It is checked against the account first. The same document again changes nothing. A draft that somebody is working on stays.',
    parameters: [{ ...IF_MATCH, required: true }],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            anyOf: [
              schemaRef('Settings'),
              { type: 'object', properties: { settings: schemaRef('Settings') } },
            ],
          },
          example: EXAMPLE,
        },
      },
    },
    responses: {
      200: success('Published, or in force already.', 'PublishedSettings'),
      ...adminProblems(
        ...BODY_PROBLEMS,
        'not_found',
        'version_conflict',
        'version_needed',
        'settings_invalid',
      ),
    },
  }
}

function readHistory(): object {
  return {
    operationId: 'readSettingsHistory',
    ...administer,
    summary: 'Read who changed what when',
    parameters: queryParameters(HistoryQuery),
    responses: { 200: success('A page of versions.', 'SettingsHistory'), ...adminProblems('invalid_query') },
  }
}

function rollBack(): object {
  return {
    operationId: 'rollBackSettings',
    ...administer,
    summary: 'Bring an older version back',
    description:
      'Publishes it again as a new version, to the last byte. Errors that it has in the account as it is now are told and do not hinder.',
    parameters: [{ ...IF_MATCH, required: false }],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaRef('RollbackRequest'), example: { version: 3 } } },
    },
    responses: {
      200: success('Published, or in force already.', 'PublishedSettings'),
      ...adminProblems(
        ...BODY_PROBLEMS,
        'invalid_body',
        'not_found',
        'settings_conflict',
        'version_conflict',
      ),
    },
  }
}

function queryParameters(query: z.ZodObject): object[] {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input' })
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
}
