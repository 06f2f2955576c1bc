// The one of several names that somebody probably meant: the same in other letters, or almost the same. Pure.
import { distance } from 'fastest-levenshtein'

type Choice = { value: string; label: string }

/** Null when nothing is near enough to be worth a guess. `label` counts as much as `value`: people read labels. */
export function nearest(given: string, choices: readonly Choice[]): Choice | null {
  const wanted = plain(given)
  if (wanted === '') return null
  const same = choices.find(({ value, label }) => plain(value) === wanted || plain(label) === wanted)
  if (same || wanted.length > 60) return same ?? null
  const most = wanted.length < 5 ? 1 : 2
  const near = choices
    .map((choice) => ({
      choice,
      steps: Math.min(distance(plain(choice.value), wanted), distance(plain(choice.label), wanted)),
    }))
    .filter(({ steps }) => steps <= most)
    .sort((a, b) => a.steps - b.steps)
  return near[0]?.choice ?? null
}

/** "Perhaps you meant …." or what there is instead, shortened. */
export function suggest(given: string, choices: readonly Choice[], what: string): string {
  const near = nearest(given, choices)
  if (near) return `Perhaps you meant ${quoted(near)}.`
  if (choices.length === 0) return `There are no ${what} to choose from.`
  const shown = choices.slice(0, 10).map(quoted).join(', ')
  const more = choices.length > 10 ? ` and ${choices.length - 10} more` : ''
  return `Choose one of the ${what} ${shown}${more}.`
}

function quoted({ value, label }: Choice): string {
  return plain(label) === plain(value) || label === '' ? `"${value}"` : `"${value}" (${label})`
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
}
