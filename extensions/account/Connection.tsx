// The connection to one HubSpot account: which one, how it stands, and what its admins can do about it.
import { DescriptionList, DescriptionListItem, Flex, Text } from '@hubspot/ui-extensions'
import type { AccountRef, SettingsAnswer } from '../../server/http/cards/answers.ts'
import type { AccountAct } from '../api/card-api.ts'
import { useKit } from '../kit/Kit.tsx'
import { InstallButton } from '../parts/Remedy.tsx'
import { AccountStateTag } from '../parts/StateTag.tsx'
import { AccountActButton } from './AccountActButton.tsx'

type Props = {
  account: SettingsAnswer['account']
  onChanged: (account: AccountRef) => void
}

/** What can be done in each status. A new installation is the way out where HubSpot no longer lets us in. */
const ACTS: Record<AccountRef['status'], AccountAct[]> = {
  connected: ['pause', 'disconnect'],
  paused: ['resume', 'disconnect'],
  revoked: ['disconnect'],
  disconnected: [],
}

export function Connection({ account, onChanged }: Props) {
  const { words } = useKit()
  const { name, portalId, status, pausedBy, installUrl, isAdmin } = account
  const isCutOff = status === 'revoked' || status === 'disconnected'
  return (
    <Flex direction="column" gap="small" align="start">
      <DescriptionList direction="row">
        <DescriptionListItem label={words.account.account}>
          <Text>{name}</Text>
          <Text variant="microcopy">{words.account.id(portalId)}</Text>
        </DescriptionListItem>
        <DescriptionListItem label={words.account.status}>
          <AccountStateTag status={status} />
          {status === 'paused' && pausedBy && (
            <Text variant="microcopy">{words.account.pausedBy(pausedBy)}</Text>
          )}
        </DescriptionListItem>
      </DescriptionList>
      <Flex direction="row" gap="small" wrap>
        {isCutOff && <InstallButton installUrl={installUrl} />}
        {isAdmin && ACTS[status].map((act) => <AccountActButton key={act} act={act} onChanged={onChanged} />)}
      </Flex>
      {!isAdmin && <Text variant="microcopy">{words.account.adminsOnly}</Text>}
    </Flex>
  )
}
