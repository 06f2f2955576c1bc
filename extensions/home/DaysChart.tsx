// What became of the activity of the last 30 days, day by day.
import { BarChart, Flex, Heading } from '@hubspot/ui-extensions'
import type { HomeAnswer, Totals } from '../../server/http/cards/answers.ts'
import { type TimesNow, useKit } from '../kit/Kit.tsx'
import { AsTable } from '../parts/AsTable.tsx'

/** Together they are all that was received. */
const OUTCOMES = ['written', 'skipped', 'held', 'failed', 'underWay'] as const satisfies (keyof Totals)[]
const COLUMNS = ['received', ...OUTCOMES] as const

const COLORS = {
  written: 'green',
  skipped: 'aqua',
  held: 'yellow',
  failed: 'pink',
  underWay: 'blue',
} as const

export function DaysChart({ days, times }: Pick<HomeAnswer, 'days'> & { times: TimesNow }) {
  const { words } = useKit()
  const { totals } = words.home
  const data = days.flatMap(({ day, ...amounts }) =>
    OUTCOMES.map((outcome) => ({
      day: times.day(day),
      outcome: totals[outcome],
      activities: amounts[outcome],
    })),
  )
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{words.home.days}</Heading>
      <BarChart
        data={data}
        axes={{
          x: { field: 'day', fieldType: 'category', label: words.home.day },
          y: { field: 'activities', fieldType: 'linear', label: words.home.activities },
          options: {
            groupFieldByColor: 'outcome',
            stacking: true,
            colors: Object.fromEntries(OUTCOMES.map((outcome) => [totals[outcome], COLORS[outcome]])),
          },
        }}
        options={{ showLegend: true, showTooltips: true }}
      />
      <AsTable
        columns={[words.home.day, ...COLUMNS.map((column) => totals[column])]}
        rows={() =>
          days
            .toReversed()
            .map((row) => ({ name: times.day(row.day), amounts: COLUMNS.map((column) => row[column]) }))
        }
      />
    </Flex>
  )
}
