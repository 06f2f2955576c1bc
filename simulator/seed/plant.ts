// What planting records needs: where they go, and the names by which later rows find earlier ones.
import type { Portal, RecordRef, World } from '../state.ts'

export type Planting = {
  world: World
  portal: Portal
  now: Date
  companies: Map<string, RecordRef>
  contacts: Map<string, RecordRef>
  deals: Map<string, RecordRef>
}

export function startPlanting(world: World, portal: Portal, now: Date): Planting {
  return { world, portal, now, companies: new Map(), contacts: new Map(), deals: new Map() }
}

export function planted(known: Map<string, RecordRef>, name: string): RecordRef {
  const ref = known.get(name)
  if (!ref) throw new Error(`The seed speaks of "${name}" before it is planted.`)
  return ref
}

const dayMs = 86_400_000

// People work by day: each day has its own minute between eight and four o'clock, UTC.
export function daysBefore(now: Date, days: number): Date {
  const midnight = Math.floor(now.getTime() / dayMs - days) * dayMs
  const minute = (Math.abs(days) * 37) % 480
  return new Date(midnight + (8 * 60 + minute) * 60_000)
}

// HubSpot keeps no empty values: a property that was never filled is not there.
export function filled(values: Record<string, string | number | undefined>): Record<string, string> {
  const properties: Record<string, string> = {}
  for (const [name, value] of Object.entries(values))
    if (value !== undefined && value !== '') properties[name] = String(value)
  return properties
}
