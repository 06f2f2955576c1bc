// Makes any JSON safe to keep: PostgreSQL refuses NUL and half characters, and nobody needs a hundred levels of nesting.

/** Deeper input is refused: walking it would cost more than it can mean. */
export const DEEPEST = 40

/** True when there are more levels than anybody needs, and perhaps more than our own walks can bear. */
export function isTooDeep(value: unknown, levels = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((part) => isTooDeep(part, levels - 1))
}

/** The same value without NUL characters and lone surrogates, in texts and in names. */
export function cleanInput(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) return value.map(cleanInput)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [cleanText(key), cleanInput(part)]))
}

function cleanText(text: string): string {
  return text.includes('\0') || !text.isWellFormed() ? text.replaceAll('\0', '').toWellFormed() : text
}
