// What a deal is called, after the format of the campaign's rule. Pure.
import type { ActivityEvent } from '../activity-event.ts'

const LONGEST_NAME = 255

type Named = { contact: string; company: string | undefined; source: string }

/** Whoever has no company stands for it. */
export function nameDeal(
  format: string,
  { event }: { event: ActivityEvent },
  { contact, company, source }: Named,
): string {
  const campaign = event.campaign?.name ?? ''
  const parts = new Map([
    ['company', company || contact],
    ['campaign', campaign],
    ['contact', contact],
    ['source', source],
  ])
  const filled = format.replace(/\{(\w+)\}/g, (name, key) => parts.get(key) ?? name)
  const line = filled.replace(/\s+/g, ' ').trim()
  return (line || contact || campaign).slice(0, LONGEST_NAME)
}
