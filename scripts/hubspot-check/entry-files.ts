// The files beside the manifests of cards, pages and settings, which HubSpot's validator does not look at.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Extension, extensionsOf, type Manifest, type Project } from '../hubspot-project/project.ts'
import { CardConfig } from './config-schemas.ts'
import type { Finding, Problem } from './problem.ts'

export function checkEntryFiles(project: Project, manifests: readonly Manifest[]): Finding {
  const extensions = extensionsOf(manifests)
  const problems = [
    ...extensions.flatMap((extension) => entryProblems(project, extension)),
    ...sameNames(project, extensions),
    ...extensions.flatMap((extension) => pictureProblems(project, extension)),
  ]
  const saw = `${extensions.length} extensions, each with its entry file beside its manifest`
  return { title: 'Entry files', saw, problems }
}

function entryProblems(project: Project, extension: Extension): Problem[] {
  const { manifest, entrypoint, folder } = extension
  const where = `${project.srcName}/${manifest.file}`
  const file = join(project.srcDir, entrypoint)
  if (folder !== dirname(manifest.file)) {
    const what = `Its entry file ${entrypoint} stands in another folder than the manifest.`
    return [
      { where, what, fix: `HubSpot looks beside the manifest only: move it to ${dirname(manifest.file)}/.` },
    ]
  }
  if (!existsSync(file)) {
    const what = `Its entry file ${project.srcName}${entrypoint} does not exist.`
    return [{ where, what, fix: 'Write the file, or correct "entrypoint" (upper and lower case count).' }]
  }
  return sourceProblems(`${project.srcName}${entrypoint}`, readFileSync(file, 'utf8'), extension)
}

// HubSpot warns at a file without this import, and shows nothing: https://developers.hubspot.com/docs (app cards)
const IMPORTS_HUBSPOT = /import\s*\{[^}]*\bhubspot\b[^}]*\}\s*from\s*['"]@hubspot\/ui-extensions['"]/
const EXTENDS = /hubspot\.extend<\s*'([\w.]+)'(?:\s*\|\s*'([\w.]+)')*\s*>\(/

function sourceProblems(where: string, source: string, { location, uid }: Extension): Problem[] {
  const problems: Problem[] = []
  const [call] = EXTENDS.exec(source) ?? []
  if (!IMPORTS_HUBSPOT.test(source) || call === undefined) {
    const what = "It does not import hubspot and call hubspot.extend<'…'>(…): HubSpot would show nothing."
    problems.push({ where, what, fix: 'Compare it with the other entry files.' })
  } else if (!call.includes(`'${location}'`) && !isSharedCard(call, location)) {
    const what = `It extends ${call.slice(call.indexOf('<'), -1)}, but the manifest of ${uid} puts it at ${location}.`
    problems.push({ where, what, fix: `Write hubspot.extend<'${location}'>(…), or correct the manifest.` })
  }
  if (/from\s*['"]\.\.\//.test(source)) {
    const what = 'It imports from outside its folder, but HubSpot builds the folder alone.'
    problems.push({ where, what, fix: 'Put the code into extensions/ and import it from ./generated/.' })
  }
  return problems
}

/** The narrowest place of a record says what a card may do that stands in several. */
function isSharedCard(call: string, location: string): boolean {
  return location.startsWith('crm.') && call.includes("'crm.record.sidebar'")
}

/** All bundles end up in one folder, named after their entry files. */
function sameNames(project: Project, extensions: readonly Extension[]): Problem[] {
  const first = new Map<string, string>()
  return extensions.flatMap(({ name, entrypoint, manifest }) => {
    const other = first.get(name) ?? entrypoint
    first.set(name, other)
    if (other === entrypoint) return []
    const what = `${entrypoint} and ${other} have the same name: one bundle would overwrite the other.`
    return [{ where: `${project.srcName}/${manifest.file}`, what, fix: 'Rename one of the two files.' }]
  })
}

const LARGEST_PICTURE = 5_000_000

function pictureProblems(project: Project, { type, manifest, folder }: Extension): Problem[] {
  if (type !== 'card') return []
  const { previewImage } = CardConfig.parse(manifest.config)
  if (!previewImage) return []
  const file = join(project.srcDir, folder, previewImage.file)
  const isFine = existsSync(file) && statSync(file).size <= LARGEST_PICTURE
  const what = `Its preview image ${previewImage.file} does not exist beside it, or is larger than 5 MB.`
  const fix = 'Correct the path, or make the picture smaller.'
  return isFine ? [] : [{ where: `${project.srcName}/${manifest.file}`, what, fix }]
}
