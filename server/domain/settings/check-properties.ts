// Checks the properties that a settings document names: they must be there, be writable, and take the values that are meant for them. Pure.
import { pointerTo } from '../field-problem.ts'
import { checkOwner } from './check-owners.ts'
import type { Finding, SettingsPart } from './finding.ts'
import type { LiveAccount, LiveProperty, PropertyPart } from './live-account.ts'
import { suggest } from './nearest.ts'
import { opensDeals } from './needed-features.ts'
import { notChecked } from './not-checked.ts'
import type { Settings } from './settings.ts'

/** Where values for new records stand, and what is broken when they do not fit. */
export type ValuesPlace = { kind: PropertyPart; path: (string | number)[]; part: SettingsPart }

const SINGULAR: Record<PropertyPart, string> = { contacts: 'contact', companies: 'company', deals: 'deal' }

/** Unique in fact, although HubSpot's definitions do not say so. */
const IDENTITY: Partial<Record<PropertyPart, string>> = { contacts: 'email', companies: 'domain' }

export function checkProperties(settings: Settings, live: LiveAccount): Finding[] {
  const { contacts, companies, deals } = settings.record_creation
  return [
    ...checkCreation('contacts', contacts, live, { kind: 'new_contacts' }),
    ...checkCreation('companies', companies, live, { kind: 'new_companies' }),
    ...checkDealDefaults(deals.defaults, live, opensDeals(settings) ? { part: { kind: 'new_deals' } } : {}),
  ]
}

function checkDealDefaults(
  defaults: Readonly<Record<string, string>>,
  live: LiveAccount,
  broken: { part?: SettingsPart },
): Finding[] {
  if (Object.keys(defaults).length === 0) return []
  const path = ['record_creation', 'deals', 'defaults']
  if (!live.deals.isKnown) return notChecked(live.deals, pointerTo(path), 'the properties of deals')
  const wrong = [
    ...checkValues(defaults, live, { kind: 'deals', path, part: { kind: 'new_deals' } }),
    ...checkSetTwice(defaults, pointerTo(path)),
  ]
  return wrong.map(({ part: _part, ...finding }) => ({ ...finding, ...broken }))
}

/** What a campaign's rule itself says of a deal cannot be said a second time. */
export function checkSetTwice(defaults: Readonly<Record<string, string>>, pointer: string): Finding[] {
  return ['pipeline', 'dealstage', 'dealname', 'amount', 'hubspot_owner_id'].flatMap((name): Finding[] => {
    if (!Object.hasOwn(defaults, name)) return []
    const message = `"${name}" of the deal is set by the campaign's rule itself.`
    const fix = 'Take it out of the default values.'
    return [{ pointer: `${pointer}/${name}`, code: 'duplicate_entry', severity: 'error', message, fix }]
  })
}

type Creation = Pick<Settings['record_creation']['companies'], 'is_on' | 'mandatory' | 'defaults'>

function checkCreation(
  kind: 'contacts' | 'companies',
  { is_on, mandatory, defaults }: Creation,
  live: LiveAccount,
  part: SettingsPart,
): Finding[] {
  const properties = live[kind]
  const isNamed = mandatory.length > 0 || Object.keys(defaults).length > 0
  if (!isNamed) return []
  if (!properties.isKnown)
    return notChecked(properties, `/record_creation/${kind}`, `the properties of ${kind}`)
  const broken = is_on ? { part } : {}
  const wanted = mandatory.flatMap((group, groupIndex) =>
    group.flatMap((name, index): Finding[] => {
      const pointer = pointerTo(['record_creation', kind, 'mandatory', groupIndex, index])
      const finding = checkWritable(properties.value, name, { kind, pointer })
      return finding ? [{ ...finding, ...broken }] : []
    }),
  )
  const values = checkValues(defaults, live, { kind, path: ['record_creation', kind, 'defaults'], part })
  return [...wanted, ...(is_on ? values : values.map(({ part: _part, ...finding }) => finding))]
}

/** Values that new records of a type are born with. Their properties must be known by then. */
export function checkValues(
  defaults: Readonly<Record<string, string>>,
  live: LiveAccount,
  { kind, path, part }: ValuesPlace,
): Finding[] {
  const properties = live[kind]
  if (!properties.isKnown) return []
  return Object.entries(defaults).flatMap(([name, value]): Finding[] => {
    const pointer = pointerTo([...path, name])
    const unwritable = checkWritable(properties.value, name, { kind, pointer })
    if (unwritable) return [{ ...unwritable, part }]
    const property = properties.value.find((one) => one.name === name)
    if (!property) return []
    if (property.isUnique || name === IDENTITY[kind]) {
      const message = `"${name}" is different on every ${SINGULAR[kind]}, so it cannot have a default.`
      return [{ pointer, code: 'unique_property', severity: 'error', message, fix: 'Take it out.', part }]
    }
    if (property.isOwner) {
      const { owners } = live
      if (!owners.isKnown) return notChecked(owners, pointer, "the account's owners")
      const finding = checkOwner(owners.value, value, { pointer, part })
      return finding ? [finding] : []
    }
    const unfit = checkValue(property, value)
    return unfit ? [{ pointer, severity: 'error', ...unfit, part }] : []
  })
}

function checkWritable(
  properties: readonly LiveProperty[],
  name: string,
  { kind, pointer }: { kind: PropertyPart; pointer: string },
): Finding | null {
  const property = properties.find((one) => one.name === name)
  const about = { pointer, severity: 'error' } as const
  if (!property) {
    const choices = properties.filter(({ isHidden, isReadOnly }) => !isHidden && !isReadOnly)
    const message = `HubSpot has no property "${name}" for ${kind}.`
    const fix = suggest(name, choices.map(toChoice), 'properties')
    return {
      ...about,
      code: 'unknown_property',
      message,
      fix: `${fix} Or add it in HubSpot (Settings, Properties).`,
    }
  }
  if (!property.isReadOnly) return null
  return {
    ...about,
    code: 'read_only_property',
    message: `HubSpot fills in "${name}" (${property.label}) itself; nobody else may.`,
    fix: 'Take it out, or choose a property that can be edited.',
  }
}

function toChoice({ name, label }: LiveProperty): { value: string; label: string } {
  return { value: name, label }
}

type Unfit = Pick<Finding, 'code' | 'message' | 'fix'>

function checkValue(property: LiveProperty, value: string): Unfit | null {
  const { name, type, fieldType, options, hasOtherOptions } = property
  if (value === '') return unfit(`The default of "${name}" is empty.`, 'Give it a value, or take it out.')
  if (options.length > 0 && !hasOtherOptions) {
    const values = fieldType === 'checkbox' ? value.split(';').map((one) => one.trim()) : [value]
    const unknown = values.find((one) => !options.some((option) => option.value === one))
    if (unknown === undefined) return null
    const message = `"${name}" has no option "${unknown}". HubSpot takes an option only exactly as it is written there.`
    return { code: 'unknown_option', message, fix: suggest(unknown, options, 'options') }
  }
  switch (type) {
    case 'number':
      return value.trim() !== '' && Number.isFinite(Number(value))
        ? null
        : unfit(`"${name}" takes a number.`, 'Write digits, with a point for decimals: 12.5.')
    case 'bool':
      return ['true', 'false'].includes(value)
        ? null
        : unfit(`"${name}" takes true or false.`, 'Write one of the two.')
    case 'date':
    case 'datetime': {
      const pattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/
      return pattern.test(value) && !Number.isNaN(Date.parse(value))
        ? null
        : unfit(`"${name}" takes a date.`, 'Write it as year, month and day: 2026-11-20.')
    }
    default:
      return null
  }
}

function unfit(message: string, fix: string): Unfit {
  return { code: 'unfit_value', message, fix }
}
