// Remembers what came into being in the account, read from HubSpot's own answers so that nothing is forgotten.
import type { Heard } from './heard.ts'

export type Made = {
  /** Ids by object type. */
  records: Map<string, Set<string>>
  /** Names by object type. */
  properties: Map<string, Set<string>>
  /** How many creating calls got no answer: they may have had an effect all the same. */
  lost: number
  remember(path: string, heard: Heard): void
  rememberLost(path: string): void
}

const CREATES_RECORDS = /^\/crm\/objects\/[^/]+\/([^/]+)(?:\/batch\/(?:create|upsert))?$/
const CREATES_PROPERTY = /^\/crm\/properties\/[^/]+\/([^/]+)(?:\/batch\/create)?$/

/** `path` is that of a POST. */
export function createMade(): Made {
  const records: Made['records'] = new Map()
  const properties: Made['properties'] = new Map()
  return {
    records,
    properties,
    lost: 0,
    remember(path, heard) {
      // A gateway's error says nothing about what happened behind it.
      if (heard.status >= 500) this.rememberLost(path)
      if (!heard.isOk) return
      const [, objectType] = CREATES_RECORDS.exec(path) ?? []
      if (objectType) for (const { id } of heard.rows) add(records, objectType, String(id))
      const [, owner] = CREATES_PROPERTY.exec(path) ?? []
      const names = [heard.name, ...heard.rows.map(({ name }) => name)]
      for (const name of names) if (owner && typeof name === 'string' && name) add(properties, owner, name)
    },
    rememberLost(path) {
      if (CREATES_RECORDS.test(path) || CREATES_PROPERTY.test(path)) this.lost += 1
    },
  }
}

function add(sets: Map<string, Set<string>>, name: string, value: string): void {
  sets.set(name, (sets.get(name) ?? new Set()).add(value))
}
