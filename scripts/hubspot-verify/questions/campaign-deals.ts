// Deals that campaigns open: what they can be born with, and what a unique property on them is worth after a lost answer.
import { DEAL } from '../../../server/domain/record.ts'
import { dealTypeIds } from '../../../server/hubspot/associations.ts'
import { paths } from '../../../server/hubspot/paths.ts'
import type { Account } from '../account.ts'
import { linksOf, readLinks } from '../associated.ts'
import { type NewDeal, prepareNewDeal } from '../deals.ts'
import { inWords, textOf } from '../heard.ts'
import { judge, oncePerAccount, type Question, Unasked } from '../question.ts'
import { create, next, prepareCompany, prepareContact, prepareOne, sample } from '../samples.ts'

const keyProperty = oncePerAccount(async (account: Account) => {
  const name = `logbook_verify_deal_key_${account.run}`
  const { raw } = await account.need('GET', paths.properties('deals', 'dealname'))
  const groupName = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'groupName') : undefined
  const heard = await account.ask('POST', paths.properties('deals'), {
    ...{ name, label: `Logbook verification ${account.run}`, groupName, hasUniqueValue: true },
    ...{ type: 'string', fieldType: 'text', hidden: true, formField: false },
  })
  if (heard.status === 403) throw new Unasked('The token may lack the scope crm.schemas.deals.write.')
  return { name, heard }
})

/** A deal with a key, and the answer to its creation. */
const keyed = oncePerAccount(async (account: Account) => {
  const { name, heard } = await keyProperty(account)
  if (!heard.isOk) throw new Unasked('HubSpot did not let us make a property with unique values.')
  const key = `lb-${account.run}-${next(account)}`
  const born = await prepareNewDeal(account)
  const id = await prepareOne(account, DEAL, aDeal(account, born, { [name]: key }))
  return { name, key, id, born }
})

function aDeal(account: Account, { properties }: NewDeal, more: Record<string, string>) {
  return sample(account, { ...properties, ...more })
}

export const campaignDealQuestions: Question[] = [
  {
    id: 'deal-born-with-records',
    rule: 'A deal can be created with its contact and its primary company (types 3, and 341 with 5), and is found from the contact at once.',
    sureness: 'documented',
    source: 'Associations v4: type ids; CRM objects: create with associations',
    matters: 'Campaigns would open deals of nobody, or twice after a lost answer.',
    copes: false,
    async ask(account) {
      const [contact, company] = [await prepareContact(account), await prepareCompany(account)]
      const { properties } = await prepareNewDeal(account)
      const links = [
        { to: { id: contact }, types: dealTypeIds('contact') },
        { to: { id: company }, types: dealTypeIds('primary_company') },
      ]
      const deal = await prepareOne(account, DEAL, sample(account, properties, links))
      const ofContact = linksOf(await readLinks(account, 'contacts', 'deals', [contact]), contact)
      const ofDeal = linksOf(await readLinks(account, 'deals', 'companies', [deal]), deal)
      const types = ofDeal.find(({ id }) => id === company)?.typeIds ?? []
      const isThere = ofContact.some(({ id }) => id === deal) && types.includes(5)
      return judge(isThere, `${ofContact.length} of the contact, company types ${types.join(', ') || 'none'}`)
    },
  },
  {
    id: 'deal-key-unique',
    rule: 'A property with unique values can be created on deals.',
    sureness: 'documented',
    source: 'Properties: unique values',
    matters: 'After a lost answer a deal is found again among those of its contact, less surely.',
    copes: true,
    async ask(account) {
      const { heard } = await keyProperty(account)
      return judge(heard.isOk, inWords(heard))
    },
  },
  {
    id: 'deal-key-found',
    rule: 'Reading deals by a unique property finds at once what was just created.',
    sureness: 'specified',
    source: 'Properties: unique values',
    matters: 'After a lost answer a deal that is there would be opened a second time.',
    copes: false,
    async ask(account) {
      const { name, key, id } = await keyed(account)
      const body = { inputs: [{ id: key }], idProperty: name, properties: [name] }
      const heard = await account.ask('POST', paths.objects('deals', '/batch/read'), body)
      const [row] = heard.rows
      return judge(String(row?.id) === id && textOf(row, name) === key, inWords(heard))
    },
  },
  {
    id: 'deal-key-conflict',
    rule: 'A second deal with the same unique value is refused as CONFLICT.',
    sureness: 'documented',
    source: 'Properties: unique values',
    matters: 'A repeated create would open a deal twice, or be reported as refused although it is there.',
    copes: false,
    async ask(account) {
      const { name, key, born } = await keyed(account)
      const heard = await create(account, DEAL, [aDeal(account, born, { [name]: key })])
      const categories = heard.errors.map(({ category }) => category).join(', ') || heard.category
      return judge(categories === 'CONFLICT', `${inWords(heard)}, category ${categories || 'none'}`)
    },
  },
]
