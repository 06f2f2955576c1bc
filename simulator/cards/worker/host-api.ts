// What a card's worker may ask of the page.
import type {
  Alert,
  Answer,
  AssociationsRequest,
  FetchRequest,
  HookOptions,
  PageLocation,
  Properties,
} from '../protocol.ts'

export type UpdateCallback = (properties: Properties, error?: { message: string }) => void
export type IframeModal = { uri: string; height: number; width: number; title?: string; flush?: boolean }
export type PageTarget = { to: string; params?: Record<string, string> }

export type Actions = {
  addAlert(alert: Alert): void
  closeOverlay(id: string): void
  copyTextToClipboard(text: string): Promise<void>
  navigateToPage(target: PageTarget): void
  openIframeModal(modal: IframeModal, onClose?: () => void): void
  reloadPage(): void
  fetchCrmObjectProperties(names: string[] | '*'): Promise<Properties>
  refreshObjectProperties(): void
  onCrmPropertiesUpdate(names: string[] | '*', callback: UpdateCallback): void
}

export type HostApi = Actions & {
  // The worker listens.
  ready(): void
  fail(message: string): void
  log(level: string, text: string): void
  fetch(request: FetchRequest): Promise<{ status: number; body: string }>
  properties(
    names: string[] | '*',
    options: HookOptions,
    onUpdate: UpdateCallback,
  ): Promise<Answer<Properties>>
  associations(request: AssociationsRequest, options: HookOptions): Promise<Answer<unknown>>
}

export type WorkerApi = {
  start(init: unknown, channel: unknown): void
  navigate(location: PageLocation): void
}
