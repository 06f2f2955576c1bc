// The window in which one member is changed. What is changed there stands on the page at once, and is saved with everything else.
import { Alert, Button, Divider, Flex, Modal, ModalBody, ModalFooter } from '@hubspot/ui-extensions'
import { useId, useState } from 'react'
import { useDesk } from '../frame/desk.ts'
import { TroubleAlert } from '../frame/TroubleAlert.tsx'
import { OwnerSelect } from '../parts/OwnerSelect.tsx'
import { Switch } from '../parts/Switch.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { MemberConnection } from './MemberConnection.tsx'
import { foundOwner } from './owner-of.ts'
import { Reach } from './Reach.tsx'
import type { MemberRow } from './rules.ts'
import { useMemberChange } from './use-member-change.ts'
import type { ShownMembers } from './use-members.ts'

type Props = TabProps & { row: MemberRow; shown: ShownMembers; onChanged: () => void }

export function MemberButton(props: Props) {
  const { actions, words } = useSettingsKit()
  const id = useId()
  // Its contents are drawn once somebody opens it, and anew each time. There is no onClose: taking the rule out may take this very button away.
  const [round, setRound] = useState(0)
  const { row, isReadOnly } = props
  const { clear, isBusy } = useMemberChange(props, row.email)
  const texts = words.settings.members
  const close = () => actions.closeOverlay(id)
  const modal = (
    <Modal id={id} title={row.email} aria-label={row.email} width="md">
      <ModalBody>{round > 0 && <Contents key={round} {...props} />}</ModalBody>
      <ModalFooter>
        <Flex direction="row" gap="small">
          <Button variant="primary" onClick={close}>
            {texts.done}
          </Button>
          {row.rule && !isReadOnly && (
            <Button
              disabled={isBusy}
              onClick={() => {
                close()
                clear()
              }}
            >
              {texts.remove}
            </Button>
          )}
        </Flex>
      </ModalFooter>
    </Modal>
  )
  return (
    <Button size="sm" overlay={modal} onClick={() => setRound(round + 1)}>
      {isReadOnly ? texts.look : texts.change}
    </Button>
  )
}

function Contents(props: Props) {
  const { row, shown, onChanged } = props
  const { known, isAsTold } = row
  const { page } = useDesk()
  return (
    <Flex direction="column" gap="medium">
      {isAsTold &&
        known?.problems.map(({ code, text }) => (
          <Alert key={code} title={text} variant={code === 'joined' ? 'info' : 'warning'} />
        ))}
      <Fields {...props} />
      {known && (
        <>
          <Divider />
          <MemberConnection known={known} shown={shown} isAdmin={page.isAdmin} onChanged={onChanged} />
        </>
      )}
    </Flex>
  )
}

function Fields(props: Props) {
  const { row, document, choices, findings } = props
  const { words } = useSettingsKit()
  const { members: texts, fields, owners } = words.settings
  const { change, isAtOnce, isBusy } = useMemberChange(props, row.email)
  const { email, rule } = row
  const index = document.members.rules.findIndex((one) => one.email === email)
  const isReadOnly = props.isReadOnly || isBusy
  return (
    <Flex direction="column" gap="medium">
      {isAtOnce && <TroubleAlert />}
      <OwnerSelect
        name="owner_id"
        label={fields['members.rules.owner_id']}
        description={texts.ownerDetail}
        ownerId={rule?.owner_id ?? null}
        owners={choices.owners}
        nobody={foundOwner(row, choices.owners, { ...owners, ...texts.ownerBy }) ?? texts.nobodyChosen}
        findings={index < 0 ? [] : findings(`/members/rules/${index}/owner_id`)}
        isReadOnly={isReadOnly}
        onChange={(owner_id) => change({ owner_id })}
      />
      <Switch
        name="syncs"
        label={fields['members.rules.syncs']}
        description={texts.syncsDetail}
        isOn={rule?.syncs ?? true}
        isReadOnly={isReadOnly}
        onChange={(syncs) => change({ syncs })}
      />
      <Switch
        name="own_reach"
        label={texts.ownReach}
        description={texts.ownReachDetail}
        isOn={rule?.touch !== undefined}
        isReadOnly={isReadOnly}
        onChange={(isOn) => change({ touch: isOn ? document.members.touch : null })}
      />
      {rule?.touch && (
        <Reach touch={rule.touch} isReadOnly={isReadOnly} onChange={(touch) => change({ touch })} />
      )}
    </Flex>
  )
}
