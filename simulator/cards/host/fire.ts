// Calls a card's handlers across to its worker. What a handler throws there is the card's to mend; here it is only told.
import type { ExtensionEvent } from '@hubspot/ui-extensions'
import type { SyntheticEvent } from 'react'

/** Resolves when the handler is through, whether it succeeded or not. */
export async function fire<Args extends unknown[]>(
  handler: ((...args: Args) => unknown) | undefined,
  ...args: Args
): Promise<void> {
  try {
    await handler?.(...args)
  } catch (error) {
    console.error(error)
  }
}

/** As much of a browser's event as HubSpot passes on. */
export function extensionEvent({ type, bubbles, timeStamp, target }: SyntheticEvent): ExtensionEvent {
  return { type, bubbles, timeStamp, id: target instanceof HTMLElement ? target.id : '' }
}
