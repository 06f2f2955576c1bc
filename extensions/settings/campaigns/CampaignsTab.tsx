// What differs from campaign to campaign: whether it is logged at all, and when it opens a deal.
import {
  Button,
  Flex,
  Input,
  SearchInput,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
  Toggle,
} from '@hubspot/ui-extensions'
import { useState } from 'react'
import { sayValue } from '../frame/say-value.ts'
import { Section } from '../parts/Section.tsx'
import { StillLooking } from '../parts/StillLooking.tsx'
import { TooLong } from '../parts/TooLong.tsx'
import { usePages } from '../parts/use-pages.ts'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { DealButton } from './DealButton.tsx'
import { type CampaignRow, campaignsOf, withRule } from './rules.ts'

const SEARCHED_FROM = 10

export function CampaignsTab(props: TabProps) {
  const { document, choices, leftOut, isReadOnly } = props
  const { words } = useSettingsKit()
  const texts = words.settings.campaigns
  const [sought, setSought] = useState('')
  const all = campaignsOf(document, choices)
  const wanted = sought.trim().toLowerCase()
  const { shown, paging } = usePages(all.filter(({ campaign }) => campaign.toLowerCase().includes(wanted)))
  const left = leftOut('/campaigns')
  if (left !== null) return <TooLong entries={left} />
  return (
    <Section title={words.settings.fields.campaigns} detail={texts.detail}>
      {all.length > SEARCHED_FROM && (
        <SearchInput name="campaign" label={texts.search} onInput={setSought} onChange={setSought} />
      )}
      {all.length === 0 ? (
        <Text>{texts.none}</Text>
      ) : (
        <Table density="condensed" flush {...paging}>
          <TableHead>
            <TableRow>
              <TableHeader>{texts.campaign}</TableHeader>
              <TableHeader width="min">{texts.isLogged}</TableHeader>
              <TableHeader>{texts.deal}</TableHeader>
              <TableHeader width="min">{texts.change}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((row) => (
              <Row key={row.campaign} row={row} {...props} />
            ))}
          </TableBody>
        </Table>
      )}
      <StillLooking choices={choices} />
      {!isReadOnly && <AddCampaign {...props} />}
    </Section>
  )
}

function Row({ row, ...props }: TabProps & { row: CampaignRow }) {
  const { words } = useSettingsKit()
  const texts = words.settings.campaigns
  const { choices, findings, change, isReadOnly } = props
  const { campaign, rule, index } = row
  const said = { words, choices }
  const isSeen = choices.campaigns.includes(campaign)
  return (
    <TableRow>
      <TableCell>{campaign}</TableCell>
      <TableCell width="min">
        <Toggle
          name={`is_pushed ${campaign}`}
          label={texts.logs(campaign)}
          labelDisplay="hidden"
          size="sm"
          checked={rule.is_pushed}
          readOnly={isReadOnly}
          onChange={(is_pushed) =>
            change('campaigns', (now) => withRule(now, campaign, (rule) => ({ ...rule, is_pushed }), !isSeen))
          }
        />
      </TableCell>
      <TableCell>
        <Flex direction="column" gap="flush" align="start">
          <Text>
            {rule.deal
              ? texts.opens(
                  sayValue('campaigns.deal.on', rule.deal.on, said),
                  sayValue('campaigns.deal.pipeline', rule.deal.pipeline, said),
                  sayValue('campaigns.deal.stage', rule.deal.stage, said),
                )
              : texts.noDeal}
          </Text>
          {index !== null &&
            findings(`/campaigns/${index}`).map(({ pointer, code, message }) => (
              <StatusTag key={`${pointer} ${code}`} variant="danger">
                {message}
              </StatusTag>
            ))}
        </Flex>
      </TableCell>
      <TableCell width="min">
        <DealButton row={row} {...props} />
      </TableCell>
    </TableRow>
  )
}

function AddCampaign({ document, change }: TabProps) {
  const { words } = useSettingsKit()
  const texts = words.settings.campaigns
  const [typed, setTyped] = useState('')
  const [round, setRound] = useState(0)
  const campaign = typed.trim()
  const isNew = campaign !== '' && !document.campaigns.some((rule) => rule.campaign === campaign)
  const add = () => {
    change('campaigns', (now) => withRule(now, campaign, (rule) => rule, true))
    setTyped('')
    setRound(round + 1)
  }
  return (
    <Flex direction="row" gap="small" align="end" wrap>
      <Input
        key={round}
        name="new_campaign"
        label={texts.add}
        placeholder={texts.addHint}
        onInput={setTyped}
      />
      <Button size="sm" disabled={!isNew} onClick={add}>
        {texts.addButton}
      </Button>
    </Flex>
  )
}
