// The webhooks journal: what happens to the app itself, kept for three days and read by the app, page by page.
// HubSpot: https://developers.hubspot.com/docs/api-reference/latest/webhooks-journal/guide
import { randomUUID } from 'node:crypto'
import { z } from 'zod'

export const journalSchema = z.object({
  subscriptions: z.array(z.object({ id: z.number(), eventTypeId: z.string(), createdAt: z.string() })),
  pages: z.array(
    z.object({
      offset: z.string(),
      publishedAt: z.number(),
      journalEvents: z.array(
        z.object({
          type: z.string(),
          action: z.string(),
          eventTypeId: z.string(),
          portalId: z.number(),
          occurredAt: z.string(),
        }),
      ),
    }),
  ),
})
export type Journal = z.infer<typeof journalSchema>
export type JournalPage = Journal['pages'][number]

export const lifecycle = {
  APP_INSTALL: '4-1909196',
  APP_UNINSTALL: '4-1916193',
} as const

const keptMs = 3 * 24 * 60 * 60_000

export function emptyJournal(): Journal {
  return { subscriptions: [], pages: [] }
}

// Only what the app subscribed to before it happened is written.
export function writeLifecycle(
  journal: Journal,
  portalId: string,
  action: keyof typeof lifecycle,
  now: Date,
): void {
  const eventTypeId = lifecycle[action]
  if (!journal.subscriptions.some((known) => known.eventTypeId === eventTypeId)) return
  const occurredAt = now.toISOString()
  const event = { type: 'app_lifecycle_event', action, eventTypeId, portalId: Number(portalId), occurredAt }
  journal.pages.push({ offset: randomUUID(), publishedAt: now.getTime(), journalEvents: [event] })
}

export function keptPages(journal: Journal, now: Date): JournalPage[] {
  return journal.pages.filter(({ publishedAt }) => publishedAt > now.getTime() - keptMs)
}
