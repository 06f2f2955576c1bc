// The one place that turns anything thrown on the way of a request into an answer.
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { z } from 'zod'
import { isDatabaseAway } from '../store/database-fault.ts'
import { ApiProblem, sendProblem } from './problem.ts'

// What body-parser throws.
const BodyError = z.object({ type: z.string(), limit: z.number().optional() })

export function answerNotFound(): RequestHandler {
  return (req) => {
    throw new ApiProblem('not_found', `${req.method} ${req.path} does not exist. See /docs for what does.`)
  }
}

export function answerErrors(docsUrl: string, log: Logger): ErrorRequestHandler {
  return (error, _req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    const problem = toProblem(error)
    if (['internal_error', 'unavailable', 'not_now'].includes(problem.code)) {
      log.error({ err: error, requestId: res.getHeader('x-request-id') }, 'A request failed')
    }
    sendProblem(res, problem, docsUrl)
  }
}

function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  // Express could not decode a path such as `/v1/events/%`.
  if (error instanceof URIError) return new ApiProblem('not_found', 'This address cannot be read.')
  const body = BodyError.safeParse(error)
  if (body.success) {
    const { type, limit } = body.data
    if (type === 'entity.too.large') {
      return new ApiProblem('body_too_large', `The body may have ${limit} bytes, unpacked. Send it in parts.`)
    }
    if (type === 'entity.parse.failed') {
      return new ApiProblem(
        'invalid_json',
        'The body could not be read as JSON. Check quotes, commas and encoding.',
      )
    }
    if (type.startsWith('encoding.') || type === 'charset.unsupported') {
      return new ApiProblem('unsupported_media_type', 'Send UTF-8, plain or packed with gzip.')
    }
    if (type === 'request.aborted' || type === 'request.size.invalid') {
      return new ApiProblem('invalid_body', 'The body ended before its announced length.')
    }
  }
  if (isBadPacking(error))
    return new ApiProblem('invalid_body', 'The body says it is packed, but cannot be unpacked.')
  if (isDatabaseAway(error)) {
    const headers = { 'Retry-After': '5' }
    const detail = 'Please send it again: what was kept nevertheless is answered as a duplicate.'
    return new ApiProblem('unavailable', detail, { headers, cause: error })
  }
  const detail = 'Nothing you can mend. Please send it again; if it stays, tell us the request id.'
  return new ApiProblem('internal_error', detail, { cause: error })
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
  return typeof code === 'string' ? code : ''
}

function isBadPacking(error: unknown): boolean {
  return codeOf(error).startsWith('Z_') || codeOf(error).startsWith('ERR__ERROR')
}
