// Makes any JSON safe to keep: PostgreSQL refuses NUL and half characters, and nobody needs a hundred levels of nesting.

/** Deeper input is refused: walking it would cost more than it can mean. */
export const DEEPEST = 40

/** True when there are more levels than anybody needs, and perhaps more than our own walks can bear. */
export function isTooDeep(value: unknown, levels = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((part) => isTooDeep(part, levels - 1))
}

/** The same value without NUL characters and lone surrogates, in texts and in names. What has none, as nearly all, is not copied. */
export function cleanInput(value: unknown): unknown {
  return isClean(value) ? value : cleaned(value)
}

function isClean(value: unknown): boolean {
  if (typeof value === 'string') return isCleanText(value)
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isClean)
  return Object.entries(value).every(([key, part]) => isCleanText(key) && isClean(part))
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) return value.map(cleaned)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [cleanText(key), cleaned(part)]))
}

function isCleanText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

function cleanText(text: string): string {
  return isCleanText(text) ? text : text.replaceAll('\0', '').toWellFormed()
}
