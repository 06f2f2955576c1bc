// Numbers that are meant to be seen from afar.
import type { StatisticsItemProps, StatisticsProps, StatisticsTrendProps } from '@hubspot/ui-extensions'

export function Statistics({ testId, children }: StatisticsProps) {
  return (
    <div className="ui-statistics" data-testid={testId}>
      {children}
    </div>
  )
}

export function StatisticsItem({ label, number, id, testId, children }: StatisticsItemProps) {
  return (
    <div className="ui-statistic" id={id} data-testid={testId}>
      <span className="label">{label}</span>
      <span className="number">{number}</span>
      {children}
    </div>
  )
}

export function StatisticsTrend({ value, direction, color, testId }: StatisticsTrendProps) {
  const isUp = direction === 'increase'
  return (
    <span className={`ui-trend ${color ?? (isUp ? 'green' : 'red')}`} data-testid={testId}>
      <span aria-hidden="true">{isUp ? '▲' : '▼'}</span>
      <span className="unseen">{isUp ? 'up' : 'down'}</span> {value}
    </span>
  )
}
