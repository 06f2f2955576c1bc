// Who can sign in to an account, and who of them is a super admin.
// HubSpot: https://developers.hubspot.com/docs/api-reference/settings-user-provisioning-v3/guide
import { expect, test } from 'vitest'
import { startContract } from './start-contract.ts'

const path = '/settings/users/2026-09'

test('a user is read by id, with whether they are a super admin', async () => {
  const { ask } = await startContract()
  const { status, body } = await ask('GET', `${path}/70011`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    id: '70011',
    email: 'admin@account-7001.example',
    superAdmin: true,
    roleIds: [],
  })
})

test('a user is read by address when that is asked for', async () => {
  const { ask } = await startContract()
  const byAddress = `${path}/Admin%40account-7001.example`
  expect((await ask('GET', `${byAddress}?idProperty=EMAIL`)).body.id).toBe('70011')
  expect((await ask('GET', byAddress)).status).toBe(404)
  expect((await ask('GET', `${path}/70011?idProperty=NAME`)).status).toBe(400)
})

test('who is not in the account is not found', async () => {
  const { ask } = await startContract()
  const { status, body } = await ask('GET', `${path}/1`)
  expect(status).toBe(404)
  expect(body.category).toBe('OBJECT_NOT_FOUND')
})

test('both need settings.users.read', async () => {
  const { ask } = await startContract({ scopes: ['crm.objects.contacts.read'] })
  expect((await ask('GET', path)).body.category).toBe('MISSING_SCOPES')
  expect((await ask('GET', `${path}/70011`)).status).toBe(403)
})
