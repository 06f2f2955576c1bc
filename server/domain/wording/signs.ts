// Why somebody is taken for a machine, in words.
import type { BotSign } from '../readings/bot-verdict.ts'
import { type Sentences, text } from './phrases.ts'

const SIGNS: Sentences<BotSign> = {
  flag: () => 'the sending tool says so',
  scanner: () => 'a mail scanner looked at it',
  program: () => 'a program fetched it, not a browser',
  privacy_proxy: () => 'Apple Mail fetched it beforehand',
  burst: ({ links }) => `${text(links)} different links were followed within a second`,
  around_burst: () => 'links were followed all at once in the same minute',
  colleague: () => 'it was a colleague',
}

/** Why somebody is taken for a machine, or at least not for a customer. */
export function saySigns(signs: unknown, links: unknown): string {
  const named = Object.entries(SIGNS).filter(([sign]) => Array.isArray(signs) && signs.includes(sign))
  return (
    named.map(([, say]) => say(links === undefined ? {} : { links: Number(links) })).join('; ') ||
    'it looks so'
  )
}
