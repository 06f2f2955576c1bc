// Chooses the language of the texts. Another language is another file of the same shape, named here.
import { en } from './en.ts'

export type Words = typeof en

const LANGUAGES = new Map<string, Words>([['en', en]])

/** English where a language is not known yet. HubSpot says `en`, or `en-gb`. */
export function wordsIn(language: string | undefined): Words {
  return LANGUAGES.get(language?.split(/[-_]/)[0]?.toLowerCase() ?? '') ?? en
}
