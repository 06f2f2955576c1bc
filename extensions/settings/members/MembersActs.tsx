// What an admin can do for all members at once: map them by address, and invite those who have not connected.
import { Alert, Button, ButtonRow, Flex, Text } from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { InviteAnswer, MembersAnswer } from '../../../server/http/members/answers.ts'
import { ConfirmButton } from '../frame/ConfirmButton.tsx'
import { useDesk } from '../frame/desk.ts'
import { useTold } from '../parts/use-told.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { MapButton } from './MapButton.tsx'

type Props = { shown: MembersAnswer; onChanged: () => void }

export function MembersActs({ shown, onChanged }: Props) {
  const { words } = useSettingsKit()
  const { page, isReadOnly } = useDesk()
  const [result, setResult] = useState<InviteAnswer | null>(null)
  const texts = words.settings.members
  if (!page.isAdmin) return null
  return (
    <Flex direction="column" gap="small">
      <ButtonRow>
        {!isReadOnly && <MapButton />}
        {shown.can_mail && shown.counts.not_connected > 0 && (
          <InviteAll
            amount={shown.counts.not_connected}
            onInvited={(answer) => {
              setResult(answer)
              onChanged()
            }}
          />
        )}
      </ButtonRow>
      {!shown.can_mail && shown.must_connect && (
        <Text variant="microcopy">{`${texts.noMail} ${texts.noMailHint}`}</Text>
      )}
      {result && <Invited result={result} onSeen={() => setResult(null)} />}
    </Flex>
  )
}

function InviteAll({ amount, onInvited }: { amount: number; onInvited: (answer: InviteAnswer) => void }) {
  const { api, words } = useSettingsKit()
  const told = useTold()
  const texts = words.settings.members
  return (
    <ConfirmButton
      label={texts.inviteAll}
      title={texts.inviteAllTitle(amount)}
      yes={texts.inviteAllYes}
      onYes={() => told(() => api.inviteMembers({ all: 'not_connected' }), onInvited)}
    >
      <Text>{texts.inviteAllDetail}</Text>
    </ConfirmButton>
  )
}

const MOST_NAMED = 10

/** Also who was not invited, and why. */
function Invited({ result, onSeen }: { result: InviteAnswer; onSeen: () => void }) {
  const { words } = useSettingsKit()
  const texts = words.settings.members
  const { invited, refused, refused_in_all: inAll } = result
  const named = refused.slice(0, MOST_NAMED)
  return (
    <Alert
      title={invited > 0 ? texts.invited(invited) : texts.nobodyInvited}
      variant={invited > 0 ? 'success' : 'warning'}
    >
      <Flex direction="column" gap="extra-small" align="start">
        {inAll > 0 && <Text>{texts.refused(inAll)}</Text>}
        {named.map(({ email, text }) => (
          <Text key={email} variant="microcopy">{`${email}: ${text}`}</Text>
        ))}
        {inAll > named.length && <Text variant="microcopy">{words.records.more(inAll - named.length)}</Text>}
        <Button size="xs" onClick={onSeen}>
          {texts.ok}
        </Button>
      </Flex>
    </Alert>
  )
}
