// Which of an account's patterns an address fits. All patterns are walked at once, a bit for each place in each of them, so that the work is
// the length of the address times that of the patterns together, whatever is written in either: no list can hold up the process.

/** The letters of all patterns together: each costs every address of every event. */
export const MOST_LETTERS = 10_000

export type PatternMatcher = {
  /** The first pattern of the list that fits all of a text; null when none does. */
  match(text: string): string | null
  /** How many words of 32 places are walked for each letter of a text. */
  width: number
}

/** `*` stands for any letters, `?` for one. */
export function createPatternMatcher(patterns: readonly string[]): PatternMatcher {
  const shapes = patterns.map(shapeOf)
  const width = Math.ceil(shapes.reduce((sum, { letters }) => sum + letters.length + 1, 0) / 32)
  const places = () => new Int32Array(width)
  const [starts, loops, ends, anyLetter] = [places(), places(), places(), places()]
  const fitting = new Map<string, Int32Array>()
  const patternAt = new Map<number, string>()
  let at = 0
  for (const { pattern, letters, loopsAt } of shapes) {
    mark(starts, at)
    for (const place of loopsAt) mark(loops, at + place)
    for (const [index, letter] of letters.entries()) {
      if (letter === '?') mark(anyLetter, at + index + 1)
      // No address has another letter, so that nothing gets past it.
      if (letter === '?' || letter > '~') continue
      const places = fitting.get(letter) ?? new Int32Array(width)
      fitting.set(letter, places)
      mark(places, at + index + 1)
    }
    at += letters.length
    mark(ends, at)
    patternAt.set(at, pattern)
    at += 1
  }
  for (const places of fitting.values())
    for (const [word, bits] of anyLetter.entries()) orInto(places, word, bits)

  return { match, width }

  function match(text: string): string | null {
    if (!shapes.some((shape) => mayFit(text, shape))) return null
    const reached = Int32Array.from(starts)
    for (let index = 0; index < text.length; index += 1) {
      step(reached, fitting.get(text.charAt(index)) ?? anyLetter)
    }
    const word = reached.findIndex((bits, index) => (bits & (ends[index] ?? 0)) !== 0)
    if (word < 0) return null
    const hits = (reached[word] ?? 0) & (ends[word] ?? 0)
    // The lowest bit is the pattern that stands first.
    return patternAt.get(word * 32 + 31 - Math.clz32(hits & -hits)) ?? null
  }

  /** One letter further: a place is reached from the one before it if the letter fits there, or stays reached under a `*`. */
  function step(reached: Int32Array, fits: Int32Array): void {
    for (let word = width - 1; word >= 0; word -= 1) {
      const bits = reached[word] ?? 0
      const before = word > 0 ? (reached[word - 1] ?? 0) >>> 31 : 0
      reached[word] = (((bits << 1) | before) & (fits[word] ?? 0)) | (bits & (loops[word] ?? 0))
    }
  }
}

type Shape = { pattern: string; letters: string[]; loopsAt: number[]; start: string; end: string }

/** Hardly any address begins and ends like a pattern, and then none has to be walked. */
function mayFit(text: string, { start, end }: Shape): boolean {
  return text.startsWith(start) && text.endsWith(end)
}

export function lettersOf(patterns: readonly string[]): number {
  return patterns.reduce((sum, pattern) => sum + pattern.replaceAll('*', '').length, 0)
}

/** The letters of a pattern without its stars, and after how many of them a star stands. */
function shapeOf(pattern: string): Shape {
  const letters: string[] = []
  const loopsAt: number[] = []
  for (const letter of pattern.split('')) {
    if (letter === '*') loopsAt.push(letters.length)
    else letters.push(letter)
  }
  const [start = ''] = /^[^*?]*/.exec(pattern) ?? []
  const [end = ''] = /[^*?]*$/.exec(pattern) ?? []
  return { pattern, letters, loopsAt, start, end }
}

function mark(places: Int32Array, at: number): void {
  orInto(places, at >> 5, 1 << (at & 31))
}

function orInto(places: Int32Array, word: number, bits: number): void {
  places[word] = (places[word] ?? 0) | bits
}
