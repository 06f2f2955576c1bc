// Where the app's own pages are found in an account.
export function appHomePath(portalId: string, appId: string): string {
  return `/app/${portalId}/${appId}`
}

export function appSettingsPath(portalId: string, appId: string): string {
  return `/integrations-settings/${portalId}/installed/${appId}`
}
