// Which contacts and companies Logbook creates, what they are born with, and which records of a contact activity is logged on.
import { Divider, Flex } from '@hubspot/ui-extensions'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import { SAID } from '../campaigns/DealFields.tsx'
import { Choice } from '../parts/Choice.tsx'
import { ListSelect } from '../parts/ListSelect.tsx'
import { optionsOf, pickedOf } from '../parts/options.ts'
import { PropertyValues } from '../parts/PropertyValues.tsx'
import { Section } from '../parts/Section.tsx'
import { Switch } from '../parts/Switch.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { Associations } from './Associations.tsx'
import { Mandatory } from './Mandatory.tsx'

type Creation = Settings['record_creation']
type Contacts = Creation['contacts']
type BornWith = Pick<Contacts, 'mandatory' | 'defaults'>

export function RecordsTab(props: TabProps) {
  const { document, findings, change, isReadOnly } = props
  const { words } = useSettingsKit()
  const { records: texts, fields, values } = words.settings
  const { contacts } = document.record_creation
  const types = optionsOf(values['record_creation.contacts.types'])
  const put = (given: Partial<Contacts>) =>
    change('record_creation', (now) => ({ ...now, contacts: { ...now.contacts, ...given } }))
  return (
    <Flex direction="column" gap="large">
      <Section title={texts.contacts} detail={texts.contactsDetail}>
        <IsCreated kind="contacts" {...props} />
        {contacts.is_on && (
          <>
            <ListSelect
              name="created_by"
              label={fields['record_creation.contacts.types']}
              description={texts.types}
              chosen={contacts.types}
              options={types}
              findings={findings('/record_creation/contacts/types')}
              isReadOnly={isReadOnly}
              onChange={(picked) => put({ types: pickedOf(types, contacts.types, picked) })}
            />
            <Born kind="contacts" {...props} />
          </>
        )}
      </Section>
      <Divider />
      <Section title={texts.companies} detail={texts.companiesDetail}>
        <IsCreated kind="companies" {...props} />
        <Several {...props} />
        {document.record_creation.companies.is_on && <Born kind="companies" {...props} />}
      </Section>
      <Divider />
      <NewDeals {...props} />
      <Divider />
      <Associations {...props} />
    </Flex>
  )
}

type Kind = 'contacts' | 'companies'

function IsCreated({ kind, document, change, findings, isReadOnly }: TabProps & { kind: Kind }) {
  const { words } = useSettingsKit()
  const texts = words.settings.records
  return (
    <Switch
      name={`create_${kind}`}
      label={texts.create[kind]}
      description={texts.createHint[kind]}
      isOn={document.record_creation[kind].is_on}
      findings={findings(`/record_creation/${kind}/is_on`)}
      isReadOnly={isReadOnly}
      onChange={(is_on) => change('record_creation', (now) => ({ ...now, [kind]: { ...now[kind], is_on } }))}
    />
  )
}

/** Nobody guesses which of them is meant. */
function Several({ document, findings, change, isReadOnly }: TabProps) {
  const { words } = useSettingsKit()
  const { records: texts, fields, values } = words.settings
  return (
    <Choice
      name="several_companies"
      label={fields['record_creation.companies.several']}
      description={texts.several}
      value={document.record_creation.companies.several}
      options={optionsOf(values['record_creation.companies.several'])}
      findings={findings('/record_creation/companies/several')}
      isReadOnly={isReadOnly}
      onChange={(several) =>
        change('record_creation', (now) => ({ ...now, companies: { ...now.companies, several } }))
      }
    />
  )
}

/** Campaigns open them, as their rules say. */
function NewDeals({ document, choices, findings, change, isReadOnly }: TabProps) {
  const { words } = useSettingsKit()
  const { records: texts } = words.settings
  return (
    <Section title={texts.newDeals} detail={texts.newDealsDetail}>
      <PropertyValues
        name="deals defaults"
        values={document.record_creation.deals.defaults}
        properties={choices.properties.deals}
        owners={choices.owners}
        without={SAID}
        findings={(property) => findings(`/record_creation/deals/defaults/${property}`)}
        isReadOnly={isReadOnly}
        onChange={(to) =>
          change('record_creation', (now) => ({ ...now, deals: { defaults: to(now.deals.defaults) } }))
        }
      />
    </Section>
  )
}

/** Different on every record, so they can have no default. */
const UNIQUE = ['email', 'domain']

/** What a new one must have, and what it is given. */
function Born({ kind, document, choices, findings, change, isReadOnly }: TabProps & { kind: Kind }) {
  const { words } = useSettingsKit()
  const { records: texts, fields } = words.settings
  const { mandatory, defaults } = document.record_creation[kind]
  const edit = (to: (now: BornWith) => Partial<BornWith>) =>
    change('record_creation', (now) => ({ ...now, [kind]: { ...now[kind], ...to(now[kind]) } }))
  return (
    <>
      <Section title={fields[`record_creation.${kind}.mandatory`]} detail={texts.mandatory}>
        <Mandatory
          name={kind}
          groups={mandatory}
          properties={choices.properties[kind]}
          findings={(index) => findings(`/record_creation/${kind}/mandatory/${index}`)}
          isReadOnly={isReadOnly}
          onChange={(to) => edit((now) => ({ mandatory: to(now.mandatory) }))}
        />
      </Section>
      <Section title={fields[`record_creation.${kind}.defaults`]} detail={texts.defaults}>
        <PropertyValues
          name={`${kind} defaults`}
          values={defaults}
          properties={choices.properties[kind]}
          owners={choices.owners}
          without={UNIQUE}
          findings={(property) => findings(`/record_creation/${kind}/defaults/${property}`)}
          isReadOnly={isReadOnly}
          onChange={(to) => edit((now) => ({ defaults: to(now.defaults) }))}
        />
      </Section>
    </>
  )
}
