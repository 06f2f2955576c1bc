// Batches of records: how large, what one bad input does, and how to tell the results apart.
import { BATCH_SIZE } from '../../../server/hubspot/objects.ts'
import { paths } from '../../../server/hubspot/paths.ts'
import type { Account } from '../account.ts'
import { inWords, isOnlyAbsence, textOf } from '../heard.ts'
import { judge, oncePerAccount, type Question } from '../question.ts'
import { aNote, badNote, create, prepareOne } from '../samples.ts'

const source = 'CRM objects: batches'
const multiStatus = 'CRM objects: multi-status errors'

const fullBatch = oncePerAccount(async (account: Account) => {
  const inputs = Array.from({ length: BATCH_SIZE }, () => aNote(account))
  return { inputs, heard: await create(account, 'notes', inputs) }
})

const partlyBad = oncePerAccount(async (account: Account) => {
  const inputs = { good: aNote(account), bad: badNote(account) }
  return { ...inputs, heard: await create(account, 'notes', [inputs.good, inputs.bad]) }
})

export const batchQuestions: Question[] = [
  {
    id: 'batch-100',
    rule: 'A batch creates 100 records.',
    sureness: 'documented',
    source,
    matters: 'Every full batch would be refused and halved until it passes: the account falls behind.',
    copes: false,
    async ask(account) {
      const { heard } = await fullBatch(account)
      return judge(heard.isOk && heard.rows.length === 100, `${inWords(heard)}, ${heard.rows.length} results`)
    },
  },
  {
    id: 'batch-101',
    rule: 'A batch of 101 records is refused.',
    sureness: 'documented',
    source,
    matters: 'Larger batches would need fewer calls. Logbook sends 100 at most.',
    copes: true,
    async ask(account) {
      const inputs = Array.from({ length: BATCH_SIZE + 1 }, () => aNote(account))
      const heard = await create(account, 'notes', inputs)
      return judge(heard.status === 400, inWords(heard))
    },
  },
  {
    id: 'batch-ids',
    rule: 'The ids of records are strings.',
    sureness: 'documented',
    source,
    matters: 'Nothing: Logbook takes numbers too.',
    copes: true,
    async ask(account) {
      const { heard } = await fullBatch(account)
      const kinds = [...new Set(heard.rows.map(({ id }) => typeof id))].join(', ')
      return judge(kinds === 'string', kinds || 'no results')
    },
  },
  {
    id: 'batch-results-told-apart',
    rule: 'The results of a create carry what was sent, so that each can be told from the others.',
    sureness: 'documented',
    source,
    matters: 'Logbook could not say which event became which engagement, and would hold all of a batch.',
    copes: false,
    async ask(account) {
      const { inputs, heard } = await fullBatch(account)
      const bodies = new Set(heard.rows.map((row) => textOf(row, 'hs_note_body')))
      const known = inputs.filter(({ properties }) => bodies.has(properties.hs_note_body ?? '')).length
      return judge(known === inputs.length, `${known} of ${inputs.length} inputs found in the answer`)
    },
  },
  {
    id: 'batch-order',
    rule: 'Results come in any order.',
    sureness: 'documented',
    source,
    matters: 'Nothing: Logbook never goes by the order.',
    copes: true,
    async ask(account) {
      const { inputs, heard } = await fullBatch(account)
      const sent = inputs.map(({ properties }) => properties.hs_note_body).join()
      const came = heard.rows.map((row) => textOf(row, 'hs_note_body')).join()
      return judge(
        heard.rows.length > 0,
        sent === came ? 'this time the order of the inputs' : 'another order',
      )
    },
  },
  {
    id: 'batch-result-trace',
    rule: 'The results of a create do not carry `objectWriteTraceId`.',
    sureness: 'unverified',
    source: multiStatus,
    matters: 'It would be used to tell the results apart; without it their properties do.',
    copes: true,
    async ask(account) {
      const { inputs, heard } = await fullBatch(account)
      const sent = new Set<unknown>(inputs.map((input) => input.objectWriteTraceId))
      const echoed = heard.rows.filter(({ objectWriteTraceId }) => sent.has(objectWriteTraceId)).length
      return judge(echoed === 0, `${echoed} of ${heard.rows.length} results carry it`)
    },
  },
  {
    id: 'batch-partial',
    rule: 'Where every input has a trace id, one bad input does not stop the others.',
    sureness: 'documented',
    source: multiStatus,
    matters:
      'A batch with one bad event would be halved until the bad one is alone: more calls, same outcome.',
    copes: true,
    async ask(account) {
      const { heard } = await partlyBad(account)
      const saw = `${inWords(heard)}, ${heard.rows.length} results, ${heard.errors.length} errors`
      return judge(heard.isOk && heard.rows.length === 1 && heard.errors.length > 0, saw)
    },
  },
  {
    id: 'batch-partial-status',
    rule: 'A batch that failed in part is answered 207.',
    sureness: 'unverified',
    source: multiStatus,
    matters: 'Nothing: Logbook reads `errors` whatever the status is.',
    copes: true,
    async ask(account) {
      const { heard } = await partlyBad(account)
      return judge(heard.status === 207, inWords(heard))
    },
  },
  {
    id: 'batch-error-trace',
    rule: 'An error in a batch names its input in `context.objectWriteTraceId`.',
    sureness: 'documented',
    source: multiStatus,
    matters: 'A refused event would be taken for one whose answer was lost, and be tried again and again.',
    copes: false,
    async ask(account) {
      const { bad, heard } = await partlyBad(account)
      if (!heard.isOk) return { kind: 'unasked', why: 'The whole batch was refused.' }
      const named = heard.errors.flatMap(({ context }) => context.objectWriteTraceId ?? [])
      return judge(named.includes(bad.objectWriteTraceId), `named ${named.join(', ') || 'nothing'}`)
    },
  },
  {
    id: 'batch-whole',
    rule: 'Without trace ids one bad input refuses the whole batch.',
    sureness: 'documented',
    source: multiStatus,
    matters: 'Nothing: Logbook always sends trace ids.',
    copes: true,
    async ask(account) {
      const inputs = [aNote(account), badNote(account)].map(({ properties }) => ({ properties }))
      const heard = await account.ask('POST', paths.objects('notes', '/batch/create'), { inputs })
      return judge(heard.status === 400, `${inWords(heard)}, ${heard.rows.length} results`)
    },
  },
  {
    id: 'batch-read-missing',
    rule: 'A batch read answers with what exists, and says NOT_FOUND of what does not.',
    sureness: 'documented',
    source,
    matters: 'One deleted record would stop every event that is decided together with it.',
    copes: false,
    async ask(account) {
      const id = await prepareOne(account, 'notes', aNote(account))
      const inputs = [{ id }, { id: '1' }]
      const heard = await account.ask('POST', paths.objects('notes', '/batch/read'), { inputs })
      const saw = `${inWords(heard)}, ${heard.rows.length} results`
      return judge(heard.isOk && heard.rows.length === 1 && isOnlyAbsence(heard), saw)
    },
  },
  {
    id: 'batch-read-twice',
    rule: 'The same id twice in a batch is refused.',
    sureness: 'seen',
    source,
    matters: 'Nothing: Logbook asks for each id once.',
    copes: true,
    async ask(account) {
      const id = await prepareOne(account, 'notes', aNote(account))
      const inputs = [{ id }, { id }]
      const heard = await account.ask('POST', paths.objects('notes', '/batch/read'), { inputs })
      return judge(heard.status === 400 && heard.message.includes('Duplicate'), inWords(heard))
    },
  },
]
