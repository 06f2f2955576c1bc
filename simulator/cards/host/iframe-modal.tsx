// The modal that shows a page of the app's own, if its configuration permits that page to be framed.
import { createRoot } from 'react-dom/client'
import type { IframeModal } from '../worker/host-api.ts'
import { addAlert } from './alerts.tsx'
import { fire } from './fire.ts'
import { Dialog } from './parts/Dialog.tsx'

export function openIframeModal(
  modal: IframeModal,
  permitted: string[] | null,
  onClose: (() => void) | undefined,
): void {
  const origin = URL.canParse(modal.uri) ? new URL(modal.uri).origin : null
  if (origin === null || (permitted && !permitted.includes(origin))) {
    const message = `${origin ?? modal.uri} is not among permittedUrls.iframe of the app's configuration.`
    addAlert({ type: 'danger', title: 'HubSpot would not show this', message })
    return
  }
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place, { identifierPrefix: 'iframe-' })
  const close = () => {
    root.unmount()
    place.remove()
    void fire(onClose)
  }
  root.render(<Framed modal={modal} onClose={close} />)
}

function Framed({ modal, onClose }: { modal: IframeModal; onClose: () => void }) {
  const { uri, width, height, title = 'Page of the app', flush = false } = modal
  return (
    <Dialog kind="modal" isModal label={title} onClose={onClose} width={Math.max(width, 320)}>
      <iframe
        className={flush ? 'ui-frame flush' : 'ui-frame'}
        src={uri}
        title={title}
        height={height}
        sandbox="allow-scripts allow-forms allow-same-origin allow-popups"
      />
    </Dialog>
  )
}
