// A place in a log as a card carries it back to us: when and which. It selects within the signed account, so it need not be a secret.
import { z } from 'zod'
import type { Place } from '../../store/card-entries.ts'

const Written = z.tuple([
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  z.uuid(),
])

export function writeCursor({ occurredAt, eventId }: Place): string {
  return `${occurredAt.getTime()}.${eventId}`
}

/** For use in a schema: adds an issue where this is no cursor of ours. */
export function readCursor(cursor: string, context: z.RefinementCtx): Place {
  const parsed = Written.safeParse(cursor.split('.'))
  if (parsed.success) return { occurredAt: new Date(parsed.data[0]), eventId: parsed.data[1] }
  context.addIssue({ code: 'custom', message: 'is no cursor' })
  return z.NEVER
}
