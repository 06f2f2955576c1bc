// Starts one extension's worker, receives what it draws, and draws that with our components.
import { createRemoteReceiver } from '@remote-ui/react/host'
import { createEndpoint, fromWebWorker } from '@remote-ui/rpc'
import { createRoot } from 'react-dom/client'
import type { CardConfig } from '../protocol.ts'
import type { WorkerApi } from '../worker/host-api.ts'
import { ExtensionView } from './ExtensionView.tsx'
import { actionNames, createHostApi } from './host-api.ts'
import { createOverlays } from './overlays.ts'
import { createPages } from './pages.ts'
import { createRun } from './run.ts'

export function mountExtension(element: HTMLElement, config: CardConfig): void {
  const receiver = createRemoteReceiver()
  const worker = new Worker('/simulator/cards/assets/card-worker.js', { name: config.uid })
  const endpoint = createEndpoint<WorkerApi>(fromWebWorker(worker))
  const overlays = createOverlays()
  const pages = createPages(config, (location) => void endpoint.call.navigate(location))
  const run = createRun()
  receiver.on('mount', run.drawn)
  worker.addEventListener('error', (event) => run.fail(event.message || 'The worker could not be started.'))

  endpoint.expose({
    ...createHostApi({ config, overlays, pages, run }),
    ready: () => {
      const { bundleUrl, context } = config
      const start = { bundleUrl, context, actions: actionNames(context.location), pageLocation: pages.read() }
      void endpoint.call.start(start, receiver.receive)
    },
  })
  createRoot(element, { identifierPrefix: `${config.uid}-` }).render(
    <ExtensionView extension={{ config, overlays, pages }} receiver={receiver} run={run} />,
  )
}
