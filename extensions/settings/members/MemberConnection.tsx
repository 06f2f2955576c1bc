// Whether a member connected, and what an admin can do about it: invite them, hand a link over, take the connection back.
import {
  Alert,
  Button,
  ButtonRow,
  Flex,
  Heading,
  LoadingButton,
  Text,
  TextArea,
} from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { MemberLinkAnswer, MembersAnswer, SettingsMember } from '../../../server/http/members/answers.ts'
import { useAct } from '../../parts/use-act.ts'
import { useDesk } from '../frame/desk.ts'
import { useSettingsKit } from '../use-settings-kit.ts'

type Props = {
  known: SettingsMember
  shown: Pick<MembersAnswer, 'can_mail' | 'must_connect'>
  isAdmin: boolean
  onChanged: () => void
}

export function MemberConnection(props: Props) {
  const { words } = useSettingsKit()
  const { times } = useDesk()
  const texts = words.settings.members
  const { known, isAdmin } = props
  const { connection, paused_at, invitation, known_since } = known
  return (
    <Flex direction="column" gap="small" align="start">
      <Heading>{texts.connection}</Heading>
      {paused_at !== null && <Text>{texts.pausedDetail(times.ago(paused_at))}</Text>}
      {connection && (
        <Text>
          {texts.connectedDetail(connection.user, times.ago(connection.at), texts.by[connection.by])}
        </Text>
      )}
      {!connection && paused_at === null && <Text>{texts.notConnectedDetail}</Text>}
      {invitation && !connection && (
        <Text variant="microcopy">
          {texts.invitations[invitation.state](times.ago(invitation.at))}{' '}
          {invitation.problem ?? texts.linkUntil(times.exact(invitation.expires_at))}
        </Text>
      )}
      {isAdmin && known_since === null && <Text variant="microcopy">{texts.notKnown}</Text>}
      {isAdmin && known_since !== null && (connection ? <TakeBack {...props} /> : <Invite {...props} />)}
    </Flex>
  )
}

function Invite({ known: { email, paused_at }, shown, onChanged }: Props) {
  const { api, actions, words } = useSettingsKit()
  const texts = words.settings.members
  const { isBusy, act } = useAct()
  const [made, setMade] = useState<MemberLinkAnswer | null>(null)
  const invite = () =>
    act(
      () => api.inviteMembers({ members: [email] }),
      ({ invited, refused }) => {
        const refusal = refused[0]?.text ?? ''
        if (invited > 0) actions.addAlert({ type: 'success', message: texts.invited(invited) })
        else actions.addAlert({ type: 'danger', title: texts.notInvited, message: refusal })
        onChanged()
      },
    )
  const makeLink = () =>
    act(
      () => api.memberLink(email),
      (link) => {
        setMade(link)
        onChanged()
      },
    )
  // Who paused decides alone.
  if (paused_at !== null) return null
  return (
    <Flex direction="column" gap="small">
      <ButtonRow>
        <LoadingButton size="sm" loading={isBusy} disabled={!shown.can_mail} onClick={invite}>
          {texts.invite}
        </LoadingButton>
        <LoadingButton size="sm" loading={isBusy} onClick={makeLink}>
          {texts.makeLink}
        </LoadingButton>
      </ButtonRow>
      {!shown.can_mail && <Text variant="microcopy">{texts.noMail}</Text>}
      {made && <HandOver link={made} />}
    </Flex>
  )
}

function HandOver({ link }: { link: MemberLinkAnswer }) {
  const { actions, words } = useSettingsKit()
  const { times } = useDesk()
  const texts = words.settings.members
  const copy = () =>
    actions.copyTextToClipboard(link.url).then(
      () => actions.addAlert({ type: 'success', message: texts.copied }),
      () => actions.addAlert({ type: 'danger', message: texts.notCopied }),
    )
  return (
    <Flex direction="column" gap="extra-small" align="start">
      <TextArea name="member_link" label={texts.link} value={link.url} readOnly rows={2} />
      <Text variant="microcopy">{texts.linkDetail(times.exact(link.expires_at))}</Text>
      <Button size="sm" onClick={copy}>
        {texts.copyLink}
      </Button>
    </Flex>
  )
}

/** Asked twice, in the window itself: a window opens no other one. */
function TakeBack({ known: { email }, shown, onChanged }: Props) {
  const { api, actions, words } = useSettingsKit()
  const texts = words.settings.members
  const { isBusy, act } = useAct()
  const [isAsked, setAsked] = useState(false)
  if (!isAsked)
    return (
      <Button size="sm" onClick={() => setAsked(true)}>
        {texts.takeBack}
      </Button>
    )
  const takeBack = () =>
    act(
      () => api.disconnectMember(email),
      () => {
        actions.addAlert({ type: 'success', message: texts.takenBack(email) })
        setAsked(false)
        onChanged()
      },
    )
  return (
    <Alert title={texts.takeBackTitle} variant="warning">
      <Flex direction="column" gap="small" align="start">
        <Text>{shown.must_connect ? texts.takeBackWaits : texts.takeBackDetail}</Text>
        <LoadingButton size="sm" variant="destructive" loading={isBusy} onClick={takeBack}>
          {texts.takeBackYes}
        </LoadingButton>
      </Flex>
    </Alert>
  )
}
