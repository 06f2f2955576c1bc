// The properties of contacts that show what a lead wants: whether they can be made, and what HubSpot tells of when they were set.
import { z } from 'zod'
import { paths } from '../../../server/hubspot/paths.ts'
import type { Account } from '../account.ts'
import { inWords } from '../heard.ts'
import { judge, oncePerAccount, type Question, Unasked } from '../question.ts'
import { next, prepareContact, timeOf } from '../samples.ts'

const source = 'Properties; CRM objects: contacts'

const made = oncePerAccount(async (account: Account) => {
  const name = `logbook_verify_${account.run}_${next(account)}`
  const usual = { label: `Logbook verification ${name}`, groupName: 'contactinformation' }
  const options = ['yes', 'no'].map((value, displayOrder) => ({
    ...{ value, label: value, displayOrder },
    hidden: false,
  }))
  const choice = { ...usual, name, type: 'enumeration', fieldType: 'select', options }
  const time = { ...usual, name: `${name}_since`, type: 'datetime', fieldType: 'date' }
  const inputs = [choice, time]
  const heard = await account.ask('POST', paths.propertyBatch('contacts', 'create'), { inputs })
  if (heard.status === 403) throw new Unasked('The token may lack the scope crm.schemas.contacts.write.')
  return { choice, time, heard }
})

/** A contact whose choice was made, and then another. */
const changed = oncePerAccount(async (account: Account) => {
  const { choice, time, heard } = await made(account)
  if (!heard.isOk) throw new Unasked('HubSpot did not let us make the properties.')
  const id = await prepareContact(account)
  for (const value of ['yes', 'no']) {
    const properties = { [choice.name]: value, [time.name]: timeOf(account) }
    const inputs = [{ id, properties, objectWriteTraceId: `${account.run}-${value}` }]
    await account.need('POST', paths.objects('contacts', '/batch/update'), { inputs })
  }
  return { id, name: choice.name }
})

const Definition = z.object({ modificationMetadata: z.object({ readOnlyValue: z.boolean() }) })
const Values = z.array(z.object({ value: z.string(), timestamp: z.iso.datetime() }))
const Historic = z.object({ propertiesWithHistory: z.record(z.string(), Values) })

export const wishQuestions: Question[] = [
  {
    id: 'wish-properties',
    rule: 'A choice and a time can be made as properties of contacts, in one call.',
    sureness: 'documented',
    source,
    matters: 'What a lead wants would be told in notes only.',
    copes: true,
    async ask(account) {
      const { heard } = await made(account)
      return judge(heard.isOk && heard.rows.length === 2, inWords(heard))
    },
  },
  {
    id: 'wish-history',
    rule: 'Reading a batch of contacts with `propertiesWithHistory` tells each value with its time, the newest first.',
    sureness: 'specified',
    source,
    matters:
      'Refused, notes alone tell what a lead wants. Without times, what somebody set by hand would stay for good.',
    copes: true,
    async ask(account) {
      const { id, name } = await changed(account)
      const body = { inputs: [{ id }], properties: [name], propertiesWithHistory: [name] }
      const heard = await account.ask('POST', paths.objects('contacts', '/batch/read'), body)
      const values = Historic.safeParse(heard.rows[0]).data?.propertiesWithHistory[name] ?? []
      const said = values.map(({ value }) => value).join(', ')
      return judge(said === 'no, yes', `${inWords(heard)}, ${said || 'no values with times'}`)
    },
  },
  {
    id: 'wish-made-again',
    rule: 'A property of contacts that was deleted can be made again under its name.',
    sureness: 'unverified',
    source,
    matters:
      'Where somebody deletes one, Logbook would tell in notes only until they restore it and Logbook is installed again.',
    copes: true,
    async ask(account) {
      const { choice } = await made(account)
      await changed(account)
      await account.need('DELETE', paths.properties('contacts', choice.name))
      const heard = await account.ask('POST', paths.properties('contacts'), choice)
      return judge(heard.isOk, inWords(heard))
    },
  },
  {
    id: 'email-optout-read-only',
    rule: '`hs_email_optout` of a contact is read-only for apps.',
    sureness: 'unverified',
    source: 'Communication preferences',
    matters:
      'Nothing yet: Logbook leaves HubSpot’s own subscriptions alone. It would be one more place to show that a lead unsubscribed.',
    copes: true,
    async ask(account) {
      const heard = await account.ask('GET', paths.properties('contacts', 'hs_email_optout'))
      const isReadOnly = Definition.safeParse(heard.raw).data?.modificationMetadata.readOnlyValue
      if (isReadOnly === undefined) return { kind: 'unasked', why: `HubSpot does not say: ${inWords(heard)}` }
      return judge(isReadOnly, isReadOnly ? 'read-only' : 'writable')
    },
  },
]
