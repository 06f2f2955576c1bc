// Reads a never-log list, however it was written down: one entry a line, entries in a row, or a table of which the other columns are left out.
// Says of each line what was made of it. Pure.
import { Pattern } from './exclusions.ts'
import { isPublicSuffix, suffixOfAll } from './public-suffix.ts'
import type { Settings } from './settings.ts'
import { Domain, EmailAddress } from './words.ts'

export type NeverLogKind = 'addresses' | 'domains' | 'patterns'
export type NeverLogEntry = { kind: NeverLogKind; value: string }
/** Lines are counted from one. */
export type ReadLine = { line: number; text: string } & (
  | { entries: NeverLogEntry[] }
  | { entries: null; problem: string }
)

export const LISTS = ['addresses', 'domains', 'patterns'] as const

/** Empty lines, notes (`# …`) and a table's heading are left out of the answer. */
export function readNeverLog(text: string): ReadLine[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const first = lines.findIndex((line) => line.trim() !== '')
  const columns = valueColumns(cellsOf(lines[first] ?? ''))
  return lines.flatMap((whole, index): ReadLine[] => {
    const line = whole.trim()
    if (line === '' || line.startsWith('#') || (columns && index === first)) return []
    const cells = cellsOf(line)
    const read = readCells(
      columns?.some((at) => at < cells.length) ? columns.map((at) => cells[at] ?? '') : cells,
    )
    return [{ line: index + 1, text: line, ...read }]
  })
}

/** The exclusions with what was read, each once; how many are new, and which were there. */
export function addToExclusions(
  exclusions: Settings['exclusions'],
  read: readonly ReadLine[],
): { exclusions: Settings['exclusions']; added: Record<NeverLogKind, number>; known: number } {
  const entries = read.flatMap((line) => line.entries ?? [])
  const added = { addresses: 0, domains: 0, patterns: 0 }
  const lists = { ...exclusions }
  let known = 0
  for (const kind of LISTS) {
    const before = new Set(exclusions[kind])
    const asked = new Set(entries.filter((entry) => entry.kind === kind).map(({ value }) => value))
    const fresh = [...asked].filter((value) => !before.has(value))
    lists[kind] = [...exclusions[kind], ...fresh]
    added[kind] = fresh.length
    known += asked.size - fresh.length
  }
  return { exclusions: lists, added, known }
}

/** What stands between commas, semicolons or tabs; what is quoted stays together. */
function cellsOf(line: string): string[] {
  const cells = line.match(/(?<=^|[,;\t])(?:\s*"(?:[^"]|"")*"[^,;\t]*|[^,;\t]*)/g) ?? []
  return cells.map((cell) => cell.trim())
}

const HEADING =
  /^"?\s*(?:e-?mails?|address(?:es)?|domains?|names?|entry|entries|value|contact|type|never.?log)\b/i
const VALUES = /^"?\s*(?:e-?mails?|address(?:es)?|domains?|entry|entries|value|never.?log)\b(?!.*\bby\b)/i

/** Where a heading says that entries stand; null where the first line is none. Whoever added an entry is not to be left out, too. */
function valueColumns(cells: readonly string[]): number[] | null {
  const isHeading =
    cells.some((cell) => HEADING.test(cell)) && cells.every((cell) => readCell(cell).length === 0)
  if (!isHeading) return null
  return cells.flatMap((cell, index) => (VALUES.test(cell) ? [index] : []))
}

/** Of a line with other columns only the first entry: a company's domain beside a person's address does not mean the whole company. */
function readCells(
  cells: readonly string[],
): { entries: NeverLogEntry[] } | { entries: null; problem: string } {
  const read = cells.filter((cell) => cell !== '').map(readCell)
  const entries = read.every((cell) => cell.length > 0) ? read.flat() : read.flat().slice(0, 1)
  const [wide] = entries.filter(isTooWide)
  if (wide)
    return { entries: null, problem: `Everybody under ${wide.value} would be left out: nobody owns it.` }
  if (entries.length > 0) return { entries }
  return { entries: null, problem: 'This is neither an address nor a domain.' }
}

/** `co.uk` is not a company's, and neither is `*@*.co.uk`. */
function isTooWide({ kind, value }: NeverLogEntry): boolean {
  if (kind === 'patterns') return suffixOfAll(value) !== null
  return kind === 'domains' && isPublicSuffix(value)
}

function readCell(cell: string): NeverLogEntry[] {
  // `"Doe, Jane" <jane@acme.example>`
  const inBrackets = /<([^<>]*)>\s*$/.exec(cell)?.[1]
  const text = (inBrackets ?? cell).replace(/^["'\s]+|["'\s]+$/g, '')
  const entries: NeverLogEntry[] = []
  for (const word of text.split(/\s+/)) {
    const entry = readWord(word)
    if (entry === null) return []
    entries.push(entry)
  }
  return entries
}

function readWord(word: string): NeverLogEntry | null {
  const text = word.toLowerCase().replace(/^mailto:/, '')
  const [local = '', domain, ...more] = text.split('@')
  if (more.length > 0 || text === '') return null
  if (domain === undefined) return readDomain(local)
  // `@acme.example` and `*@acme.example` are how other lists write a whole domain.
  if ((local === '' || local === '*') && isDomain(domain)) return { kind: 'domains', value: domain }
  if (local === '' || domain === '') return null
  if (/[*?]/.test(text)) return readPattern(text)
  return EmailAddress.safeParse(text).success ? { kind: 'addresses', value: text } : null
}

function readDomain(text: string): NeverLogEntry | null {
  const host = text.replace(/^https?:\/\//, '').replace(/[/?#].*$/, '')
  const domain = host.replace(/^www\./, '')
  if (isDomain(domain)) return { kind: 'domains', value: domain }
  // Subdomains alone; a domain would take itself along.
  return host.startsWith('*.') && isDomain(host.slice(2)) ? readPattern(`*@${host}`) : null
}

function readPattern(text: string): NeverLogEntry | null {
  return Pattern.safeParse(text).success ? { kind: 'patterns', value: text } : null
}

/** A number with dots in it is a machine's, not a name. */
function isDomain(text: string): boolean {
  return Domain.safeParse(text).success && /[a-z]/.test(text.slice(text.lastIndexOf('.')))
}
