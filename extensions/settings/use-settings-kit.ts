// The kit of every card, with the words of the settings page.
import { type Kit, useKit } from '../kit/Kit.tsx'
import { type SettingsWords, withSettingsWords } from '../words/settings-words.ts'

export type SettingsKit = Omit<Kit, 'words'> & { words: SettingsWords }

export function useSettingsKit(): SettingsKit {
  const kit = useKit()
  return { ...kit, words: withSettingsWords(kit.words) }
}
