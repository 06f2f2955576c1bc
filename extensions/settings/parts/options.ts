// What can be chosen in a select: the values of a setting and what each is called.

export type Option<V extends string = string> = { value: V; label: string }

/** In the order in which they are named. */
export function optionsOf<V extends string>(names: Readonly<Record<V, string>>): Option<V>[] {
  const options: Option<V>[] = []
  for (const value in names) options.push({ value, label: names[value] })
  return options
}

/** One that was chosen before and is no longer among them would leave the field empty, and nobody would know what it was. */
export function withChosen(
  options: readonly Option[],
  chosen: readonly string[],
  unknown: (value: string) => string,
): Option[] {
  const known = new Set(options.map(({ value }) => value))
  return [
    ...options,
    ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: unknown(value) })),
  ]
}

/** What was picked, as values of the setting. What was there stays where it was: another order would look like a change. */
export function pickedOf<V extends string>(
  options: readonly Option<V>[],
  before: readonly V[],
  picked: readonly string[],
): V[] {
  const came = options.map(({ value }) => value).filter((value) => !before.includes(value))
  return [...before, ...came].filter((value) => picked.includes(value))
}
