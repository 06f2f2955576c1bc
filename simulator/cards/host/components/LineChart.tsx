// Lines over places, one for each group.
import type { LineChartProps } from '@hubspot/ui-extensions'
import { ChartAxes, plotOf, pointTitle, writeNumber } from '../parts/ChartAxes.tsx'
import { ChartFrame } from '../parts/ChartFrame.tsx'
import { type ChartTable, chartTable, largestOf, ticksTo } from '../parts/chart-data.ts'

const height = 260

export function LineChart(props: LineChartProps) {
  const { axes, options, testId } = props
  const { x, y } = axes
  const isStacked = axes.options?.stacking ?? false
  const table = chartTable(props, x, y, axes.options)
  const drawn = isStacked ? stacked(table) : table
  return (
    <ChartFrame
      table={table}
      options={options}
      placeLabel={x.label ?? x.field}
      valueLabel={y.label ?? y.field}
      height={height}
      testId={testId}
    >
      {(width) => {
        const ticks = ticksTo(largestOf(table, isStacked))
        const plot = plotOf(width, height, ticks, Boolean(x.label || y.label))
        const slot = plot.width / Math.max(table.places.length, 1)
        const point = (value: number, at: number): [number, number] => [
          plot.left + slot * (at + 0.5),
          plot.top + plot.height * (1 - value / (ticks.at(-1) ?? 1)),
        ]
        return (
          <>
            <ChartAxes
              plot={plot}
              ticks={ticks}
              places={table.places}
              placeLabel={x.label}
              valueLabel={y.label}
            />
            {drawn.series.map((series, index) => (
              <g key={series.name} className="line" style={{ color: series.color }}>
                <polyline points={series.values.map((value, at) => point(value, at).join()).join(' ')} />
                {series.values.map((value, at) => {
                  const [cx, cy] = point(value, at)
                  return (
                    <g key={table.places[at]}>
                      <circle cx={cx} cy={cy} r={table.places.length > 20 ? 2.5 : 4}>
                        {options?.showTooltips && <title>{pointTitle(table, index, at)}</title>}
                      </circle>
                      {options?.showDataLabels && (
                        <text x={cx} y={cy - 8} textAnchor="middle">
                          {writeNumber(table.series[index]?.values[at] ?? 0)}
                        </text>
                      )}
                    </g>
                  )
                })}
              </g>
            ))}
          </>
        )
      }}
    </ChartFrame>
  )
}

/** Each line stands on those before it. */
function stacked({ places, series }: ChartTable): ChartTable {
  return {
    places,
    series: series.map((one, index) => ({
      ...one,
      values: one.values.map((_, at) =>
        series.slice(0, index + 1).reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
      ),
    })),
  }
}
