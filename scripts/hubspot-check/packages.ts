// Whether each extension folder can be built alone, with the very packages that we test with.
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import {
  extensionsOf,
  type Manifest,
  type Project,
  REPOSITORY,
  readJson,
} from '../hubspot-project/project.ts'
import type { Finding, Problem } from './problem.ts'

const PackageFile = z.object({ dependencies: z.record(z.string(), z.string()).default({}) })
const LockFile = z.object({ packages: z.object({ '': PackageFile }) })
const TsconfigFile = z.object({ compilerOptions: z.object({ jsx: z.string() }) })

/** What HubSpot's builder installs is what we test with, to the digit. */
export function checkPackages(project: Project, manifests: readonly Manifest[]): Finding {
  const folders = [...new Set(extensionsOf(manifests).map(({ folder }) => folder))]
  const problems = folders.flatMap((folder) => packageProblems(project, folder))
  return {
    title: 'Packages',
    saw: `${folders.map((folder) => basename(folder)).join(', ')}: exact versions, locked`,
    problems,
  }
}

function packageProblems(project: Project, folder: string): Problem[] {
  const path = (name: string) => join(project.srcDir, folder, name)
  const where = (name: string) => `${project.srcName}/${folder}/${name}`
  const missing = ['package.json', 'package-lock.json', 'tsconfig.json'].filter(
    (name) => !existsSync(path(name)),
  )
  if (missing.length > 0) {
    const what = 'The file is missing: HubSpot builds each folder with its own.'
    return missing.map((name) => ({
      where: where(name),
      what,
      fix: 'Copy it from another extension folder.',
    }))
  }
  const ours = PackageFile.parse(readJson(join(REPOSITORY, 'package.json'))).dependencies
  const { dependencies } = PackageFile.parse(readJson(path('package.json')))
  const strange = Object.entries(dependencies)
    .filter(([name, version]) => ours[name] !== version)
    .map(([name, version]) => ({
      where: where('package.json'),
      what: `It asks for ${name} ${version}; the repository tests with ${ours[name] ?? 'no version of it'}.`,
      fix: 'Name the exact version of the repository’s package.json, then update the lockfile (see docs/hubspot-project.md).',
    }))
  const locked = LockFile.parse(readJson(path('package-lock.json'))).packages[''].dependencies
  const isLocked =
    JSON.stringify(Object.entries(locked).sort()) === JSON.stringify(Object.entries(dependencies).sort())
  const unlocked = {
    where: where('package-lock.json'),
    what: 'It does not fit package.json: npm ci, and so HubSpot’s build, would fail.',
    fix: 'Run npm install --package-lock-only with npm 10 in a copy of the folder (see docs/hubspot-project.md).',
  }
  const { jsx } = TsconfigFile.parse(readJson(path('tsconfig.json'))).compilerOptions
  const oldJsx = {
    where: where('tsconfig.json'),
    what: `"jsx" is "${jsx}": the bundle would need a React that nobody imports.`,
    fix: 'Set it to "react-jsx".',
  }
  return [...strange, ...(isLocked ? [] : [unlocked]), ...(jsx === 'react-jsx' ? [] : [oldJsx])]
}
