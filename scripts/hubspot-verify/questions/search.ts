// Company search: what it takes, and how far it lags behind.
import { COMPANY } from '../../../server/domain/record.ts'
import { paths } from '../../../server/hubspot/paths.ts'
import type { Account } from '../account.ts'
import { inWords, textOf } from '../heard.ts'
import { judge, oncePerAccount, type Question } from '../question.ts'
import { next, prepare, sample, title } from '../samples.ts'

const source = 'CRM search: limits'
const LONGEST_LAG_MS = 30_000
const BETWEEN_LOOKS_MS = 500
const DOMAINS_A_SEARCH = 40
const LONGEST_BODY = 3_000

/** Two new companies, one of them with capitals in its domain, and how long search took to show each. */
const lag = oncePerAccount(async (account: Account) => {
  const domains = [`small-${next(account)}.${account.domain}`, `CAPITALS-${next(account)}.${account.domain}`]
  const companies = domains.map((domain) => sample(account, { name: title(account, 'company'), domain }))
  await prepare(account, COMPANY, companies)
  const [small, capitals] = domains.map((domain) => domain.toLowerCase())
  const wanted = [small, capitals].filter((domain) => domain !== undefined)
  const found = new Map<string, number>()
  const since = account.now()
  while (found.size < wanted.length && account.now() - since < LONGEST_LAG_MS) {
    const { rows } = await account.need('POST', paths.objects('companies', '/search'), searchFor(wanted))
    for (const row of rows) {
      const domain = textOf(row, 'domain').toLowerCase()
      if (!found.has(domain)) found.set(domain, account.now() - since)
    }
    if (found.size < wanted.length) await account.wait(BETWEEN_LOOKS_MS)
  }
  return { small: found.get(small ?? ''), capitals: found.get(capitals ?? '') }
})

export const searchQuestions: Question[] = [
  {
    id: 'search-lag',
    rule: 'Search shows a new company within 30 seconds, found with IN by its domain.',
    sureness: 'unverified',
    source,
    matters: 'After a lost answer, or with two new colleagues in a row, a company could be created twice.',
    copes: false,
    async ask(account) {
      const { small } = await lag(account)
      return judge(small !== undefined, seconds(small))
    },
  },
  {
    id: 'search-case',
    rule: 'A domain written with capitals is found by its lower-case form.',
    sureness: 'documented',
    source,
    matters: 'Companies that somebody entered with capitals would be created a second time.',
    copes: false,
    async ask(account) {
      const { capitals } = await lag(account)
      return judge(capitals !== undefined, seconds(capitals))
    },
  },
  {
    id: 'search-additional-domain',
    rule: 'A company is found with IN by one of its `hs_additional_domains`, a list with semicolons.',
    sureness: 'seen',
    source: 'CRM search: operators',
    matters: 'New people of an additional domain would get a company of their own.',
    copes: true,
    async ask(account) {
      const path = paths.objects('companies', '/search')
      const having = [{ propertyName: 'hs_additional_domains', operator: 'HAS_PROPERTY' }]
      const { rows } = await account.need('POST', path, searchWith(having, 1))
      const [company] = rows
      const [domain = ''] = textOf(company, 'hs_additional_domains').split(';')
      if (domain === '') {
        const why = 'No company has an additional domain. Give one to a company by hand, and ask again.'
        return { kind: 'unasked', why }
      }
      const token = [{ propertyName: 'hs_additional_domains', operator: 'IN', values: [domain] }]
      const heard = await account.need('POST', path, searchWith(token, 200))
      const hits = heard.rows.filter((row) =>
        textOf(row, 'hs_additional_domains').split(';').includes(domain),
      )
      const isFound = hits.some(({ id }) => id === company?.id)
      return judge(isFound, `${heard.rows.length} found, ${hits.length} of them with that very domain`)
    },
  },
  {
    id: 'search-size',
    rule: 'A search takes 40 domains, pages of 200 and a body of nearly 3,000 characters.',
    sureness: 'documented',
    source,
    matters: 'New people of many companies at once would be held.',
    copes: false,
    async ask(account) {
      const domains = Array.from({ length: DOMAINS_A_SEARCH }, (_, number) => `${number}.${account.domain}`)
      const room = LONGEST_BODY - 100 - JSON.stringify(searchFor(domains)).length
      const longer = domains.map((domain) => 'x'.repeat(Math.floor(room / domains.length)) + domain)
      const heard = await account.ask('POST', paths.objects('companies', '/search'), searchFor(longer))
      return judge(heard.isOk, `${inWords(heard)} to ${JSON.stringify(searchFor(longer)).length} characters`)
    },
  },
  {
    id: 'search-too-long',
    rule: 'A search of more than 3,000 characters is refused.',
    sureness: 'documented',
    source,
    matters: 'Nothing: Logbook stays below.',
    copes: true,
    async ask(account) {
      const domain = `${'x'.repeat(LONGEST_BODY)}.${account.domain}`
      const heard = await account.ask('POST', paths.objects('companies', '/search'), searchFor([domain]))
      return judge(heard.status >= 400 && heard.status < 500, inWords(heard))
    },
  },
]

function searchFor(values: readonly string[]) {
  const filters = [{ propertyName: 'domain', operator: 'IN', values }]
  return { filterGroups: [{ filters }], properties: ['name', 'domain'], limit: 200 }
}

function searchWith(filters: object[], limit: number) {
  return { filterGroups: [{ filters }], properties: ['name', 'domain', 'hs_additional_domains'], limit }
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? 'not found within 30 seconds' : `found after ${(ms / 1_000).toFixed(1)} seconds`
}
