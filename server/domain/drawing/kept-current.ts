// Calls, meetings and tasks go on after they were first told: a recording comes later, a meeting is canceled, a task is done. Several
// events tell one of them, in any order of arrival; what HubSpot shows is what they say together.
import type { ActivityEvent, ActivityOf } from '../activity-event.ts'
import type { EngagementProperties } from '../engagement.ts'

export type KeptCurrent = ActivityOf<
  'call.completed' | 'meeting.booked' | 'meeting.canceled' | 'task.created' | 'task.completed'
>

/** Whether a later event of the same engagement changes what it says. */
export function isKeptCurrent(event: ActivityEvent): event is KeptCurrent {
  return 'call' in event || 'meeting' in event || 'task' in event
}

/** What events of one engagement say together. The order in which they are given does not matter, only when they happened. */
export function sayTogether(first: KeptCurrent, others: readonly KeptCurrent[]): KeptCurrent {
  const [oldest = first, ...later] = [first, ...others].toSorted(inOrder)
  return later.reduce(addWord, oldest)
}

/** What must be changed for the one to say the other. A value that is gone is emptied. */
export function changesBetween(
  before: EngagementProperties,
  after: EngagementProperties,
): EngagementProperties {
  const gone = Object.keys(before).filter((name) => after[name] === undefined)
  const changed = Object.entries(after).filter(([name, value]) => before[name] !== value)
  return Object.fromEntries([...gone.map((name) => [name, '']), ...changed])
}

/** By time; of two at the same moment the one that ends something is the later, then by id, so that everybody orders alike. */
function inOrder(a: KeptCurrent, b: KeptCurrent): number {
  const isEnd = ({ type }: KeptCurrent) => Number(type === 'meeting.canceled' || type === 'task.completed')
  return (
    Date.parse(a.occurred_at) - Date.parse(b.occurred_at) || isEnd(a) - isEnd(b) || (a.id < b.id ? -1 : 1)
  )
}

/** The later event decides what happened; what it leaves out is as it was. */
function addWord(whole: KeptCurrent, later: KeptCurrent): KeptCurrent {
  const campaign = later.campaign ?? whole.campaign
  const kept = { ...(campaign && { campaign }), id: whole.id, occurred_at: whole.occurred_at }
  if ('meeting' in whole && 'meeting' in later) {
    const before = untilMoved(whole.meeting, later.meeting)
    // Why it was canceled is no reason to meet.
    const reason = later.type === 'meeting.booked' ? undefined : before.reason
    return { ...later, ...kept, meeting: { ...before, reason, ...later.meeting } }
  }
  if ('task' in whole && 'task' in later) {
    return { ...later, ...kept, task: { ...untilRetold(whole.task, later.task), ...later.task } }
  }
  if ('call' in whole && 'call' in later) {
    return { ...later, ...kept, call: { ...untilRetold(whole.call, later.call), ...later.call } }
  }
  return whole
}

type Words = { text?: string | undefined; html?: string | undefined }

/** New words replace the old ones in whichever form they come. */
function untilRetold<T extends Words>(before: T, { text, html }: Words): T {
  return text === undefined && html === undefined ? before : { ...before, text: undefined, html: undefined }
}

type Times = Words & { start_at?: string | undefined; end_at?: string | undefined }

/** A new start without an end leaves the old end behind. */
function untilMoved<T extends Times>(before: T, later: Times): T {
  const told = untilRetold(before, later)
  return later.start_at === undefined ? told : { ...told, end_at: undefined }
}
