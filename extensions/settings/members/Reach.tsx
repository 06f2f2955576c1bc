// Which records activity may be logged on, by the kind of record.
import { AutoGrid } from '@hubspot/ui-extensions'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import { Choice } from '../parts/Choice.tsx'
import { optionsOf } from '../parts/options.ts'
import { useSettingsKit } from '../use-settings-kit.ts'

type Touch = Settings['members']['touch']
type Props = { touch: Touch; isReadOnly: boolean; onChange: (touch: Touch) => void }

export function Reach({ touch, isReadOnly, onChange }: Props) {
  const { words } = useSettingsKit()
  const { fields, values } = words.settings
  return (
    <AutoGrid columnWidth={200} flexible gap="small">
      {(['contacts', 'companies', 'deals', 'tickets'] as const).map((kind) => (
        <Choice
          key={kind}
          name={`touch_${kind}`}
          label={fields[`members.touch.${kind}`]}
          value={touch[kind]}
          options={optionsOf(values[`members.touch.${kind}`])}
          isReadOnly={isReadOnly}
          onChange={(reach) => onChange({ ...touch, [kind]: reach })}
        />
      ))}
    </AutoGrid>
  )
}
