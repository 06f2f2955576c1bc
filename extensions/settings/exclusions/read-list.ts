// Reads a list that somebody pasted, such as a never-log list: one entry a line, or a table of which the other columns are left out.
// Addresses, domains and patterns are told apart; what is none of them is named by its line. Pure.

export type ReadList = {
  addresses: string[]
  domains: string[]
  patterns: string[]
  /** Lines that were not understood, as they were pasted; counted from one. */
  unclear: { line: number; text: string }[]
}
export type Kind = 'addresses' | 'domains' | 'patterns'

type Entry = { kind: Kind; value: string }

/** `kinds`: what the list may have; anything else is unclear. */
export function readList(
  text: string,
  kinds: readonly Kind[] = ['addresses', 'domains', 'patterns'],
): ReadList {
  const found: Record<Kind, Set<string>> = { addresses: new Set(), domains: new Set(), patterns: new Set() }
  const unclear: ReadList['unclear'] = []
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  lines.forEach((line, index) => {
    if (line.trim() === '' || line.trim().startsWith('#')) return
    const entries = readLine(line).filter(({ kind }) => kinds.includes(kind))
    for (const { kind, value } of entries) found[kind].add(value)
    if (entries.length === 0 && !(index === 0 && isHeader(line)))
      unclear.push({ line: index + 1, text: line })
  })
  return {
    addresses: [...found.addresses],
    domains: [...found.domains],
    patterns: [...found.patterns],
    unclear,
  }
}

/** Of a line with other columns only the first entry: a company's domain beside a person's address does not mean the whole company. */
function readLine(line: string): Entry[] {
  const cells = cellsOf(line).map(readCell)
  const entries = cells.flat()
  return cells.every((cell) => cell.length > 0) ? entries : entries.slice(0, 1)
}

/** Between commas, semicolons or tabs; what is quoted stays together. */
function cellsOf(line: string): string[] {
  const cells = line.match(/"(?:[^"]|"")*"[^,;\t]*|[^,;\t]+/g) ?? []
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
}

function readCell(cell: string): Entry[] {
  // `"Doe, Jane" <jane@acme.example>`
  const inBrackets = /<([^<>]*)>\s*$/.exec(cell)?.[1]
  const text = (inBrackets ?? cell).replace(/^["'\s]+|["'\s]+$/g, '')
  const words = text.split(/\s+/).map(readWord)
  return words.every((word) => word !== null) ? words : []
}

const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9-]{2,}$/
const LOCAL = /^[^\s@"(),:;<>[\]\\]+$/

function readWord(word: string): Entry | null {
  const text = word.toLowerCase().replace(/^mailto:/, '')
  const [local = '', domain, ...more] = text.split('@')
  if (more.length > 0 || text.length > 254) return null
  if (domain === undefined) return readDomain(local)
  // `@acme.example` and `*@acme.example` are how other lists write a whole domain.
  if ((local === '' || local === '*') && DOMAIN.test(domain)) return { kind: 'domains', value: domain }
  if (!LOCAL.test(local)) return null
  if (/[*?]/.test(text)) return { kind: 'patterns', value: text }
  return DOMAIN.test(domain) ? { kind: 'addresses', value: text } : null
}

function readDomain(text: string): Entry | null {
  const host = text.replace(/^https?:\/\//, '').replace(/[/?#].*$/, '')
  const domain = host.replace(/^www\./, '')
  if (DOMAIN.test(domain)) return { kind: 'domains', value: domain }
  // Subdomains alone; a domain would take itself along.
  if (host.startsWith('*.') && DOMAIN.test(host.slice(2))) return { kind: 'patterns', value: `*@${host}` }
  return null
}

/** The names of columns, which nobody needs to be told about. */
function isHeader(line: string): boolean {
  return cellsOf(line).some((cell) =>
    /^"?(?:e-?mail|address|domain|name|entry|value|contact|type)\b/i.test(cell),
  )
}
