// What the check finds, in words that say where it is and what to do.
import { z } from 'zod'

export type Problem = {
  /** A file, from the project's folder, or the part of the project that is meant. */
  where: string
  what: string
  fix: string
}

/** One look at the project: what is said when nothing is wrong, and what is wrong. */
export type Finding = { title: string; saw: string; problems: Problem[] }

export function findingLines({ title, saw, problems }: Finding): string[] {
  if (problems.length === 0) return [`✓ ${title}: ${saw}`]
  return [`✗ ${title}`, ...problems.flatMap(problemLines)]
}

function problemLines({ where, what, fix }: Problem): string[] {
  return [`    ${where}`, `      ${what}`, `      To mend it: ${fix}`]
}

/** The entries of `wanted` that `given` lacks, each once. */
export function lacking(wanted: readonly string[], given: readonly string[]): string[] {
  return [...new Set(wanted)].filter((one) => !given.includes(one))
}

/** How a file of the uploaded folder is called in messages. */
export type Where = (file: string) => string

export function noManifest(type: string, where: Where): Problem {
  const folder = type === 'app' ? 'app/' : `app/${type}/`
  const what = `There is no manifest of the type ${type}.`
  return { where: where(folder), what, fix: `Write ${type}-hsmeta.json there.` }
}

/** HubSpot's lists of details, in one line. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n[\s-]*/g, ' ').trim()
}

/** What an error says, in one line. */
export function wordsOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  return oneLine(error instanceof Error ? error.message : String(error))
}
