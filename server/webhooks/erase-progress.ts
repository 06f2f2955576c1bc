// How far an erasure has come, as it is kept between its steps.
import { z } from 'zod'

const NO_COUNTS = { events: 0, contentsDeleted: 0, contentsChanged: 0, logLines: 0, records: 0 }

const FIRST_EVENT = '00000000-0000-0000-0000-000000000000'

export const EraseProgress = z.object({
  /** Whether new events about the person are kept out already. */
  isStopped: z.boolean().default(false),
  /** Whether the events that concern the person are forgotten, and all others are to be looked through. */
  isThrough: z.boolean().default(false),
  /** The last event that was looked through; null once all were. */
  after: z.string().nullable().default(FIRST_EVENT),
  counts: z
    .object({
      events: z.number(),
      contentsDeleted: z.number(),
      contentsChanged: z.number(),
      logLines: z.number(),
      records: z.number(),
    })
    .default(NO_COUNTS),
})
export type EraseProgress = z.output<typeof EraseProgress>
