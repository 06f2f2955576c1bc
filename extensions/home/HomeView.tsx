// The home page once its answer is there: first what needs somebody, then what happened, then the connection.
import { AutoGrid, Divider, EmptyState, Flex, Heading, Text } from '@hubspot/ui-extensions'
import type { AccountRef, HomeAnswer } from '../../server/http/cards/answers.ts'
import { Connection } from '../account/Connection.tsx'
import { Help } from '../account/Help.tsx'
import { useKit, useTimes } from '../kit/Kit.tsx'
import { OwnActivity, useOwnActivity } from '../me/OwnActivity.tsx'
import { AccountAlert } from '../status/AccountAlert.tsx'
import { BrokenSettings } from './BrokenSettings.tsx'
import { Budget } from './Budget.tsx'
import { Checklist } from './Checklist.tsx'
import { DaysChart } from './DaysChart.tsx'
import { Problems } from './Problems.tsx'
import { SkippedBy } from './SkippedBy.tsx'
import { Speed } from './Speed.tsx'
import { TotalsRow } from './TotalsRow.tsx'

type Props = { home: HomeAnswer; onChanged: () => void; onAccountChanged: (account: AccountRef) => void }

export function HomeView({ home, onChanged, onAccountChanged }: Props) {
  const { words } = useKit()
  const times = useTimes(home.account.timeZone)
  const own = useOwnActivity()
  const isSetUp = home.checklist.every(({ isDone }) => isDone)
  const isEmpty = home.lastThirtyDays.received === 0
  const checklist = <Checklist home={home} onChanged={onChanged} />
  return (
    <Flex direction="column" gap="large">
      <AccountAlert account={home.account} onChanged={onAccountChanged} />
      {own.isUrgent && <OwnActivity asked={own.asked} />}
      <BrokenSettings broken={home.brokenSettings} times={times} />
      {!isSetUp && checklist}
      <Problems home={home} times={times} onChanged={onChanged} />
      {isEmpty ? (
        <EmptyState title={words.home.emptyTitle} layout="vertical" imageName="integrations" imageWidth={200}>
          <Text>{words.home.emptyDetail}</Text>
        </EmptyState>
      ) : (
        <Figures home={home} />
      )}
      {isSetUp && checklist}
      <Divider />
      <AutoGrid columnWidth={320} flexible gap="large">
        {!own.isUrgent && <OwnActivity asked={own.asked} />}
        <Flex direction="column" gap="extra-small">
          <Heading>{words.account.title}</Heading>
          <Connection account={home.account} onChanged={onAccountChanged} />
        </Flex>
        <Help helpUrl={home.account.helpUrl} />
      </AutoGrid>
    </Flex>
  )
}

function Figures({ home }: { home: HomeAnswer }) {
  const { words } = useKit()
  const times = useTimes(home.account.timeZone)
  return (
    <>
      <TotalsRow title={words.home.today} totals={home.today} />
      <TotalsRow title={words.home.month} totals={home.lastThirtyDays} />
      <DaysChart days={home.days} times={times} />
      <AutoGrid columnWidth={400} flexible gap="large">
        <Flex direction="column" gap="large">
          <SkippedBy skippedBy={home.skippedBy} />
          <Speed delay={home.delay} />
        </Flex>
        <Budget budget={home.budget} times={times} />
      </AutoGrid>
    </>
  )
}
