// Makes any JSON safe to keep: PostgreSQL refuses NUL and half characters, and nobody needs a hundred levels of nesting.

/** Deeper input is refused: walking it would cost more than it can mean. */
export const DEEPEST = 40

/** The same value without NUL characters and lone surrogates; undefined when it is nested too deeply. */
export function cleanInput(value: unknown, levels = DEEPEST): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null) return value
  if (levels === 0) return undefined
  const isList = Array.isArray(value)
  const entries: [string, unknown][] = []
  for (const [key, part] of Object.entries(value)) {
    const clean = cleanInput(part, levels - 1)
    if (clean === undefined) return undefined
    entries.push([cleanText(key), clean])
  }
  return isList ? entries.map(([, part]) => part) : Object.fromEntries(entries)
}

function cleanText(text: string): string {
  return text.includes('\0') || !text.isWellFormed() ? text.replaceAll('\0', '').toWellFormed() : text
}
