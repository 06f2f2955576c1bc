// The keys that seal tokens: read from a setting, or, in development, made once and kept in a file that only we can read.
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type EncryptionKey = { id: string; key: Buffer }
export type EncryptionKeys = [EncryptionKey, ...EncryptionKey[]]

/** `2026a:<32 bytes in base64>,2025b:…`: the first encrypts, all decrypt. */
export function parseEncryptionKeys(
  text: string,
): { ok: true; keys: EncryptionKeys } | { ok: false; problem: string } {
  const keys = text.split(',').map((part) => {
    const [id = '', encoded = ''] = part.trim().split(':')
    return { id, key: Buffer.from(encoded, 'base64') }
  })
  const bad = keys.findIndex(({ id, key }) => !/^[\w-]+$/.test(id) || key.length !== 32)
  // The key itself must never stand in an error.
  if (bad >= 0)
    return { ok: false, problem: `entry ${bad + 1} is not id:key, with a key of 32 bytes in base64.` }
  if (new Set(keys.map(({ id }) => id)).size < keys.length)
    return { ok: false, problem: 'names an id twice.' }
  const [first, ...others] = keys
  return first ? { ok: true, keys: [first, ...others] } : { ok: false, problem: 'is empty.' }
}

/** For development: the key of this data folder, made at the first start. */
export async function keepDevelopmentKey(dataDir: string): Promise<EncryptionKeys> {
  const file = join(dataDir, 'encryption-keys')
  await mkdir(dataDir, { recursive: true })
  const fresh = `dev:${randomBytes(32).toString('base64')}`
  // 'wx' fails when the file is there: two processes starting at once agree on one key.
  await writeFile(file, fresh, { mode: 0o600, flag: 'wx' }).catch((error) => {
    if (error.code !== 'EEXIST') throw error
  })
  const parsed = parseEncryptionKeys(await readFile(file, 'utf8'))
  if (!parsed.ok) throw new Error(`${file} ${parsed.problem}`)
  return parsed.keys
}
