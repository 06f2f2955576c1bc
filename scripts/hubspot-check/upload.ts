// Replays `hs project upload`: copies what HubSpot's CLI would send into a clean folder.
import { execFile } from 'node:child_process'
import { cpSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import {
  collectFileDependencies,
  collectWorkspaceDirectories,
  findAndParsePackageJsonFiles,
} from '@hubspot/project-parsing-lib/workspaces'
import { z } from 'zod'
import { extensionsOf, type Manifest, type Project } from '../hubspot-project/project.ts'
import { type Finding, lacking, type Problem, wordsOf } from './problem.ts'

const run = promisify(execFile)

export async function replayUpload(
  project: Project,
  manifests: readonly Manifest[],
  to: string,
): Promise<Finding> {
  const title = 'Upload'
  const links = await linkProblems(project)
  if (links.length > 0) return { title, saw: '', problems: links }
  const files = await uploadedFiles(project)
  let bytes = 0
  for (const file of files) {
    cpSync(join(project.srcDir, file), join(to, file))
    bytes += statSync(join(to, file)).size
  }
  const needed = [...manifests.map(({ file }) => file), ...extensionsOf(manifests).flatMap(filesOf)]
  const missing = lacking(needed, files).map((file) => ({
    where: `${project.srcName}/${file}`,
    what: 'HubSpot needs this file, but its CLI would not upload it.',
    fix: 'Look for a pattern in .hsignore that matches it, or build it: npm run build:extensions.',
  }))
  const saw = `${files.length} files, ${kilobytes(bytes)}`
  return { title, saw, problems: [...missing, ...files.flatMap((file) => secretProblems(project, file))] }
}

function filesOf({
  entrypoint,
  folder,
  name,
}: {
  entrypoint: string
  folder: string
  name: string
}): string[] {
  const beside = ['package.json', 'package-lock.json', 'tsconfig.json', `generated/${name}.js`]
  return [entrypoint.slice(1), ...beside.map((file) => `${folder}/${file}`)]
}

/** HubSpot's own rules say what is left out. */
async function uploadedFiles(project: Project): Promise<string[]> {
  const script = fileURLToPath(new URL('./uploaded-files.ts', import.meta.url))
  const { stdout } = await run(process.execPath, [script, project.srcDir], { cwd: project.dir })
  return z.array(z.string()).parse(JSON.parse(stdout))
}

function secretProblems(project: Project, file: string): Problem[] {
  if (!/\.(pem|key|p12)$|secret|hubspot\.config\./i.test(file)) return []
  const what = 'By its name it holds a secret, and would be uploaded.'
  return [
    { where: `${project.srcName}/${file}`, what, fix: 'Move it out of the folder, or add it to .hsignore.' },
  ]
}

/** Packages beside the folder would be packed in, but HubSpot's builder does not install what they import. */
async function linkProblems(project: Project): Promise<Problem[]> {
  const packages = await findAndParsePackageJsonFiles(project.srcDir)
  const fix = 'Bundle the code with npm run build:extensions instead.'
  const where = (file: string) => relative(project.dir, file)
  try {
    const linked = await collectFileDependencies(packages)
    const members = await collectWorkspaceDirectories(packages)
    return [
      ...linked.map(({ packageName, sourcePackageJsonPath }) => ({
        where: where(sourcePackageJsonPath),
        what: `It depends on ${packageName} by a path, which HubSpot's builder cannot install with all it imports.`,
        fix,
      })),
      ...members.map(({ workspaceDir, sourcePackageJsonPath }) => ({
        where: where(sourcePackageJsonPath),
        what: `It has the workspace ${where(workspaceDir)}: this project bundles its shared code.`,
        fix,
      })),
    ]
  } catch (error) {
    const what = wordsOf(error)
    return [{ where: `${project.srcName}/`, what, fix }]
  }
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`
}
