// The window in which one member is changed. What is changed there stands on the page at once, and is saved with everything else.
import { Button, Flex, Modal, ModalBody, ModalFooter } from '@hubspot/ui-extensions'
import { useId, useState } from 'react'
import { OwnerSelect } from '../parts/OwnerSelect.tsx'
import { Switch } from '../parts/Switch.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { Reach } from './Reach.tsx'
import { type MemberRow, type MemberRule, withoutRule, withRule } from './rules.ts'

type Props = TabProps & { row: MemberRow }

export function MemberButton(props: Props) {
  const { actions, words } = useSettingsKit()
  const id = useId()
  // Its contents are drawn once somebody opens it. There is no onClose: taking the rule out may take this very button away.
  const [isOpen, setOpen] = useState(false)
  const { row, change, isReadOnly } = props
  const texts = words.settings.members
  const close = () => actions.closeOverlay(id)
  const modal = (
    <Modal id={id} title={row.email} aria-label={row.email} width="md">
      <ModalBody>{isOpen && <Fields {...props} />}</ModalBody>
      <ModalFooter>
        <Flex direction="row" gap="small">
          <Button variant="primary" onClick={close}>
            {texts.done}
          </Button>
          {row.rule && !isReadOnly && (
            <Button
              onClick={() => {
                close()
                change('members', (now) => withoutRule(now, row.email))
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
    <Button size="sm" overlay={modal} onClick={() => setOpen(true)}>
      {isReadOnly ? texts.look : texts.change}
    </Button>
  )
}

function Fields({ row, document, choices, findings, change, isReadOnly }: Props) {
  const { words } = useSettingsKit()
  const { members: texts, fields } = words.settings
  const { email, rule, namesake } = row
  const index = document.members.rules.findIndex((one) => one.email === email)
  const edit = (to: (rule: MemberRule) => MemberRule) => change('members', (now) => withRule(now, email, to))
  return (
    <Flex direction="column" gap="medium">
      <OwnerSelect
        name="owner_id"
        label={fields['members.rules.owner_id']}
        description={texts.ownerDetail}
        ownerId={rule?.owner_id ?? null}
        owners={choices.owners}
        nobody={namesake ? texts.namesake(namesake.name) : texts.nobodyChosen}
        findings={index < 0 ? [] : findings(`/members/rules/${index}/owner_id`)}
        isReadOnly={isReadOnly}
        onChange={(ownerId) =>
          edit(({ owner_id: _, ...rest }) => (ownerId === null ? rest : { ...rest, owner_id: ownerId }))
        }
      />
      <Switch
        name="syncs"
        label={fields['members.rules.syncs']}
        description={texts.syncsDetail}
        isOn={rule?.syncs ?? true}
        isReadOnly={isReadOnly}
        onChange={(syncs) => edit((rule) => ({ ...rule, syncs }))}
      />
      <Switch
        name="own_reach"
        label={texts.ownReach}
        description={texts.ownReachDetail}
        isOn={rule?.touch !== undefined}
        isReadOnly={isReadOnly}
        onChange={(isOn) =>
          edit(({ touch: _, ...rest }) => (isOn ? { ...rest, touch: document.members.touch } : rest))
        }
      />
      {rule?.touch && (
        <Reach
          touch={rule.touch}
          isReadOnly={isReadOnly}
          onChange={(touch) => edit((rule) => ({ ...rule, touch }))}
        />
      )}
    </Flex>
  )
}
