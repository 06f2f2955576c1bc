// The actions a card is given, which differ by place. What HubSpot does not offer there is not there.
import type { RemoteCallable } from '@remote-ui/rpc'
import type { HostApi } from './host-api.ts'

export type GivenActions = Record<string, (...args: never[]) => unknown>

export function createActions(host: RemoteCallable<HostApi>, names: string[]): GivenActions {
  const all: GivenActions = {
    addAlert: host.addAlert,
    closeOverlay: host.closeOverlay,
    copyTextToClipboard: host.copyTextToClipboard,
    navigateToPage: host.navigateToPage,
    openIframeModal: host.openIframeModal,
    reloadPage: host.reloadPage,
    fetchCrmObjectProperties: host.fetchCrmObjectProperties,
    refreshObjectProperties: host.refreshObjectProperties,
    onCrmPropertiesUpdate: host.onCrmPropertiesUpdate,
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))
}
