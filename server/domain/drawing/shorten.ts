// Keeps bodies within HubSpot's bound for a property: what is cut says so, and is never broken in the middle of something.
import { LONGEST_PROPERTY } from '../engagement.ts'
import { htmlToText, safeHtml } from './safe-html.ts'

const SHORTENED = 'Shortened by Logbook: this message is longer than HubSpot stores.'

export type Fitting = { text: string; isShortened: boolean }

/** Safe HTML within the bound, followed by `tail` (ours, and always kept whole). */
export function fitHtml(html: string, tail = ''): Fitting {
  const clean = safeHtml(html)
  const room = LONGEST_PROPERTY - tail.length
  if (clean.length <= room) return { text: clean + tail, isShortened: false }
  const note = `<p><em>${SHORTENED}</em></p>`
  return { text: cutHtml(clean, room - note.length) + note + tail, isShortened: true }
}

/** Plain text within the bound, followed by `tail`. */
export function fitText(text: string, tail = ''): Fitting {
  const room = LONGEST_PROPERTY - tail.length
  if (text.length <= room) return { text: text + tail, isShortened: false }
  const note = `\n\n[${SHORTENED}]`
  return { text: start(text, room - note.length) + note + tail, isShortened: true }
}

/** Closing the open tags makes a cut text longer again, so a few tries, each shorter by what the last was over. */
function cutHtml(clean: string, room: number): string {
  let keep = room
  for (let tries = 0; tries < 8 && keep > 0; tries += 1) {
    // Neither half a tag nor half an entity.
    const whole = start(clean, keep)
      .replace(/<[^>]*$/, '')
      .replace(/&[#\w]{0,12}$/, '')
    const cut = safeHtml(whole)
    if (cut.length <= room && htmlToText(cut).trim() !== '') return cut
    keep -= Math.max(1, cut.length - room)
  }
  // Markup nested beyond use: the words alone are worth more than nothing.
  const words = clean.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  return start(words, room)
    .replace(/<[^>]*$/, '')
    .replace(/&[#\w]{0,12}$/, '')
}

/** The first `length` units of a text, never half of a character. */
function start(text: string, length: number): string {
  return text.slice(0, Math.max(0, length)).replace(/[\uD800-\uDBFF]$/, '')
}
