// npm run keys -- list | create --account ID [--source NAME [--test] | --admin [--name NAME]] | revoke KEY_ID
import { parseArgs } from 'node:util'
import { createAdminKey, FIRST_ADMIN_KEY } from '../server/install/admin-keys.ts'
import { createKey, FIRST_SOURCE } from '../server/install/ingestion-keys.ts'
import type { InstallDeps } from '../server/install/install-account.ts'
import { findAccount } from '../server/store/accounts.ts'
import { listAdminKeys, revokeAdminKey } from '../server/store/admin-keys.ts'
import { listKeys, revokeKey } from '../server/store/source-keys.ts'
import { operate, table } from './operate.ts'

const USAGE = `Use: npm run keys -- list [--account ACCOUNT_ID]
       npm run keys -- create --account ACCOUNT_ID [--source "Name of the tool"] [--test]
       npm run keys -- create --account ACCOUNT_ID --admin [--name "What uses it"]
       npm run keys -- revoke KEY_ID`

/** What the books call whoever runs this. */
const OPERATOR = 'Operator'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    account: { type: 'string' },
    source: { type: 'string', default: FIRST_SOURCE },
    admin: { type: 'boolean', default: false },
    test: { type: 'boolean', default: false },
    name: { type: 'string', default: FIRST_ADMIN_KEY },
  },
})
const [action = 'list', keyId = ''] = positionals

await operate(async (deps) => {
  if (action === 'list') return list(deps)
  if (action === 'create' && values.account) return create(deps, values.account)
  if (action === 'revoke' && /^[0-9a-f-]{36}$/.test(keyId)) {
    const isRevoked =
      (await revokeKey(deps.db, keyId, deps.now(), { by: OPERATOR })) ||
      (await revokeAdminKey(deps.db, keyId, deps.now()))
    if (!isRevoked) throw new Error(`There is no live key ${keyId}.`)
    return `Key ${keyId} is revoked; it lets nobody in any more.`
  }
  throw new Error(USAGE)
})

async function create({ db, now }: InstallDeps, portalId: string): Promise<string> {
  const isKnown = /^\d+$/.test(portalId) && (await findAccount(db, portalId)) !== null
  if (!isKnown) throw new Error(`Account ${portalId} has not installed Logbook.`)
  if (values.admin) {
    const key = await createAdminKey(db, portalId, values.name.slice(0, 100), now())
    return `An admin key, "${values.name}": it can read and change the settings of the account. Copy it now; it is never shown again.\n\n  ${key}\n`
  }
  const mode = values.test ? 'test' : 'live'
  const key = await createKey(db, portalId, values.source, now(), { mode, by: OPERATOR })
  const kind = values.test ? 'A test key (nothing that it sends is written to HubSpot)' : 'A key'
  return `${kind} for the source "${values.source}". Copy it now; it is never shown again.\n\n  ${key}\n`
}

async function list({ db }: InstallDeps): Promise<string> {
  const sourceKeys = (await listKeys(db, values.account)).map((key) => ({
    ...key,
    name: key.mode === 'test' ? `${key.sourceName} (test)` : key.sourceName,
    hint: key.hint ?? '',
  }))
  const adminKeys = (await listAdminKeys(db, values.account)).map((key) => ({
    ...key,
    name: `${key.name} (admin)`,
    hint: '',
  }))
  const rows = [...sourceKeys, ...adminKeys].map((key) => [
    key.keyId,
    key.portalId,
    key.name,
    key.hint && `…${key.hint}`,
    key.createdAt.toISOString(),
    key.lastUsedAt?.toISOString() ?? 'never',
    key.revokedAt ? `revoked ${key.revokedAt.toISOString()}` : 'live',
  ])
  return rows.length === 0
    ? 'There are no keys yet.'
    : table(['key', 'account', 'source', 'ends', 'created', 'last used', 'state'], rows)
}
