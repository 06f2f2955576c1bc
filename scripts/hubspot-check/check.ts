// The whole check, in the order in which HubSpot would stumble: project, manifests, agreement with the server, bundles, upload, build.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildExtensions } from '../build-extensions.ts'
import {
  extensionsOf,
  type Profile,
  type Project,
  profileNames,
  readManifests,
  readProfile,
} from '../hubspot-project/project.ts'
import { checkAddresses, checkLocalProxy } from './addresses.ts'
import { replayBuild, replayInstall } from './builder.ts'
import { checkEntryFiles } from './entry-files.ts'
import { checkManifests } from './manifests.ts'
import { checkPackages } from './packages.ts'
import { type Finding, wordsOf } from './problem.ts'
import { checkManifestFiles, checkProfiles, checkProjectFile } from './project-files.ts'
import { checkScopes } from './scopes.ts'
import { checkUids } from './uids.ts'
import { replayUpload } from './upload.ts'
import { checkWebhooks } from './webhooks.ts'

export type CheckOptions = { dir: string; isOffline: boolean; found(finding: Finding): void }

/** Tells each finding as it is made; true when nothing is wrong. A step that builds on a broken one is not tried. */
export async function checkHubSpotProject({ dir, isOffline, found }: CheckOptions): Promise<boolean> {
  const tell = (...findings: Finding[]) => {
    for (const finding of findings) found(finding)
    return findings.every(({ problems }) => problems.length === 0)
  }
  const { finding, project } = checkProjectFile(dir)
  if (!tell(finding) || !project) return false
  if (!tell(checkManifestFiles(project), checkProfiles(project))) return false
  const validated = await Promise.all(profileNames(project).map((name) => checkManifests(project, name)))
  if (!tell(...validated)) return false
  if (!tell(...agreementOf(project))) return false
  return buildAsHubSpot(project, isOffline, tell)
}

function agreementOf(project: Project): Finding[] {
  const profiles = profileNames(project).map((name): [string, Profile] => [name, readProfile(project, name)])
  const manifests = readManifests(project, profiles[0]?.[1].variables)
  const where = (file: string) => `${project.srcName}/${file}`
  const ofProfiles = profiles.map(([name, profile]) =>
    checkAddresses(project, name, profile, readManifests(project, profile.variables)),
  )
  const proxy = checkLocalProxy(
    project,
    profiles.map(([, profile]) => profile),
  )
  return [
    checkUids(manifests, where),
    checkScopes(manifests, where),
    ...ofProfiles,
    ...(proxy ? [proxy] : []),
    checkWebhooks(manifests, where),
    checkEntryFiles(project, manifests),
    checkPackages(project, manifests),
  ]
}

async function buildAsHubSpot(
  project: Project,
  isOffline: boolean,
  tell: (finding: Finding) => boolean,
): Promise<boolean> {
  const manifests = readManifests(project)
  const extensions = extensionsOf(manifests)
  const folders = [...new Set(extensions.map(({ folder }) => folder))]
  const clean = mkdtempSync(join(tmpdir(), 'logbook-hubspot-check-'))
  const upload = join(clean, 'upload')
  try {
    if (!tell(await bundleSource(project))) return false
    if (!tell(await replayUpload(project, manifests, upload))) return false
    if (!tell(await replayInstall(folders, upload, isOffline))) return false
    return tell(await replayBuild(extensions, upload, join(clean, 'out')))
  } finally {
    rmSync(clean, { recursive: true, force: true })
  }
}

async function bundleSource(project: Project): Promise<Finding> {
  const title = 'Extensions'
  try {
    await buildExtensions(project)
    return { title, saw: 'bundled from extensions/', problems: [] }
  } catch (error) {
    const what = wordsOf(error)
    return {
      title,
      saw: '',
      problems: [{ where: 'extensions/', what, fix: 'Correct it; npm run check shows more.' }],
    }
  }
}
