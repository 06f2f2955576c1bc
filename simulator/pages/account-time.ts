// Shows moments in an account's own time zone, and keeps the exact UTC one in the markup.
import { type Html, html } from './html.ts'

// HubSpot takes moments as ISO 8601 or as milliseconds since 1970, both as text.
export function readMoment(value: string | undefined): Date | null {
  if (!value) return null
  const at = new Date(/^\d+$/.test(value) ? Number(value) : value)
  return Number.isNaN(at.getTime()) ? null : at
}

export function momentTag(at: Date, timeZone: string): Html {
  const day = write(at, { timeZone, dateStyle: 'medium' })
  const time = write(at, { timeZone, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' })
  return timeTag(at, `${day} at ${time}`)
}

export function dayTag(at: Date, timeZone: string): Html {
  return timeTag(at, write(at, { timeZone, dateStyle: 'medium' }))
}

export function monthOf(at: Date, timeZone: string): string {
  return write(at, { timeZone, month: 'long', year: 'numeric' })
}

export function writeDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000)
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min${seconds % 60 ? ` ${seconds % 60} s` : ''}`
}

// "10:00 – 10:30", in the account's own time.
export function writeSpan(start: Date, end: Date | null, timeZone: string): string {
  const time = (at: Date) => write(at, { timeZone, hour: 'numeric', minute: '2-digit' })
  return end ? `${time(start)} – ${time(end)}` : `From ${time(start)}`
}

function timeTag(at: Date, words: string): Html {
  return html`<time datetime="${at.toISOString()}" title="${at.toISOString()}">${words}</time>`
}

function write(at: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', options).format(at)
}
