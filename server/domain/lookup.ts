// Finds entries of a long list by a key without going through it each time. Lists that are asked are never changed afterwards.

export type Lookup<T> = (list: readonly T[], key: string) => readonly T[]

/** The index of a list is made at the first question and lives as long as the list. */
export function createLookup<T>(keyOf: (entry: T) => string): Lookup<T> {
  const indexes = new WeakMap<readonly T[], Map<string, T[]>>()
  return (list, key) => {
    const index = indexes.get(list) ?? Map.groupBy(list, keyOf)
    indexes.set(list, index)
    return index.get(key) ?? []
  }
}
