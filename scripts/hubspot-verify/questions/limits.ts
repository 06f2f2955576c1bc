// How often HubSpot may be asked, and what it says when it was too often.
import { paths } from '../../../server/hubspot/paths.ts'
import type { Account } from '../account.ts'
import { readLinks } from '../associated.ts'
import type { Heard } from '../heard.ts'
import { judge, oncePerAccount, type Question, Unasked } from '../question.ts'

const source = 'API usage guidelines and limits'
const PACE_PER_TEN_SECONDS = 110
const SEARCHES_AT_ONCE = 25

/** Searches have a small limit of their own, so this is the gentlest way to be refused. */
const burst = oncePerAccount(async (account: Account): Promise<Heard[]> => {
  await account.wait(1_000)
  const search = () => account.ask('POST', paths.objects('companies', '/search'), {}, { isBurst: true })
  const answers = await Promise.all(Array.from({ length: SEARCHES_AT_ONCE }, search))
  await account.wait(1_000)
  return answers
})

async function refused(account: Account): Promise<Heard> {
  const [first] = (await burst(account)).filter(({ status }) => status === 429)
  if (first) return first
  throw new Unasked(`${SEARCHES_AT_ONCE} searches at once were all answered: no limit was reached.`)
}

export const limitQuestions: Question[] = [
  {
    id: 'limit-headers',
    rule: `An app may make ${PACE_PER_TEN_SECONDS} calls in ten seconds, and the headers X-HubSpot-RateLimit-Max and -Interval-Milliseconds say so.`,
    sureness: 'documented',
    source,
    matters: "Logbook is told off with a 429 and slows down by itself; better lower the account's own pace.",
    copes: true,
    async ask(account) {
      const { headers } = await account.need('GET', paths.accountInfo)
      const max = headers.get('x-hubspot-ratelimit-max')
      const interval = headers.get('x-hubspot-ratelimit-interval-milliseconds')
      const perTenSeconds = (Number(max) * 10_000) / Number(interval)
      return judge(perTenSeconds >= PACE_PER_TEN_SECONDS, `${max ?? 'nothing'} in ${interval ?? '?'} ms`)
    },
  },
  {
    id: 'limit-associations',
    rule: 'Association batches do not count towards the ten-second limit.',
    sureness: 'specified',
    source,
    matters: 'Logbook would reach the limit sooner, and slow down by itself.',
    copes: true,
    async ask(account) {
      // Afterwards no earlier call is left in the window, so that none can fall out of it while we count.
      await account.wait(11_000)
      const before = await remaining(account)
      for (let time = 1; time <= 5; time += 1) await readLinks(account, 'contacts', 'companies', ['1'])
      const after = await remaining(account)
      return judge(before - after <= 1, `5 batches and 1 call cost ${before - after}`)
    },
  },
  {
    id: 'limit-search',
    rule: 'Five searches may be made in a second, beside the ten-second limit.',
    sureness: 'documented',
    source: 'CRM search: limits',
    matters: 'Looking for companies would be told off with a 429, and slow down by itself.',
    copes: true,
    async ask(account) {
      const answered = (await burst(account)).filter(({ isOk }) => isOk)
      const areBeside = answered.every(({ headers }) => headers.get('x-hubspot-ratelimit-remaining') === null)
      const saw = `${answered.length} of ${SEARCHES_AT_ONCE} at once answered`
      return judge(answered.length >= 5 && areBeside, areBeside ? saw : `${saw}, counted in the other limit`)
    },
  },
  {
    id: 'limit-retry-after',
    rule: 'A 429 says in Retry-After how many seconds to wait.',
    sureness: 'seen',
    source,
    matters: 'Nothing: without it Logbook waits one second, and slows the account down.',
    copes: true,
    async ask(account) {
      const after = (await refused(account)).headers.get('retry-after')
      return judge(Number(after) > 0, after === null ? 'no Retry-After' : `Retry-After: ${after}`)
    },
  },
  {
    id: 'limit-policy',
    rule: 'A 429 names the limit that was reached in `policyName`.',
    sureness: 'documented',
    source,
    matters: 'Nothing: Logbook knows which limit each call counts towards.',
    copes: true,
    async ask(account) {
      const { policyName, message } = await refused(account)
      return judge(policyName !== '', policyName || message || 'nothing')
    },
  },
]

async function remaining(account: Account): Promise<number> {
  const { headers } = await account.need('GET', paths.accountInfo)
  const left = headers.get('x-hubspot-ratelimit-remaining')
  if (left === null) throw new Unasked('HubSpot does not say how many calls are left.')
  return Number(left)
}
