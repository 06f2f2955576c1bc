// Whether a person opened a mail or followed its links, or a machine did. Judged from all that one address did with one message, so that
// what comes later can change the word on what was before. Pure.
import type { ActivityOf } from '../activity-event.ts'
import { machineKind } from './machine-agents.ts'

/** What somebody did with a message that they had received. */
export type ReadingEvent = ActivityOf<'email.opened' | 'email.clicked' | 'email.downloaded'>

/** flag: the sending tool says so. burst: more links at once than a person follows. around_burst: in the minute of a burst. */
export type BotSign =
  | 'flag'
  | 'scanner'
  | 'program'
  | 'privacy_proxy'
  | 'burst'
  | 'around_burst'
  | 'colleague'
export type Verdict = {
  verdict: 'human' | 'likely_bot' | 'bot'
  because: BotSign[]
  /** How many different links were followed within a second. */
  links?: number
}
export type Judged = { eventId: string; event: ReadingEvent }

/** Links are followed at once when it takes no longer than this. */
const AT_ONCE_MS = 1_000
/** So many different links at once no person follows; two are strange already. */
const CERTAIN_LINKS = 3
const STRANGE_LINKS = 2
/** Whoever follows all links also opens the mail, a little before or after. */
const AROUND_MS = 60_000

/** By event id. The events are those of one person and one message, in any order. */
export function judgeReadings(readings: readonly Judged[]): Map<string, Verdict> {
  const clicks = readings.flatMap(({ eventId, event }) =>
    event.type === 'email.clicked' ? [{ eventId, at: timeOf(event), url: event.link.url }] : [],
  )
  const links = linksAtOnce(clicks)
  const bursts = clicks
    .filter(({ eventId }) => (links.get(eventId) ?? 0) >= CERTAIN_LINKS)
    .map(({ at }) => at)
  return new Map(
    readings.map(({ eventId, event }) => [eventId, judge(event, links.get(eventId) ?? 0, bursts)]),
  )
}

/** A colleague's look is no customer's, whatever they looked with. */
export const COLLEAGUES: Verdict = { verdict: 'bot', because: ['colleague'] }

function judge(event: ReadingEvent, links: number, bursts: readonly number[]): Verdict {
  const kind = machineKind(event.user_agent)
  const isAround =
    event.type !== 'email.clicked' && bursts.some((at) => Math.abs(at - timeOf(event)) <= AROUND_MS)
  const because: BotSign[] = [
    ...(event.is_bot ? ['flag' as const] : []),
    ...(kind ? [kind] : []),
    ...(links >= STRANGE_LINKS ? ['burst' as const] : []),
    ...(isAround ? ['around_burst' as const] : []),
  ]
  const isCertain = because.some(
    (sign) => sign !== 'privacy_proxy' && (sign !== 'burst' || links >= CERTAIN_LINKS),
  )
  const verdict = isCertain ? 'bot' : because.length > 0 ? 'likely_bot' : 'human'
  return { verdict, because, ...(because.includes('burst') && { links }) }
}

type Click = { eventId: string; at: number; url: string }

/** For each click the most different links that were followed within one second of which it is part. */
function linksAtOnce(clicks: readonly Click[]): Map<string, number> {
  const inOrder = clicks.toSorted((a, b) => a.at - b.at)
  const most = new Map<string, number>()
  let end = 0
  for (const [start, first] of inOrder.entries()) {
    while ((inOrder[end]?.at ?? Number.POSITIVE_INFINITY) <= first.at + AT_ONCE_MS) end += 1
    const together = inOrder.slice(start, end)
    const links = new Set(together.map(({ url }) => url)).size
    for (const { eventId } of together) most.set(eventId, Math.max(most.get(eventId) ?? 0, links))
  }
  return most
}

function timeOf(event: ReadingEvent): number {
  return Date.parse(event.occurred_at)
}
