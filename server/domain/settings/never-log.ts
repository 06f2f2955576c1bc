// Reads a never-log list, however it was written down: one entry a line, entries in a row, or a table of which the other columns are left out.
// Says of each line what was made of it. Pure.
import { domainToASCII } from 'node:url'
import { Pattern } from './exclusions.ts'
import { isMeantAsAddress } from './never-log-headings.ts'
import { readTable } from './never-log-table.ts'
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

/** Empty lines, notes (`# …`) and a table's heading are left out of the answer, unless there is something to say of it. */
export function readNeverLog(text: string): ReadLine[] {
  const { rows, columns, doubt } = readTable(text, (cell) => readCell(cell).length > 0)
  const lines = rows.map(({ line, text, cells }): ReadLine => {
    // A line of one cell is no row of the table. Of a row that ends before its entry nothing else is meant.
    const isRow = columns && (cells.length > 1 || columns.includes(0))
    const read = readCells(isRow ? columns.map((at) => cells[at] ?? '') : cells)
    return { line, text, ...read }
  })
  if (!doubt) return lines
  return [{ line: doubt.row.line, text: doubt.row.text, entries: null, problem: doubt.problem }, ...lines]
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

/**
 * Of a line with other columns only what the first that reads so holds: a company's domain beside a person's address does not mean the whole
 * company. Nor does it beside a mistyped one.
 */
function readCells(
  cells: readonly string[],
): { entries: NeverLogEntry[] } | { entries: null; problem: string } {
  const filled = cells.filter((cell) => cell !== '')
  const read = filled.map(readCell)
  const first = read.findIndex((cell) => cell.length > 0)
  const isMistyped = filled.some((cell, index) => index < first && isMeantAsAddress(cell))
  if (isMistyped) return { entries: null, problem: 'The address that comes first is mistyped.' }
  const entries = read.every((cell) => cell.length > 0) ? read.flat() : (read[first] ?? [])
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

/** All that stands in a cell, or nothing where any of it is no entry: `"Doe, Jane" <jane@acme.example>`, `"a@x.example, b@x.example"`. */
function readCell(cell: string): NeverLogEntry[] {
  const inBrackets = />["'\s]*$/.test(cell)
    ? [...cell.matchAll(/<([^<>]*)>/g)].map(([, inside = '']) => inside)
    : []
  const text = inBrackets.length > 0 ? inBrackets.join(' ') : cell
  const entries: NeverLogEntry[] = []
  for (const word of text.replace(/^["'\s]+|["'\s]+$/g, '').split(/[\s,;]+/)) {
    const entry = readWord(word)
    if (entry === null) return []
    entries.push(entry)
  }
  return entries
}

function readWord(word: string): NeverLogEntry | null {
  const text = word.toLowerCase().replace(/^mailto:/, '')
  const [local = '', host, ...more] = text.split('@')
  if (more.length > 0 || text === '') return null
  if (host === undefined) return readDomain(local)
  const domain = asSent(host)
  // `@acme.example` and `*@acme.example` are how other lists write a whole domain.
  if ((local === '' || local === '*') && isDomain(domain)) return { kind: 'domains', value: domain }
  if (local === '' || domain === '') return null
  const value = `${local}@${domain}`
  if (/[*?]/.test(value)) return readPattern(value)
  return EmailAddress.safeParse(value).success ? { kind: 'addresses', value } : null
}

/** As mail carries it: `müller.example` is `xn--mller-kva.example`. */
function asSent(host: string): string {
  return /^[\x21-\x7e]*$/.test(host) ? host : domainToASCII(host)
}

function readDomain(text: string): NeverLogEntry | null {
  const host = asSent(text.replace(/^https?:\/\//, '').replace(/[/?#].*$/, ''))
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
