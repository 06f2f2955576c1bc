// The two scripts of the pages that show cards: the host that draws them and the worker that runs them. Bundled when first asked for.
import { fileURLToPath } from 'node:url'
import { stampOf } from './fresh-bundles.ts'

export const assetNames = ['card-host', 'card-worker'] as const

export type Assets = { script(name: (typeof assetNames)[number]): Promise<string> }

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const entries = { 'card-host': here('./host/main.tsx'), 'card-worker': here('./worker/main.tsx') }

/** Kept for all simulators of a process: they show the same. */
let made: { stamp: string; scripts: Promise<Map<string, string>> } | null = null

export function createAssets(): Assets {
  return {
    script: async (name) => {
      const stamp = await stampOf([here('./host'), here('./worker')])
      if (made?.stamp !== stamp) made = { stamp, scripts: bundle() }
      return (await made.scripts).get(name) ?? ''
    },
  }
}

// React as HubSpot runs it: the production build.
async function bundle(): Promise<Map<string, string>> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: entries,
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  })
  return new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]|\.js$/g, ''), text]))
}
