// Contacts without an address: whether HubSpot takes them, and finds them by a profile or a number.
import { CONTACT } from '../../../server/domain/record.ts'
import { paths } from '../../../server/hubspot/paths.ts'
import type { Account } from '../account.ts'
import { inWords, textOf } from '../heard.ts'
import { judge, oncePerAccount, type Question } from '../question.ts'
import { next, prepareOne, sample, title } from '../samples.ts'

const source = 'CRM search: limits'
const LONGEST_LAG_MS = 30_000
const BETWEEN_LOOKS_MS = 500
/** Of the numbers that are kept for stories: nobody has it. */
const PHONE = '+1 (202) 555-0143'
const NATIONAL = '2025550143'

/** A contact by profile and number alone. */
const made = oncePerAccount(async (account: Account) => {
  const profile = `https://www.linkedin.com/in/Logbook-${account.run}-${next(account)}`
  const properties = { firstname: title(account, 'contact'), hs_linkedin_url: profile, phone: PHONE }
  return { profile, id: await prepareOne(account, CONTACT, sample(account, properties)) }
})

async function isFound(account: Account, id: string, propertyName: string, value: string) {
  const since = account.now()
  for (;;) {
    const { rows } = await account.need('POST', paths.objects('contacts', '/search'), {
      filterGroups: [{ filters: [{ propertyName, operator: 'IN', values: [value] }] }],
      properties: [propertyName],
      limit: 200,
    })
    const seconds = (account.now() - since) / 1_000
    if (rows.some((row) => String(row.id) === id))
      return judge(true, `found after ${seconds.toFixed(1)} seconds`)
    if (seconds * 1_000 > LONGEST_LAG_MS) return judge(false, 'not found within 30 seconds')
    await account.wait(BETWEEN_LOOKS_MS)
  }
}

export const keyedContactQuestions: Question[] = [
  {
    id: 'contact-by-profile',
    rule: 'A contact is found with IN by its `hs_linkedin_url` in small letters, within 30 seconds.',
    sureness: 'seen',
    source,
    matters: 'People by profile alone would be created again when they are heard of after a lost answer.',
    copes: false,
    async ask(account) {
      const { id, profile } = await made(account)
      return isFound(account, id, 'hs_linkedin_url', profile.toLowerCase())
    },
  },
  {
    id: 'contact-by-number',
    rule: "A contact is found with IN by `hs_searchable_calculated_phone_number`: its number without the country's code.",
    sureness: 'documented',
    source,
    matters: 'Calls of contacts would find nobody, and who was called would become a second contact.',
    copes: false,
    async ask(account) {
      const { id } = await made(account)
      return isFound(account, id, 'hs_searchable_calculated_phone_number', NATIONAL)
    },
  },
  {
    id: 'contact-needs-name',
    rule: 'A contact needs an address, a first name or a last name: a profile alone does not do.',
    sureness: 'documented',
    source: 'CRM objects: contacts',
    matters: 'Nothing: Logbook waits for a name.',
    copes: true,
    async ask(account) {
      const properties = { hs_linkedin_url: `https://www.linkedin.com/in/logbook-${account.run}-nameless` }
      const heard = await account.ask('POST', paths.objects(CONTACT), { properties })
      const [row] = heard.rows
      return judge(heard.status === 400, `${inWords(heard)} ${row ? textOf(row, 'hs_object_id') : ''}`.trim())
    },
  },
]
