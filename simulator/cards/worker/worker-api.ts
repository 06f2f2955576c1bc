// hsWorkerAPI and hsFetch: what HubSpot's hooks and hubspot.fetch are made of.
import { type RemoteCallable, retain } from '@remote-ui/rpc'
import { useSyncExternalStore } from 'react'
import type { Answer, AssociationsRequest, HookOptions, PageLocation, WorkerStart } from '../protocol.ts'
import type { GivenActions } from './actions.ts'
import type { HostApi, UpdateCallback } from './host-api.ts'

type Host = RemoteCallable<HostApi>

export function createWorkerApi(host: Host, { context, pageLocation }: WorkerStart, actions: GivenActions) {
  const location = createStore(pageLocation)
  const workerApi = {
    useExtensionContext: () => context,
    useExtensionActions: () => actions,
    useExtensionApi: () => ({ context, actions }),
    useAppPageLocation: () => useSyncExternalStore(location.subscribe, location.read),
    fetchCrmProperties: async (names: string[] | '*', onUpdate: UpdateCallback, options: HookOptions = {}) =>
      asResponse(await host.properties(names, options, onUpdate)),
    fetchAssociations: async (request: AssociationsRequest, options: HookOptions = {}) =>
      asResponse(await host.associations(request, options)),
    fetchCrmSearch: async () => asResponse({ error: notSimulated('useCrmSearch') }),
    formatCrmProperties: () => Promise.reject(new Error(notSimulated('formatCrmProperties'))),
    fetchHubSpotApi: () => Promise.reject(new Error(notSimulated('fetchHubSpotApi'))),
  }
  return { workerApi, navigate: location.write }
}

/** HubSpot's fetch answers a Response, but lets no header of the app's through. */
export function hsFetch(host: Host) {
  return async (url: string | URL, options: Record<string, unknown> = {}): Promise<Response> => {
    const { method = 'GET', headers, body, timeout } = options
    const answer = await host.fetch({
      url: String(url),
      method: String(method),
      headers: readHeaders(headers),
      ...(body === undefined ? {} : { body }),
      ...(typeof timeout === 'number' ? { timeout } : {}),
    })
    const hasBody = answer.status !== 204 && answer.status !== 304
    const response = new Response(hasBody ? answer.body : null, { status: answer.status })
    response.headers.delete('content-type')
    return response
  }
}

function readHeaders(headers: unknown): Record<string, string> {
  if (headers instanceof Headers) return Object.fromEntries(headers.entries())
  if (typeof headers !== 'object' || headers === null) return {}
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

// The hooks ask for a Response, and read nothing of it but its JSON; a function in it must outlive the call.
function asResponse(answer: Answer<unknown>): { json: () => Promise<Answer<unknown>> } {
  retain(answer)
  return { json: async () => answer }
}

function notSimulated(name: string): string {
  return `HubSpot has ${name}, but the simulator does not play it.`
}

function createStore(initial: PageLocation) {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    read: () => current,
    write: (next: PageLocation) => {
      current = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
