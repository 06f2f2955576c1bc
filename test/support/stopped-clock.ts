// A clock that stands still until it is told otherwise, for the server, HubSpot and the cards alike: pictures then look the same whenever they are taken.
import type { Page } from 'playwright-core'

export type StoppedClock = { now: () => Date; set(at: string): void }

export function stopClock(at: string): StoppedClock {
  let stoppedAt = new Date(at)
  return {
    now: () => stoppedAt,
    set: (later) => {
      stoppedAt = new Date(later)
    },
  }
}

/** The cards of this page live by the clock too. Put before the worker's own script; the bundles stay as they are. */
export async function liveBy(clock: StoppedClock, page: Page): Promise<void> {
  await page.context().route('**/card-worker.js', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: stopDate(clock.now().getTime()) + (await response.text()) })
  })
}

function stopDate(at: number): string {
  return `const Ticking = Date
self.Date = class extends Ticking {
  constructor(...given) { given.length > 0 ? super(...given) : super(${at}) }
  static now() { return ${at} }
};\n`
}
