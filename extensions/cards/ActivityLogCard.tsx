// The tab of a record: how it stands, and below it the log of everything that touched or considered it.
import { Divider, Flex } from '@hubspot/ui-extensions'
import { useCallback } from 'react'
import type { CardProps, RecordContext } from '../kit/Kit.tsx'
import { ActivityLog } from '../log/ActivityLog.tsx'
import { useLog } from '../log/use-log.ts'
import { Answered } from '../parts/Answered.tsx'
import { Shell } from '../parts/Shell.tsx'
import { StatusView } from '../status/StatusView.tsx'
import { useStatus } from '../status/use-status.ts'

export function ActivityLogCard(props: CardProps<RecordContext>) {
  const { objectTypeId, objectId } = props.context.crm
  return (
    <Shell {...props}>
      {/* Another record is another card: nothing of the last one may stay on the screen. */}
      <Tab key={`${objectTypeId}/${objectId}`} objectTypeId={objectTypeId} objectId={objectId} />
    </Shell>
  )
}

function Tab(record: RecordContext['crm']) {
  const status = useStatus(record)
  const log = useLog(record)
  const refreshStatus = status.refresh
  const refreshLog = log.asked.refresh
  const refreshBoth = useCallback(() => {
    refreshStatus()
    refreshLog()
  }, [refreshStatus, refreshLog])
  return (
    <Flex direction="column" gap="medium">
      <Answered asked={status} timeZoneOf={({ account }) => account.timeZone} bar="none">
        {(value) => <StatusView status={value} onChanged={refreshBoth} />}
      </Answered>
      <Divider />
      <ActivityLog log={{ ...log, asked: { ...log.asked, refresh: refreshBoth } }} onChanged={refreshBoth} />
    </Flex>
  )
}
