// Whether the app, as uploaded with a profile, may reach our server, and HubSpot finds it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { WEBHOOK_PATH } from '../../server/domain/webhook-subscriptions.ts'
import { type Manifest, type Profile, type Project, readJson } from '../hubspot-project/project.ts'
import { AppConfig, WebhooksConfig } from './config-schemas.ts'
import type { Finding, Problem } from './problem.ts'

/** The variable that holds our public address; the extensions find it in `context.variables`. */
export const API_URL = 'API_URL'

export function checkAddresses(
  project: Project,
  name: string,
  profile: Profile,
  manifests: readonly Manifest[],
): Finding {
  const title = `Addresses, profile ${name}`
  const file = `${project.srcName}/hsprofile.${name}.json`
  const origin = profile.variables[API_URL]
  if (typeof origin !== 'string' || !isPublicOrigin(origin)) {
    const what = `${API_URL} is ${JSON.stringify(origin)}: cards and webhooks need a public https:// address without a path.`
    const fix = `Set ${API_URL} to the address of the server (its PUBLIC_URL), such as https://logbook.example.com.`
    return { title, saw: '', problems: [{ where: file, what, fix }] }
  }
  const problems = manifests.flatMap((manifest) => {
    const where = `${project.srcName}/${manifest.file}`
    if (manifest.type === 'app') return appProblems(AppConfig.parse(manifest.config), origin, where)
    if (manifest.type === 'webhooks')
      return webhookProblems(WebhooksConfig.parse(manifest.config), origin, where)
    return []
  })
  return { title, saw: `cards, webhooks and the installation lead to ${origin}`, problems }
}

function appProblems(
  { permittedUrls, auth }: z.output<typeof AppConfig>,
  origin: string,
  where: string,
): Problem[] {
  const fetchable = permittedUrls.fetch.includes(origin)
  const redirect = `${origin}/oauth/callback`
  return [
    ...(fetchable
      ? []
      : [
          {
            where,
            what: `permittedUrls.fetch does not have ${origin}, the address of our API: no card could load anything.`,
            fix: `Put "\${${API_URL}}" into permittedUrls.fetch.`,
          },
        ]),
    ...[...permittedUrls.fetch, ...permittedUrls.iframe, ...permittedUrls.img]
      .filter((url) => !isPublicOrigin(url))
      .map((url) => ({
        where,
        what: `permittedUrls has ${url}, which is no public https:// origin: HubSpot compares origins and refuses localhost.`,
        fix: 'Name the scheme and the host only, without a path or a slash at the end.',
      })),
    ...(auth.redirectUrls.includes(redirect)
      ? []
      : [
          {
            where,
            what: `redirectUrls does not have ${redirect}: nobody could install the app.`,
            fix: `Put "\${${API_URL}}/oauth/callback" into redirectUrls.`,
          },
        ]),
  ]
}

function webhookProblems(
  { settings }: z.output<typeof WebhooksConfig>,
  origin: string,
  where: string,
): Problem[] {
  const target = origin + WEBHOOK_PATH
  if (settings.targetUrl === target) return []
  const what = `Webhooks go to ${settings.targetUrl}, but the server takes them at ${target}.`
  return [{ where, what, fix: `Set targetUrl to "\${${API_URL}}${WEBHOOK_PATH}".` }]
}

function isPublicOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, origin } = new URL(text)
  return protocol === 'https:' && origin === text && hostname.includes('.') && !/^127\.|^\[/.test(hostname)
}

const LocalFile = z.object({ proxy: z.record(z.string(), z.string()) })

/** `hs project dev` sends the cards' requests to a developer's machine only for addresses that a profile uses. */
export function checkLocalProxy(project: Project, profiles: readonly Profile[]): Finding | null {
  const file = join(project.srcDir, 'app/local.json')
  if (!existsSync(file)) return null
  const known = profiles.map(({ variables }) => variables[API_URL])
  const { proxy } = LocalFile.parse(readJson(file))
  const problems = Object.keys(proxy)
    .filter((from) => !known.includes(from))
    .map((from) => ({
      where: `${project.srcName}/app/local.json`,
      what: `It redirects ${from}, which no profile has as its ${API_URL}.`,
      fix: 'Write the address of the profile that you develop with.',
    }))
  return { title: 'Local development', saw: 'redirects an address of a profile', problems }
}
