// The property that carries the engagement key: how unique HubSpot lets it be, and what that is worth after a lost answer.
import { ENGAGEMENT_TYPES, type EngagementType } from '../../../server/domain/engagement.ts'
import { paths } from '../../../server/hubspot/paths.ts'
import type { Account } from '../account.ts'
import { grantedScopes } from '../granted-scopes.ts'
import { type Heard, inWords, textOf } from '../heard.ts'
import { type Answer, judge, oncePerAccount, type Question, Unasked } from '../question.ts'
import { anEngagement, create, next } from '../samples.ts'

const source = 'Properties: unique values; CRM objects: upsert'

export const engagementKeyQuestions: Question[] = ENGAGEMENT_TYPES.flatMap(questionsAbout)

function questionsAbout(type: EngagementType): Question[] {
  const uniqueKey = oncePerAccount((account) => makeProperty(account, type, true))
  const plainKey = oncePerAccount((account) => makeProperty(account, type, false))

  /** An engagement with a unique key, and the answer to its creation. */
  const keyed = oncePerAccount(async (account) => {
    const { name, heard } = await uniqueKey(account)
    if (!heard.isOk) throw new Unasked('HubSpot did not let us make a property with unique values.')
    const key = `lb-${account.run}-${next(account)}`
    const first = await create(account, type, [anEngagement(account, type, { [name]: key })])
    if (first.rows.length !== 1) throw new Unasked(`An engagement with a key was answered ${inWords(first)}.`)
    return { name, key, id: String(first.rows[0]?.id) }
  })

  return [
    {
      id: `${type}-key-unique`,
      rule: `A property with unique values can be created on ${type}.`,
      sureness: 'unverified',
      source,
      matters: `Logbook falls back to a plain property, then to none: after a lost answer ${type} are found again less surely (see exactly-once.md).`,
      copes: true,
      ask: async (account) => await judgeProperty(account, type, await uniqueKey(account), true),
    },
    {
      id: `${type}-key-plain`,
      rule: `A property can be created on ${type}.`,
      sureness: type === 'communications' ? 'unverified' : 'seen',
      source,
      matters: `After a lost answer ${type} would be found again by time and content only; where two look the same, a person has to decide.`,
      copes: true,
      ask: async (account) => await judgeProperty(account, type, await plainKey(account), false),
    },
    {
      id: `${type}-key-found`,
      rule: `Reading ${type} by a unique property finds at once what was just created.`,
      sureness: 'specified',
      source,
      matters: 'After a lost answer an engagement that is there would be created a second time.',
      copes: false,
      async ask(account) {
        const { name, key, id } = await keyed(account)
        const body = { inputs: [{ id: key }], idProperty: name, properties: [name] }
        const heard = await account.ask('POST', paths.objects(type, '/batch/read'), body)
        const [row] = heard.rows
        return judge(String(row?.id) === id && textOf(row, name) === key, inWords(heard))
      },
    },
    {
      id: `${type}-key-conflict`,
      rule: `A second one of ${type} with the same unique value is refused as CONFLICT, and the rest of its batch is written.`,
      sureness: 'documented',
      source,
      matters:
        'A repeated create would log an activity twice, or be reported as refused although it is there.',
      copes: false,
      async ask(account) {
        const { name, key } = await keyed(account)
        const inputs = [anEngagement(account, type, { [name]: key }), anEngagement(account, type, {})]
        const heard = await create(account, type, inputs)
        const categories = heard.errors.map(({ category }) => category).join(', ') || heard.category
        const saw = `${inWords(heard)}, category ${categories || 'none'}, ${heard.rows.length} written`
        return judge(categories === 'CONFLICT' && heard.rows.length === 1, saw)
      },
    },
    {
      id: `${type}-upsert`,
      rule: `An upsert of ${type} by a unique property creates once, then updates, and says so in \`new\`.`,
      sureness: 'specified',
      source,
      matters: 'Nothing yet: Logbook creates, and reads back by the key after a lost answer.',
      copes: true,
      async ask(account) {
        const { name } = await keyed(account)
        const id = `lb-${account.run}-${next(account)}`
        const { properties } = anEngagement(account, type, { [name]: id })
        const inputs = [{ id, idProperty: name, properties }]
        const said: unknown[] = []
        for (let time = 1; time <= 2; time += 1) {
          const heard = await account.ask('POST', paths.objects(type, '/batch/upsert'), { inputs })
          said.push(heard.isOk ? heard.rows[0]?.new : inWords(heard))
        }
        return judge(said[0] === true && said[1] === false, `new: ${said.map(String).join(', then ')}`)
      },
    },
  ]
}

type MadeProperty = { name: string; heard: Heard }

async function makeProperty(
  account: Account,
  type: EngagementType,
  hasUniqueValue: boolean,
): Promise<MadeProperty> {
  const name = `logbook_verify_${hasUniqueValue ? 'key' : 'plain'}_${account.run}`
  const standard = await account.need('GET', paths.properties(type, 'hs_timestamp'))
  const raw = standard.raw
  const groupName = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'groupName') : undefined
  const heard = await account.ask('POST', paths.properties(type), {
    ...{ name, label: `Logbook verification ${account.run}`, groupName, hasUniqueValue },
    ...{ type: 'string', fieldType: 'text', hidden: true, formField: false },
  })
  return { name, heard }
}

async function judgeProperty(
  account: Account,
  type: EngagementType,
  { name, heard }: MadeProperty,
  isUnique: boolean,
): Promise<Answer> {
  if (!heard.isOk) {
    const scope = `crm.schemas.${type}.write`
    const scopes = await grantedScopes(account)
    if (heard.status === 403 && !scopes?.includes(scope)) {
      return { kind: 'unasked', why: `The token may lack the scope ${scope} (${inWords(heard)}).` }
    }
    return judge(false, inWords(heard))
  }
  const { raw } = await account.need('GET', paths.properties(type, name))
  const kept = typeof raw === 'object' && raw !== null && Reflect.get(raw, 'hasUniqueValue') === true
  return judge(kept === isUnique, kept ? 'a property with unique values' : 'a plain property')
}
