// Who may use the ingestion API: the holder of a live key of a source, and nobody who tries to look like one.
import { expect, test } from 'vitest'
import { createKey } from '../../server/install/ingestion-keys.ts'
import { listKeys, revokeKey } from '../../server/store/source-keys.ts'
import { createApi } from '../support/api.ts'
import { anEmailSent } from '../support/events.ts'
import { startWorld, type World } from '../support/world.ts'

const mail = anEmailSent({ id: 'e-1' })

/** The answer to these credentials, without what differs from request to request. */
async function knock(world: World, authorization: string | undefined, path = '/v1/events') {
  const answer = await fetch(
    world.url + path,
    authorization === undefined ? {} : { headers: { authorization } },
  )
  const headers = Object.fromEntries(answer.headers)
  const kept = ['www-authenticate', 'content-type', 'retry-after', 'ratelimit-limit'].map(
    (name) => headers[name],
  )
  return {
    status: answer.status,
    headers: kept,
    body: { ...JSON.parse(await answer.text()), request_id: '' },
  }
}

// G33
test('every wrong key gets one and the same 401, which names the scheme and betrays nothing', async () => {
  const world = await startWorld()
  const { db } = world.logbook
  const revoked = await world.keyOf('Old tool')
  const [old] = (await listKeys(db)).filter(({ sourceName }) => sourceName === 'Old tool')
  await revokeKey(db, old?.keyId ?? '', new Date())
  const none = await knock(world, undefined)
  expect(none.status).toBe(401)
  expect(none.headers.slice(0, 2)).toEqual([
    'Bearer realm="Logbook"',
    expect.stringMatching('problem[+]json'),
  ])
  expect(none.body).toMatchObject({ code: 'unauthorized' })
  const wrong = [
    ...['', world.key, `Basic ${world.key}`, 'Bearer', 'Bearer ', `Bearer ${world.key} ${world.key}`],
    ...[`Bearer ${revoked}`, `Bearer ${world.key}x`, `Bearer ${world.key.slice(0, -1)}`, 'Bearer lbk_live_'],
    ...[`Bearer ${world.key.replace('47110815', '47110816')}`, `Bearer ${world.key.replace('live', 'test')}`],
    `Bearer ${world.key.replace('47110815', '999999999999999999')}`,
    ...[`Bearer ${world.key.toUpperCase()}`, "Bearer ' or 1=1 --", `Bearer ${'x'.repeat(8_000)}`],
  ]
  for (const authorization of wrong) expect(await knock(world, authorization), authorization).toEqual(none)
  expect(await knock(world, undefined, '/v1/events/01936b2c-0000-7000-8000-000000000000')).toEqual(none)
})

// G33
test('a revoked key stops at once, and the second key of its source goes on with the same events', async () => {
  const world = await startWorld()
  const { db } = world.logbook
  const second = createApi(world.url, await world.keyOf('Stories'))
  const [first] = (await listKeys(db)).filter(({ sourceName }) => sourceName === 'Stories')
  expect(await world.send(mail)).toMatchObject({ accepted: 1 })
  expect(await second.send(mail)).toMatchObject({ duplicates: 1 })
  expect(await revokeKey(db, first?.keyId ?? '', new Date())).toBe(true)
  expect(await world.send(mail)).toMatchObject({ status: 401, code: 'unauthorized' })
  expect(await second.send(mail)).toMatchObject({ status: 202, duplicates: 1 })
})

// G33
test('when a key was last used is shown', async () => {
  const world = await startWorld()
  await createKey(world.logbook.db, world.hubspot.portalId, 'Unused', new Date())
  const before = Date.now()
  await world.send(mail)
  const keys = await listKeys(world.logbook.db, world.hubspot.portalId)
  const lastUse = (name: string) => keys.find(({ sourceName }) => sourceName === name)?.lastUsedAt
  expect(lastUse('Stories')?.getTime()).toBeGreaterThanOrEqual(before)
  expect(lastUse('Unused')).toBeNull()
})

// G33
test('a key is nowhere in the database, not even packed', async () => {
  const world = await startWorld()
  const { db } = world.logbook
  await world.send(mail)
  await world.settled()
  const tables = await db('pg_tables')
    .select('schemaname', 'tablename')
    .whereIn('schemaname', ['public', 'pgboss'])
  const secret = world.key.replace(/^lbk_live_\d+_/, '')
  const forms = [
    world.key,
    secret,
    Buffer.from(world.key).toString('hex'),
    Buffer.from(world.key).toString('base64'),
  ]
  expect(tables.length).toBeGreaterThan(10)
  for (const { schemaname, tablename } of tables) {
    const rows = await db(`${schemaname}.${tablename} as row`).select(db.raw('"row"::text as text'))
    const text = rows.map((row) => row.text).join('\n')
    expect(
      forms.filter((form) => text.includes(form)),
      tablename,
    ).toEqual([])
  }
})
