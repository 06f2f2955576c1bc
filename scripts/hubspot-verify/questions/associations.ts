// Associations: the type ids that Logbook sends, what they do, and what happens to those that cannot be made.
import { ENGAGEMENT_TYPES } from '../../../server/domain/engagement.ts'
import { COMPANY, CONTACT, DEAL } from '../../../server/domain/record.ts'
import { engagementTypeIds, primaryCompanyTypeIds } from '../../../server/hubspot/associations.ts'
import { paths } from '../../../server/hubspot/paths.ts'
import { linksOf, linkTo, pairs, readLinks } from '../associated.ts'
import { prepareDeal } from '../deals.ts'
import { inWords, isOnlyAbsence } from '../heard.ts'
import { judge, type Question } from '../question.ts'
import { aContact, address, aNote, create, prepareCompany, prepareContact, prepareOne } from '../samples.ts'

const source = 'Associations v4: type ids'
const TARGETS = [CONTACT, COMPANY, DEAL] as const
const NAMES = { [CONTACT]: 'contact', [COMPANY]: 'company', [DEAL]: 'deal' } as const

export const associationQuestions: Question[] = [
  ...ENGAGEMENT_TYPES.map(
    (type): Question => ({
      id: `${type}-type-ids`,
      rule: `The association types of ${type} are ${TARGETS.map(
        (to) => `${engagementTypeIds(type, to)[0]?.associationTypeId} (${NAMES[to]})`,
      ).join(', ')}.`,
      sureness: 'documented',
      source,
      matters: `Every association of ${type} would be refused, and the event with it.`,
      copes: false,
      async ask(account) {
        const saw: string[] = []
        let areAll = true
        for (const to of TARGETS) {
          const { raw } = await account.need(
            'GET',
            paths.associations(type, to, '').replace('/batch/', '/labels'),
          )
          const found = [...JSON.stringify(raw).matchAll(/"typeId":(\d+)/g)].map(([, id]) => Number(id))
          areAll &&= engagementTypeIds(type, to).every(({ associationTypeId }) =>
            found.includes(associationTypeId),
          )
          saw.push(`${NAMES[to]} ${found.join('/') || 'none'}`)
        }
        return judge(areAll, saw.join(', '))
      },
    }),
  ),
  {
    id: 'inline-associations',
    rule: 'An engagement can be created with its contact and its company, and is found from the contact at once.',
    sureness: 'documented',
    source: 'CRM objects: create with associations',
    matters: 'Activities would not stand on their records, or be written twice after a lost answer.',
    copes: false,
    async ask(account) {
      const [contact, company] = [await prepareContact(account), await prepareCompany(account)]
      const links = [linkTo(contact, 'notes', CONTACT), linkTo(company, 'notes', COMPANY)]
      const note = await prepareOne(account, 'notes', aNote(account, {}, links))
      const fromContact = linksOf(await readLinks(account, 'contacts', 'notes', [contact]), contact)
      const fromCompany = linksOf(await readLinks(account, 'companies', 'notes', [company]), company)
      const isThere = [fromContact, fromCompany].every((found) => found.some(({ id }) => id === note))
      return judge(isThere, `${fromContact.length} on the contact, ${fromCompany.length} on the company`)
    },
  },
  {
    id: 'inline-deal',
    rule: 'An engagement can be created with its deal.',
    sureness: 'documented',
    source: 'CRM objects: create with associations',
    matters: 'Activities of contacts with a deal would be refused.',
    copes: false,
    async ask(account) {
      const deal = await prepareDeal(account)
      const heard = await create(account, 'notes', [aNote(account, {}, [linkTo(deal, 'notes', DEAL)])])
      return judge(heard.rows.length === 1, inWords(heard))
    },
  },
  {
    id: 'primary-company',
    rule: "The types 279 and 1 together make a new contact's first company its primary one.",
    sureness: 'unverified',
    source: 'Associations v4: primary company',
    matters: "New people's mail would go to their contact only, not to the company.",
    copes: false,
    async ask(account) {
      const company = await prepareCompany(account)
      const link = { to: { id: company }, types: primaryCompanyTypeIds() }
      const contact = await prepareOne(account, CONTACT, aContact(account, address(account), [link]))
      const found = linksOf(await readLinks(account, 'contacts', 'companies', [contact]), contact)
      const types = found.find(({ id }) => id === company)?.typeIds ?? []
      return judge(types.includes(1), `types ${types.join(', ') || 'none'}`)
    },
  },
  {
    id: 'association-repeated',
    rule: 'Adding an association that is there changes nothing and is no error.',
    sureness: 'documented',
    source: 'Associations v4: batch create',
    matters: 'Repeating after a lost answer would fail events that are logged.',
    copes: false,
    async ask(account) {
      const contact = await prepareContact(account)
      const note = await prepareOne(account, 'notes', aNote(account))
      const inputs = pairs([note], [contact])
      const path = paths.associations('notes', CONTACT, 'create')
      const answers = [
        await account.ask('POST', path, { inputs }),
        await account.ask('POST', path, { inputs }),
      ]
      const found = linksOf(await readLinks(account, 'notes', CONTACT, [note]), note)
      const isOk = answers.every((heard) => heard.isOk && heard.errors.length === 0)
      return judge(
        isOk && found.length === 1,
        `${answers.map(inWords).join(', then ')}; ${found.length} there`,
      )
    },
  },
  {
    id: 'association-none',
    rule: 'Reading associations leaves out records that have none, or says NOT_FOUND of them.',
    sureness: 'documented',
    source: 'Associations v4: batch read',
    matters: 'No event of a contact without company or deal could be decided.',
    copes: false,
    async ask(account) {
      const contact = await prepareContact(account)
      const heard = await readLinks(account, 'contacts', 'deals', [contact])
      return judge(heard.isOk && linksOf(heard, contact).length === 0 && isOnlyAbsence(heard), inWords(heard))
    },
  },
  {
    id: 'association-ids',
    rule: 'Ids in answers about associations are numbers.',
    sureness: 'unverified',
    source: 'Associations v4: batch read',
    matters: 'Nothing: Logbook takes numbers and strings.',
    copes: true,
    async ask(account) {
      const contact = await prepareContact(account)
      await prepareOne(account, 'notes', aNote(account, {}, [linkTo(contact, 'notes', CONTACT)]))
      const { raw } = await readLinks(account, 'contacts', 'notes', [contact])
      const [, quote] = /"toObjectId":("?)\d/.exec(JSON.stringify(raw)) ?? []
      return judge(quote === '', quote === undefined ? 'no ids' : quote === '' ? 'numbers' : 'strings')
    },
  },
  {
    id: 'association-gone',
    rule: 'A record that is gone is refused with `INVALID_OBJECT_IDS` in the context of its error.',
    sureness: 'documented',
    source: 'CRM objects: write validation of 2026-09',
    matters:
      'An event whose contact was deleted or merged meanwhile would fail instead of being decided again.',
    copes: false,
    async ask(account) {
      const contact = await prepareContact(account)
      const path = paths.objects('contacts', '/batch/archive')
      await account.need('POST', path, { inputs: [{ id: contact }] })
      const heard = await create(account, 'notes', [aNote(account, {}, [linkTo(contact, 'notes', CONTACT)])])
      const isNamed = JSON.stringify(heard.raw).includes('INVALID_OBJECT_IDS')
      return judge(isNamed && heard.rows.length === 0, inWords(heard))
    },
  },
  {
    id: 'association-partial',
    rule: 'One association that cannot be made does not stop the others of its batch.',
    sureness: 'unverified',
    source: 'Associations v4: batch create',
    matters: 'Nothing but more calls: Logbook halves the batch until the bad one is alone.',
    copes: true,
    async ask(account) {
      const [kept, gone] = [await prepareContact(account), await prepareContact(account)]
      const note = await prepareOne(account, 'notes', aNote(account))
      await account.need('DELETE', paths.objects('contacts', `/${gone}`))
      const inputs = pairs([note], [kept, gone])
      const heard = await account.ask('POST', paths.associations('notes', CONTACT, 'create'), { inputs })
      const found = linksOf(await readLinks(account, 'notes', CONTACT, [note]), note)
      return judge(heard.isOk && heard.errors.length > 0 && found.length === 1, inWords(heard))
    },
  },
]
