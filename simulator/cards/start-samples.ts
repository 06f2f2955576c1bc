// Set-up for the tests of the cards: the sample extensions on a running simulator, an app server that they ask, a browser to look with.
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { openBrowser } from '../../test/support/browser.ts'
import type { PortalHandle } from '../portal-handle.ts'
import { type Simulator, startSimulator } from '../simulator.ts'
import { buildSamples, sampleApi } from './build-samples.ts'
import type { CardsOptions } from './card-bundle.ts'

export type Asked = { method: string; url: string; headers: IncomingMessage['headers']; body: string }

/** A server as an app has it: it keeps what it was asked, and answers as it is told to. */
export type AppServer = {
  url: string
  asked: Asked[]
  answer: (asked: Asked, res: ServerResponse) => void
}

export type Samples = {
  simulator: Simulator
  portal: PortalHandle
  app: AppServer
  /** The path of a contact's page. */
  contact(email: string): string
  /** Opens a page, which is closed after the last test. A script's error on it fails them. */
  open(path: string): Promise<Page>
  /** A tab of the kitchen sink. The tests of one tab share its page: loading it is what takes time. */
  sink(tab: string): Promise<Page>
}

/** Once for a file: everything is closed after its last test. */
export async function startSamples(options: CardsOptions = {}): Promise<Samples> {
  const folder = mkdtempSync(join(tmpdir(), 'samples-'))
  const bundles = await buildSamples(folder)
  const app = await startAppServer()
  const manifestPath = new URL('./samples/app-hsmeta.json', import.meta.url).pathname
  const simulator = await startSimulator({
    app: { manifestPath },
    cards: { bundles: async () => bundles, proxies: { [sampleApi]: app.url }, ...options },
  })
  const portal = simulator.portal('47110815')
  portal.install(['crm.objects.contacts.read'])
  const opened: { context: BrowserContext; errors: Error[] }[] = []
  afterAll(async () => {
    for (const { context } of opened) await context.close()
    await simulator.close()
    app.close()
    rmSync(folder, { recursive: true, force: true })
    expect(opened.flatMap(({ errors }) => errors)).toEqual([])
  })
  const sinks = new Map<string, Promise<Page>>()
  const samples: Samples = {
    simulator,
    portal,
    app,
    contact: (email) => {
      const found = portal.contacts().find(({ properties }) => properties.email === email)
      return `/contacts/${portal.portalId}/record/0-1/${found?.id}`
    },
    open: async (path) => {
      const context = await (await openBrowser()).newContext({ viewport: { width: 1280, height: 900 } })
      const page = await context.newPage()
      const errors: Error[] = []
      page.on('pageerror', (error) => errors.push(error))
      opened.push({ context, errors })
      await page.goto(`${simulator.url}${path}`)
      return page
    },
    sink: (tab) => {
      const page = sinks.get(tab) ?? openSink(samples, tab)
      sinks.set(tab, page)
      return page
    },
  }
  return samples
}

/** The tab of the kitchen sink on Jane's page. */
export async function openSink({ open, contact }: Samples, tab: string, as = ''): Promise<Page> {
  const page = await open(`${contact('jane@acme.example')}?view=cards${as && `&as=${as}`}`)
  await page.getByRole('tab', { name: tab, exact: true }).click()
  return page
}

async function startAppServer(): Promise<AppServer & { close(): void }> {
  const asked: Asked[] = []
  const server = createServer(async (req, res) => {
    const { method = '', url = '', headers } = req
    const one = { method, url, headers, body: await text(req) }
    asked.push(one)
    app.answer(one, res)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const app = {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: (_asked: Asked, res: ServerResponse) => void res.end('{"ok":true}'),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
  return app
}
