// Builds the extensions as HubSpot's builder does, for whoever wants to run them without HubSpot: the simulator's pages, tests and the offline check.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { build, esmExternalRequirePlugin } from 'vite'
import { buildExtensions } from './build-extensions.ts'
import {
  type Extension,
  extensionsOf,
  type Project,
  REPOSITORY,
  readManifests,
  readProject,
  type Variables,
} from './hubspot-project/project.ts'

export type Bundle = Omit<Extension, 'entrypoint' | 'folder' | 'manifest'> & {
  /** The JavaScript: a classic script that reads the globals React and RemoteUI, and calls `extend_V2`. */
  file: string
  /** What HubSpot keeps beside it: `variables` become `context.variables`. */
  manifest: { entry: string; variables: Variables }
}

export type BundleOptions = {
  /** Where the bundles go; made when it is missing. */
  outDir: string
  /** What a profile would set: the extensions need API_URL, the address of our API. */
  variables: Variables
  /** 'production' is minified, as HubSpot serves it. */
  mode?: BundleMode
  project?: Project
}
export type BundleMode = 'production' | 'development'

/** One bundle for each card, page and settings page of the manifests; cards with the same entry file share a file. */
export async function buildBundles(options: BundleOptions): Promise<Bundle[]> {
  const { outDir, variables, mode = 'production', project = readProject() } = options
  const workshop = mkdtempSync(join(tmpdir(), 'logbook-bundles-'))
  try {
    copySource(project, workshop)
    symlinkSync(join(REPOSITORY, 'node_modules'), join(workshop, 'node_modules'), 'junction')
    await buildExtensions(project, workshop)
    const extensions = extensionsOf(readManifests(project, variables))
    mkdirSync(outDir, { recursive: true })
    const entries = new Map(extensions.map(({ entrypoint, folder }) => [entrypoint, folder]))
    await Promise.all(
      [...entries].map(([entry, folder]) =>
        bundleEntry(join(workshop, entry), join(workshop, folder), outDir, mode),
      ),
    )
    return extensions.map((extension) => toBundle(extension, outDir, variables))
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

function copySource(project: Project, to: string): void {
  const unwanted = new Set(['node_modules', 'generated'])
  cpSync(project.srcDir, to, { recursive: true, filter: (file) => !unwanted.has(basename(file)) })
}

function toBundle(extension: Extension, outDir: string, variables: Variables): Bundle {
  const { entrypoint, folder: _, manifest: __, ...rest } = extension
  const manifest = { entry: basename(entrypoint), variables }
  writeFileSync(join(outDir, `${extension.name}-manifest.json`), JSON.stringify(manifest))
  return { ...rest, file: join(outDir, `${extension.name}.js`), manifest }
}

const GLOBALS = ['react', 'react-dom', '@remote-ui/react']

/** HubSpot's own settings: one script, and of all packages only these three stay outside, as globals of the worker. */
export async function bundleEntry(
  entry: string,
  root: string,
  outDir: string,
  mode: BundleMode,
): Promise<string> {
  const file = basename(entry).replace(/\.[jt]sx?$/, '.js')
  await build({
    configFile: false,
    envFile: false,
    logLevel: 'silent',
    root,
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    // Vite asks NODE_ENV, which a test runner has set to something else, and HubSpot's React has no jsxDEV.
    oxc: { jsx: { runtime: 'automatic', development: mode === 'development' } },
    // React's JSX runtime asks for React with `require`: HubSpot's builder makes the global of it, vite 8 only with this.
    plugins: [esmExternalRequirePlugin({ external: GLOBALS })],
    build: {
      outDir,
      emptyOutDir: false,
      minify: mode === 'production',
      sourcemap: mode === 'production' ? false : 'inline',
      lib: { entry, name: file, formats: ['iife'], fileName: () => file },
      rolldownOptions: {
        output: { globals: { react: 'React', '@remote-ui/react': 'RemoteUI' }, extend: true },
      },
    },
  })
  return join(outDir, file)
}
