// Tells from refused associations which records are full. HubSpot does not say whether a record or the engagement has no room left, and a
// contact taken for full by mistake would miss its mail for a day.
import type { ResolvedLink } from './write-engagements.ts'

/**
 * `tried` in their order. A record is full where the engagement had room for it: nothing of its type was on it yet, or another of its
 * type was taken afterwards.
 */
export function certainlyFull(
  tried: readonly ResolvedLink[],
  refused: readonly ResolvedLink[],
  { isNewEngagement }: { isNewEngagement: boolean },
): ResolvedLink[] {
  return refused.filter((link) => {
    const place = tried.indexOf(link)
    const isTaken = (other: ResolvedLink) => other.type === link.type && !refused.includes(other)
    const wasAlone = isNewEngagement && !tried.slice(0, place).some(isTaken)
    return wasAlone || tried.slice(place + 1).some(isTaken)
  })
}
