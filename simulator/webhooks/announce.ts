// Tells whoever listens that something changed in an account.
import type { Portal } from '../state.ts'
import type { Change } from './change.ts'

export function announce(portal: Portal, change: Change): void {
  portal.ear.hear(portal.account.portalId, change)
}
