// The extensions of the project that the simulator stands in, built as HubSpot builds them, and again whenever their sources change.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readProfile, readProject } from '../../scripts/hubspot-project/project.ts'
import type { CardBundle, CardsOptions } from './card-bundle.ts'
import { freshBundles } from './fresh-bundles.ts'

/** `address` is where the app's server is on this machine; without it, it is told later by `mapOrigin(apiUrl(), …)`. */
export function projectCards(address?: string): CardsOptions {
  const project = readProject()
  const { variables } = readProfile(project, 'dev')
  let outDir: string | null = null

  async function build(): Promise<CardBundle[]> {
    const { buildBundles } = await import('../../scripts/build-bundles.ts')
    outDir ??= makeFolder()
    return buildBundles({ project, outDir, variables })
  }
  return {
    bundles: freshBundles([project.extensionsDir, project.srcDir], build),
    proxies: address === undefined ? {} : { [apiUrl()]: address },
  }
}

/** The address under which the extensions know their server: HubSpot lets them fetch from no other. */
export function apiUrl(): string {
  return String(readProfile(readProject(), 'dev').variables.API_URL)
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'logbook-cards-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
