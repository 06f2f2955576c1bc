// Turns a chart's rows into series of numbers over the same places, and finds round numbers for its axis.
import type { AxisPairOptions, ChartAxis, ChartColor, ChartDataRow, ChartProps } from '@hubspot/ui-extensions'

export type Series = { name: string; color: string; values: number[] }
export type ChartTable = { places: string[]; series: Series[] }

const palette: Record<ChartColor, string> = {
  orange: '#fea58e',
  aqua: '#51d3d9',
  purple: '#bda9ea',
  yellow: '#f5c78e',
  pink: '#ea90b1',
  blue: '#81c1fd',
  green: '#a2d28f',
  darkOrange: '#e66e50',
  darkAqua: '#00a38d',
  darkPurple: '#7c5bc4',
  darkYellow: '#c78a2b',
  darkPink: '#c2457c',
  darkBlue: '#2f7fd0',
  darkGreen: '#5c9a47',
}
const usualOrder: ChartColor[] = [
  'orange',
  'aqua',
  'purple',
  'yellow',
  'pink',
  'blue',
  'green',
  'darkOrange',
  'darkAqua',
  'darkPurple',
  'darkYellow',
  'darkPink',
  'darkBlue',
  'darkGreen',
]

/** `along` is the axis of the places, `across` that of the numbers. */
export function chartTable(
  { data, options = {} }: ChartProps,
  along: ChartAxis,
  across: ChartAxis,
  pair: AxisPairOptions = {},
): ChartTable {
  const rows = Array.isArray(data) ? data : data.data
  const labels = Array.isArray(data) ? {} : (data.options?.propertyLabels ?? {})
  const group = pair.groupFieldByColor
  const label = (field: string, value: string) => labels[field]?.[value] ?? value
  const placeOf = (row: ChartDataRow) => writePlace(along, row[along.field] ?? '')
  const nameOf = (row: ChartDataRow) => (group ? String(row[group] ?? '') : '')
  const places = [...new Set(rows.map(placeOf))]
  const names = [...new Set(rows.map(nameOf))]
  const order = [...new Set([...(options.colorList ?? options.colors ?? []), ...usualOrder])]
  const series = names.map((name, index) => ({
    name: group ? label(group, name) : (across.label ?? across.field),
    color: palette[pair.colors?.[name] ?? order[index % order.length] ?? 'orange'],
    values: places.map((place) =>
      rows
        .filter((row) => nameOf(row) === name && placeOf(row) === place)
        .reduce((sum, row) => sum + (Number(row[across.field]) || 0), 0),
    ),
  }))
  return { places: places.map((place) => label(along.field, place)), series }
}

function writePlace({ fieldType }: ChartAxis, value: string | number): string {
  if (fieldType !== 'datetime') return String(value)
  const at = new Date(value)
  if (Number.isNaN(at.getTime())) return String(value)
  return at.toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' })
}

/** Round numbers from 0 to beyond the largest value. */
export function ticksTo(largest: number): number[] {
  if (largest <= 0) return [0, 1]
  const rough = largest / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough
  const whole = Number.isInteger(step) || largest > 4 ? Math.max(step, 1) : step
  return Array.from({ length: Math.ceil(largest / whole) + 1 }, (_, index) => index * whole)
}

export function largestOf({ places, series }: ChartTable, isStacked: boolean): number {
  const totals = places.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0))
  return isStacked ? Math.max(0, ...totals) : Math.max(0, ...series.flatMap(({ values }) => values))
}
