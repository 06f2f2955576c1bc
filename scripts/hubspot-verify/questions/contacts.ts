// Contacts by address: how they are found, and what HubSpot says when one is there already.
import { CONTACT } from '../../../server/domain/record.ts'
import { existingIdIn } from '../../../server/hubspot/errors.ts'
import { paths } from '../../../server/hubspot/paths.ts'
import type { Account } from '../account.ts'
import { inWords, textOf } from '../heard.ts'
import { judge, oncePerAccount, type Question } from '../question.ts'
import { aContact, address, create, prepareOne } from '../samples.ts'

const source = 'CRM objects: contacts'

const known = oncePerAccount(async (account: Account) => {
  const email = address(account)
  return { email, id: await prepareOne(account, CONTACT, aContact(account, email)) }
})

function readByEmail(account: Account, email: string) {
  return account.ask('POST', paths.objects('contacts', '/batch/read'), {
    inputs: [{ id: email }],
    idProperty: 'email',
    properties: ['email', 'firstname', 'lastname', 'hubspot_owner_id', 'hs_additional_emails'],
  })
}

export const contactQuestions: Question[] = [
  {
    id: 'contact-by-address',
    rule: 'Reading contacts by `email` finds at once a contact that was just created.',
    sureness: 'documented',
    source,
    matters: 'The next mail of a new contact would find nobody, and take the way of an existing contact.',
    copes: true,
    async ask(account) {
      const { email, id } = await known(account)
      const heard = await readByEmail(account, email)
      return judge(String(heard.rows[0]?.id) === id, inWords(heard))
    },
  },
  {
    id: 'contact-by-second-address',
    rule: 'Reading contacts by `email` finds additional addresses too, and `hs_additional_emails` names them.',
    sureness: 'unverified',
    source,
    matters:
      "Such a person is first created; HubSpot's 409 names the existing contact, everything is decided again with it, and from then on additional addresses are searched for.",
    copes: true,
    async ask(account) {
      const filters = [{ propertyName: 'hs_additional_emails', operator: 'HAS_PROPERTY' }]
      const search = {
        filterGroups: [{ filters }],
        properties: ['hs_additional_emails'],
        limit: 1,
      }
      const { rows } = await account.need('POST', paths.objects('contacts', '/search'), search)
      const [second = ''] = textOf(rows[0], 'hs_additional_emails').split(';')
      if (second === '') {
        const why = 'No contact has an additional address. Give one to a contact by hand, and ask again.'
        return { kind: 'unasked', why }
      }
      const heard = await readByEmail(account, second)
      const named = textOf(heard.rows[0], 'hs_additional_emails').includes(second)
      return judge(named, `${inWords(heard)}, ${heard.rows.length} found`)
    },
  },
  {
    id: 'contact-lower-case',
    rule: 'Addresses come back in lower case.',
    sureness: 'seen',
    source,
    matters: 'Nothing: Logbook compares addresses in lower case.',
    copes: true,
    async ask(account) {
      const email = `Capitals-${address(account)}`
      const heard = await create(account, CONTACT, [aContact(account, email)])
      const kept = textOf(heard.rows[0], 'email')
      return judge(kept === email.toLowerCase(), kept || inWords(heard))
    },
  },
  {
    id: 'contact-exists-batch',
    rule: 'A batch refuses a contact that exists with its id: `Contact already exists. Existing ID: …`.',
    sureness: 'seen',
    source: 'CRM objects: multi-status errors',
    matters: 'Events of people whom reading by address does not find would fail instead of finding them.',
    copes: false,
    async ask(account) {
      const { email, id } = await known(account)
      const heard = await create(account, CONTACT, [aContact(account, email), aContact(account)])
      const [error] = heard.errors
      const saw = `${inWords(heard)}, ${heard.rows.length} others written`
      return judge(existingIdIn(error?.message ?? '') === id && heard.rows.length === 1, saw)
    },
  },
  {
    id: 'contact-exists-single',
    rule: 'A contact that exists is refused with 409 and its id, when it is created alone.',
    sureness: 'seen',
    source,
    matters: 'Nothing: Logbook creates contacts in batches.',
    copes: true,
    async ask(account) {
      const { email, id } = await known(account)
      const { properties } = aContact(account, email)
      const heard = await account.ask('POST', paths.objects(CONTACT), { properties })
      return judge(heard.status === 409 && existingIdIn(heard.message) === id, inWords(heard))
    },
  },
]
