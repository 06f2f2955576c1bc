// The extensions as HubSpot would serve them, for whoever runs them without HubSpot. (G27)
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import { type BundleMode, buildBundles } from '../scripts/build-bundles.ts'
import { emptyFolder } from './support/hubspot-check.ts'

const variables = { API_URL: 'http://localhost:3000' }

test('the status stands beside a contact, company or deal and in its preview, the log in a tab of its own', async () => {
  const bundles = await buildBundles({ outDir: emptyFolder(), variables })
  const places = bundles.map(({ uid, location, objectTypes }) => [uid, location, objectTypes.join()])
  const everywhere = 'contacts,companies,deals'
  expect(places).toEqual([
    ['logbook_activity_log', 'crm.record.tab', everywhere],
    ['logbook_status_preview', 'crm.preview', everywhere],
    ['logbook_status_sidebar', 'crm.record.sidebar', everywhere],
    ['logbook_home', 'pages', ''],
    ['logbook_settings', 'settings', ''],
  ])
})

test.each<BundleMode>(['production', 'development'])(
  'each bundle starts in a bare worker and registers once (%s)',
  async (mode) => {
    for (const { file, name } of await buildBundles({ outDir: emptyFolder(), variables, mode }))
      expect(registrations(file), name).toBe(1)
  },
)

test('the address of the API reaches an extension with its bundle', async () => {
  const outDir = emptyFolder()
  const [bundle] = await buildBundles({ outDir, variables })
  expect(bundle?.manifest.variables).toEqual(variables)
  const beside = join(outDir, `${bundle?.name}-manifest.json`)
  expect(JSON.parse(readFileSync(beside, 'utf8'))).toEqual(bundle?.manifest)
})

test('two may build at the same time', async () => {
  const builds = [emptyFolder(), emptyFolder()].map((outDir) => buildBundles({ outDir, variables }))
  for (const { file, name } of (await Promise.all(builds)).flat()) expect(registrations(file), name).toBe(1)
})

function registrations(file: string): number {
  const require = createRequire(import.meta.url)
  let count = 0
  const worker = createContext({
    React: require('react'),
    RemoteUI: require('@remote-ui/react'),
    __HUBSPOT_EXTENSION_WORKER__: true,
    logger: {},
    extend_V2: () => void count++,
  })
  worker.self = worker
  runInContext(readFileSync(file, 'utf8'), worker)
  return count
}
