// Stands in place of a list that is too long to be shown: it stays as it is, and can be changed as a file.
import { Alert } from '@hubspot/ui-extensions'
import { useSettingsKit } from '../use-settings-kit.ts'

export function TooLong({ entries }: { entries: number }) {
  const { words } = useSettingsKit()
  return (
    <Alert title={words.settings.tooLongTitle} variant="info">
      {words.settings.tooLong(entries)}
    </Alert>
  )
}
