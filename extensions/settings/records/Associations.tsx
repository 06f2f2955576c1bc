// Which companies, deals and tickets of a contact an activity is logged on.
import { AutoGrid, NumberInput } from '@hubspot/ui-extensions'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import { Findings, fieldError } from '../frame/Findings.tsx'
import { Choice } from '../parts/Choice.tsx'
import { ListSelect } from '../parts/ListSelect.tsx'
import { optionsOf } from '../parts/options.ts'
import { Section } from '../parts/Section.tsx'
import { Switch } from '../parts/Switch.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'

type Chosen = Settings['associations']

export function Associations(props: TabProps) {
  const { document, choices, findings, change, isReadOnly } = props
  const { words } = useSettingsKit()
  const { records: texts, fields, values } = words.settings
  const { companies, company_labels } = document.associations
  const put = (given: Partial<Chosen>) => change('associations', (now) => ({ ...now, ...given }))
  return (
    <Section title={texts.associations} detail={texts.associationsDetail}>
      <Choice
        name="association_companies"
        label={fields['associations.companies']}
        value={companies}
        options={optionsOf(values['associations.companies'])}
        findings={findings('/associations/companies')}
        isReadOnly={isReadOnly}
        onChange={(companies) => put({ companies })}
      />
      {companies === 'labelled' && (
        <ListSelect
          name="company_labels"
          label={fields['associations.company_labels']}
          description={texts.labels}
          chosen={company_labels}
          options={choices.company_labels?.map((label) => ({ value: label, label })) ?? null}
          findings={findings('/associations/company_labels')}
          isReadOnly={isReadOnly}
          onChange={(company_labels) => put({ company_labels })}
        />
      )}
      <Deals {...props} />
      <Tickets {...props} />
    </Section>
  )
}

function Deals({ document, choices, findings, change, isReadOnly }: TabProps) {
  const { words } = useSettingsKit()
  const { records: texts, fields } = words.settings
  const { most, closed_for_days, pipelines, only_own } = document.associations.deals
  const put = (given: Partial<Chosen['deals']>) =>
    change('associations', (now) => ({ ...now, deals: { ...now.deals, ...given } }))
  return (
    <Section title={fields['associations.deals']} detail={texts.deals}>
      <AutoGrid columnWidth={240} flexible gap="small">
        <Amount
          name="deals_most"
          label={fields['associations.deals.most']}
          description={texts.most}
          value={most}
          max={50}
          isReadOnly={isReadOnly}
          findings={findings('/associations/deals/most')}
          onChange={(most) => put({ most })}
        />
        <Amount
          name="deals_closed_for_days"
          label={fields['associations.deals.closed_for_days']}
          description={texts.closedFor}
          value={closed_for_days}
          max={365}
          isReadOnly={isReadOnly}
          findings={findings('/associations/deals/closed_for_days')}
          onChange={(closed_for_days) => put({ closed_for_days })}
        />
      </AutoGrid>
      <ListSelect
        name="deals_pipelines"
        label={fields['associations.deals.pipelines']}
        description={texts.pipelines}
        chosen={pipelines}
        options={choices.pipelines?.map(({ id, label }) => ({ value: id, label })) ?? null}
        findings={findings('/associations/deals/pipelines')}
        isReadOnly={isReadOnly}
        onChange={(pipelines) => put({ pipelines })}
      />
      <Switch
        name="deals_only_own"
        label={fields['associations.deals.only_own']}
        description={texts.onlyOwn}
        isOn={only_own}
        isReadOnly={isReadOnly}
        onChange={(only_own) => put({ only_own })}
      />
    </Section>
  )
}

function Tickets({ document, findings, change, isReadOnly }: TabProps) {
  const { words } = useSettingsKit()
  const { records: texts, fields } = words.settings
  const { most, open_only } = document.associations.tickets
  const put = (given: Partial<Chosen['tickets']>) =>
    change('associations', (now) => ({ ...now, tickets: { ...now.tickets, ...given } }))
  return (
    <Section title={fields['associations.tickets']} detail={texts.tickets}>
      <Amount
        name="tickets_most"
        label={fields['associations.tickets.most']}
        description={texts.mostTickets}
        value={most}
        max={50}
        isReadOnly={isReadOnly}
        findings={findings('/associations/tickets/most')}
        onChange={(most) => put({ most })}
      />
      <Findings findings={findings('/associations/tickets/most')} isBesideField />
      {most > 0 && (
        <Switch
          name="tickets_open_only"
          label={fields['associations.tickets.open_only']}
          description={texts.openOnly}
          isOn={open_only}
          isReadOnly={isReadOnly}
          onChange={(open_only) => put({ open_only })}
        />
      )}
    </Section>
  )
}

type AmountProps = {
  name: string
  label: string
  description: string
  value: number
  max: number
  isReadOnly: boolean
  findings: ReturnType<TabProps['findings']>
  onChange: (value: number) => void
}

function Amount({ isReadOnly, findings, ...props }: AmountProps) {
  return <NumberInput min={0} precision={0} readOnly={isReadOnly} {...fieldError(findings)} {...props} />
}
