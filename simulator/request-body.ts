// Reads a request body by its schema and refuses a wrong one in HubSpot's words.
import type { z } from 'zod'
import { invalid } from './api-error.ts'

export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body)
  if (read.success) return read.data
  const problems = read.error.issues.map((issue) => ({
    message: `${issue.path.join('.')}: ${issue.message}`,
    in: issue.path.join('.'),
  }))
  throw invalid(`Invalid input JSON: ${problems.map((problem) => problem.message).join('; ')}`, {
    errors: problems,
  })
}
