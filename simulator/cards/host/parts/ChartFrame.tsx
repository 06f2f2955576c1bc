// What all charts share: a title, a legend, a drawing as wide as there is room, and the same numbers as a table for those who do not see.
import type { ChartOptions } from '@hubspot/ui-extensions'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { ChartTable } from './chart-data.ts'

type Props = {
  table: ChartTable
  options: ChartOptions | undefined
  placeLabel: string
  valueLabel: string
  height: number
  testId: string | undefined
  children: (width: number) => ReactNode
}

export function ChartFrame({ table, options = {}, placeLabel, valueLabel, height, testId, children }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const id = useId()
  const name = options.title ?? `${valueLabel} by ${placeLabel}`
  return (
    <figure className="ui-chart" aria-labelledby={id} data-testid={testId}>
      <figcaption id={id} className={options.title ? '' : 'unseen'}>
        {name}
      </figcaption>
      {options.showLegend && (
        <ul className="legend">
          {table.series.map((series) => (
            <li key={series.name}>
              <span style={{ background: series.color }} aria-hidden="true" />
              {series.name}
            </li>
          ))}
        </ul>
      )}
      <div ref={frame} style={{ height }}>
        {width > 0 && (
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            {children(width)}
          </svg>
        )}
      </div>
      <div className="unseen">
        <table>
          <caption>{name}</caption>
          <thead>
            <tr>
              <th scope="col">{placeLabel}</th>
              {table.series.map((series) => (
                <th scope="col" key={series.name}>
                  {series.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.places.map((place, index) => (
              <tr key={place}>
                <th scope="row">{place}</th>
                {table.series.map((series) => (
                  <td key={series.name}>{series.values[index]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

function useWidth(frame: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return width
}
