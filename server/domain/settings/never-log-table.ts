// Which cells of a pasted or uploaded table hold the entries of a never-log list: by its heading where that is understood, else by what stands
// in the columns. Whoever added an entry is not to be left out, too, and no line goes unsaid. Pure.
import { isKnownHeading, isMeantAsAddress, namesAuthor, namesValues } from './never-log-headings.ts'

export type Row = { line: number; text: string; cells: string[] }
export type Table = {
  rows: Row[]
  /** Where entries stand, column by column; null where there are no columns. */
  columns: number[] | null
  /** What may have been meant otherwise. */
  doubt: { row: Row; problem: string } | null
}
type IsEntry = (cell: string) => boolean

/** Without empty lines, notes (`# …`), the heading, and the line by which Excel names what stands between cells. */
export function readTable(text: string, isEntry: IsEntry): Table {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const first = lines.findIndex((line) => line.trim() !== '')
  const separator = /^"?sep=(.)"?$/i.exec(lines[first]?.trimStart() ?? '')?.[1]
  const split = splitterFor(separator ?? ',;\t')
  const rows = lines.flatMap((whole, index): Row[] => {
    const text = whole.trim()
    const isNote = text === '' || text.startsWith('#') || (separator !== undefined && index === first)
    return isNote ? [] : [{ line: index + 1, text, cells: split(text) }]
  })
  const [heading, ...rest] = rows
  const isTold = heading && !heading.cells.some(isEntry) && isHeading(heading.cells, rest, isEntry)
  return isTold
    ? { rows: rest, ...columnsUnder(heading, rest, isEntry) }
    : { rows, ...withoutHeading(rows, isEntry) }
}

/** What stands between separators; what is quoted stays together. */
function splitterFor(separators: string): (line: string) => string[] {
  const between = `[${separators.replaceAll(/[\\\]^-]/g, '\\$&')}]`
  const inside = `[^${between.slice(1)}`
  const cell = new RegExp(`(?<=^|${between})(?:\\s*"(?:[^"]|"")*"${inside}*|${inside}*)`, 'g')
  return (line) => (line.match(cell) ?? []).map((one) => one.trim())
}

/** By its words; in other words only where nothing in it can be an entry, and the rows below have entries. */
function isHeading(cells: readonly string[], rest: readonly Row[], isEntry: IsEntry): boolean {
  if (rest.length === 0) return false
  if (isKnown(cells)) return !isRepeated(cells, rest, isEntry)
  const isTable = cells.filter((cell) => cell !== '').length > 1
  const isOpen = isTable && !cells.some(isMeantAsAddress)
  return isOpen && rest.some(({ cells: below }) => below.length === cells.length && below.some(isEntry))
}

function isKnown(cells: readonly string[]): boolean {
  return cells.some(isKnownHeading)
}

/** `Domain;acme` above `Domain;press.example` is a row with a slip in it. */
function isRepeated(cells: readonly string[], rest: readonly Row[], isEntry: IsEntry): boolean {
  return rest.some(
    ({ cells: below }) =>
      below.some(isEntry) && cells.some((cell, index) => isKnownHeading(cell) && below[index] === cell),
  )
}

type Choice = Pick<Table, 'columns' | 'doubt'>

function columnsUnder(heading: Row, rows: readonly Row[], isEntry: IsEntry): Choice {
  const { cells } = heading
  const doubt = doubtOfHeading(heading)
  const indexes = cells.map((_, index) => index)
  const has = (index: number, is: IsEntry) => rows.some((row) => is(row.cells[index] ?? ''))
  const named = indexes.filter((index) => namesValues(cells[index] ?? ''))
  // A column of kinds (`Email`, `Domain`) is named like one of entries.
  if (named.some((index) => has(index, (cell) => isEntry(cell) || isMeantAsAddress(cell))))
    return { columns: named, doubt }
  const others = indexes.filter((index) => !namesAuthor(cells[index] ?? ''))
  const open = others.length > 0 ? others : indexes
  const filled = open.filter((index) => has(index, isEntry))
  const full = filled.filter((index) => rows.every((row) => isEntry(row.cells[index] ?? '')))
  const [chosen, ...more] = full
  if (chosen !== undefined)
    return { columns: [chosen], doubt: more.length > 0 ? doubtAt(heading, cells[chosen] ?? '') : doubt }
  if (filled.length > 0) return { columns: filled, doubt }
  const author = indexes.find((index) => has(index, isEntry))
  return { columns: open, doubt: author === undefined ? doubt : doubtOfAuthor(heading, cells[author] ?? '') }
}

/** Where a column says the same again and again, it is not the list. */
function withoutHeading(rows: readonly Row[], isEntry: IsEntry): Choice {
  const [first] = rows
  const width = first?.cells.length ?? 0
  const isLike = (cell: string) => isEntry(cell) || isMeantAsAddress(cell)
  const isTable =
    rows.length > 1 && width > 1 && rows.every(({ cells }) => cells.length === width && cells.every(isLike))
  if (!first || !isTable) return { columns: null, doubt: null }
  const isSame = (index: number) => new Set(rows.map(({ cells }) => cells[index])).size < rows.length
  const columns = first.cells.map((_, index) => index).filter((index) => !isSame(index))
  if (columns.length === width || columns.length === 0) return { columns: null, doubt: null }
  return { columns, doubt: doubtAt(first, first.cells[columns[0] ?? 0] ?? '') }
}

/** A heading in words that are known needs no word. */
function doubtOfHeading(row: Row): Table['doubt'] {
  if (isKnown(row.cells) && !row.cells.some(isMeantAsAddress)) return null
  const problem =
    'This was taken for the heading of the table. If it is an entry, write its address or domain in full.'
  return { row, problem }
}

function doubtOfAuthor(row: Row, cell: string): Table['doubt'] {
  const problem = `The column of ${cell} was not read: its heading says that it names who added the entries. Paste it alone if it is meant.`
  return { row, problem }
}

function doubtAt(row: Row, cell: string): Table['doubt'] {
  const problem = `Only the column of ${cell} was read. Others hold addresses or domains as well, perhaps of whoever added the entries: paste them alone if they are meant.`
  return { row, problem }
}
