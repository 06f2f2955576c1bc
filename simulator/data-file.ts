// Keeps the state in a JSON file between runs. The file is replaced whole, so that a crash leaves the old one.
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { accountSchema } from './account.ts'
import { addOneWay } from './associations.ts'
import { objectTypes } from './object-types.ts'
import { putRecord } from './records.ts'
import {
  addPortal,
  type CrmRecord,
  emptyWorld,
  grantSchema,
  type Portal,
  recordSchema,
  type World,
} from './state.ts'
import { journalSchema } from './webhooks/journal.ts'

const objectType = z.enum(objectTypes)

const fileSchema = z.object({
  nextId: z.number(),
  accessTokens: z.array(grantSchema),
  refreshTokens: z.array(grantSchema),
  journal: journalSchema.optional(),
  portals: z.array(
    z.object({
      account: accountSchema,
      records: z.array(z.tuple([objectType, recordSchema])),
      links: z.array(z.tuple([objectType, z.string(), objectType, z.string(), z.array(z.number())])),
    }),
  ),
})
type StateFile = z.infer<typeof fileSchema>
type RecordRow = StateFile['portals'][0]['records'][0]

export function loadWorld(path: string): World | null {
  if (!existsSync(path)) return null
  const file = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const world = emptyWorld()
  world.nextId = file.nextId
  if (file.journal) world.journal = file.journal
  for (const grant of file.accessTokens) world.accessTokens.set(grant.token, grant)
  for (const grant of file.refreshTokens) world.refreshTokens.set(grant.token, grant)
  for (const { account, records, links } of file.portals) {
    const portal = addPortal(world, account)
    for (const [type, record] of records) putRecord(portal, type, { ...record, changedAt: 0, indexed: null })
    for (const [type, id, toType, toId, typeIds] of links)
      for (const typeId of typeIds) addOneWay(portal, { type, id }, { type: toType, id: toId }, typeId)
  }
  return world
}

function toFile(world: World, now: number): StateFile {
  return {
    nextId: world.nextId,
    accessTokens: [...world.accessTokens.values()].filter((grant) => (grant.expiresAt ?? 0) > now),
    refreshTokens: [...world.refreshTokens.values()],
    journal: world.journal,
    portals: [...world.portals.values()].map((portal) => ({
      account: portal.account,
      records: objectTypes.flatMap((type) =>
        [...portal.records[type].values()].map((record): RecordRow => [type, stored(record)]),
      ),
      links: linkRows(portal.links),
    })),
  }
}

function stored({ id, properties, createdAt, updatedAt, archived }: CrmRecord): RecordRow[1] {
  return { id, properties, createdAt, updatedAt, archived }
}

function linkRows(links: Portal['links']) {
  const rows: StateFile['portals'][0]['links'] = []
  for (const [key, byType] of links) {
    const [typeName, id = ''] = key.split(':')
    const type = objectType.parse(typeName)
    for (const [toType, linked] of byType)
      for (const [toId, typeIds] of linked) rows.push([type, id, toType, toId, [...typeIds]])
  }
  return rows
}

// After `close` nothing is written any more, whatever a late request still changes.
export type Saver = { soon(): void; close(): Promise<void> }

const settleMs = 200

// Saving a big state takes a while, so the pause before the next save grows with the time the last one took.
export function createSaver(path: string, world: World, now: () => Date): Saver {
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  let pauseMs = settleMs
  let isClosed = false

  function soon(): void {
    if (!isClosed) timer ??= setTimeout(() => void flush(), pauseMs)
  }

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    writing = writing.then(save)
    return writing
  }

  async function save(): Promise<void> {
    const startedAt = Date.now()
    await mkdir(dirname(path), { recursive: true })
    const beside = `${path}.${process.pid}.tmp`
    await writeFile(beside, JSON.stringify(toFile(world, now().getTime())))
    await rename(beside, path)
    pauseMs = Math.max(settleMs, 10 * (Date.now() - startedAt))
  }

  function close(): Promise<void> {
    isClosed = true
    return flush()
  }

  return { soon, close }
}
