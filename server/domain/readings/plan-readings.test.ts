// What becomes of opens and clicks that repeat, from the facts alone: which note they belong to, what it says, and what is left alone.
import { describe, expect, test } from 'vitest'
import { engagementKey } from '../engagement.ts'
import { type DueEvent, type Plan, type PlanFacts, plan } from '../plan.ts'
import type { EventState } from '../reason.ts'
import { Settings, type SettingsInput } from '../settings/settings.ts'
import * as an from '../testing/an-event.ts'
import type { ReadingEvent } from './bot-verdict.ts'
import { type NoteInHubSpot, type Reading, readingKey, rollUpKey } from './reading.ts'

const message = { message_id: '<m@team.example>' }
const at = (minute: number) => ({ occurred_at: `2026-11-20T09:${String(minute).padStart(2, '0')}:00.000Z` })
const open = (minute: number, more: object = {}) => an.anEmailOpened({ message, ...at(minute), ...more })
const click = (second: string, page: string) =>
  an.anEmailClicked({
    message,
    occurred_at: `2026-11-20T09:${second}.000Z`,
    link: { url: `https://team.example/${page}` },
  })
const KEY = rollUpKey(open(0)) ?? ''
const GROUP = readingKey(open(0)) ?? ''

type Books = {
  siblings?: Reading[]
  note?: NoteInHubSpot | null
  older?: { count: number; first: string; last: string }
  settings?: SettingsInput
  begunAs?: string[]
}

/** The books have these opens in one note. */
function booksWith({ siblings = [], note, older, settings = {}, begunAs = [] }: Books = {}): PlanFacts {
  const hubspot = an.hubspotKnows({ contacts: [an.aContact()], owners: [an.anOwner()] })
  return {
    ...hubspot,
    settings: Settings.parse(settings),
    readings: new Map([[GROUP, siblings]]),
    olderReadings: new Map(older ? [[KEY, older]] : []),
    engagements: new Map(note === undefined ? [] : [[KEY, { id: '900', isInDoubt: false }]]),
    begunAs: new Map(begunAs.map((key) => [key, 'notes'])),
    notes: new Map(note === undefined ? [] : [[KEY, note]]),
  }
}

function inBooks(event: ReadingEvent, eventId: string, state: EventState = 'written', key = KEY): Reading {
  return { eventId, sourceId: an.SOURCE, event, state, engagementKey: key }
}

const noteSaying = (hs_note_body: string, isOurs = true): NoteInHubSpot => ({
  isOurs,
  properties: { hs_note_body, hs_timestamp: at(1).occurred_at },
})

const bodyIn = ({ engagements }: Plan) => engagements.map(({ properties }) => properties.hs_note_body)
const outcomesOf = ({ events }: Plan) =>
  events.map(({ outcome }) => (outcome.kind === 'skip' ? outcome.reason : outcome.kind))

// G21
describe('a note of opens', () => {
  test('says what the books and the due ones say together, whoever was heard first', () => {
    const siblings = [inBooks(open(1), 'a'), inBooks(open(5), 'b')]
    const facts = booksWith({ siblings, note: noteSaying('old') })
    const forth = plan(an.due(open(3), open(9)), facts)
    expect(bodyIn(forth)[0]).toContain(
      'Opened: 4 times<br />First: 20 Nov 2026, 09:01 UTC<br />Last: 20 Nov 2026, 09:09 UTC',
    )
    expect(bodyIn(plan(an.due(open(9), open(3)), facts))).toEqual(bodyIn(forth))
    expect(forth.engagements[0]).toMatchObject({ key: KEY, existingId: '900' })
    expect(forth.engagements[0]?.changes).toMatchObject({ hs_timestamp: at(1).occurred_at })
  })

  test('is the same when it is drawn again, and then nothing is to be changed', () => {
    const facts = booksWith({ siblings: [inBooks(open(1), 'a')], note: noteSaying('old') })
    const [drawn = ''] = bodyIn(plan(an.due(open(3)), facts))
    const again = plan(an.due(open(3)), { ...facts, notes: new Map([[KEY, noteSaying(drawn)]]) })
    expect(again.engagements[0]?.changes).toEqual({})
    expect(outcomesOf(again)).toEqual(['write'])
  })

  test('counts what is too long ago to be looked at', () => {
    const older = { count: 300, first: '2026-11-01T08:00:00.000Z', last: '2026-11-02T08:00:00.000Z' }
    const [body] = bodyIn(plan(an.due(open(3)), booksWith({ older, note: noteSaying('old') })))
    expect(body).toContain(
      'Opened: 301 times<br />First: 1 Nov 2026, 08:00 UTC<br />Last: 20 Nov 2026, 09:03 UTC',
    )
  })

  test('leaves out what is under way, failed, or was not logged', () => {
    const states: EventState[] = ['retrying', 'failed', 'skipped', 'held', 'received']
    const siblings = states.map((state, n) => inBooks(open(n), `${n}`, state))
    expect(bodyIn(plan(an.due(open(30)), booksWith({ siblings })))[0]).not.toContain('times')
  })

  test('that was begun is finished, although the settings tell each by itself now', () => {
    const due: DueEvent[] = an.due(open(3)).map((one) => ({ ...one, begunKey: KEY }))
    const each = { activities: { opens: 'each' as const } }
    expect(plan(due, booksWith({ settings: each })).engagements.map(({ key }) => key)).not.toContain(KEY)
    const begun = booksWith({ settings: each, begunAs: [KEY] })
    expect(plan(due, begun).engagements.map(({ key }) => key)).toEqual([KEY])
  })

  test('stays as a person left it, or deleted it', () => {
    const edited = plan(an.due(open(3)), booksWith({ note: noteSaying('mine', false) }))
    expect(edited.engagements[0]?.changes).toEqual({})
    expect(edited.events[0]?.outcome).toMatchObject({ kind: 'write', facts: { keptEdit: true } })
    expect(outcomesOf(plan(an.due(open(3)), booksWith({ note: null })))).toEqual(['deleted_in_hubspot'])
  })
})

// N9
describe('later evidence', () => {
  const burst = [click('02:10', 'a'), click('02:10', 'b'), click('02:11', 'c')]

  test('draws the note again without what a machine did, and says so of each event', () => {
    const siblings = [inBooks(open(2), 'machine'), inBooks(open(40), 'person')]
    const planned = plan(an.due(...burst), booksWith({ siblings, note: noteSaying('two') }))
    expect(outcomesOf(planned)).toEqual(['machine', 'machine', 'machine'])
    expect(planned.engagements).toMatchObject([{ key: KEY, existingId: '900', associations: [] }])
    expect(planned.engagements[0]?.changes).toMatchObject({ hs_timestamp: at(40).occurred_at })
    expect(planned.rejudged).toMatchObject([
      { eventId: 'machine', engagementKey: KEY, state: 'skipped', facts: { because: ['around_burst'] } },
    ])
    // Whoever brought it to light is not over before the note is right.
    expect(planned.events.map(({ redraws }) => redraws)).toEqual([[KEY], [KEY], [KEY]])
  })

  test('only adds a word where machines are logged too', () => {
    const settings = { activities: { bots: 'log' as const } }
    const siblings = [inBooks(open(2), 'machine')]
    const planned = plan(an.due(...burst), booksWith({ siblings, note: noteSaying('one'), settings }))
    expect(planned.rejudged).toMatchObject([{ eventId: 'machine', state: 'written' }])
    expect(planned.engagements.find(({ key }) => key === KEY)?.changes.hs_note_body).toContain(
      'This was probably not the customer: links were followed all at once in the same minute.',
    )
  })

  test('leaves a note that a person changed, but not the word on the event', () => {
    const siblings = [inBooks(open(2), 'machine')]
    const planned = plan(an.due(...burst), booksWith({ siblings, note: noteSaying('mine', false) }))
    expect(planned.engagements).toEqual([])
    expect(planned.rejudged).toMatchObject([{ state: 'skipped', facts: { keptEdit: true } }])
  })

  test('leaves what is told by itself as it is', () => {
    const settings = { activities: { clicks: 'each' as const } }
    const human = {
      ...click('50:00', 'a'),
      user_agent: 'Some Reader 3 (as it calls itself, with all its many versions and libraries)',
    }
    const siblings = [inBooks(open(2), 'machine')]
    const planned = plan(an.due(...burst, human), booksWith({ siblings, note: noteSaying('one'), settings }))
    expect(planned.engagements.find(({ key }) => key !== KEY)?.properties.hs_note_body).toContain(
      human.user_agent,
    )
  })

  test('says nothing of what was told by itself', () => {
    const alone = open(2)
    const siblings = [
      inBooks(
        alone,
        'alone',
        'written',
        engagementKey({ event: alone, eventId: 'alone', sourceId: an.SOURCE }),
      ),
    ]
    expect(plan(an.due(...burst), booksWith({ siblings })).rejudged).toEqual([])
  })
})

test('a colleague’s open is no customer’s, although they are a contact and internal mail is logged', () => {
  const facts = booksWith({ settings: { exclusions: { internal: { is_left_out: false } } } })
  const colleague = { ...facts, owners: [an.anOwner(), an.anOwner({ id: '2', email: an.BOB })] }
  const [one] = plan(an.due(open(3)), colleague).events
  expect(one?.outcome).toMatchObject({ kind: 'skip', reason: 'machine', facts: { because: ['colleague'] } })
})

test('the first is the first by time; what the books logged first stays the first', () => {
  const settings = { activities: { opens: 'first' as const } }
  expect(outcomesOf(plan(an.due(open(9), open(3)), booksWith({ settings })))).toEqual(['repeated', 'write'])
  const siblings = [inBooks(open(20), 'a')]
  const planned = plan(an.due(open(3)), booksWith({ settings, siblings, note: noteSaying('one') }))
  expect(planned.events[0]?.outcome).toMatchObject({ reason: 'repeated', facts: { first: 'a' } })
  expect(planned.engagements).toEqual([])
})

test('what one member may not share is not filled in from another’s copy of the mail', () => {
  const teams = [{ team_id: '7', contents: 'metadata' as const }]
  const owners = [an.anOwner({ teamIds: ['7'] }), an.anOwner({ id: '2', email: 'carl@team.example' })]
  const known = { contacts: [an.aContact()], owners, settings: { activities: { teams } } }
  const html = { ...message, html: '<p>canary</p>' }
  const anns = an.anEmailSent({ message: html })
  const carls = an.anEmailSent({ message: html, member: { email: 'carl@team.example' } })
  const [mail] = plan(an.due(anns, carls), an.hubspotKnows(known)).engagements
  expect(JSON.stringify(mail)).not.toContain('canary')
  const [other] = plan(an.due(carls, anns), an.hubspotKnows(known)).engagements
  expect(other?.properties.hs_email_html).toBe('<p>canary</p>')
})
