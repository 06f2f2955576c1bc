// Bars: upright over places, or lying where the places are up the side; beside each other or stacked.
import type { BarChartProps } from '@hubspot/ui-extensions'
import { ChartAxes, plotOf, pointTitle, writeNumber } from '../parts/ChartAxes.tsx'
import { ChartFrame } from '../parts/ChartFrame.tsx'
import { type ChartTable, chartTable, largestOf, ticksTo } from '../parts/chart-data.ts'

export function BarChart(props: BarChartProps) {
  const { axes, options, testId } = props
  const isLying = axes.x.fieldType === 'linear' && axes.y.fieldType !== 'linear'
  const [along, across] = isLying ? [axes.y, axes.x] : [axes.x, axes.y]
  const table = chartTable(props, along, across, axes.options)
  const isStacked = axes.options?.stacking ?? false
  const height = isLying ? Math.max(80, 34 * table.places.length + 20) : 260
  const drawn = {
    table,
    isStacked,
    height,
    showsLabels: options?.showDataLabels ?? false,
    showsTitles: options?.showTooltips ?? false,
  }
  return (
    <ChartFrame
      table={table}
      options={options}
      placeLabel={along.label ?? along.field}
      valueLabel={across.label ?? across.field}
      height={height}
      testId={testId}
    >
      {(width) =>
        isLying ? (
          <LyingBars {...drawn} width={width} />
        ) : (
          <UprightBars {...drawn} width={width} placeLabel={along.label} valueLabel={across.label} />
        )
      }
    </ChartFrame>
  )
}

type Drawn = {
  table: ChartTable
  isStacked: boolean
  width: number
  height: number
  showsLabels: boolean
  showsTitles: boolean
}

function UprightBars(props: Drawn & { placeLabel: string | undefined; valueLabel: string | undefined }) {
  const { table, isStacked, width, height, showsLabels, showsTitles, placeLabel, valueLabel } = props
  const ticks = ticksTo(largestOf(table, isStacked))
  const most = ticks.at(-1) ?? 1
  const plot = plotOf(width, height, ticks, Boolean(placeLabel || valueLabel))
  const foot = plot.top + plot.height
  const slot = plot.width / Math.max(table.places.length, 1)
  const wide = Math.min(slot * 0.7, 64)
  const each = isStacked ? wide : wide / table.series.length
  return (
    <>
      <ChartAxes
        plot={plot}
        ticks={ticks}
        places={table.places}
        placeLabel={placeLabel}
        valueLabel={valueLabel}
      />
      {table.places.map((place, at) => {
        let below = 0
        return table.series.map((series, index) => {
          const value = series.values[at] ?? 0
          const tall = (value / most) * plot.height
          const x = plot.left + slot * (at + 0.5) - wide / 2 + (isStacked ? 0 : each * index)
          const y = foot - below - tall
          if (isStacked) below += tall
          return (
            <g key={`${place} ${series.name}`} className="bar">
              <rect x={x} y={y} width={Math.max(each - 1, 1)} height={tall} fill={series.color} rx="1">
                {showsTitles && <title>{pointTitle(table, index, at)}</title>}
              </rect>
              {showsLabels && value > 0 && (
                <text x={x + each / 2} y={isStacked ? y + tall / 2 + 4 : y - 4} textAnchor="middle">
                  {writeNumber(value)}
                </text>
              )}
            </g>
          )
        })
      })}
    </>
  )
}

function LyingBars({ table, isStacked, width, showsLabels, showsTitles }: Drawn) {
  const most = ticksTo(largestOf(table, isStacked)).at(-1) ?? 1
  const left = Math.min(width * 0.45, 12 + 6.5 * Math.max(0, ...table.places.map(({ length }) => length)))
  const room = Math.max(width - left - 48, 1)
  return (
    <>
      {table.places.map((place, at) => {
        let before = 0
        const top = 10 + 34 * at
        const each = isStacked ? 22 : 22 / table.series.length
        return (
          <g key={place} className="bar">
            <text x={left - 8} y={top + 16} textAnchor="end">
              {place}
            </text>
            {table.series.map((series, index) => {
              const value = series.values[at] ?? 0
              const long = (value / most) * room
              const x = left + before
              const y = isStacked ? top : top + each * index
              if (isStacked) before += long
              return (
                <g key={series.name}>
                  <rect x={x} y={y} width={long} height={each - 1} fill={series.color} rx="1">
                    {showsTitles && <title>{pointTitle(table, index, at)}</title>}
                  </rect>
                  {showsLabels && (
                    <text x={x + long + 6} y={y + each / 2 + 4}>
                      {writeNumber(value)}
                    </text>
                  )}
                </g>
              )
            })}
          </g>
        )
      })}
    </>
  )
}
