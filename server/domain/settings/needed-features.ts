// What settings need that not every account grants Logbook the rights to. Pure.
import type { Settings } from './settings.ts'

export const FEATURES = ['deals'] as const
/** What has to be asked for beside the usual rights. */
export type Feature = (typeof FEATURES)[number]

export function featuresNeeded(settings: Settings): Feature[] {
  return opensDeals(settings) ? ['deals'] : []
}

/** Whether some campaign opens deals. */
export function opensDeals({ campaigns }: Pick<Settings, 'campaigns'>): boolean {
  return campaigns.some(({ deal, is_pushed }) => deal !== null && is_pushed)
}
