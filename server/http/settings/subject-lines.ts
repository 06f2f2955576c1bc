// Shows what an account's own format makes of the subject lines of everyday activity: drawn by the very rule that logs it.
import { ActivityEvent } from '../../domain/activity-event.ts'
import { subjectLine } from '../../domain/drawing/subject.ts'
import { prepareEvent } from '../../domain/prepare-event.ts'
import { parseSettings } from '../../domain/settings/parse-settings.ts'
import { EXAMPLES } from '../openapi/examples.ts'
import type { SubjectLinesAnswer, SubjectLinesBody } from './answers.ts'

/** Enough to see each placeholder at work, with and without a campaign. */
const SHOWN = ['email.sent', 'email.received', 'email.opened', 'call.completed', 'meeting.booked'] as const

/** What the account's own tool would be called. */
const SOURCE = { id: 'example', name: 'Your tool' }

export function viewSubjectLines({ format, contents }: SubjectLinesBody): SubjectLinesAnswer {
  const parsed = parseSettings({ activities: { subject_format: format, contents } })
  if (!parsed.ok) {
    const [first] = parsed.findings
    return { lines: [], problem: first ? `${first.message} ${first.fix}` : null }
  }
  const facts = {
    settings: parsed.settings,
    subjects: new Map<string, string>(),
    sources: new Map([[SOURCE.id, SOURCE.name]]),
  }
  const lines = SHOWN.map((type) => {
    const event = ActivityEvent.parse(EXAMPLES[type].value)
    const { contents } = parsed.settings.activities
    return { type, line: subjectLine(prepareEvent({ event, sourceId: SOURCE.id }, { contents }, facts)) }
  })
  return { lines, problem: null }
}
