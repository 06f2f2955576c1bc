// What can be written on emails and notes, and what HubSpot makes of it.
import { LONGEST_PROPERTY } from '../../../server/domain/engagement.ts'
import { paths } from '../../../server/hubspot/paths.ts'
import type { Account } from '../account.ts'
import { inWords, textOf } from '../heard.ts'
import { judge, oncePerAccount, type Question, Unasked } from '../question.ts'
import { aNote, anEmail, create, prepareOne, read, title } from '../samples.ts'

const source = 'Engagements: emails'
const HTML =
  '<p>Hello <strong>Jane</strong>,<br>see <a href="https://www.example.com/prices">our prices</a>.</p>'
const FROM = { email: 'ann@logbook.example.com', firstName: 'Ann', lastName: 'Ryan' }
const TO = { email: 'jane@logbook.example.com', firstName: 'Jane', lastName: 'Doe' }

const wholeEmail = oncePerAccount(async (account: Account) => {
  const sent = {
    hs_email_status: 'SENT',
    hs_email_text: 'Hello Jane, see our prices.',
    hs_email_html: HTML,
    hs_email_headers: JSON.stringify({ from: FROM, to: [TO], cc: [], bcc: [] }),
  }
  const input = anEmail(account, sent)
  const heard = await create(account, 'emails', [input])
  if (heard.rows.length === 0) throw new Unasked(`Creating an email was answered ${inWords(heard)}.`)
  const people = ['hs_email_from_email', 'hs_email_to_email']
  const names = [...Object.keys(input.properties), ...people]
  const kept = await read(account, 'emails', [String(heard.rows[0]?.id)], names)
  return { sent: input.properties, kept: kept.rows[0] }
})

export const emailQuestions: Question[] = [
  {
    id: 'email-properties',
    rule: 'Direction, status, subject and text of an email can be written and come back as sent.',
    sureness: 'documented',
    source,
    matters: 'Mail would be refused, or shown otherwise than it was.',
    copes: false,
    async ask(account) {
      const { sent, kept } = await wholeEmail(account)
      const { hs_email_html: _html, hs_email_headers: _headers, hs_timestamp: _time, ...plain } = sent
      const changed = Object.keys(plain).filter((name) => textOf(kept, name) !== plain[name])
      return judge(
        changed.length === 0,
        changed.length === 0 ? 'all as sent' : `changed ${changed.join(', ')}`,
      )
    },
  },
  {
    id: 'email-html',
    rule: 'The HTML of an email comes back as sent.',
    sureness: 'unverified',
    source,
    matters: 'Mail would look a little different in HubSpot. Logbook sends plain, safe HTML only.',
    copes: true,
    async ask(account) {
      const html = textOf((await wholeEmail(account)).kept, 'hs_email_html')
      return judge(html === HTML, html === HTML ? 'as sent' : html.slice(0, 160) || 'nothing')
    },
  },
  {
    id: 'email-people',
    rule: 'HubSpot derives sender and recipients of an email from `hs_email_headers`.',
    sureness: 'documented',
    source,
    matters: 'Logged mail would show neither sender nor recipients.',
    copes: false,
    async ask(account) {
      const { kept } = await wholeEmail(account)
      const [from, to] = [textOf(kept, 'hs_email_from_email'), textOf(kept, 'hs_email_to_email')]
      return judge(from === FROM.email && to === TO.email, `from ${from || 'nobody'}, to ${to || 'nobody'}`)
    },
  },
  {
    id: 'email-people-read-only',
    rule: 'Sender and recipients cannot be written one by one.',
    sureness: 'documented',
    source,
    matters: 'Nothing: Logbook writes the headers.',
    copes: true,
    async ask(account) {
      const heard = await create(account, 'emails', [anEmail(account, { hs_email_from_email: FROM.email })])
      return judge(heard.rows.length === 0, inWords(heard))
    },
  },
  {
    id: 'email-directions',
    rule: 'Incoming mail and bounced mail can be written.',
    sureness: 'documented',
    source,
    matters: 'Replies or bounces would be refused.',
    copes: false,
    async ask(account) {
      const incoming = { hs_email_direction: 'INCOMING_EMAIL', hs_email_status: 'SENT' }
      const bounced = { hs_email_direction: 'EMAIL', hs_email_status: 'BOUNCED' }
      const inputs = [anEmail(account, incoming), anEmail(account, bounced)]
      const heard = await create(account, 'emails', inputs)
      return judge(heard.rows.length === 2 && heard.errors.length === 0, inWords(heard))
    },
  },
  ...(['hs_email_message_id', 'hs_email_thread_id'] as const).map(
    (name): Question => ({
      id: name.replaceAll('_', '-').replace('hs-', ''),
      rule: `\`${name}\` can be written.`,
      sureness: 'seen',
      source: 'Properties: modificationMetadata',
      matters: 'Nothing: Logbook keeps the Message-ID itself.',
      copes: true,
      ask: async (account) => judgeReadOnly(await isReadOnly(account, name), false),
    }),
  ),
  {
    id: 'email-counters',
    rule: 'Opens and clicks of an email cannot be counted up by an app (`hs_email_open_count`, `hs_email_click_count`).',
    sureness: 'seen',
    source: 'Properties: modificationMetadata',
    matters: 'Logbook could count on the email instead of writing notes.',
    copes: true,
    async ask(account) {
      const names = ['hs_email_open_count', 'hs_email_click_count']
      const found: boolean[] = []
      for (const name of names) found.push(await isReadOnly(account, name))
      return judgeReadOnly(!found.includes(false), true)
    },
  },
  {
    id: 'time-spelling',
    rule: 'A time in ISO 8601 with milliseconds, in UTC, comes back as the same moment.',
    sureness: 'documented',
    source: 'Engagements: hs_timestamp',
    matters: 'Activities would stand at a wrong time, and could not be recognised after a lost answer.',
    copes: false,
    async ask(account) {
      const time = '2026-03-29T01:30:00.123Z'
      const id = await prepareOne(account, 'emails', anEmail(account, { hs_timestamp: time }))
      const { rows } = await read(account, 'emails', [id], ['hs_timestamp'])
      const kept = textOf(rows[0], 'hs_timestamp')
      return judge(Date.parse(kept) === Date.parse(time), kept)
    },
  },
  {
    id: 'note-body',
    rule: 'The body of a note comes back as sent.',
    sureness: 'unverified',
    source: 'Engagements: notes',
    matters:
      'A note that counts opens or clicks would be taken for changed by a person, and stay as it was first. Where no key property can be made on notes, one could not be recognised after a lost answer, and would be written twice.',
    copes: false,
    async ask(account) {
      const body = `<p><strong>${title(account, 'Opened')}</strong><br>By: jane@logbook.example.com &amp; others</p>`
      const heard = await create(account, 'notes', [aNote(account, { hs_note_body: body })])
      const kept = textOf(heard.rows[0], 'hs_note_body')
      return judge(kept === body, kept === body ? 'as sent' : kept.slice(0, 160) || inWords(heard))
    },
  },
  {
    id: 'note-body-changed',
    rule: 'The body of a note can be changed in a batch, and comes back as sent.',
    sureness: 'unverified',
    source: 'Engagements: notes',
    matters:
      'A note that counts opens or clicks would be taken for changed by a person, and count no further.',
    copes: false,
    async ask(account) {
      const id = await prepareOne(account, 'notes', aNote(account))
      const body = `<p><strong>${title(account, 'Opened')}</strong><br />Opened: 2 times</p>`
      const inputs = [{ id, properties: { hs_note_body: body } }]
      const heard = await account.ask('POST', paths.objects('notes', '/batch/update'), { inputs })
      const { rows } = await read(account, 'notes', [id], ['hs_note_body'])
      const kept = textOf(rows[0], 'hs_note_body')
      return judge(kept === body, kept === body ? 'as sent' : kept.slice(0, 160) || inWords(heard))
    },
  },
  {
    id: 'longest-value',
    rule: 'A property holds 65,536 characters, whatever their alphabet.',
    sureness: 'documented',
    source: 'Engagements: limits',
    matters: 'Long mail would be refused: the bound in Logbook has to be lowered.',
    copes: false,
    async ask(account) {
      const start = title(account, 'long ')
      const body = start + 'ж'.repeat(LONGEST_PROPERTY - start.length)
      const heard = await create(account, 'notes', [aNote(account, { hs_note_body: body })])
      return judge(heard.rows.length === 1, inWords(heard))
    },
  },
  {
    id: 'too-long-value',
    rule: 'A value of 65,537 characters is refused.',
    sureness: 'documented',
    source: 'Engagements: limits',
    matters: 'Logbook shortens mail that HubSpot would have stored whole.',
    copes: true,
    async ask(account) {
      const body = title(account, 'too long ').padEnd(LONGEST_PROPERTY + 1, 'x')
      const heard = await create(account, 'notes', [aNote(account, { hs_note_body: body })])
      return judge(heard.rows.length === 0, inWords(heard))
    },
  },
]

async function isReadOnly(account: Account, name: string): Promise<boolean> {
  const { raw } = await account.need('GET', paths.properties('emails', name))
  return JSON.stringify(raw).includes('"readOnlyValue":true')
}

function judgeReadOnly(isIt: boolean, expected: boolean) {
  return judge(isIt === expected, isIt ? 'read-only' : 'writable')
}
