// Builds the sample extensions with the build that the app's own go through.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleEntry } from '../../scripts/build-bundles.ts'
import type { CardBundle } from './card-bundle.ts'

const folder = fileURLToPath(new URL('./samples', import.meta.url))

/** The address that the samples fetch from; a test maps it to a server of its own. */
export const sampleApi = 'https://api.sample.example'

type Sample = Pick<CardBundle, 'type' | 'location' | 'title'> & { name: string }

const samples: Sample[] = [
  { name: 'KitchenSink', type: 'card', location: 'crm.record.tab', title: 'Kitchen sink' },
  { name: 'Refused', type: 'card', location: 'crm.record.sidebar', title: 'Refused' },
  { name: 'SamplePages', type: 'page', location: 'pages', title: 'Home' },
  { name: 'SampleSettings', type: 'settings', location: 'settings', title: 'Settings' },
]

export async function buildSamples(outDir: string): Promise<CardBundle[]> {
  return Promise.all(
    samples.map(async ({ name, ...sample }) => ({
      ...sample,
      uid: `sample_${name}`,
      objectTypes: sample.type === 'card' ? ['contacts', 'companies', 'deals'] : [],
      file: await bundleEntry(join(folder, `${name}.tsx`), folder, outDir, 'production'),
      manifest: { variables: { PUBLIC_URL: sampleApi } },
    })),
  )
}
