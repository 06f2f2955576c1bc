// How a record stands, in the order of a glance: state, what is wrong and the way out, the last activity, the last month.
import { AutoGrid, Flex, Text } from '@hubspot/ui-extensions'
import type { StatusAnswer } from '../../server/http/cards/answers.ts'
import { type TimesNow, useKit, useTimes } from '../kit/Kit.tsx'
import { SyncStateTag } from '../parts/StateTag.tsx'
import { AccountAlert } from './AccountAlert.tsx'
import { LatestActivity } from './LatestActivity.tsx'
import { Month } from './Month.tsx'
import { ProblemAlert } from './ProblemAlert.tsx'

type Props = { status: StatusAnswer; onChanged: () => void }

export function StatusView({ status, onChanged }: Props) {
  const times = useTimes(status.account.timeZone)
  const { sync, problem, latest, lastThirtyDays, account } = status
  return (
    <Flex direction="column" gap="medium">
      <Sync sync={sync} times={times} />
      {problem ? (
        <ProblemAlert problem={problem} sync={sync} account={account} onChanged={onChanged} />
      ) : (
        <AccountAlert account={account} onChanged={() => onChanged()} />
      )}
      {/* As many columns as fit: one in the sidebar, two on the tab. */}
      {latest && (
        <AutoGrid columnWidth={280} flexible gap="medium">
          <LatestActivity latest={latest} times={times} onChanged={onChanged} />
          {lastThirtyDays.length > 0 && <Month lastThirtyDays={lastThirtyDays} />}
        </AutoGrid>
      )}
    </Flex>
  )
}

function Sync({ sync, times }: { sync: StatusAnswer['sync']; times: TimesNow }) {
  const { words } = useKit()
  return (
    <Flex direction="column" gap="extra-small" align="start">
      <SyncStateTag state={sync.state} />
      <Text>{sync.text}</Text>
      {sync.until && (
        <Text variant="microcopy">
          {`${words.status.goesOn(times.until(sync.until))} · ${times.exact(sync.until)}`}
        </Text>
      )}
    </Flex>
  )
}
