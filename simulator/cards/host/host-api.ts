// What an extension's worker may ask of the page: HubSpot's actions, its hooks' data, and hubspot.fetch.
import { retain } from '@remote-ui/rpc'
import type { CardConfig, FetchRequest, HookOptions, Properties } from '../protocol.ts'
import type { HostApi } from '../worker/host-api.ts'
import { addAlert } from './alerts.tsx'
import { openIframeModal } from './iframe-modal.tsx'
import type { Overlays } from './overlays.ts'
import { ask, askOrError, recordOf } from './page-api.ts'
import type { Pages } from './pages.ts'
import { createPropertyWatch } from './property-watch.ts'
import type { Run } from './run.ts'

type Given = { config: CardConfig; overlays: Overlays; pages: Pages; run: Run }
type Exposed = { [Name in keyof HostApi]: HostApi[Name] }

const everywhere = [
  'addAlert',
  'closeOverlay',
  'copyTextToClipboard',
  'navigateToPage',
  'openIframeModal',
  'reloadPage',
]
const onRecords = ['fetchCrmObjectProperties', 'refreshObjectProperties', 'onCrmPropertiesUpdate']

/** The actions that HubSpot offers in a place. */
export function actionNames(location: string): string[] {
  return location.startsWith('crm.') ? [...everywhere, ...onRecords] : everywhere
}

export function createHostApi({ config, overlays, pages, run }: Given): Omit<Exposed, 'ready'> {
  const record = recordOf(config)
  const watch = createPropertyWatch((names) => propertiesOf(record, names))
  return {
    addAlert,
    closeOverlay: overlays.close,
    copyTextToClipboard: (text) => navigator.clipboard.writeText(text),
    navigateToPage: pages.go,
    openIframeModal: (modal, onClose) => {
      retain(onClose)
      openIframeModal(modal, config.permitted?.iframe ?? null, onClose)
    },
    reloadPage: () => location.reload(),
    fetchCrmObjectProperties: (names) => propertiesOf(record, names),
    refreshObjectProperties: () => void Promise.all([refreshAbout(), watch.look()]),
    onCrmPropertiesUpdate: (names, callback) => {
      retain(callback)
      watch.add(names, callback)
    },
    fail: (message) => {
      console.error(`${config.uid}: ${message}`)
      run.fail(message)
    },
    log: (level, text) => console.info(`${config.uid} [${level}] ${text}`),
    fetch: (request) => ask('fetch', fetchBody(config, request)),
    properties: async (names, options, onUpdate) => {
      retain(onUpdate)
      const answer = await askOrError<Properties>('properties', { ...record, names, options: clean(options) })
      return { ...answer, cleanup: watch.add(names, onUpdate) }
    },
    associations: (request, options) =>
      askOrError('associations', { ...record, request: clean(request), options: clean(options) }),
  }
}

function fetchBody({ context }: CardConfig, wanted: FetchRequest): Record<string, unknown> {
  return { portalId: String(context.portal.id), userId: String(context.user.id), wanted }
}

async function propertiesOf(record: Record<string, string>, names: string[] | '*'): Promise<Properties> {
  const { data, error } = await askOrError<Properties>('properties', { ...record, names })
  if (!data) throw new Error(error ?? 'The properties could not be read.')
  return data
}

function clean(options: HookOptions | object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

// The left column is the server's: it is fetched again and put in place.
async function refreshAbout(): Promise<void> {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
  for (const part of document.querySelectorAll<HTMLElement>('[data-refresh]')) {
    const fresh = page.querySelector(`[data-refresh="${part.dataset.refresh}"]`)
    if (fresh) part.replaceChildren(...fresh.children)
  }
}
