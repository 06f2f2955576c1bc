// An owner of HubSpot, by name. Where HubSpot does not let us see them, their id is typed.
import { Flex, Input } from '@hubspot/ui-extensions'
import type { Choices, FindingView } from '../../../server/http/settings/answers.ts'
import { Findings, fieldError } from '../frame/Findings.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'
import { Choice } from './Choice.tsx'
import { type Option, withChosen } from './options.ts'

type Props = {
  name: string
  label: string
  /** Null: none is chosen. */
  ownerId: string | null
  owners: Choices['owners']
  /** What it means to choose none. */
  nobody: string
  description?: string
  findings?: readonly FindingView[]
  isReadOnly: boolean
  onChange: (ownerId: string | null) => void
}

/** Ids are digits. */
const NOBODY = 'nobody'

export function OwnerSelect({ ownerId, owners, nobody, ...props }: Props) {
  const { words } = useSettingsKit()
  if (owners === null) return <OwnerId ownerId={ownerId} {...props} />
  const { onChange } = props
  const chosen = ownerId === null ? [] : [ownerId]
  const options = [
    { value: NOBODY, label: nobody },
    ...withChosen(ownerOptions(owners), chosen, ownerNamer(owners, words.settings.owners)),
  ]
  return (
    <Choice
      {...props}
      value={ownerId ?? NOBODY}
      options={options}
      onChange={(picked) => onChange(picked === NOBODY ? null : picked)}
    />
  )
}

/** Those who can own something. */
export function ownerOptions(owners: NonNullable<Choices['owners']>): Option[] {
  return owners
    .filter(({ is_archived }) => !is_archived)
    .map(({ id, name, email }) => ({ value: id, label: name === email ? name : `${name} (${email})` }))
}

type OwnerWords = { gone: (name: string) => string; unknown: (id: string) => string }

/** Names one who can own nothing any more, or whom nobody knows. */
export function ownerNamer(owners: Choices['owners'], { gone, unknown }: OwnerWords) {
  return (ownerId: string): string => {
    const owner = owners?.find(({ id }) => id === ownerId)
    return owner ? gone(owner.name) : unknown(ownerId)
  }
}

function OwnerId({
  name,
  label,
  ownerId,
  findings = [],
  isReadOnly,
  onChange,
}: Omit<Props, 'owners' | 'nobody'>) {
  const { words } = useSettingsKit()
  return (
    <Flex direction="column" gap="extra-small">
      <Input
        name={name}
        label={label}
        value={ownerId ?? ''}
        description={words.settings.closedList}
        readOnly={isReadOnly}
        {...fieldError(findings)}
        onChange={(text) => onChange(text.trim() || null)}
      />
      <Findings findings={findings} isBesideField />
    </Flex>
  )
}
