// An event as it is to be shown in HubSpot: with the subject that its message is known to have, without what is not shared and whom the
// account's lists name, and with its line in the account's own format.
import { type ActivityEvent, isMail } from './activity-event.ts'
import { reduceContents } from './drawing/reduce-contents.ts'
import { formatLine, type WithLine } from './drawing/subject.ts'
import { messageIdOf } from './engagement.ts'
import { gatesOf } from './gates/gate-event.ts'
import type { GateFacts } from './gates/gate-facts.ts'
import { leaveOutListed } from './gates/leave-out-listed.ts'
import type { HowLogged } from './how-logged.ts'
import type { Settings } from './settings/settings.ts'

export type ShownFacts = GateFacts & {
  /** Subjects that other events of the same message told us, by Message-ID. */
  subjects: ReadonlyMap<string, string>
  /** The names of the sending tools, by source id. */
  sources: ReadonlyMap<string, string>
  settings: Settings
}

export function prepareEvent<E extends ActivityEvent>(
  { event, sourceId }: { event: E; sourceId: string },
  { contents }: Pick<HowLogged, 'contents'>,
  facts: ShownFacts,
): ActivityEvent & WithLine {
  // Settings may have been published since the event came in.
  const open = leaveOutListed(event, gatesOf(facts.settings, facts)).event
  const shown = reduceContents(withSubject(open, facts), contents)
  const { subject_format: format } = facts.settings.activities
  const source = facts.sources.get(sourceId) ?? ''
  return { ...shown, line: formatLine(shown, { format, source, contents }) }
}

/** An open or a click often names its message by id only; the subject is known from the event that sent it. */
function withSubject(event: ActivityEvent, { subjects }: ShownFacts): ActivityEvent {
  if (!isMail(event)) return event
  const { message } = event
  const known = subjects.get(messageIdOf(event) ?? '')
  return message.subject === undefined && known !== undefined
    ? { ...event, message: { ...message, subject: known } }
    : event
}
