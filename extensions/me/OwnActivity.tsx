// A rep's own activity: connect it, pause it, connect it again. Who they are, HubSpot says.
import { Accordion, Flex, Heading, Input, LoadingButton, Text } from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { ConnectBody, MeAnswer } from '../../server/http/members/answers.ts'
import { type Asked, useAnswer } from '../api/use-answer.ts'
import { useKit, useTimes } from '../kit/Kit.tsx'
import { Answered } from '../parts/Answered.tsx'
import { useAct } from '../parts/use-act.ts'
import { OwnAddress } from './OwnAddress.tsx'

/** What the signed user may connect or pause; `isUrgent`: activity of theirs is not logged before they connect. */
export function useOwnActivity(): { asked: Asked<MeAnswer>; isUrgent: boolean } {
  const { api, now } = useKit()
  const asked = useAnswer({ key: 'me', ask: () => api.me(), now })
  const me = asked.answer.kind === 'ready' ? asked.answer.value : null
  const isWaitedFor = me?.members.some(({ state, is_known }) => state === 'not_connected' && is_known)
  return { asked, isUrgent: me?.must_connect === true && isWaitedFor === true }
}

export function OwnActivity({ asked }: { asked: Asked<MeAnswer> }) {
  const { words } = useKit()
  return (
    <Flex direction="column" gap="small">
      <Heading>{words.me.title}</Heading>
      <Answered asked={asked} timeZoneOf={({ account }) => account.timeZone} bar="none">
        {(me) => <Addresses me={me} asked={asked} />}
      </Answered>
    </Flex>
  )
}

function Addresses({ me, asked }: { me: MeAnswer; asked: Asked<MeAnswer> }) {
  const { words } = useKit()
  const times = useTimes(me.account.timeZone)
  const { connect, pause, isBusy } = useOwnActs(asked)
  return (
    <Flex direction="column" gap="small">
      <Text variant="microcopy">{me.must_connect ? words.me.detail : words.me.detailFreely}</Text>
      {me.members.map((member) => (
        <OwnAddress
          key={member.email}
          member={member}
          times={times}
          mustConnect={me.must_connect}
          isBusy={isBusy}
          onConnect={() => connect({ email: member.email })}
          onPause={() => pause(member.email)}
        />
      ))}
      <Invitation isBusy={isBusy} onConnect={connect} />
    </Flex>
  )
}

/** Each answers what is so now. */
function useOwnActs(asked: Asked<MeAnswer>) {
  const { api, actions, words } = useKit()
  const { isBusy, act } = useAct()
  return {
    isBusy,
    connect: (claim: ConnectBody) =>
      act(
        () => api.connect(claim),
        ({ email, released, me }) => {
          actions.addAlert({ type: 'success', message: words.me.connected(email, released) })
          asked.replace(me)
        },
      ),
    pause: (email: string) =>
      act(
        () => api.pauseMember(email),
        ({ me }) => {
          actions.addAlert({ type: 'success', message: words.me.paused(email) })
          asked.replace(me)
        },
      ),
  }
}

type InvitationProps = { isBusy: boolean; onConnect: (claim: { code: string }) => void }

function Invitation({ isBusy, onConnect }: InvitationProps) {
  const { words } = useKit()
  const [code, setCode] = useState('')
  const [isOpen, setOpen] = useState(false)
  return (
    <Accordion title={words.me.invitation} size="sm" open={isOpen} onClick={() => setOpen(!isOpen)}>
      <Flex direction="column" gap="small" align="start">
        <Input
          name="invitation"
          label={words.me.code}
          description={words.me.invitationDetail}
          onInput={setCode}
        />
        <LoadingButton
          size="sm"
          loading={isBusy}
          disabled={code.trim() === ''}
          onClick={() => onConnect({ code: code.trim() })}
        >
          {words.me.useCode}
        </LoadingButton>
      </Flex>
    </Accordion>
  )
}
