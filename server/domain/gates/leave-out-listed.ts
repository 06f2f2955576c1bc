// Takes the people out of an event whom the account's lists name, as far as others are concerned too: what is logged for the others needs
// neither their name nor their address. What was written to everybody stays as it was written.
import { type ActivityEvent, isMail, type MailEvent } from '../activity-event.ts'
import { direction } from '../counterparts.ts'
import { type Entry, type Gated, type Gates, gateSteps } from './gate-event.ts'

export type LeftOut = {
  event: ActivityEvent
  /** Which rules left somebody out; empty where nobody was. */
  steps: Gated[]
}

/** For events that are not turned away as a whole. The same event where a list names nobody in it. */
export function leaveOutListed(event: ActivityEvent, gates: Gates): LeftOut {
  const listed = new Map<string, Gated>()
  const nameless: Gated[] = []
  for (const one of peopleIn(event)) {
    if (one.email !== undefined && one.email === event.member?.email) continue
    const gate = gates.ofEntry(one)
    if (gate && one.email !== undefined) listed.set(one.email, gate)
    else if (gate) nameless.push(gate)
  }
  if (listed.size + nameless.length === 0) return { event, steps: [] }
  // An address that is listed once is meant wherever it stands.
  const isLeft = (one: Entry) =>
    one.email === undefined ? gates.ofEntry(one) === null : !listed.has(one.email)
  // What else the sender thought worth keeping may name anybody.
  const left: ActivityEvent = { ...event, context: undefined }
  return {
    event: isMail(left)
      ? leftInMail(left, isLeft)
      : { ...left, counterparts: left.counterparts?.filter(isLeft) },
    steps: gateSteps([...listed.values(), ...nameless]),
  }
}

type IsLeft = (person: Entry) => boolean

function leftInMail(event: MailEvent, isLeft: IsLeft): MailEvent {
  const { message, counterparts } = event
  const { to, cc, bcc } = message
  const left = {
    ...event,
    ...(counterparts && { counterparts: counterparts.filter(isLeft) }),
    message: {
      ...message,
      ...(to && { to: to.filter(isLeft) }),
      ...(cc && { cc: cc.filter(isLeft) }),
      ...(bcc && { bcc: bcc.filter(isLeft) }),
    },
  }
  // Who is left must not decide who wrote it.
  if (left.type !== 'email.replied' || left.replied_by) return left
  return { ...left, replied_by: direction(event) === 'incoming' ? 'contact' : 'member' }
}

function peopleIn(event: ActivityEvent): readonly Entry[] {
  const { counterparts = [] } = event
  if (!isMail(event)) return counterparts
  const { to = [], cc = [], bcc = [] } = event.message
  return [...counterparts, ...to, ...cc, ...bcc]
}
