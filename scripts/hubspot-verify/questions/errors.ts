// How HubSpot words its refusals: Logbook tells from them what to do next.
import { CONTACT } from '../../../server/domain/record.ts'
import { paths } from '../../../server/hubspot/paths.ts'
import { inWords } from '../heard.ts'
import { judge, type Question } from '../question.ts'
import { aNote, badNote, create, prepareContact } from '../samples.ts'

const source = 'Error handling'

export const errorQuestions: Question[] = [
  {
    id: 'error-token',
    rule: 'A token that is no good is answered with 401.',
    sureness: 'documented',
    source,
    matters: 'Expired tokens would not be refreshed, and events would fail.',
    copes: false,
    async ask(account) {
      const heard = await account.ask('GET', paths.accountInfo, undefined, { token: 'no-such-token' })
      return judge(heard.status === 401, inWords(heard))
    },
  },
  {
    id: 'error-scope',
    rule: 'A missing scope is answered with 403 and named in `context.requiredGranularScopes`.',
    sureness: 'documented',
    source,
    matters: 'Events are held all the same, but nobody is told which scope is missing.',
    copes: true,
    async ask(account) {
      const heard = await account.ask('GET', paths.teams)
      if (heard.isOk) return { kind: 'unasked', why: 'This token may do everything that could be asked for.' }
      const isNamed = heard.errors.some(({ context }) => (context.requiredGranularScopes ?? []).length > 0)
      return judge(heard.status === 403 && isNamed, inWords(heard))
    },
  },
  {
    id: 'error-property',
    rule: 'A property that does not exist is refused with PROPERTY_DOESNT_EXIST and its name in the message.',
    sureness: 'seen',
    source: 'Properties: validation',
    matters:
      'Logbook would not notice that somebody deleted its key property, and report each event as refused.',
    copes: false,
    async ask(account) {
      const name = `logbook_verify_absent_${account.run}`
      const heard = await create(account, 'notes', [aNote(account, { [name]: 'x' })])
      const message = heard.errors[0]?.message || heard.message
      const isSaid = message.includes('PROPERTY_DOESNT_EXIST') && message.includes(name)
      return judge(isSaid && heard.rows.length === 0, inWords(heard))
    },
  },
  {
    id: 'error-words',
    rule: 'A refusal says `message`, `category` and `correlationId`.',
    sureness: 'documented',
    source,
    matters: "The account's log would say less about what HubSpot refused.",
    copes: true,
    async ask(account) {
      const { properties } = badNote(account)
      const heard = await account.ask('POST', paths.objects('notes'), { properties })
      const said = [heard.message, heard.category, heard.correlationId]
      return judge(!said.includes(''), inWords(heard))
    },
  },
  {
    id: 'error-gone',
    rule: 'A record that was archived is answered with 404.',
    sureness: 'documented',
    source,
    matters: 'Nothing: Logbook reads in batches, where such records are left out.',
    copes: true,
    async ask(account) {
      const id = await prepareContact(account)
      await account.need('DELETE', paths.objects(CONTACT, `/${id}`))
      const heard = await account.ask('GET', paths.objects(CONTACT, `/${id}`))
      return judge(heard.status === 404, inWords(heard))
    },
  },
]
