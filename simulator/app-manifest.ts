// The app as HubSpot knows it after an upload: its credentials, the scopes it declared, where it may redirect.
import { readFileSync } from 'node:fs'
import { z } from 'zod'

export type AppOptions = { appId: string; clientId: string; clientSecret: string; manifestPath?: string }

export type App = {
  appId: string
  clientId: string
  clientSecret: string
  // Without a manifest the app is known by its credentials only, and may ask for any scope.
  declared: z.infer<typeof manifestSchema>['config']['auth'] | null
}

const manifestSchema = z.object({
  config: z.object({
    auth: z.object({
      requiredScopes: z.array(z.string()).default([]),
      conditionallyRequiredScopes: z.array(z.string()).default([]),
      optionalScopes: z.array(z.string()).default([]),
      redirectUrls: z.array(z.string()).default([]),
    }),
  }),
})

export function readApp(options: Partial<AppOptions>): App {
  const manifest = options.manifestPath
    ? manifestSchema.parse(JSON.parse(readFileSync(options.manifestPath, 'utf8')))
    : null
  return {
    appId: options.appId ?? '4242',
    clientId: options.clientId ?? 'simulator-client-id',
    clientSecret: options.clientSecret ?? 'simulator-client-secret',
    declared: manifest?.config.auth ?? null,
  }
}
