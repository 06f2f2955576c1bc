// What a running simulator offers to whoever started it.
import type { Account } from './account.ts'
import type { AppOptions } from './app-manifest.ts'
import type { CardsOptions } from './cards/card-bundle.ts'
import type { Calls } from './control/calls.ts'
import type { FaultOrder } from './control/faults.ts'
import type { MailCatcher } from './mail/catcher.ts'
import type { PortalHandle } from './portal-handle.ts'
import type { Rules, RulesPatch } from './rules.ts'
import type { World } from './state.ts'
import type { Webhooks, WebhooksOptions } from './webhooks/sender.ts'

export type SimulatorOptions = {
  // 0 or absent: any free port. Always on 127.0.0.1.
  port?: number
  dataFile?: string
  now?: () => Date
  random?: () => number
  app?: Partial<AppOptions>
  rules?: RulesPatch
  latencyMs?: number
  // Whether a fresh state starts with the seeded accounts.
  seed?: boolean
  // The app's extensions, to be shown on records, as app pages and as settings.
  cards?: CardsOptions
  // What the app is told of by webhooks, and where.
  webhooks?: WebhooksOptions
  // A mail server beside it that keeps all mail, on this port; 0: any free one. Absent: none.
  mailPort?: number
}

export type Simulator = {
  url: string
  state: World
  rules: Rules
  calls: Calls
  faults: { order(order: FaultOrder): void; clear(): void }
  webhooks: Webhooks
  mail: MailCatcher | null
  setRules(patch: RulesPatch): void
  // How long each answer takes from now on.
  setLatency(ms: number): void
  // From now on hubspot.fetch to this origin goes to that one, as in HubSpot's app/local.json.
  mapOrigin(origin: string, to: string): void
  // Throws when there is no such account.
  portal(portalId: string): PortalHandle
  portals(): PortalHandle[]
  addPortal(portalId: string, account?: Partial<Account>): PortalHandle
  close(): Promise<void>
}
