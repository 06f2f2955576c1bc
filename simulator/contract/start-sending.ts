// A simulated HubSpot that sends webhooks to a small server of ours, which answers as it is told.
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import type { RecordView } from '../portal-handle.ts'
import type { SimulatorOptions } from '../simulator.ts'
import { subscription } from '../webhooks/subscriptions.ts'
import { type Contract, startContract } from './start-contract.ts'

const Items = z.array(
  z.looseObject({ subscriptionType: z.string(), eventId: z.number(), attemptNumber: z.number() }),
)
type Request = { headers: IncomingHttpHeaders; body: string; items: z.output<typeof Items> }

/** An app's own server, which answers as it is told. */
async function startApp(answer: (count: number) => number | null = () => 200) {
  const requests: Request[] = []
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(Buffer.from(chunk))
    const body = Buffer.concat(chunks).toString()
    requests.push({ headers: req.headers, body, items: Items.parse(JSON.parse(body)) })
    const status = answer(requests.length)
    if (status !== null) res.writeHead(status).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const heard = () => requests.flatMap(({ items }) => items)
  return { url: `http://127.0.0.1:${port}/hooks`, requests, heard }
}

/** Both of HubSpot's spellings among them. */
const ofContacts = ['creation', 'deletion', 'merge', 'restore', 'associationChange', 'privacyDeletion']
const subscriptions = [
  ...ofContacts.map((kind, index) => subscription(index + 1, `contact.${kind}`, 'contact')),
  subscription(7, 'object.propertyChange', 'contact', 'firstname'),
  subscription(8, 'object.associationChange', 'company'),
  subscription(9, 'object.merge', 'company'),
]

export async function startSending(
  answer?: (count: number) => number | null,
  { webhooks, ...options }: SimulatorOptions & { scopes?: string[] } = {},
) {
  const app = await startApp(answer)
  const sending = { targetUrl: app.url, subscriptions, retryPauseMs: 1, ...webhooks }
  const contract = await startContract({ ...options, webhooks: sending })
  const kinds = () => app.heard().map(({ subscriptionType }) => subscriptionType)
  return { ...contract, ...app, kinds, idle: () => contract.simulator.webhooks.idle() }
}

export function createContact({ portal }: Pick<Contract, 'portal'>, email = 'ada@a.example'): RecordView {
  return portal.createRecord('contacts', { email, firstname: 'Ada' })
}
