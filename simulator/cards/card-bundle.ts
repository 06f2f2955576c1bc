// What the simulator is told about the app's extensions: what each is, where HubSpot shows it, and the script to run.

export type CardBundle = {
  uid: string
  type: 'card' | 'page' | 'settings'
  // The extension point, as context.location says it.
  location: string
  // HubSpot's plural names of the records it stands on; none for pages and settings.
  objectTypes: string[]
  title: string
  // The path of the script.
  file: string
  manifest: { variables: Variables }
}

export type Variables = Record<string, string | number | boolean>

export type CardsOptions = {
  // Asked whenever a page is shown, so that whoever builds may build again.
  bundles?: () => Promise<CardBundle[]>
  // Origins that stand for servers on this machine, as in HubSpot's app/local.json.
  proxies?: Record<string, string>
  // How long hubspot.fetch waits. HubSpot: 15 s.
  fetchTimeoutMs?: number
}

export type CardsContext = {
  hasBundles: boolean
  bundles: () => Promise<CardBundle[]>
  proxies: Map<string, string>
  fetchTimeoutMs: number
}

export function cardsContext(options: CardsOptions = {}): CardsContext {
  return {
    hasBundles: options.bundles !== undefined,
    bundles: options.bundles ?? (async () => []),
    proxies: new Map(Object.entries(options.proxies ?? {})),
    fetchTimeoutMs: options.fetchTimeoutMs ?? 15_000,
  }
}

/** The cards of a record's place, in the order in which the app declares them. */
export function cardsAt(bundles: CardBundle[], location: string, objectType: string): CardBundle[] {
  return bundles.filter(
    (bundle) =>
      bundle.type === 'card' && bundle.location === location && bundle.objectTypes.includes(objectType),
  )
}
