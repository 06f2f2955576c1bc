// The deal that a campaign opens: upon what, in which stage, and what it is called, worth and owned by.
import { Flex, Input, NumberInput } from '@hubspot/ui-extensions'
import type { Choices, FindingView } from '../../../server/http/settings/answers.ts'
import { Findings, fieldError } from '../frame/Findings.tsx'
import { Choice } from '../parts/Choice.tsx'
import { ListSelect } from '../parts/ListSelect.tsx'
import { OwnerSelect } from '../parts/OwnerSelect.tsx'
import { optionsOf, pickedOf, withChosen } from '../parts/options.ts'
import { PropertyValues } from '../parts/PropertyValues.tsx'
import { Section } from '../parts/Section.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'
import type { Deal } from './rules.ts'

type Props = {
  deal: Deal
  choices: Choices
  /** By the field: `stage`, `defaults/amount`. */
  findings: (field: string) => FindingView[]
  isReadOnly: boolean
  onChange: (edit: (now: Deal) => Deal) => void
}

/** What the fields above them say already. */
export const SAID = ['pipeline', 'dealstage', 'dealname', 'amount', 'hubspot_owner_id']

export function DealFields(props: Props) {
  const { deal, choices, findings, isReadOnly, onChange } = props
  const { words } = useSettingsKit()
  const { campaigns: texts, fields, values } = words.settings
  const put = (given: Partial<Deal>) => onChange((now) => ({ ...now, ...given }))
  const triggers = optionsOf(values['campaigns.deal.on'])
  return (
    <Flex direction="column" gap="medium">
      <ListSelect
        name="deal_on"
        label={fields['campaigns.deal.on']}
        description={texts.on}
        chosen={deal.on}
        options={triggers}
        findings={findings('on')}
        isReadOnly={isReadOnly}
        onChange={(picked) => put({ on: pickedOf(triggers, deal.on, picked) })}
      />
      <Where {...props} />
      <Flex direction="column" gap="extra-small">
        <Input
          name="deal_name"
          label={fields['campaigns.deal.name_format']}
          description={texts.name}
          value={deal.name_format}
          readOnly={isReadOnly}
          {...fieldError(findings('name_format'))}
          onChange={(name_format) => put({ name_format })}
        />
        <Findings findings={findings('name_format')} isBesideField />
      </Flex>
      <NumberInput
        name="deal_amount"
        label={fields['campaigns.deal.amount']}
        description={texts.amount}
        min={0}
        readOnly={isReadOnly}
        {...(deal.amount !== null && { value: deal.amount })}
        {...fieldError(findings('amount'))}
        onChange={(amount) => put({ amount: Number.isFinite(amount) ? amount : null })}
      />
      <OwnerSelect
        name="deal_owner"
        label={fields['campaigns.deal.owner_id']}
        ownerId={deal.owner_id}
        owners={choices.owners}
        nobody={texts.ownerOfActivity}
        findings={findings('owner_id')}
        isReadOnly={isReadOnly}
        onChange={(owner_id) => put({ owner_id })}
      />
      <Section title={fields['campaigns.deal.defaults']} detail={texts.defaults}>
        <PropertyValues
          name="deal_defaults"
          values={deal.defaults}
          properties={choices.properties.deals}
          owners={choices.owners}
          without={SAID}
          findings={(property) => findings(`defaults/${property}`)}
          isReadOnly={isReadOnly}
          onChange={(to) => onChange((now) => ({ ...now, defaults: to(now.defaults) }))}
        />
      </Section>
    </Flex>
  )
}

/** Pipeline and stage; another pipeline has other stages. */
function Where({ deal, choices: { pipelines }, findings, isReadOnly, onChange }: Props) {
  const { words } = useSettingsKit()
  const { fields, closedList, gone } = words.settings
  const put = (given: Partial<Deal>) => onChange((now) => ({ ...now, ...given }))
  if (pipelines === null)
    return (
      <>
        {(['pipeline', 'stage'] as const).map((field) => (
          <Input
            key={field}
            name={`deal_${field}`}
            label={fields[`campaigns.deal.${field}`]}
            description={closedList}
            value={deal[field]}
            readOnly={isReadOnly}
            {...fieldError(findings(field))}
            onChange={(text) => put({ [field]: text.trim() })}
          />
        ))}
      </>
    )
  const stagesOf = (id: string) => pipelines.find((one) => one.id === id)?.stages ?? []
  const stages = stagesOf(deal.pipeline).map(({ id, label }) => ({ value: id, label }))
  return (
    <>
      <Choice
        name="deal_pipeline"
        label={fields['campaigns.deal.pipeline']}
        value={deal.pipeline}
        options={withChosen(
          pipelines.map(({ id, label }) => ({ value: id, label })),
          deal.pipeline ? [deal.pipeline] : [],
          gone,
        )}
        findings={findings('pipeline')}
        isReadOnly={isReadOnly}
        onChange={(pipeline) =>
          put({ pipeline, stage: stagesOf(pipeline).find(({ is_closed }) => !is_closed)?.id ?? '' })
        }
      />
      <Choice
        name="deal_stage"
        label={fields['campaigns.deal.stage']}
        value={deal.stage}
        options={withChosen(stages, deal.stage ? [deal.stage] : [], gone)}
        findings={findings('stage')}
        isReadOnly={isReadOnly}
        onChange={(stage) => put({ stage })}
      />
    </>
  )
}
