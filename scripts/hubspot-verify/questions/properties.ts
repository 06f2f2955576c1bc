// Property definitions: what Logbook reads before it makes a property of its own.
import { ENGAGEMENT_TYPES } from '../../../server/domain/engagement.ts'
import { paths } from '../../../server/hubspot/paths.ts'
import { inWords } from '../heard.ts'
import { judge, type Question } from '../question.ts'

const source = 'Properties'

export const propertyQuestions: Question[] = [
  ...ENGAGEMENT_TYPES.map(
    (type): Question => ({
      id: `${type}-property-group`,
      rule: `The definition of \`hs_timestamp\` on ${type} can be read, and names its group.`,
      sureness: 'seen',
      source,
      matters: `Logbook makes no key property on ${type}: after a lost answer it recognises by time and content.`,
      copes: true,
      async ask(account) {
        const heard = await account.ask('GET', paths.properties(type, 'hs_timestamp'))
        const [, group] = /"groupName":"([^"]+)"/.exec(JSON.stringify(heard.raw)) ?? []
        return judge(heard.isOk && group !== undefined, group ? `group ${group}` : inWords(heard))
      },
    }),
  ),
  {
    id: 'property-absent',
    rule: 'A property that does not exist is answered with 404.',
    sureness: 'documented',
    source,
    matters: 'With another refusal nothing changes; with a server error Logbook could not be installed.',
    copes: true,
    async ask(account) {
      const heard = await account.ask(
        'GET',
        paths.properties('notes', `logbook_verify_absent_${account.run}`),
      )
      return judge(heard.status === 404, inWords(heard))
    },
  },
]
