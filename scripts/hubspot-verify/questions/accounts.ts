// The account itself: what it says about itself, its owners and its deals.
import { z } from 'zod'
import { paths } from '../../../server/hubspot/paths.ts'
import type { Account } from '../account.ts'
import { prepareDeal } from '../deals.ts'
import { inWords, textOf } from '../heard.ts'
import { judge, type Question } from '../question.ts'
import { anEmail, create, prepareOne, read } from '../samples.ts'

const Details = z.looseObject({ timeZone: z.string(), uiDomain: z.string() })
const Owners = z.object({ results: z.array(z.object({ id: z.string(), email: z.string().nullish() })) })
const Roles = z.object({ results: z.array(z.object({ id: z.string(), name: z.string() })) })
const Users = z.object({ results: z.array(z.object({ id: z.string(), roleIds: z.array(z.string()) })) })
const OwnersOfUsers = z.object({ results: z.array(z.object({ userId: z.number().nullish() })) })

async function readOwners(account: Account, archived: boolean) {
  const heard = await account.ask('GET', `${paths.owners}?archived=${archived}&limit=100`)
  return { heard, owners: Owners.safeParse(heard.raw).data?.results ?? null }
}

export const accountQuestions: Question[] = [
  {
    id: 'account-details',
    rule: 'Account information has the time zone and the domain of its pages.',
    sureness: 'documented',
    source: 'Account information',
    matters: 'Nobody could install Logbook.',
    copes: false,
    async ask(account) {
      const heard = await account.ask('GET', paths.accountInfo)
      const details = Details.safeParse(heard.raw).data
      return judge(
        details !== undefined,
        details ? `${details.timeZone}, ${details.uiDomain}` : inWords(heard),
      )
    },
  },
  {
    id: 'account-name',
    rule: "Account information does not have the account's name.",
    sureness: 'documented',
    source: 'Account information',
    matters: 'Logbook shows `name` where it is there, else the domain.',
    copes: true,
    async ask(account) {
      const details = Details.safeParse((await account.need('GET', paths.accountInfo)).raw).data ?? {}
      const names = Object.keys(details).filter((key) => /name/i.test(key))
      return judge(names.length === 0, names.join(', ') || 'no name')
    },
  },
  {
    id: 'owners',
    rule: 'Owners are listed with `id` and `email`, the archived ones apart.',
    sureness: 'documented',
    source: 'Owners',
    matters: 'Activities would have no owner, or be given to people who have left.',
    copes: false,
    async ask(account) {
      const [active, archived] = [await readOwners(account, false), await readOwners(account, true)]
      if (active.owners === null || archived.owners === null) return judge(false, inWords(active.heard))
      const gone = new Set(archived.owners.map(({ id }) => id))
      const areApart = !active.owners.some(({ id }) => gone.has(id))
      return judge(areApart, `${active.owners.length} active, ${archived.owners.length} archived`)
    },
  },
  {
    id: 'owner-written',
    rule: 'The id of an owner is what `hubspot_owner_id` takes.',
    sureness: 'documented',
    source: 'Owners',
    matters: 'Every activity with an owner would be refused.',
    copes: false,
    async ask(account) {
      const [owner] = (await readOwners(account, false)).owners ?? []
      if (owner === undefined) return { kind: 'unasked', why: 'The account has no owners.' }
      const email = await prepareOne(account, 'emails', anEmail(account, { hubspot_owner_id: owner.id }))
      const { rows } = await read(account, 'emails', [email], ['hubspot_owner_id'])
      return judge(textOf(rows[0], 'hubspot_owner_id') === owner.id, textOf(rows[0], 'hubspot_owner_id'))
    },
  },
  {
    id: 'roles',
    rule: 'Roles (permission sets) are listed with `id` and `name`, each user with `roleIds`, and each owner with `userId`.',
    sureness: 'documented',
    source: 'User provisioning',
    matters:
      'What the settings say of roles would not be applied; each trace that it might have changed says so.',
    copes: true,
    async ask(account) {
      const heard = await account.ask('GET', paths.roles)
      if (heard.status === 403) return { kind: 'unasked', why: 'This token may not see users.' }
      const roles = Roles.safeParse(heard.raw).data?.results
      if (roles?.length === 0) return { kind: 'unasked', why: 'The account has no roles.' }
      const users = Users.safeParse((await account.ask('GET', `${paths.users}?limit=100`)).raw).data?.results
      const owners = OwnersOfUsers.safeParse((await account.ask('GET', paths.owners)).raw).data?.results
      const isToldOfUsers = users?.some(({ id }) => owners?.some(({ userId }) => String(userId) === id))
      const counted = `${roles?.length ?? 'no'} roles, ${users?.length ?? 'no'} users, ${owners?.length ?? 'no'} owners`
      return judge(roles !== undefined && isToldOfUsers === true, heard.isOk ? counted : inWords(heard))
    },
  },
  {
    id: 'owner-unknown',
    rule: 'An owner that does not exist is refused with INVALID_OWNER_ID.',
    sureness: 'seen',
    source: 'Owners',
    matters: 'An event whose owner was removed meanwhile would fail instead of being decided again.',
    copes: false,
    async ask(account) {
      const heard = await create(account, 'emails', [anEmail(account, { hubspot_owner_id: '1' })])
      return judge(JSON.stringify(heard.raw).includes('INVALID_OWNER_ID'), inWords(heard))
    },
  },
  {
    id: 'owner-archived',
    rule: 'An archived owner is refused with INVALID_OWNER_ID.',
    sureness: 'unverified',
    source: 'Owners',
    matters: 'For some minutes after somebody left, activities could still be given to them.',
    copes: true,
    async ask(account) {
      const [owner] = (await readOwners(account, true)).owners ?? []
      if (owner === undefined) return { kind: 'unasked', why: 'The account has no archived owners.' }
      const heard = await create(account, 'emails', [anEmail(account, { hubspot_owner_id: owner.id })])
      return judge(JSON.stringify(heard.raw).includes('INVALID_OWNER_ID'), inWords(heard))
    },
  },
  {
    id: 'deal-state',
    rule: 'An open deal has `hs_is_closed` "false", and `createdate` as a time.',
    sureness: 'documented',
    source: 'CRM objects: deals',
    matters: 'Activities would go to closed deals, or to none.',
    copes: false,
    async ask(account) {
      const deal = await prepareDeal(account)
      const { rows } = await read(account, 'deals', [deal], ['dealname', 'createdate', 'hs_is_closed'])
      const [closed, created] = [textOf(rows[0], 'hs_is_closed'), textOf(rows[0], 'createdate')]
      const saw = `hs_is_closed "${closed}", createdate "${created}"`
      return judge(closed === 'false' && !Number.isNaN(Date.parse(created)), saw)
    },
  },
]
