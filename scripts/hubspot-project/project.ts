// The HubSpot project as it lies on disk: its manifests, with the variables of a profile put in, and the extensions they declare.
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export type Project = {
  dir: string
  /** What is uploaded, and what it is called in messages. */
  srcDir: string
  srcName: string
  /** The React source of the extensions. */
  extensionsDir: string
  platformVersion: string
}

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

const ProjectFile = z.object({ srcDir: z.string(), platformVersion: z.string() })

export function readProject(dir: string = REPOSITORY): Project {
  const { srcDir, platformVersion } = ProjectFile.parse(readJson(join(dir, 'hsproject.json')))
  const paths = { dir, srcDir: join(dir, srcDir), srcName: srcDir, extensionsDir: join(dir, 'extensions') }
  return { ...paths, platformVersion }
}

export type Variables = Record<string, string | number | boolean>

const Profile = z.object({
  accountId: z.number(),
  variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
})
export type Profile = z.output<typeof Profile>

export function readProfile(project: Project, name: string): Profile {
  return Profile.parse(readJson(join(project.srcDir, `hsprofile.${name}.json`)))
}

export function profileNames(project: Project): string[] {
  return readdirSync(project.srcDir).flatMap((file) => /^hsprofile\.([^.]+)\.json$/.exec(file)?.[1] ?? [])
}

export type Manifest = {
  /** Relative to the uploaded folder, as HubSpot names it: app/cards/x-hsmeta.json */
  file: string
  uid: string
  type: string
  config: unknown
}

const ManifestFile = z.object({ uid: z.string(), type: z.string(), config: z.unknown() })

/** Every manifest of the project. Without variables the placeholders stay. */
export function readManifests(project: Project, variables: Variables = {}): Manifest[] {
  return manifestFiles(project).map((file) => readManifest(project, file, variables))
}

export function readManifest(project: Project, file: string, variables: Variables = {}): Manifest {
  return { file, ...ManifestFile.parse(fillIn(readJson(join(project.srcDir, file)), variables)) }
}

/** Wherever they stand, also where HubSpot would not look for them. */
export function manifestFiles(project: Project): string[] {
  const exclude = (name: string) => basename(name) === 'node_modules'
  const files = globSync('**/*-hsmeta.json', { cwd: project.srcDir, exclude })
  return files.map((file) => file.replaceAll('\\', '/')).sort()
}

export type Extension = {
  uid: string
  type: 'card' | 'page' | 'settings'
  /** The extension point, as HubSpot passes it in `context.location`. */
  location: string
  /** HubSpot's plural names of the records it stands on; none for pages and settings. */
  objectTypes: string[]
  title: string
  /** From the uploaded folder: /app/cards/X.tsx */
  entrypoint: string
  /** Its folder, relative to the uploaded one: app/cards */
  folder: string
  /** The base name of the entry file, of the component and of the bundle. */
  name: string
  manifest: Manifest
}

const CardConfig = z.object({
  name: z.string(),
  location: z.string(),
  entrypoint: z.string(),
  objectTypes: z.array(z.string()),
})
const EntryConfig = z.object({ entrypoint: z.string() })

/** The cards, pages and settings among the manifests. */
export function extensionsOf(manifests: readonly Manifest[]): Extension[] {
  return manifests.flatMap((manifest): Extension[] => {
    const { uid, type, config } = manifest
    if (type === 'card') {
      const { name: title, location, objectTypes, entrypoint } = CardConfig.parse(config)
      return [{ uid, type, location, objectTypes, title, ...entryOf(entrypoint), manifest }]
    }
    if (type !== 'page' && type !== 'settings') return []
    const { entrypoint } = EntryConfig.parse(config)
    const title = type === 'page' ? 'Home' : 'Settings'
    const location = type === 'page' ? 'pages' : 'settings'
    return [{ uid, type, location, objectTypes: [], title, ...entryOf(entrypoint), manifest }]
  })
}

function entryOf(entrypoint: string): Pick<Extension, 'entrypoint' | 'folder' | 'name'> {
  const folder = dirname(entrypoint).replace(/^\//, '')
  return { entrypoint, folder, name: basename(entrypoint).replace(/\.[jt]sx?$/, '') }
}

/** `"${KEY}"` alone keeps the type of its variable, as with HubSpot. */
function fillIn(value: unknown, variables: Variables): unknown {
  if (typeof value === 'string') {
    const [, alone = ''] = /^\$\{([^}]+)\}$/.exec(value) ?? []
    if (alone in variables) return variables[alone]
    return value.replace(/\$\{([^}]*)\}/g, (hole, key: string) => String(variables[key] ?? hole))
  }
  if (Array.isArray(value)) return value.map((one) => fillIn(one, variables))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fillIn(one, variables)]))
}

export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
