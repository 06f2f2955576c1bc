// Reads the items out of a request's body, whichever of the allowed forms it has, and refuses what is over the limits.
import express, { type Request, type RequestHandler, type Response } from 'express'
import type { FieldProblem } from '../domain/field-problem.ts'
import { idOf } from '../ingest/accept-events.ts'
import { ApiProblem } from './problem.ts'

export const MOST_EVENTS = 1_000
export const LARGEST_BODY = 5 * 1024 * 1024
export const LARGEST_EVENT = 256 * 1024

const NDJSON = ['application/x-ndjson', 'application/ndjson', 'application/jsonl']

/** Body parsers for events. Limits count unpacked bytes, so that a small gzip cannot unfold into a large one. */
export function eventBodies(): RequestHandler[] {
  return [
    express.json({
      limit: LARGEST_BODY,
      strict: false,
      type: ['application/json', 'application/*+json'],
      verify: keepSize,
    }),
    express.text({ limit: LARGEST_BODY, type: NDJSON, verify: keepSize }),
  ]
}

function keepSize(_req: unknown, res: unknown, body: Buffer): void {
  if (isResponse(res)) res.locals.bodyBytes = body.length
}

function isResponse(value: unknown): value is Response {
  return typeof value === 'object' && value !== null && 'locals' in value
}

/** An item, or why it goes no further, with the sender's id where it could be read. */
export type Item = { ok: true; value: unknown } | { ok: false; id: string | null; error: FieldProblem }

export function readOne(req: Request, res: Response): Item {
  if (!req.is(['application/json', 'application/*+json'])) throw unsupported()
  return checkSize(req.body, res)
}

/** The items of `{"events": […]}` or of NDJSON, one a line. A broken line harms only itself. */
export function readBatch(req: Request, res: Response): Item[] {
  const items = req.is(NDJSON) ? readLines(String(req.body ?? '')) : readList(req)
  if (items.length > MOST_EVENTS) {
    const detail = `A batch may have ${MOST_EVENTS} events; this one has ${items.length}. Send it in parts.`
    throw new ApiProblem('too_many_events', detail)
  }
  if (items.length === 0) throw new ApiProblem('invalid_body', 'The batch has no events.')
  return items.map((item) => (item.ok ? checkSize(item.value, res) : item))
}

function readList(req: Request): Item[] {
  if (!req.is(['application/json', 'application/*+json'])) throw unsupported()
  const body: unknown = req.body
  const events = typeof body === 'object' && body !== null ? Reflect.get(body, 'events') : undefined
  if (!Array.isArray(events)) {
    throw new ApiProblem('invalid_body', 'Send an object with a list: {"events": [ … ]}.')
  }
  return events.map((value) => ({ ok: true, value }))
}

function readLines(text: string): Item[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Item => {
      try {
        return { ok: true, value: JSON.parse(line) }
      } catch {
        const message = 'This line is not valid JSON.'
        const fix = 'Send one JSON object on each line, without line breaks inside.'
        return { ok: false, id: null, error: { pointer: '', code: 'invalid_json_line', message, fix } }
      }
    })
}

function checkSize(value: unknown, res: Response): Item {
  // Measuring costs as much as parsing; a body within the bound holds no event beyond it.
  if (Number(res.locals.bodyBytes ?? 0) <= LARGEST_EVENT) return { ok: true, value }
  const bytes = Buffer.byteLength(stringify(value))
  if (bytes <= LARGEST_EVENT) return { ok: true, value }
  const message = `The event has ${bytes} bytes; ${LARGEST_EVENT} are allowed.`
  const fix = 'Leave out attachments and shorten the body; HubSpot keeps 65,536 characters of it.'
  return { ok: false, id: idOf(value), error: { pointer: '', code: 'event_too_large', message, fix } }
}

/** Nesting beyond the stack is far beyond any limit. */
function stringify(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return ' '.repeat(LARGEST_EVENT + 1)
  }
}

function unsupported(): ApiProblem {
  return new ApiProblem(
    'unsupported_media_type',
    'Send application/json, or application/x-ndjson for batches.',
  )
}
