// What the page and a card's worker say to each other. Types only, shared by all sides: the server fills the page in, the page starts the worker.
import type { Variables } from './card-bundle.ts'

/** What a card is told about where and for whom it runs. HubSpot's own shape. */
export type CardContext = {
  location: string
  portal: { id: number; timezone: string }
  user: {
    id: number
    email: string
    emails: string[]
    firstName: string
    lastName: string
    roles: string[]
    teams: { id: number; name: string; teammates: number[] }[]
    locale: string
    language: string
    permissions: string[]
  }
  crm?: { objectId: number; objectTypeId: string }
  extension: { appId: number; appName: string; cardTitle: string }
  variables: Variables
}

export type PageLocation = { path: string; params: Record<string, string> }

/** Written into the page by the server for each card. */
export type CardConfig = {
  uid: string
  bundleUrl: string
  context: CardContext
  // Origins that the app may frame and show pictures of; null permits all.
  permitted: { iframe: string[]; img: string[] } | null
  // The path at which the app's own pages start, to which theirs are added.
  basePath: string
}

export type WorkerStart = {
  bundleUrl: string
  context: CardContext
  actions: string[]
  pageLocation: PageLocation
}

export type FetchRequest = {
  url: string
  method: string
  headers: Record<string, string>
  body?: unknown
  timeout?: number
}

export type Answer<T> = { data?: T; error?: string; cleanup?: () => void }

export type Properties = Record<string, string | null>

export type HookOptions = { propertiesToFormat?: string[] | 'all' }

export type AssociationsRequest = {
  toObjectType: string
  properties?: string[]
  pageLength?: number
  offset?: number
}

export type Alert = {
  type?: 'info' | 'warning' | 'success' | 'danger' | 'tip'
  message: string
  title?: string
}
