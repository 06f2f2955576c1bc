// Writes what was measured as Markdown with charts beside it: goals and figures side by side first, then every scenario.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, drawChart } from './chart.ts'
import type { Machine } from './machine.ts'
import { formatNumber, type Goal, type Result, type Row, verdict } from './result.ts'
import type { SizeName } from './sizes.ts'

export type Report = { size: SizeName; machine: Machine; results: readonly Result[] }

/** Writes `benchmarks.md` and its charts in `images/` into the folder; answers the file's path. */
export async function writeReport(folder: string, report: Report): Promise<string> {
  const images = join(folder, 'images')
  await mkdir(images, { recursive: true })
  for (const old of await readdir(images)) {
    if (/^bench-.*\.svg$/.test(old)) await rm(join(images, old))
  }
  for (const result of report.results) {
    for (const [index, chart] of result.charts.entries()) {
      await writeFile(join(images, imageOf(result, index)), drawChart(chart))
    }
  }
  const file = join(folder, 'benchmarks.md')
  await writeFile(file, toMarkdown(report))
  return file
}

function toMarkdown({ size, machine, results }: Report): string {
  const goals = results.flatMap((result) =>
    result.rows.filter(({ goal }) => goal).map((row) => ({ ...row, name: `${result.title}: ${row.name}` })),
  )
  return [
    '<!-- Written by `npm run bench`; changes by hand are lost with the next run. -->',
    '# Benchmarks',
    `\`npm run bench\` measures this again and writes this page; \`npm run bench -- quick\` takes a minute or two and measures less,
\`npm run bench -- --only ${results[0]?.name ?? 'ingestion'}\` measures one section anew.${size === 'full' ? '' : ` **This page is of a ${size} run.**`}`,
    '## Goals',
    tableOf(goals),
    '## The machine',
    `| | |\n|---|---|\n${machine.map(({ name, value }) => `| ${name} | ${value} |`).join('\n')}`,
    'Everything shares this one machine: PostgreSQL, the server processes, the simulated HubSpot, and whatever sends.',
    ...results.flatMap(sectionOf),
  ]
    .join('\n\n')
    .concat('\n')
}

function sectionOf(result: Result): string[] {
  const { title, text, rows, charts, at, seconds } = result
  return [
    `## ${title}`,
    ...text,
    ...charts.map((chart, index) => `![${describe(chart)}](images/${imageOf(result, index)})`),
    tableOf(rows),
    `Measured ${at.slice(0, 16).replace('T', ' ')} UTC, in ${formatNumber(seconds)} s.`,
  ]
}

/** As Markdown; in a terminal it reads well too. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { name, measured, unit, goal, note = '' } = row
    const figure = measured === null ? 'not measured' : `${formatNumber(measured)} ${unit}`
    return `| ${[name, figure, goal ? goalInWords(goal, unit) : '', verdict(row), note].join(' | ')} |`
  })
  return ['| | Measured | Goal | | |', '|---|---:|---:|---|---|', ...lines].join('\n')
}

function goalInWords({ kind, value }: Goal, unit: string): string {
  return `${kind === 'at most' ? '≤' : '≥'} ${formatNumber(value)} ${unit}`
}

function imageOf({ name }: Result, index: number): string {
  return `bench-${name}${index === 0 ? '' : `-${index + 1}`}.svg`
}
