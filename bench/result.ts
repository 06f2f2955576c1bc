// What a scenario hands to the report: figures, what they were meant to be, and charts.
import { z } from 'zod'

const Goal = z.object({ kind: z.enum(['at most', 'at least']), value: z.number() })
export type Goal = z.output<typeof Goal>

const Row = z.object({
  name: z.string(),
  /** Null: it could not be measured; the note says why. */
  measured: z.number().nullable(),
  unit: z.string(),
  goal: Goal.optional(),
  note: z.string().optional(),
})
export type Row = z.output<typeof Row>

const Series = z.object({ name: z.string(), values: z.array(z.number()) })
const Chart = z.object({
  kind: z.enum(['bar', 'line']),
  title: z.string(),
  unit: z.string(),
  /** One label for each value of every series. */
  labels: z.array(z.string()),
  series: z.array(Series),
  /** A line across, to compare with. */
  goal: z.number().optional(),
})
export type Chart = z.output<typeof Chart>

export const Result = z.object({
  name: z.string(),
  title: z.string(),
  /** What was done, in Markdown paragraphs. */
  text: z.array(z.string()),
  rows: z.array(Row),
  charts: z.array(Chart),
  /** When it was measured, ISO 8601. */
  at: z.string(),
  seconds: z.number(),
})
export type Result = z.output<typeof Result>
export type Findings = Pick<Result, 'text' | 'rows' | 'charts'>

export function atMost(value: number): Goal {
  return { kind: 'at most', value }
}

export function atLeast(value: number): Goal {
  return { kind: 'at least', value }
}

/** ✓, or by how much the goal is missed. */
export function verdict({ measured, goal }: Row): string {
  if (!goal || measured === null) return ''
  const isReached = goal.kind === 'at most' ? measured <= goal.value : measured >= goal.value
  if (isReached) return '✓'
  const share = Math.abs(measured - goal.value) / goal.value
  return `misses by ${formatNumber(share * 100)} %`
}

/** Three digits that matter, and separators between thousands. */
export function formatNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: Math.abs(value) >= 1_000 ? 4 : 3 })
}
