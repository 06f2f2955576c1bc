// What can be asked of the ingestion API: each path with its body, its parameters and its answers.
import { EventsQuery } from '../event-lookup.ts'
import { MOST_RETRIED } from '../event-retry.ts'
import { LARGEST_MESSAGE } from '../messages.ts'
import { LARGEST_BODY, LARGEST_EVENT, MOST_EVENTS } from '../read-batch.ts'
import { TestEventQuery } from '../test-event.ts'
import { EXAMPLES, MESSAGE_EXAMPLE } from './examples.ts'
import { membersPaths } from './members-operations.ts'
import { problems, readerProblems, schemaRef, success } from './responses.ts'
import { createQueryParameters } from './schemas.ts'
import { settingsPaths } from './settings-operations.ts'
import { sourcePaths } from './source-operations.ts'

const KIB = 1024
const MIB = KIB * KIB

export const LIMITS = [
  `A request may have ${LARGEST_BODY / MIB} MiB, unpacked; a batch ${MOST_EVENTS.toLocaleString('en-US')} events; one event ${LARGEST_EVENT / KIB} KiB;`,
  `a raw message ${LARGEST_MESSAGE / MIB} MiB. Bodies may be packed with gzip (\`Content-Encoding: gzip\`).`,
].join(' ')

const KEPT =
  'Kept: what is called accepted survives a crash from here on. A batch with good and bad items is a 202 too; each has its own answer.'
const BODY_PROBLEMS = ['invalid_body', 'body_too_large', 'unsupported_media_type', 'all_rejected'] as const
const EVENT_PARAMETER = {
  name: 'event',
  in: 'path',
  required: true,
  description: 'Our id, as `results[].event` said it.',
  schema: { type: 'string', format: 'uuid' },
}

/** Whoever holds either kind of key. */
const READERS = [{ ingestionKey: [] }, { adminKey: [] }]

export function createPaths(): object {
  return {
    '/v1/events': { post: sendEvent(), get: findEvents() },
    '/v1/events/batch': { post: sendBatch() },
    '/v1/events/{event}': { get: readEvent() },
    '/v1/events/{event}/trace': { get: readTrace() },
    '/v1/events/{event}/retry': { post: retryEvent() },
    '/v1/events/retry': { post: retryEvents() },
    '/v1/messages': { post: sendMessage() },
    '/v1/test/event': { post: sendSample() },
    ...settingsPaths(),
    ...membersPaths(),
    ...sourcePaths(),
  }
}

function sendEvent(): object {
  return {
    operationId: 'sendEvent',
    tags: ['Send'],
    summary: 'Send one event',
    description: `An \`id\` is taken once: repeating a request is safe. ${LIMITS}`,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaRef('ActivityEvent'), examples: EXAMPLES } },
    },
    responses: { 202: success(KEPT, 'Results'), ...problems('invalid_json', ...BODY_PROBLEMS) },
  }
}

function sendBatch(): object {
  const events = [EXAMPLES['email.sent'].value, EXAMPLES['email.opened'].value]
  return {
    operationId: 'sendEvents',
    tags: ['Send'],
    summary: 'Send many events',
    description: `As JSON, or as NDJSON with one event a line, where a broken line harms only itself. ${LIMITS}`,
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: schemaRef('EventBatch'), example: { events } },
        'application/x-ndjson': {
          schema: { type: 'string', description: 'One ActivityEvent a line.' },
          example: events.map((event) => `${JSON.stringify(event)}\n`).join(''),
        },
      },
    },
    responses: {
      202: success(KEPT, 'Results'),
      ...problems('invalid_json', 'too_many_events', ...BODY_PROBLEMS),
    },
  }
}

function sendMessage(): object {
  const member = {
    name: 'member',
    in: 'query',
    required: false,
    description:
      'The address of whose mailbox this is. Needed where neither author nor recipients are HubSpot owners.',
    schema: { type: 'string', format: 'email' },
  }
  return {
    operationId: 'sendMessage',
    tags: ['Send'],
    summary: 'Send a raw mail',
    description: `A message as a mailbox holds it (RFC 5322) becomes a sent, received or replied event, and a delivery status report a bounce. It may have ${LARGEST_MESSAGE / MIB} MiB.`,
    parameters: [member],
    requestBody: {
      required: true,
      content: { 'message/rfc822': { schema: { type: 'string' }, example: MESSAGE_EXAMPLE } },
    },
    responses: { 202: success(KEPT, 'Results'), ...problems('invalid_query', ...BODY_PROBLEMS) },
  }
}

function sendSample(): object {
  return {
    operationId: 'sendSample',
    tags: ['Send'],
    summary: 'Send a sample with a test key',
    description:
      'Takes a sample event of this type in, with an id of its own, as if you had sent it. What it would become is told by its status and its trace.',
    parameters: createQueryParameters(TestEventQuery),
    responses: {
      202: success(KEPT, 'Results'),
      ...problems('invalid_query', 'test_key_needed', 'all_rejected'),
    },
  }
}

function findEvents(): object {
  return {
    operationId: 'findEvents',
    tags: ['Look up'],
    summary: 'Find events',
    description:
      'The events of your source, the newest first; with an admin key those of all sources of the account. To look one up by your own id, use `?id=`.',
    security: READERS,
    parameters: createQueryParameters(EventsQuery),
    responses: { 200: success('A page of events.', 'EventPage'), ...readerProblems('invalid_query') },
  }
}

function readEvent(): object {
  return {
    operationId: 'readEvent',
    tags: ['Look up'],
    summary: 'Read one event and its status',
    security: READERS,
    parameters: [EVENT_PARAMETER],
    responses: { 200: success('The event.', 'Event'), ...readerProblems('not_found') },
  }
}

function readTrace(): object {
  return {
    operationId: 'readTrace',
    tags: ['Look up'],
    summary: 'Read why an event was logged where it was',
    security: READERS,
    parameters: [EVENT_PARAMETER],
    responses: {
      200: success('The rules, the records and the log.', 'Trace'),
      ...readerProblems('not_found'),
    },
  }
}

function retryEvent(): object {
  return {
    operationId: 'retryEvent',
    tags: ['Try again'],
    summary: 'Try one event again',
    description:
      'Puts an event that failed, was skipped or is held back in line, with a fresh count of attempts. Nothing happens to one that is on its way or written; the answer says how it stands.',
    parameters: [EVENT_PARAMETER],
    responses: { 202: success('The event as it stands now.', 'Event'), ...problems('not_found') },
  }
}

function retryEvents(): object {
  const example = { reason: 'not_a_contact', from: '2026-11-20T00:00:00Z' }
  return {
    operationId: 'retryEvents',
    tags: ['Try again'],
    summary: 'Try all events again that a filter finds',
    description: `The oldest ${MOST_RETRIED.toLocaleString('en-US')} at a time; \`has_more\` says whether to ask again. What waits for the whole account is left alone: it goes on by itself when the account does.`,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaRef('RetryFilter'), example } },
    },
    responses: {
      202: success('How many were put back in line.', 'Retried'),
      ...problems('invalid_json', 'invalid_body', 'body_too_large', 'unsupported_media_type'),
    },
  }
}
