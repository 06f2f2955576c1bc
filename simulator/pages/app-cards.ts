// Where the app's cards stand: the frame that HubSpot draws around each, to be filled by the page's script.
import { type CardBundle, cardsAt } from '../cards/card-bundle.ts'
import { cardConfig, type Viewing } from '../cards/card-context.ts'
import type { CardConfig } from '../cards/protocol.ts'
import type { SimulatorContext } from '../context.ts'
import type { RecordRef } from '../state.ts'
import { appName } from './app-name.ts'
import { type Html, html } from './html.ts'

export type Bundles = { bundles: CardBundle[]; problem: Html | null }

/** The app's extensions in an account that has it, or what is wrong with their sources. */
export async function bundlesFor(context: SimulatorContext, { account }: Viewing): Promise<Bundles> {
  if (!account.installation) return { bundles: [], problem: null }
  return context.cards.bundles().then(
    (bundles) => ({ bundles, problem: null }),
    (error: unknown) => ({ bundles: [], problem: buildProblem(error) }),
  )
}

/** One frame for each card of a place on a record. */
export function cardsOn(
  context: SimulatorContext,
  { bundles }: Bundles,
  viewing: Viewing & { record: RecordRef },
  location: string,
): Html[] {
  return cardsAt(bundles, location, viewing.record.type).map((bundle) =>
    cardFrame(bundle, cardConfig(context, bundle, viewing)),
  )
}

/** The place of one extension, with its own heading or without. */
export function extensionMount(config: CardConfig): Html {
  return html`<div class="extension" data-extension="${JSON.stringify(config)}"><p class="ui-loading" role="status">Loading…</p></div>`
}

function cardFrame({ uid, title }: CardBundle, config: CardConfig): Html {
  return html`<section class="card app-card" id="card-${uid}" aria-labelledby="card-${uid}-title">
<header><h2 id="card-${uid}-title">${title}</h2>${title !== appName && html`<span class="by">${appName}</span>`}</header>
${extensionMount(config)}
</section>`
}

function buildProblem(error: unknown): Html {
  const words = error instanceof Error ? error.message : String(error)
  return html`<section class="alert" role="alert"><h2>The extensions could not be built</h2><pre>${words}</pre></section>`
}
