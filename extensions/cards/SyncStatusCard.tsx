// The card in the sidebar and in previews: whether the activity of this record is in HubSpot, with what, and if not, why.
import type { CardProps, RecordContext } from '../kit/Kit.tsx'
import { Answered } from '../parts/Answered.tsx'
import { Shell } from '../parts/Shell.tsx'
import { StatusView } from '../status/StatusView.tsx'
import { useStatus } from '../status/use-status.ts'

export function SyncStatusCard(props: CardProps<RecordContext>) {
  const { objectTypeId, objectId } = props.context.crm
  return (
    <Shell {...props}>
      {/* Another record is another card: nothing of the last one may stay on the screen. */}
      <SyncStatus key={`${objectTypeId}/${objectId}`} objectTypeId={objectTypeId} objectId={objectId} />
    </Shell>
  )
}

function SyncStatus(record: RecordContext['crm']) {
  const asked = useStatus(record)
  return (
    <Answered asked={asked} timeZoneOf={({ account }) => account.timeZone}>
      {(status) => <StatusView status={status} onChanged={asked.refresh} />}
    </Answered>
  )
}
