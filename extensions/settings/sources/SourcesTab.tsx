// The tools that send activity, and their keys.
import { Text } from '@hubspot/ui-extensions'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'

export function SourcesTab(_props: TabProps) {
  const { words } = useSettingsKit()
  return <Text>{words.settings.sources.detail}</Text>
}
