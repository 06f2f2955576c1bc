// What can be asked about sources and their keys, with an admin key.
import { adminProblems, schemaRef, success } from './responses.ts'

const administer = { tags: ['Administer'], security: [{ adminKey: [] }] }
const SOURCE = pathId('source', 'The id of the source.')
const KEY = pathId('key', 'The id of the key, not the key itself.')
const BODY_PROBLEMS = ['invalid_json', 'invalid_body', 'body_too_large', 'unsupported_media_type'] as const

export function sourcePaths(): object {
  return {
    '/v1/sources': { get: readSources(), post: makeSource() },
    '/v1/sources/{source}': { patch: changeSource() },
    '/v1/sources/{source}/keys': { post: makeKey() },
    '/v1/sources/{source}/keys/{key}': { delete: revokeKey() },
  }
}

function readSources(): object {
  return {
    operationId: 'readSources',
    ...administer,
    summary: 'Read the sources and their keys',
    responses: { 200: success('All sources, by name.', 'Sources'), ...adminProblems() },
  }
}

function makeSource(): object {
  return {
    operationId: 'makeSource',
    ...administer,
    summary: 'Make a source',
    description: 'One for each tool that sends: its events, limits and keys are its own.',
    requestBody: body('NewSource', { name: 'Sequence tool' }),
    responses: {
      201: success('The source, without a key yet.', 'OneSource'),
      ...adminProblems(...BODY_PROBLEMS, 'name_taken', 'limit_reached'),
    },
  }
}

function changeSource(): object {
  return {
    operationId: 'changeSource',
    ...administer,
    summary: 'Rename, limit, pause or resume a source',
    description:
      'What is left out of the body stays. What a paused source sends is taken in and waits; resumed, it goes on in its order. A limit holds over all web processes.',
    parameters: [SOURCE],
    requestBody: body('SourceChange', { events_per_minute: 5_000, is_paused: false }),
    responses: {
      200: success('The source as it stands now.', 'OneSource'),
      ...adminProblems(...BODY_PROBLEMS, 'not_found', 'name_taken'),
    },
  }
}

function makeKey(): object {
  return {
    operationId: 'makeKey',
    ...administer,
    summary: 'Make a key',
    description:
      'The key is answered once and never again. To replace one, make the second, give it to the tool, and revoke the first. What a test key sends is decided and shown like anything else, and never written to HubSpot: it ends as `skipped`, `test_key`. It cannot be a repeat of what a live key sent, nor the other way round.',
    parameters: [SOURCE],
    requestBody: body('NewKey', { mode: 'test' }),
    responses: {
      201: success('The key, and the source as it stands now.', 'NewKeyAnswer'),
      ...adminProblems(...BODY_PROBLEMS, 'not_found', 'limit_reached'),
    },
  }
}

function revokeKey(): object {
  return {
    operationId: 'revokeKey',
    ...administer,
    summary: 'Revoke a key',
    description:
      'Every request that begins after the answer is refused, whichever process it reaches. Repeating it changes nothing.',
    parameters: [SOURCE, KEY],
    responses: {
      200: success('The source as it stands now.', 'OneSource'),
      ...adminProblems('not_found'),
    },
  }
}

function body(schema: string, example: object): object {
  return { required: true, content: { 'application/json': { schema: schemaRef(schema), example } } }
}

function pathId(name: string, description: string): object {
  return { name, in: 'path', required: true, description, schema: { type: 'string', format: 'uuid' } }
}
