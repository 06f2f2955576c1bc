// Puts a setting and its value into words: owners, teams, roles and pipelines by name, choices as the page calls them. Pure.
import type { Choices } from '../../../server/http/settings/answers.ts'
import type { SettingsWords } from '../../words/settings-words.ts'
import { entryKeyOf, isObject, type Place } from './places.ts'

export type Said = { words: SettingsWords; choices: Choices }

/** `Members › ann@northwind.example › Owner` */
export function namePlace(place: Place, said: Said): string {
  const names = place.map((step, index) => {
    const list = place.slice(0, index)
    const key = entryKeyOf(list)
    const name =
      key === undefined
        ? fieldName(kindOf([...list, step]), step, said)
        : nameOf(`${list.join('.')}.${key}`, step, said)
    return name ?? step
  })
  return names.filter((name, index) => name !== names[index - 1]).join(' › ')
}

/** The way to a setting, without the names of entries: `members.rules.owner_id`. */
export function kindOf(place: Place): string {
  return place.filter((_, index) => entryKeyOf(place.slice(0, index)) === undefined).join('.')
}

/** The same of a path as changes have it: `members.rules[ann@northwind.example].owner_id`. */
export function kindOfPath(path: string): string {
  return path.replace(/\[.*?\](?=\.|\[|$)/g, '')
}

/** `kind`: which setting has this value. */
export function sayValue(kind: string, value: unknown, said: Said): string {
  const { words } = said
  if (value === null || value === undefined) return words.settings.notSet
  if (typeof value === 'boolean') return value ? words.settings.on : words.settings.off
  if (typeof value === 'number') return words.figure(value)
  if (typeof value === 'string') return nameOf(kind, value, said) ?? value
  if (Array.isArray(value))
    return value.map((one) => sayEntry(kind, one, said)).join(', ') || words.settings.none
  return isObject(value) ? sayFields(kind, value, said) : ''
}

/** Of a list in a list, any one will do: mandatory properties. */
function sayEntry(kind: string, entry: unknown, said: Said): string {
  if (!Array.isArray(entry)) return sayValue(kind, entry, said)
  return entry.map((one) => sayValue(kind, one, said)).join(` ${said.words.settings.or} `)
}

/** An entry by its name; what it says beside it in brackets. What says nothing is left out. */
function sayFields(kind: string, value: object, said: Said): string {
  const key = entryKeyOf(kind.split('.'))
  const rest = Object.entries(value)
    .filter(([name, inner]) => name !== key && !isNothing(inner))
    .map(([name, inner]) => {
      // Activity types and the like are no settings of their own: each has a value of the whole.
      const inside = valuesOf(kind, said) ? kind : `${kind}.${name}`
      return `${fieldName(`${kind}.${name}`, name, said) ?? name}: ${sayValue(inside, inner, said)}`
    })
    .join(', ')
  if (key === undefined) return rest || said.words.settings.none
  const name = sayValue(`${kind}.${key}`, Reflect.get(value, key), said)
  return rest ? `${name} (${rest})` : name
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (isObject(value) && Object.keys(value).length === 0)
}

/** `last`: the last step, which may be the type of an activity. */
function fieldName(kind: string, last: string, { words }: Said): string | undefined {
  const names = new Map<string, string>(Object.entries(words.settings.fields))
  const types = new Map<string, string>(Object.entries(words.types))
  return names.get(kind) ?? types.get(last)
}

function valuesOf(kind: string, { words }: Said): Record<string, string> | undefined {
  return new Map<string, Record<string, string>>(Object.entries(words.settings.values)).get(kind)
}

const OWNERS = [
  'general.default_owner_id',
  'members.rules.owner_id',
  'members.round_robin',
  'campaigns.deal.owner_id',
]

function nameOf(kind: string, value: string, said: Said): string | undefined {
  const { owners, teams, roles, pipelines } = said.choices
  if (OWNERS.includes(kind)) return owners?.find(({ id }) => id === value)?.name
  if (kind === 'activities.teams.team_id') return teams?.find(({ id }) => id === value)?.name
  if (kind === 'activities.roles.role_id') return roles?.find(({ id }) => id === value)?.name
  if (kind === 'associations.deals.pipelines' || kind === 'campaigns.deal.pipeline')
    return pipelines?.find(({ id }) => id === value)?.label
  if (kind === 'campaigns.deal.stage')
    return pipelines?.flatMap(({ stages }) => stages).find(({ id }) => id === value)?.label
  return valuesOf(kind, said)?.[value]
}
