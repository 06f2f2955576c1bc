// What settings need that not every account grants Logbook the rights to. Pure.
import type { Settings } from './settings.ts'

export const FEATURES = ['deals', 'tickets'] as const
/** What has to be asked for beside the usual rights. */
export type Feature = (typeof FEATURES)[number]

export function featuresNeeded(settings: Settings): Feature[] {
  return [
    ...(opensDeals(settings) ? ['deals' as const] : []),
    ...(wantsTickets(settings) ? ['tickets' as const] : []),
  ]
}

/** Whether activity is logged on tickets. */
export function wantsTickets({ associations }: Pick<Settings, 'associations'>): boolean {
  return associations.tickets.most > 0
}

/** Whether some campaign opens deals. */
export function opensDeals({ campaigns }: Pick<Settings, 'campaigns'>): boolean {
  return campaigns.some(({ deal, is_pushed }) => deal !== null && is_pushed)
}
