// What was made of a never-log list, as the settings page and the page for files tell it.
import type { NeverLogOutcome } from '../../configure/take-never-log.ts'
import type { ReadLine } from '../../domain/settings/never-log.ts'
import type { NeverLogAnswer, NeverLogLine } from './answers.ts'

/** Nobody reads more. */
const MOST_LINES = 200
const LONGEST_LINE = 200

type Told = Pick<NeverLogAnswer, 'added' | 'known' | 'not_understood' | 'lines'>

/** What was not understood first. */
export function viewNeverLog({
  lines,
  added,
  known,
}: Pick<NeverLogOutcome, 'lines' | 'added' | 'known'>): Told {
  const unclear = lines.filter(({ entries }) => entries === null)
  const understood = lines.filter(({ entries }) => entries !== null)
  const told = [...unclear, ...understood].slice(0, MOST_LINES).flatMap(viewLine)
  return { added, known, not_understood: unclear.length, lines: told.slice(0, MOST_LINES) }
}

const KINDS = { addresses: 'address', domains: 'domain', patterns: 'pattern' } as const

function viewLine({ line, text, ...read }: ReadLine): NeverLogLine[] {
  const about = {
    line,
    text: text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE).toWellFormed()}…` : text,
  }
  if (read.entries === null) return [{ ...about, as: 'not_understood', value: null, problem: read.problem }]
  return read.entries.map(({ kind, value }) => ({ ...about, as: KINDS[kind], value, problem: null }))
}
