// What every part of a running simulator shares.
import type { App } from './app-manifest.ts'
import type { CardsContext } from './cards/card-bundle.ts'
import type { Calls } from './control/calls.ts'
import type { Faults } from './control/faults.ts'
import type { RateLimits } from './rate-limits.ts'
import type { Rules } from './rules.ts'
import type { World } from './state.ts'

export type SimulatorContext = {
  world: World
  app: App
  rules: Rules
  calls: Calls
  faults: Faults
  limits: RateLimits
  cards: CardsContext
  latencyMs: number
  now: () => Date
  random: () => number
  // Known once the port is open.
  url: () => string
  // Says that the state is worth saving.
  changed: () => void
}
