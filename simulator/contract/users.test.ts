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

const REP = { id: '101', name: 'Sales rep' }

// HubSpot: user provisioning guide, permission sets; roles/get-roles
test('roles are listed with their names, and each user says which they have', async () => {
  const { ask, portal } = await startContract()
  expect((await ask('GET', `${path}/roles`)).body.results).toEqual([])
  portal.roles.give('admin@account-7001.example', REP)
  const heard = await ask('GET', `${path}/roles`)
  expect(heard.body.results).toEqual([{ ...REP, requiresBillingWrite: false }])
  expect((await ask('GET', `${path}/70011`)).body).toMatchObject({ roleIds: ['101'], roleId: '101' })
  portal.roles.remove('101')
  expect((await ask('GET', `${path}/roles`)).body.results).toEqual([])
  expect((await ask('GET', `${path}/70011`)).body).toMatchObject({ roleIds: [] })
})

test('users come in pages of at most a hundred', async () => {
  const { ask, portal } = await startContract()
  for (let n = 0; n < 101; n += 1) {
    const { email } = portal.addOwner({ email: `user${n}@account-7001.example` })
    portal.roles.give(email, REP)
  }
  const first = await ask('GET', `${path}?limit=100`)
  expect(first.body).toMatchObject({ paging: { next: { after: '100' } } })
  expect(first.body.results).toHaveLength(100)
  const next = await ask('GET', `${path}?limit=100&after=100`)
  expect(next.body.results).toHaveLength(2)
  expect(next.body).not.toHaveProperty('paging')
  expect((await ask('GET', `${path}?limit=101`)).status).toBe(400)
})

test('all of them need settings.users.read', async () => {
  const { ask } = await startContract({ scopes: ['crm.objects.contacts.read'] })
  expect((await ask('GET', path)).body.category).toBe('MISSING_SCOPES')
  expect((await ask('GET', `${path}/70011`)).status).toBe(403)
  expect((await ask('GET', `${path}/roles`)).status).toBe(403)
})
