// What events are called: a mail by its subject, a meeting by its title. An open or a click often names its message by id alone, and another
// event of the message knows the rest.
import { z } from 'zod'
import type { CardEvent } from '../../store/card-events.ts'
import type { Db } from '../../store/database.ts'
import { findSubjects } from '../../store/events.ts'

const Titled = z.object({
  message: z.object({ subject: z.string().optional() }).optional(),
  meeting: z.object({ title: z.string().optional() }).optional(),
  task: z.object({ subject: z.string().optional() }).optional(),
})

/** By our id of the event; one without a subject is not there. */
export async function readSubjects(
  db: Db,
  portalId: string,
  events: readonly CardEvent[],
): Promise<Map<string, string>> {
  const own = new Map(events.map((event) => [event.eventId, ownTitle(event)]))
  const bare = events.flatMap(({ eventId, messageId }) =>
    own.get(eventId) === undefined && messageId !== null ? [messageId] : [],
  )
  const told = await findSubjects(db, portalId, [...new Set(bare)])
  return new Map(
    events.flatMap(({ eventId, messageId }) => {
      const subject = own.get(eventId) ?? told.get(messageId ?? '')
      return subject ? [[eventId, subject] as const] : []
    }),
  )
}

function ownTitle({ head }: CardEvent): string | undefined {
  const { message, meeting, task } = Titled.safeParse(head).data ?? {}
  return message?.subject ?? meeting?.title ?? task?.subject
}
