// Holds docs/field-mapping.md against what is really written to HubSpot: the published table is a promise.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ACTIVITY_TYPES, type ActivityEvent } from '../../server/domain/activity-event.ts'
import { subjectLine } from '../../server/domain/drawing/subject.ts'
import { toEngagement } from '../../server/domain/drawing/to-engagement.ts'
import { ENGAGEMENT_KEY_PROPERTY } from '../../server/domain/engagement.ts'
import { parseActivityEvent } from '../../server/domain/parse-activity-event.ts'
import { WISH_PROPERTIES } from '../../server/domain/wishes/wish-properties.ts'
import { EXAMPLES } from '../../server/http/openapi/examples.ts'

const TEXT = readFileSync(new URL('../../docs/field-mapping.md', import.meta.url), 'utf8')
const LINK = 'https://northwind.example/prices'
const JANE = { email: 'jane@acme.example' }
const MESSAGE = { subject: 'Hello', html: '<p>Hi</p>', text: 'Hi' }
const CAMPAIGN = { name: 'Spring', step: 2 }

/** The rows of the table below a heading, as cells without backticks. */
function readTable(heading: string): string[][] {
  const [, section = ''] = TEXT.split(new RegExp(`^#+ ${heading.replaceAll('.', '\\.')}$`, 'm'))
  const lines = section
    .split(/^#/m)[0]
    ?.split('\n')
    .filter((line) => line.startsWith('|'))
  return (lines ?? []).slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )
}

/** An event as full as can be, of the kind that a row names: `email.replied, by the member`. */
function anEvent(kind: string, more: object = {}): ActivityEvent {
  const [type, author] = kind.split(', by the ')
  const example = Object.entries(EXAMPLES).find(([name]) => name === type)?.[1].value
  const replied = author ? { replied_by: author } : {}
  const link = type === 'email.clicked' ? { link: { url: LINK } } : {}
  const { campaign: _campaign, ...alone } = { campaign: null, ...example }
  const words = isMailType(type) ? { message: MESSAGE } : fullest(type)
  const input = { ...alone, counterparts: [JANE], ...words, ...replied, ...link, ...more }
  const parsed = parseActivityEvent(input, new Date('2026-11-21T00:00:00Z'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.event
}

function isMailType(type: string | undefined): boolean {
  return type?.startsWith('email.') === true && type !== 'email.unsubscribed'
}

/** What a later event of a meeting or a task leaves out is known from the earlier one. */
function fullest(type: string | undefined): object {
  if (type?.startsWith('meeting.'))
    return { meeting: { ...EXAMPLES['meeting.booked'].value.meeting, reason: 'Ill' } }
  if (type?.startsWith('task.')) return { task: { ...EXAMPLES['task.created'].value.task, type: 'todo' } }
  return type?.startsWith('linkedin.message') ? { message: { text: 'Hello' } } : {}
}

const SUBJECTS = readTable('Object, direction and subject')

test('every type of event has its rows', () => {
  const types = SUBJECTS.map(([kind = '']) => kind.split(',')[0])
  expect([...new Set(types)].sort()).toEqual([...ACTIVITY_TYPES].sort())
})

test.each(ACTIVITY_TYPES)('the table of %s names the properties that are written, and no others', (type) => {
  const { properties } = toEngagement(anEvent(type, isMailType(type) ? {} : { campaign: CAMPAIGN }))
  expect(readTable(type).map(([property]) => property)).toEqual(Object.keys(properties))
})

test.each(SUBJECTS)('%s becomes a HubSpot %s with direction "%s" and status "%s"', (...row) => {
  const [kind, object, direction, status] = row
  const { type, properties } = toEngagement(anEvent(kind ?? ''))
  const { hs_email_direction, hs_email_status } = properties
  expect([type, hs_email_direction ?? '', hs_email_status ?? '']).toEqual([`${object}s`, direction, status])
})

test.each(SUBJECTS)('the subject of %s is the published one', (...row) => {
  const [kind = '', , , , plain = '', inCampaign = ''] = row
  expect(subjectLine(anEvent(kind))).toBe(filled(plain))
  expect(subjectLine(anEvent(kind, { campaign: CAMPAIGN }))).toBe(filled(inCampaign))
})

test('the key of an engagement is published too', () => {
  expect(readTable('every event').map(([property]) => property)).toEqual([
    'hubspot_owner_id',
    ENGAGEMENT_KEY_PROPERTY,
  ])
})

test('the properties in which a contact shows what a lead wants are published with their labels', () => {
  const published = readTable('What a lead wants, on the contact').map(([name, label]) => [name, label])
  expect(published).toEqual(WISH_PROPERTIES.map(({ name, label }) => [name, label]))
})

function filled(pattern: string): string {
  return pattern
    .replace('{subject}', MESSAGE.subject)
    .replace('{link}', LINK)
    .replace('{file}', EXAMPLES['email.downloaded'].value.file.name)
    .replace('{outcome}', 'Connected')
    .replace('{person}', JANE.email)
    .replace('{title}', EXAMPLES['meeting.booked'].value.meeting.title ?? '')
    .replace('{task}', EXAMPLES['task.created'].value.task.subject ?? '')
    .replace('{state}', 'Interested')
    .replace('{campaign}', CAMPAIGN.name)
    .replace('{step}', String(CAMPAIGN.step))
}
