// Puts the style sheets together into the one file that the pages ask for.
import { readFileSync } from 'node:fs'

// The order is the cascade's.
const parts = ['base', 'frame', 'lists', 'consent', 'record']

export function readStylesheet(): string {
  return parts
    .map((part) => readFileSync(new URL(`./styles/${part}.css`, import.meta.url), 'utf8'))
    .join('\n')
}
