// Replays what HubSpot does with an upload: installs each extension folder by itself, bundles each entry file, and starts the bundle.
import { execFile } from 'node:child_process'
import { readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { createContext, Script } from 'node:vm'
import { bundleEntry } from '../build-bundles.ts'
import { type Extension, REPOSITORY } from '../hubspot-project/project.ts'
import { type Finding, oneLine, type Problem, wordsOf } from './problem.ts'
import { kilobytes } from './upload.ts'

const run = promisify(execFile)
/** HubSpot publishes no limit. A card is loaded with each record that somebody opens: larger than this is a mistake. */
const LARGEST_BUNDLE = 150_000

/** `upload` is the clean folder. With `isOffline` the packages of the repository stand in for what npm would install. */
export async function replayInstall(
  folders: readonly string[],
  upload: string,
  isOffline: boolean,
): Promise<Finding> {
  const title = 'Installation'
  const names = folders.map((folder) => basename(folder)).join(', ')
  if (isOffline) {
    symlinkSync(join(REPOSITORY, 'node_modules'), join(upload, 'node_modules'), 'junction')
    return { title, saw: `left out (--offline): ${names} use the repository's packages`, problems: [] }
  }
  const problems: Problem[] = []
  for (const folder of folders) problems.push(...(await installProblems(folder, upload)))
  return { title, saw: `npm ci works alone in ${names}`, problems }
}

async function installProblems(folder: string, upload: string): Promise<Problem[]> {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-optional', '--no-fund']
  const shell = process.platform === 'win32'
  try {
    await run('npm', args, { cwd: join(upload, folder), shell, timeout: LONGEST_INSTALLATION_MS })
    return []
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const isCutOff = error instanceof Error && 'killed' in error && error.killed === true
    return [isCutOff || REGISTRY_AWAY.test(said) ? registryAway(folder) : refusedByNpm(folder, said)]
  }
}

const LONGEST_INSTALLATION_MS = 120_000
const REGISTRY_AWAY = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b/

function registryAway(folder: string): Problem {
  const what = 'The npm registry cannot be reached, so nothing can be said about the installation.'
  const fix = 'Connect this machine, or check everything else with npm run hubspot:check -- --offline.'
  return { where: `${folder}/`, what, fix }
}

function refusedByNpm(folder: string, said: string): Problem {
  const lines = said.split('\n').filter((line) => /npm (error|ERR!)/.test(line))
  const what = `npm ci fails: ${oneLine(lines.slice(0, 4).join('\n'))}`
  const fix = 'Bring package.json and package-lock.json together (see docs/hubspot-project.md).'
  return { where: `${folder}/`, what, fix }
}

export async function replayBuild(
  extensions: readonly Extension[],
  upload: string,
  outDir: string,
): Promise<Finding> {
  const entries = [...new Map(extensions.map((one) => [one.entrypoint, one])).values()]
  const built = await Promise.all(entries.map((entry) => buildOne(entry, upload, outDir)))
  const saw = built.map(({ name, bytes }) => `${name} ${kilobytes(bytes)}`).join(', ')
  return { title: 'Bundles', saw, problems: built.flatMap(({ problems }) => problems) }
}

type Built = { name: string; bytes: number; problems: Problem[] }

async function buildOne(
  { entrypoint, folder, name }: Extension,
  upload: string,
  outDir: string,
): Promise<Built> {
  const where = entrypoint.slice(1)
  try {
    const file = await bundleEntry(join(upload, entrypoint), join(upload, folder), outDir, 'production')
    const bytes = statSync(file).size
    return { name, bytes, problems: [...sizeProblems(where, bytes), ...startProblems(where, file)] }
  } catch (error) {
    const what = `It cannot be bundled: ${wordsOf(error)}`
    const fix = 'Everything it imports must be in ./generated/ or in package.json of its folder.'
    return { name, bytes: 0, problems: [{ where, what, fix }] }
  }
}

function sizeProblems(where: string, bytes: number): Problem[] {
  if (bytes <= LARGEST_BUNDLE) return []
  const what = `Its bundle has ${kilobytes(bytes)}, more than ${kilobytes(LARGEST_BUNDLE)}.`
  return [{ where, what, fix: 'Look for a large package among the imports of extensions/.' }]
}

const silence = { debug() {}, log() {}, info() {}, warn() {}, error() {} }

/** Runs the bundle with the globals that HubSpot's worker has, and nothing else: it must register itself, once. */
function startProblems(where: string, file: string): Problem[] {
  const require = createRequire(import.meta.url)
  let registered = 0
  const worker = createContext({
    React: require('react'),
    RemoteUI: require('@remote-ui/react'),
    console: silence,
    __HUBSPOT_EXTENSION_WORKER__: true,
    logger: silence,
    extend_V2: () => {
      registered++
    },
  })
  worker.self = worker
  try {
    new Script(readFileSync(file, 'utf8'), { filename: basename(file) }).runInContext(worker, {
      timeout: 5_000,
    })
  } catch (error) {
    const what = `Its bundle breaks when it starts: ${wordsOf(error)}`
    const fix = 'A worker has no document, no window and no Node: use what @hubspot/ui-extensions offers.'
    return [{ where, what, fix }]
  }
  if (registered === 1) return []
  const what = `Its bundle calls hubspot.extend ${registered} times.`
  return [{ where, what, fix: 'Call it once, in the entry file only.' }]
}
