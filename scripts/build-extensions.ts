// Bundles the React source in extensions/ into the folders that HubSpot reads: npm run build:extensions [-- --watch]
// HubSpot uploads hubspot-app/ alone and builds each folder of it on its own, so nothing there may import from outside.
import { mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type BuildOptions, build, context } from 'esbuild'
import {
  type Extension,
  extensionsOf,
  type Project,
  readManifests,
  readProject,
} from './hubspot-project/project.ts'

/** Writes app/<cards|pages|settings>/generated/X.js for every entry file X below `outDir`, by default where it is uploaded from. */
export async function buildExtensions(
  project: Project = readProject(),
  outDir: string = project.srcDir,
): Promise<void> {
  const { metafile } = await build({ ...optionsFor(project, outDir), metafile: true })
  const strangers = Object.keys(metafile.inputs).filter((file) => !file.startsWith('extensions/'))
  if (strangers.length > 0)
    throw new Error(
      `extensions/ would carry ${strangers.join(', ')} into people's browsers: import types only, with "import type".`,
    )
  if (outDir === project.srcDir) tidy(project)
}

function optionsFor(project: Project, outDir: string): BuildOptions {
  return {
    entryPoints: components(project).map(({ folder, name }) => ({
      in: sourceOf(project, { folder, name }),
      out: `${folder}/generated/${name}`,
    })),
    outdir: outDir,
    absWorkingDir: project.dir,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    jsx: 'automatic',
    // All that HubSpot's builder installs beside the entry file.
    external: ['react', '@hubspot/ui-extensions', '@remote-ui/react'],
    banner: { js: '// Made from extensions/ by `npm run build:extensions`: change it there.' },
    logLevel: 'silent',
    // The editor's settings extend a file that a copy of the project may not have.
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  }
}

/** Cards with one entry file share its bundle. */
function components(project: Project): Extension[] {
  const extensions = extensionsOf(readManifests(project))
  return [...new Map(extensions.map((extension) => [extension.entrypoint, extension])).values()]
}

function sourceOf(project: Project, { folder, name }: Pick<Extension, 'folder' | 'name'>): string {
  return join(project.extensionsDir, basename(folder), `${name}.tsx`)
}

/** Gives each bundle the types of its source, and removes those whose component is gone. */
function tidy(project: Project): void {
  const wanted = new Map<string, Set<string>>()
  for (const { folder, name } of components(project)) {
    const generated = join(project.srcDir, folder, 'generated')
    mkdirSync(generated, { recursive: true })
    const source = relative(generated, sourceOf(project, { folder, name })).replaceAll('\\', '/')
    writeFileSync(join(generated, `${name}.d.ts`), `export { ${name} } from '${source}'\n`)
    wanted.set(generated, (wanted.get(generated) ?? new Set()).add(`${name}.js`).add(`${name}.d.ts`))
  }
  for (const [folder, files] of wanted) {
    for (const file of readdirSync(folder)) if (!files.has(file)) rmSync(join(folder, file))
  }
}

async function watch(project: Project): Promise<void> {
  const watcher = await context({ ...optionsFor(project, project.srcDir), logLevel: 'info' })
  tidy(project)
  await watcher.watch()
}

// Not import.meta.main: the Node 24.0 that comes along for Apple silicon has none.
if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { watch: { type: 'boolean', default: false } } })
  const project = readProject()
  if (values.watch) await watch(project)
  else await buildExtensions(project)
}
