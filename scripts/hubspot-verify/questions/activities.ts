// What can be written on calls, communications, meetings and tasks, and how they are changed afterwards.
import { Call } from '../../../server/domain/activities/call.ts'
import { outcomeOf } from '../../../server/domain/drawing/call-outcome.ts'
import type { EngagementType } from '../../../server/domain/engagement.ts'
import { paths } from '../../../server/hubspot/paths.ts'
import type { Account } from '../account.ts'
import { type Heard, inWords, textOf } from '../heard.ts'
import { judge, type Question } from '../question.ts'
import { anEngagement, create, prepareOne, read } from '../samples.ts'

const START = '2026-03-30T08:00:00.000Z'
const END = '2026-03-30T08:30:00.000Z'
const OUTCOMES = ['busy', 'connected', 'left live message', 'left voicemail', 'no answer', 'wrong number']

type Kept = {
  type: EngagementType
  source: string
  what: string
  samples: Record<string, string>[]
  matters: string
}

const KEPT: Kept[] = [
  {
    type: 'calls',
    source: 'Engagements: calls',
    what: 'Title, notes, direction, status, length in milliseconds, numbers and recording of a call',
    samples: [
      {
        hs_call_body: '<p>Call again on <strong>Tuesday</strong></p>',
        hs_call_direction: 'OUTBOUND',
        hs_call_status: 'COMPLETED',
        hs_call_duration: '61500',
        hs_call_from_number: '+49 40 5550 100',
        hs_call_to_number: '+49 30 5550 142',
        hs_call_recording_url: 'https://www.example.com/recordings/1.mp3',
      },
      { hs_call_direction: 'INBOUND', hs_call_status: 'NO_ANSWER' },
      { hs_call_status: 'BUSY' },
      { hs_call_status: 'CANCELED' },
      { hs_call_status: 'FAILED' },
    ],
    matters: 'Calls would be refused, or shown otherwise than they were.',
  },
  {
    type: 'calls',
    source: 'Engagements: calls',
    what: 'Each of the six outcomes of calls that Logbook knows, by its id,',
    samples: OUTCOMES.map((outcome) => ({
      hs_call_disposition: outcomeOf(Call.parse({ outcome }))?.disposition ?? '',
    })),
    matters: 'Calls with that outcome would be refused.',
  },
  {
    type: 'communications',
    source: 'Engagements: communications',
    what: 'Channel and body of messages of LinkedIn, SMS and WhatsApp',
    samples: ['LINKEDIN_MESSAGE', 'SMS', 'WHATS_APP'].map((channel) => ({
      hs_communication_channel_type: channel,
    })),
    matters: 'Messages would be refused.',
  },
  {
    type: 'meetings',
    source: 'Engagements: meetings',
    what: 'Title, description, times, place, link and outcome of a meeting',
    samples: [
      {
        hs_meeting_body: '<p>Bring the samples</p>',
        hs_meeting_start_time: START,
        hs_meeting_end_time: END,
        hs_meeting_location: 'Hall 3',
        hs_meeting_external_url: 'https://www.example.com/meet',
        hs_meeting_outcome: 'SCHEDULED',
      },
      ...['RESCHEDULED', 'COMPLETED', 'NO_SHOW', 'CANCELED'].map((outcome) => ({
        hs_meeting_outcome: outcome,
      })),
    ],
    matters: 'Meetings would be refused, or shown otherwise than they are.',
  },
  {
    type: 'tasks',
    source: 'Engagements: tasks',
    what: 'Subject, notes, status, priority and type of a task',
    samples: [
      { hs_task_body: '<p>Mention the fair</p>', hs_task_status: 'NOT_STARTED', hs_task_priority: 'HIGH' },
      ...['IN_PROGRESS', 'WAITING', 'DEFERRED', 'COMPLETED'].map((status) => ({ hs_task_status: status })),
      ...['NONE', 'LOW', 'MEDIUM'].map((priority) => ({ hs_task_priority: priority })),
      ...['TODO', 'CALL', 'EMAIL', 'MEETING', 'LINKED_IN', 'LINKED_IN_CONNECT', 'LINKED_IN_MESSAGE'].map(
        (type) => ({
          hs_task_type: type,
        }),
      ),
    ],
    matters: 'Tasks would be refused, or shown otherwise than they are.',
  },
]

export const activityQuestions: Question[] = [
  ...KEPT.map(
    ({ type, source, what, samples, matters }, index): Question => ({
      id: `activity-${type}-${index}`,
      rule: `${what} can be written and come back as sent.`,
      sureness: 'documented',
      source,
      matters,
      copes: false,
      async ask(account) {
        const inputs = samples.map((sample) => anEngagement(account, type, sample))
        const heard = await create(account, type, inputs)
        const lost = samples.filter((sample) => !heard.rows.some((row) => hasAll(row, sample)))
        const saw = lost.length === 0 ? 'all as sent' : `${inWords(heard)}; not ${JSON.stringify(lost[0])}`
        return judge(lost.length === 0, saw)
      },
    }),
  ),
  {
    id: 'activity-update',
    rule: 'A batch update changes the properties it names, empties those it sends empty, and leaves the others alone.',
    sureness: 'specified',
    source: 'CRM objects: batch update',
    matters:
      'A meeting that was canceled, or a task that is done, would be shown as before, or lose what is known of it.',
    copes: false,
    async ask(account) {
      const before = { hs_meeting_start_time: START, hs_meeting_end_time: END, hs_meeting_location: 'Hall 3' }
      const id = await prepareOne(account, 'meetings', anEngagement(account, 'meetings', before))
      const properties = { hs_meeting_outcome: 'CANCELED', hs_meeting_location: '' }
      const heard = await update(account, 'meetings', [{ id, properties, objectWriteTraceId: 'one' }])
      const { rows } = await read(account, 'meetings', [id], ['hs_meeting_outcome', ...Object.keys(before)])
      const [row] = rows
      const isDone =
        textOf(row, 'hs_meeting_outcome') === 'CANCELED' && textOf(row, 'hs_meeting_location') === ''
      const isLeft = isSame(textOf(row, 'hs_meeting_end_time'), END)
      return judge(heard.isOk && isDone && isLeft, inWords(heard))
    },
  },
  {
    id: 'activity-update-partial',
    rule: 'In a batch update with trace ids one bad input does not stop the others, and is named in `context`.',
    sureness: 'specified',
    source: 'CRM objects: multi-status errors',
    matters:
      'A batch with one bad change would be halved until the bad one is alone: more calls, same outcome.',
    copes: true,
    async ask(account) {
      const [good, bad] = [
        await prepareOne(account, 'tasks', anEngagement(account, 'tasks')),
        await prepareOne(account, 'tasks', anEngagement(account, 'tasks')),
      ]
      const heard = await update(account, 'tasks', [
        { id: good, properties: { hs_task_status: 'COMPLETED' }, objectWriteTraceId: 'good' },
        { id: bad, properties: { hs_task_status: 'NO_SUCH_STATUS' }, objectWriteTraceId: 'bad' },
      ])
      const named = JSON.stringify(heard.errors).includes('"bad"')
      return judge(heard.rows.length === 1 && named, inWords(heard))
    },
  },
]

type Change = { id: string; properties: Record<string, string>; objectWriteTraceId: string }

function update(account: Account, type: EngagementType, inputs: readonly Change[]) {
  return account.ask('POST', paths.objects(type, '/batch/update'), { inputs })
}

function hasAll(row: Heard['rows'][number], sample: Record<string, string>): boolean {
  return Object.entries(sample).every(([name, value]) => isSame(textOf(row, name), value))
}

/** The same text, or the same moment in another spelling. */
function isSame(kept: string, sent: string): boolean {
  return kept === sent || (Date.parse(sent) > 0 && Date.parse(kept) === Date.parse(sent))
}
