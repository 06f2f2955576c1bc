// What leads want now: of several events the one that happened last decides, in whatever order they arrive, and what a person set in
// HubSpot later than that stays. Pure.
import type { ActivityEvent } from '../activity-event.ts'
import { hashed } from '../engagement.ts'
import { WISH_HEADS, type WishKind } from './wish-properties.ts'

/** One wish, as one event told it. */
export type Wish = {
  kind: WishKind
  /** When it happened, in UTC. */
  at: string
  /** Orders what happened in the same moment, for everybody alike. Says nothing of the event. */
  tie: string
  /** The properties that show it; what is not known is emptied. */
  values: Record<string, string>
}

/** What HubSpot shows of a wish now. */
export type ShownWish = {
  value: string
  /** When it was set to that; null where HubSpot does not say. */
  setAt: string | null
}

/** What is known of one contact's wish of a kind. */
export type KnownWish = {
  /** The newest that was told; null before the first. */
  told: Omit<Wish, 'kind'> | null
  /** What HubSpot may show because of us: what was written last, and whatever a lost call may have written since. */
  said: readonly string[]
  /** When the last call that certainly took effect was made: what was set before that, it replaced. */
  wroteAt: Date | null
  /** Null where nothing was ever set. */
  shown: ShownWish | null
  /** Counts what was written, so that nobody writes over what they have not seen. */
  version: number
  /** Until then a call may still be under way. */
  busyUntil: Date | null
}

export const NOTHING_KNOWN: KnownWish = {
  told: null,
  said: [],
  wroteAt: null,
  shown: null,
  version: 0,
  busyUntil: null,
}

export function tellsWish({ type }: Pick<ActivityEvent, 'type'>): boolean {
  return type === 'lead.interest_changed' || type === 'email.unsubscribed'
}

/** The wish that an event tells; null for any other event. */
export function wishOf(event: ActivityEvent, sourceId: string): Wish | null {
  const at = new Date(event.occurred_at).toISOString()
  const tie = hashed('wish', sourceId, event.id)
  if (event.type === 'lead.interest_changed') {
    const values = { [WISH_HEADS.interest]: event.interest.state, logbook_interest_since: at }
    return { kind: 'interest', at, tie, values }
  }
  if (event.type !== 'email.unsubscribed') return null
  const { by = '', list } = event.unsubscribe ?? {}
  const values = {
    [WISH_HEADS.unsubscribed]: at,
    logbook_unsubscribed_by: by,
    logbook_unsubscribed_from: list ?? event.campaign?.name ?? '',
  }
  return { kind: 'unsubscribed', at, tie, values }
}

/** What the property that names a wish is set to. */
export function headOf({ kind, values }: Pick<Wish, 'kind' | 'values'>): string {
  return values[WISH_HEADS[kind]] ?? ''
}

/** As both sides write it: HubSpot may answer a time in milliseconds. */
export function comparable(kind: WishKind, value: string): string {
  if (kind !== 'unsubscribed' || value === '') return value
  const time = /^\d+$/.test(value) ? Number(value) : Date.parse(value)
  return Number.isNaN(time) ? value : new Date(time).toISOString()
}

export function isSameWish(a: Pick<Wish, 'at' | 'tie'>, b: Pick<Wish, 'at' | 'tie'>): boolean {
  return a.at === b.at && a.tie === b.tie
}

function isNewer(a: Pick<Wish, 'at' | 'tie'>, b: Pick<Wish, 'at' | 'tie'>): boolean {
  return a.at === b.at ? a.tie > b.tie : Date.parse(a.at) > Date.parse(b.at)
}

export type JudgedWish = {
  newest: Wish
  /** What stands in HubSpot is a person's word, and later than anything told. */
  isKept: boolean
  mustWrite: boolean
}

/** What a contact is to show, by what is due and what is known. Repeating it changes nothing. */
export function judgeWish([first, ...others]: readonly [Wish, ...Wish[]], known: KnownWish): JudgedWish {
  const { kind } = first
  const told = known.told ? [{ kind, ...known.told }] : []
  const newest = [...others, ...told].reduce((last, one) => (isNewer(one, last) ? one : last), first)
  const { shown } = known
  const isKept = shown !== null && isOthers(kind, shown, known) && isLater(shown, newest)
  const isShown = shown !== null && comparable(kind, shown.value) === comparable(kind, headOf(newest))
  const isTold = known.told !== null && isSameWish(newest, known.told)
  return { newest, isKept, mustWrite: !isKept && !(isTold && isShown) }
}

/** Whether somebody else set it: it is nothing that we said, and no reading from before we last wrote. */
function isOthers(kind: WishKind, { value, setAt }: ShownWish, { said, wroteAt }: KnownWish): boolean {
  if (said.some((one) => comparable(kind, one) === comparable(kind, value))) return false
  return setAt === null || wroteAt === null || Date.parse(setAt) >= wroteAt.getTime()
}

/** A value that HubSpot gives no time for may be of this very moment. */
function isLater({ setAt }: ShownWish, { at }: Wish): boolean {
  return setAt === null || Date.parse(setAt) > Date.parse(at)
}
