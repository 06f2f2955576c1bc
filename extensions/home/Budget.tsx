// How much of what HubSpot allows was used: the busiest hour against the limit, and every hour of the last 24.
import { Flex, Heading, LineChart, ProgressBar, Text } from '@hubspot/ui-extensions'
import type { HomeAnswer } from '../../server/http/cards/answers.ts'
import { type TimesNow, useKit } from '../kit/Kit.tsx'
import { AsTable } from '../parts/AsTable.tsx'

const TEN_SECONDS_IN_AN_HOUR = 360
/** From here on the limit itself makes activity wait. */
const NEARLY_FULL = 0.8

export function Budget({ budget, times }: Pick<HomeAnswer, 'budget'> & { times: TimesNow }) {
  const { words } = useKit()
  const { hours, callsPerTenSeconds } = budget
  const most = callsPerTenSeconds * TEN_SECONDS_IN_AN_HOUR
  const busiest = Math.max(0, ...hours.map(({ calls }) => calls))
  const refused = hours.reduce((sum, hour) => sum + hour.refused, 0)
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{words.home.budget}</Heading>
      <Text>{words.home.budgetNote(callsPerTenSeconds)}</Text>
      <ProgressBar
        title={words.home.busiest}
        aria-label={words.home.busiest}
        value={busiest}
        maxValue={most}
        showPercentage
        valueDescription={words.home.ofCalls(busiest, most)}
        variant={busiest > most * NEARLY_FULL ? 'warning' : 'success'}
      />
      <LineChart
        data={hours.map(({ at, calls }) => ({ hour: times.hour(at), calls }))}
        axes={{
          x: { field: 'hour', fieldType: 'category', label: words.home.hour },
          y: { field: 'calls', fieldType: 'linear', label: words.home.calls },
        }}
        options={{ showTooltips: true }}
      />
      <AsTable
        columns={[words.home.hour, words.home.calls, words.home.refusals]}
        rows={() =>
          hours
            .toReversed()
            .map(({ at, calls, refused }) => ({ name: times.hour(at), amounts: [calls, refused] }))
        }
      />
      <Text variant="microcopy">{refused > 0 ? words.home.refused(refused) : words.home.noneRefused}</Text>
    </Flex>
  )
}
