// The words of the settings page, beside those of every card. Apart from them, so that no card carries them along.
import { SETTINGS } from './english/settings.ts'
import type { Words } from './words.ts'

export type SettingsWords = Words & { settings: typeof SETTINGS }

const made = new WeakMap<Words, SettingsWords>()

/** Another language is another object of the same shape, chosen here by `words.language`. */
export function withSettingsWords(words: Words): SettingsWords {
  const known = made.get(words)
  if (known) return known
  const all = { ...words, settings: SETTINGS }
  made.set(words, all)
  return all
}
