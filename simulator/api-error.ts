// A refusal, in the shape HubSpot gives it. Every field but the message may be missing there, so none is invented here.
export type ErrorDetail = {
  message: string
  code?: string
  in?: string
  context?: Record<string, string[]>
}

export type ErrorBody = {
  message: string
  category?: string
  subCategory?: string
  errors?: ErrorDetail[]
  context?: Record<string, string[]>
  links?: Record<string, string>
  [extra: string]: unknown
}

export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly headers: Record<string, string>

  constructor(status: number, body: ErrorBody, headers: Record<string, string> = {}) {
    super(body.message)
    this.status = status
    this.body = body
    this.headers = headers
  }
}

export function invalid(message: string, more: Omit<ErrorBody, 'message' | 'category'> = {}): ApiError {
  return new ApiError(400, { message, category: 'VALIDATION_ERROR', ...more })
}

export function notFound(message: string): ApiError {
  return new ApiError(404, { message, category: 'OBJECT_NOT_FOUND' })
}

export function conflict(message: string): ApiError {
  return new ApiError(409, { message, category: 'CONFLICT' })
}
