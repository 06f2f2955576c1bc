// Puts the style sheets together into the two files that the pages ask for: one for all, one for those that show cards.
import { readFileSync } from 'node:fs'

// The order is the cascade's.
const parts = {
  pages: ['base', 'frame', 'lists', 'consent', 'record', 'app'],
  cards: [
    'cards',
    'card-words',
    'card-boxes',
    'card-buttons',
    'card-tags',
    'card-menus',
    'card-inputs',
    'card-choosers',
    'card-choices',
    'card-tables',
    'card-states',
    'card-steps',
    'card-charts',
    'card-overlays',
  ],
}

export function readStylesheet(name: keyof typeof parts): string {
  return parts[name]
    .map((part) => readFileSync(new URL(`./styles/${part}.css`, import.meta.url), 'utf8'))
    .join('\n')
}
