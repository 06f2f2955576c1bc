// Seals secrets for rest (AES-256-GCM). Each sealed text names its key, so that keys can be rotated without a pause.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { EncryptionKeys } from './encryption-keys.ts'

export type SecretBox = {
  /** `context` is bound in: a text sealed for one account cannot be opened as another's. */
  seal(text: string, context: string): string
  open(sealed: string, context: string): string
  /** What a text can be recognised by and not be read from, one for each key; the first is the one to keep. */
  fingerprints(text: string, context: string): string[]
}

/** The first key seals, all of them open. */
export function createSecretBox(keys: EncryptionKeys): SecretBox {
  const [current] = keys
  const byId = new Map(keys.map(({ id, key }) => [id, key]))
  const printKeys = keys.map(({ id, key }) => ({
    id,
    key: Buffer.from(hkdfSync('sha256', key, '', 'fingerprint', 32)),
  }))
  return {
    seal(text, context) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', current.key, iv).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [current.id, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join(
        '.',
      )
    },
    open(sealed, context) {
      const [id = '', ...parts] = sealed.split('.')
      const key = byId.get(id)
      if (!key) throw new Error(`No encryption key named "${id}": add it to ENCRYPTION_KEYS again.`)
      const [iv = Buffer.alloc(0), tag = Buffer.alloc(0), body = Buffer.alloc(0)] = parts.map((part) =>
        Buffer.from(part, 'base64url'),
      )
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 })
      decipher.setAAD(Buffer.from(context)).setAuthTag(tag)
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
    },
    fingerprints: (text, context) =>
      printKeys.map(({ id, key }) => {
        const print = createHmac('sha256', key)
          .update(JSON.stringify([context, text]))
          .digest('base64url')
        return `${id}.${print}`
      }),
  }
}
