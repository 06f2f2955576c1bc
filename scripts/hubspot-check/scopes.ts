// Whether the app asks people for exactly the scopes that the server uses. HubSpot cannot know, so it would accept a difference.
import type { z } from 'zod'
import { ON_DEMAND_SCOPES, OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { extensionsOf, type Manifest } from '../hubspot-project/project.ts'
import { AppConfig } from './config-schemas.ts'
import { type Finding, lacking, noManifest, type Problem, type Where } from './problem.ts'

/** Exactly the server's scopes: one too few blocks the installation, one too many is asked of people for nothing. */
export function checkScopes(manifests: readonly Manifest[], where: Where): Finding {
  const app = manifests.find(({ type }) => type === 'app')
  if (!app) return { title: 'Scopes', saw: '', problems: [noManifest('app', where)] }
  const { auth } = AppConfig.parse(app.config)
  const pairs = [
    ['requiredScopes', auth.requiredScopes, REQUIRED_SCOPES],
    ['optionalScopes', auth.optionalScopes, [...OPTIONAL_SCOPES, ...Object.values(ON_DEMAND_SCOPES).flat()]],
    ['conditionallyRequiredScopes', auth.conditionallyRequiredScopes, []],
  ] as const
  const problems = pairs.flatMap(([list, given, wanted]) => [
    ...lacking(wanted, given).map((scope) => ({
      where: where(app.file),
      what: `The server asks for the scope ${scope}, which ${list} does not have: HubSpot would refuse every installation.`,
      fix: `Add it to ${list}, or take it out of server/hubspot/scopes.ts.`,
    })),
    ...lacking(given, wanted).map((scope) => ({
      where: where(app.file),
      what: `${list} has the scope ${scope}, which the server does not use.`,
      fix: `Remove it from ${list}, or add it to server/hubspot/scopes.ts.`,
    })),
  ])
  const saw = `the ${auth.requiredScopes.length} required and ${auth.optionalScopes.length} optional ones that the server asks for`
  return { title: 'Scopes', saw, problems: [...problems, ...cardScopeProblems(manifests, auth, where)] }
}

type Auth = z.output<typeof AppConfig>['auth']

function cardScopeProblems(manifests: readonly Manifest[], auth: Auth, where: Where): Problem[] {
  const granted = auth.requiredScopes
  const extensions = extensionsOf(manifests)
  const unreadable = extensions.flatMap(({ uid, objectTypes, manifest }) =>
    objectTypes
      .filter((type) => !granted.includes(`crm.objects.${type}.read`))
      .map((type) => ({
        where: where(manifest.file),
        what: `The card ${uid} stands on ${type}, but the app does not require crm.objects.${type}.read: HubSpot's build would fail.`,
        fix: `Remove ${type} from its objectTypes, or require the scope.`,
      })),
  )
  const sensitive = [...granted, ...auth.optionalScopes].filter((scope) => scope.includes('sensitive'))
  const mute = sensitive.map((scope) => ({
    where: 'server/hubspot/scopes.ts',
    what: `With the scope ${scope}, HubSpot lets no card call a server.`,
    fix: 'Do without it: the cards get all they show from our server.',
  }))
  return [...unreadable, ...(extensions.length > 0 ? mute : [])]
}
