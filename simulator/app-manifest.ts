// The app as HubSpot knows it after an upload: its credentials, the scopes it declared, where it may redirect.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

export type AppOptions = {
  appId: string
  clientId: string
  clientSecret: string
  manifestPath?: string
  // The profile that the app was uploaded with: hsprofile.<name>.json fills in the manifest's ${…}.
  profile?: string
  // What replaces the profile's own variables: a test's server has another address each time.
  variables?: Record<string, string>
}

export type App = {
  appId: string
  clientId: string
  clientSecret: string
  // Without a manifest the app is known by its credentials only, may ask for any scope and fetch from anywhere.
  declared: z.infer<typeof manifestSchema>['config']['auth'] | null
  permittedUrls: z.infer<typeof permittedUrlsSchema> | null
}

// Origins that the app's cards may fetch from, frame, and show pictures of.
const permittedUrlsSchema = z.object({
  fetch: z.array(z.string()).default([]),
  iframe: z.array(z.string()).default([]),
  img: z.array(z.string()).default([]),
})

const manifestSchema = z.object({
  config: z.object({
    auth: z.object({
      requiredScopes: z.array(z.string()).default([]),
      conditionallyRequiredScopes: z.array(z.string()).default([]),
      optionalScopes: z.array(z.string()).default([]),
      redirectUrls: z.array(z.string()).default([]),
    }),
    permittedUrls: permittedUrlsSchema.default({ fetch: [], iframe: [], img: [] }),
  }),
})

export function readApp(options: Partial<AppOptions>): App {
  const manifest = options.manifestPath ? readManifest(options.manifestPath, options) : null
  return {
    appId: options.appId ?? '4242',
    clientId: options.clientId ?? 'simulator-client-id',
    clientSecret: options.clientSecret ?? 'simulator-client-secret',
    declared: manifest?.config.auth ?? null,
    permittedUrls: manifest?.config.permittedUrls ?? null,
  }
}

const profileSchema = z.object({ variables: z.record(z.string(), z.coerce.string()).default({}) })

// HubSpot refuses an upload that leaves a hole, so a manifest with one cannot have been uploaded.
function readManifest(path: string, options: Partial<AppOptions>): z.infer<typeof manifestSchema> {
  const { profile = 'dev' } = options
  const profilePath = join(dirname(dirname(path)), `hsprofile.${profile}.json`)
  const ofProfile = profileSchema.parse(existsSync(profilePath) ? readJson(profilePath) : {}).variables
  const variables = { ...ofProfile, ...options.variables }
  const filled = JSON.stringify(readJson(path)).replace(/\$\{([^}]*)\}/g, (_hole, key: string) => {
    const value = variables[key]
    if (value === undefined) throw new Error(`${path}: the profile ${profile} has no variable ${key}.`)
    return JSON.stringify(value).slice(1, -1)
  })
  return manifestSchema.parse(JSON.parse(filled))
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
