// One extension on the page: what it draws, that it is loading, or that it failed.
import { type RemoteReceiver, RemoteRenderer } from '@remote-ui/react/host'
import { useMemo, useSyncExternalStore } from 'react'
import { createController } from './controller.tsx'
import { type Extension, ExtensionContext } from './extension.ts'
import { Problem } from './Problem.tsx'
import { HeadingLevel } from './parts/heading-level.ts'
import type { Run } from './run.ts'

type Props = { extension: Extension; receiver: RemoteReceiver; run: Run }

export function ExtensionView({ extension, receiver, run }: Props) {
  const state = useSyncExternalStore(run.subscribe, run.read)
  const { location } = extension.config.context
  const controller = useMemo(() => createController(location), [location])
  if (state.kind === 'failed') return <Problem title="This extension has failed" details={state.message} />
  return (
    <ExtensionContext.Provider value={extension}>
      <HeadingLevel.Provider value={location === 'pages' || location === 'home' ? 2 : 3}>
        {state.kind === 'starting' && (
          <p className="ui-loading" role="status">
            Loading…
          </p>
        )}
        <div className="ui-root" data-state={state.kind}>
          <RemoteRenderer receiver={receiver} controller={controller} />
        </div>
      </HeadingLevel.Provider>
    </ExtensionContext.Provider>
  )
}
