// Which cells of a pasted or uploaded table hold the entries of a never-log list: by its heading where that is understood, else by what stands
// in the columns. Whoever added an entry is not to be left out, too. Pure.

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
  if (!heading?.cells.some(isEntry) && heading && isHeading(heading.cells, rest, isEntry)) {
    return { rows: rest, ...columnsUnder(heading, rest, isEntry) }
  }
  return { rows, ...withoutHeading(rows, isEntry) }
}

/** What stands between separators; what is quoted stays together. */
function splitterFor(separators: string): (line: string) => string[] {
  const between = `[${separators.replaceAll(/[\\\]^-]/g, '\\$&')}]`
  const inside = `[^${between.slice(1)}`
  const cell = new RegExp(`(?<=^|${between})(?:\\s*"(?:[^"]|"")*"${inside}*|${inside}*)`, 'g')
  return (line) => (line.match(cell) ?? []).map((one) => one.trim())
}

const HEADING =
  /^"?\s*(?:e-?mails?|address(?:es)?|domains?|names?|entry|entries|value|contact|type|never.?log)\b/i
const VALUES = /^"?\s*(?:e-?mails?|address(?:es)?|domains?|entry|entries|value|never.?log)\b(?!.*\bby\b)/i
/** Whoever made an entry, as HubSpot's own languages put it. */
const AUTHOR =
  /\bby\b|ajout|créé|auteur|\bpar\b|hinzugef|erstell|\bvon\b|añadid|agregad|cread|\bpor\b|aggiunt|creat|toegevoegd|gemaakt|\bdoor\b|tilføj|lagt till|tillagd|\bav\b|\baf\b|lisän|dodan|przez|adicionad|追加|作成|owner|user|utilisateur|benutzer/i

/** In another language: words where the rows below have entries. */
function isHeading(cells: readonly string[], rest: readonly Row[], isEntry: IsEntry): boolean {
  if (cells.some((cell) => HEADING.test(cell))) return true
  const isTable = cells.filter((cell) => cell !== '').length > 1
  return isTable && rest.some(({ cells: below }) => below.length === cells.length && below.some(isEntry))
}

function columnsUnder(
  heading: Row,
  rows: readonly Row[],
  isEntry: IsEntry,
): Pick<Table, 'columns' | 'doubt'> {
  const { cells } = heading
  const indexes = cells.map((_, index) => index)
  const named = indexes.filter((index) => VALUES.test(cells[index] ?? ''))
  if (named.length > 0) return { columns: named, doubt: null }
  const open = indexes.filter((index) => !AUTHOR.test(cells[index] ?? ''))
  const filled = open.filter((index) => rows.some((row) => isEntry(row.cells[index] ?? '')))
  const full = filled.filter((index) => rows.every((row) => isEntry(row.cells[index] ?? '')))
  const [chosen, ...others] = full
  if (chosen === undefined) return { columns: filled, doubt: null }
  return { columns: [chosen], doubt: others.length > 0 ? doubtAt(heading, cells[chosen] ?? '') : null }
}

/** Where a column says the same again and again, it is not the list. */
function withoutHeading(rows: readonly Row[], isEntry: IsEntry): Pick<Table, 'columns' | 'doubt'> {
  const [first] = rows
  const width = first?.cells.length ?? 0
  const isTable =
    rows.length > 1 && width > 1 && rows.every(({ cells }) => cells.length === width && cells.every(isEntry))
  if (!first || !isTable) return { columns: null, doubt: null }
  const isRepeated = (index: number) => new Set(rows.map(({ cells }) => cells[index])).size < rows.length
  const columns = first.cells.map((_, index) => index).filter((index) => !isRepeated(index))
  if (columns.length === width || columns.length === 0) return { columns: null, doubt: null }
  return { columns, doubt: doubtAt(first, first.cells[columns[0] ?? 0] ?? '') }
}

function doubtAt(row: Row, cell: string): Table['doubt'] {
  const problem = `Only the column of ${cell} was read. Others hold addresses or domains as well, perhaps of whoever added the entries: paste them alone if they are meant.`
  return { row, problem }
}
