// The window in which one says when a campaign opens a deal, and what that deal is like. It stands on the page at once.
import { Button, ButtonRow, Flex, Panel, PanelBody, PanelFooter } from '@hubspot/ui-extensions'
import { useId, useState } from 'react'
import { Switch } from '../parts/Switch.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { DealFields } from './DealFields.tsx'
import { type CampaignRow, type CampaignRule, usualDeal, withRule } from './rules.ts'

type Props = TabProps & { row: CampaignRow }

export function DealButton(props: Props) {
  const { actions, words } = useSettingsKit()
  const id = useId()
  // Its contents are drawn once somebody opens it. There is no onClose: taking the rule out may take this very button away.
  const [isOpen, setOpen] = useState(false)
  const { row, change, isReadOnly } = props
  const texts = words.settings.campaigns
  const close = () => actions.closeOverlay(id)
  const panel = (
    <Panel id={id} title={row.campaign} variant="modal" width="md">
      <PanelBody>{isOpen && <Fields {...props} />}</PanelBody>
      <PanelFooter>
        <ButtonRow>
          <Button variant="primary" onClick={close}>
            {texts.done}
          </Button>
          {row.index !== null && !isReadOnly && (
            <Button
              onClick={() => {
                close()
                change('campaigns', (now) => now.filter(({ campaign }) => campaign !== row.campaign))
              }}
            >
              {texts.remove}
            </Button>
          )}
        </ButtonRow>
      </PanelFooter>
    </Panel>
  )
  return (
    <Button size="sm" overlay={panel} onClick={() => setOpen(true)}>
      {isReadOnly ? texts.look : texts.change}
    </Button>
  )
}

function Fields(props: Props) {
  const { row, choices, findings, change, isReadOnly } = props
  const { words } = useSettingsKit()
  const texts = words.settings.campaigns
  const { campaign, rule, index } = row
  // As long as the window is open, nothing that is chosen in it may take the campaign off the page.
  const edit = (to: (rule: CampaignRule) => CampaignRule) =>
    change('campaigns', (now) => withRule(now, campaign, to, true))
  return (
    <Flex direction="column" gap="medium">
      <Switch
        name="opens_deal"
        label={texts.opensDeal}
        description={texts.opensDealHint}
        isOn={rule.deal !== null}
        isReadOnly={isReadOnly}
        onChange={(isOn) => edit((rule) => ({ ...rule, deal: isOn ? usualDeal(choices) : null }))}
      />
      {rule.deal && (
        <DealFields
          deal={rule.deal}
          choices={choices}
          findings={(field) => (index === null ? [] : findings(`/campaigns/${index}/deal/${field}`))}
          isReadOnly={isReadOnly}
          onChange={(to) => edit((rule) => (rule.deal ? { ...rule, deal: to(rule.deal) } : rule))}
        />
      )}
    </Flex>
  )
}
