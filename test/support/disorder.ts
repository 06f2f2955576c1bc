// Tells news in another order, and some of them twice, the same way for the same seed.
import { seededRandom } from '../../simulator/seeded-random.ts'

export function toldTwiceIn(seed: number): <T>(items: T[]) => T[] {
  const random = seededRandom(seed)
  return (items) =>
    [...items, ...items]
      .map((item) => ({ item, at: random() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ item }) => item)
}
