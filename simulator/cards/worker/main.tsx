// Runs one card as HubSpot does: in a worker, with the globals its script expects, drawing on a page it cannot touch.
import * as RemoteUI from '@remote-ui/react'
import { createEndpoint, retain } from '@remote-ui/rpc'
import * as React from 'react'
import type { PageLocation, WorkerStart } from '../protocol.ts'
import { createActions } from './actions.ts'
import { Guard } from './Guard.tsx'
import type { HostApi } from './host-api.ts'
import { createWorkerApi, hsFetch } from './worker-api.ts'

type Extension = (api: Record<string, unknown>) => React.ReactElement
type Channel = Parameters<typeof RemoteUI.createRemoteRoot>[0]
type Scope = { importScripts(url: string): void } & Parameters<typeof createEndpoint>[0]
declare const self: Scope

const endpoint = createEndpoint<HostApi>(self)
const host = endpoint.call
let extension: Extension | null = null
let moveTo: (location: PageLocation) => void = () => {}

function start(init: WorkerStart, channel: Channel): void {
  retain(channel)
  const actions = createActions(host, init.actions)
  const { workerApi, navigate } = createWorkerApi(host, init, actions)
  moveTo = navigate
  Object.assign(self, {
    React,
    RemoteUI,
    __HUBSPOT_EXTENSION_WORKER__: true,
    extend_V2: (callback: Extension) => {
      extension = callback
    },
    hsFetch: hsFetch(host),
    logger: logger(),
    hsWorkerAPI: workerApi,
    serverless: runServerlessFunction,
  })
  try {
    self.importScripts(init.bundleUrl)
    if (!extension) throw new Error('The script does not call hubspot.extend().')
    const root = RemoteUI.createRemoteRoot(channel, { strict: false })
    const element = extension({ context: init.context, actions, runServerlessFunction })
    RemoteUI.createRoot(root).render(<Guard onError={fail}>{element}</Guard>)
    root.mount()
  } catch (error) {
    fail(error)
  }
}

function fail(error: unknown): void {
  host.fail(error instanceof Error ? (error.stack ?? error.message) : String(error))
}

// Apps of the marketplace cannot have functions at HubSpot.
async function runServerlessFunction(): Promise<never> {
  throw new Error('An app of the marketplace has no serverless functions.')
}

function logger() {
  const at = (level: string) => (data: unknown) => void host.log(level, String(data))
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

endpoint.expose({ start, navigate: (location: PageLocation) => moveTo(location) })
host.ready()
