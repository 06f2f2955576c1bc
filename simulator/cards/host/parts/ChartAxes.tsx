// The lines and words behind a chart: round numbers up the side, places along the foot, as many as can be read.
import type { ChartTable } from './chart-data.ts'

export type Plot = { left: number; top: number; width: number; height: number }

type Props = {
  plot: Plot
  ticks: number[]
  places: string[]
  placeLabel?: string | undefined
  valueLabel?: string | undefined
}

const letter = 6.5

/** The room that is left for the drawing itself. */
export function plotOf(width: number, height: number, ticks: number[], hasLabels: boolean): Plot {
  const left = 16 + letter * Math.max(...ticks.map((tick) => writeNumber(tick).length)) + (hasLabels ? 18 : 0)
  const foot = hasLabels ? 44 : 24
  return { left, top: 10, width: Math.max(width - left - 10, 1), height: height - 10 - foot }
}

export function ChartAxes({ plot, ticks, places, placeLabel, valueLabel }: Props) {
  const most = ticks.at(-1) ?? 1
  const foot = plot.top + plot.height
  const slot = plot.width / Math.max(places.length, 1)
  const every = Math.max(1, Math.ceil((longest(places) * letter + 12) / slot))
  return (
    <g className="axes">
      {ticks.map((tick) => {
        const y = foot - (tick / most) * plot.height
        return (
          <g key={tick}>
            <line x1={plot.left} x2={plot.left + plot.width} y1={y} y2={y} />
            <text x={plot.left - 8} y={y + 4} textAnchor="end">
              {writeNumber(tick)}
            </text>
          </g>
        )
      })}
      {places.map(
        (place, index) =>
          index % every === 0 && (
            <text key={place} x={plot.left + slot * (index + 0.5)} y={foot + 18} textAnchor="middle">
              {place}
            </text>
          ),
      )}
      {placeLabel && (
        <text className="label" x={plot.left + plot.width / 2} y={foot + 38} textAnchor="middle">
          {placeLabel}
        </text>
      )}
      {valueLabel && (
        <text
          className="label"
          transform={`translate(12 ${plot.top + plot.height / 2}) rotate(-90)`}
          textAnchor="middle"
        >
          {valueLabel}
        </text>
      )}
    </g>
  )
}

export function writeNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 })
}

export function pointTitle({ places, series }: ChartTable, seriesIndex: number, placeIndex: number): string {
  const one = series[seriesIndex]
  return `${places[placeIndex]}: ${writeNumber(one?.values[placeIndex] ?? 0)} ${one?.name ?? ''}`
}

function longest(words: string[]): number {
  return Math.max(0, ...words.map((word) => word.length))
}
