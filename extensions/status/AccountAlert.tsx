// Says that the whole account stands still, on a record that has nothing waiting yet.
import { Alert, Flex, Text } from '@hubspot/ui-extensions'
import type { AccountRef } from '../../server/http/cards/answers.ts'
import { useKit } from '../kit/Kit.tsx'
import { InstallButton, ResumeButton } from '../parts/Remedy.tsx'

type Props = { account: AccountRef; onChanged: (account: AccountRef) => void }

export function AccountAlert({ account, onChanged }: Props) {
  const { words } = useKit()
  switch (account.status) {
    case 'connected':
      return null
    case 'paused':
      return (
        <Alert title={words.status.paused} variant="warning">
          <Flex direction="column" gap="small" align="start">
            <Text>{words.status.pausedDetail}</Text>
            <ResumeButton account={account} onChanged={onChanged} />
          </Flex>
        </Alert>
      )
    case 'revoked':
    case 'disconnected':
      return (
        <Alert title={words.status.cutOff} variant="danger">
          <Flex direction="column" gap="small" align="start">
            <Text>{words.status.cutOffDetail}</Text>
            <InstallButton installUrl={account.installUrl} />
          </Flex>
        </Alert>
      )
  }
}
