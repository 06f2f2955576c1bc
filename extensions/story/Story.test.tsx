// The whole story of one event: why it is in HubSpot as it is, or why it is not, so that nobody has to ask (N1, G27).
import { Button, Checkbox, Link, LoadingButton, Tag } from '@hubspot/ui-extensions'
import { createRenderer } from '@hubspot/ui-extensions/testing'
import { beforeEach, expect, test } from 'vitest'
import type { StoryAnswer } from '../../server/http/cards/answers.ts'
import { KitProvider } from '../kit/Kit.tsx'
import { ACME, aRefusedStory, aStory, JANE, NOW, SAMPLES } from '../testing/answers.ts'
import { SOMEBODY } from '../testing/places.ts'
import { type PlayedServer, playServer } from '../testing/play-server.ts'
import { wordsOn } from '../testing/read-screen.ts'
import { settle } from '../testing/settle.ts'
import { Story } from './Story.tsx'

const opened = '2026-11-20T09:00:00.000Z'

let server: PlayedServer

beforeEach(() => {
  server = playServer()
})

async function tell(story: StoryAnswer) {
  server.answer('GET /cards/v1/events/e-1', story)
  const renderer = createRenderer('crm.record.tab')
  let changes = 0
  renderer.render(
    <KitProvider context={SOMEBODY} actions={renderer.mocks.actions} now={() => NOW}>
      <Story event="e-1" onChanged={() => (changes += 1)} />
    </KitProvider>,
  )
  await settle()
  return {
    ...renderer,
    screen: () => wordsOn(renderer.getRootNode()),
    changes: () => changes,
    async press(label: string) {
      renderer.find(LoadingButton, ({ text }) => text === label).trigger('onClick')
      await settle()
    },
  }
}

test('a story begins with the state, the reason, and the engagement in HubSpot', async () => {
  const story = aStory()
  const told = await tell(story)
  expect(told.screen()).toMatch(/^Logged \| Logged in HubSpot\./)
  expect(told.find(Link, { href: story.engagement?.url ?? '' }).text).toBe('Show in timeline')
})

test('a story says when it happened, who took part, and under whom it was logged', async () => {
  expect((await tell(aStory())).screen()).toContain(
    'Logged in HubSpot. | Ann Lee with Jane Cooper | Show in timeline | 3 hours ago | 20 Nov 2026, 10:00 CET | Ann Lee',
  )
})

test('a story tells the rules in their order, in plain words', async () => {
  expect((await tell(aStory())).screen()).toContain(
    'jane@acme.example is the contact Jane Cooper. | 2 deals found for Jane Cooper, 1 closed; the newest open kept: Samples. | So it belongs in HubSpot.',
  )
})

test('a story names every record considered with why: the chosen ones first, each a link', async () => {
  const told = await tell(aStory())
  expect(told.screen()).toContain(
    [
      'Chosen | Jane Cooper | Contact · the person it concerns',
      'Chosen | Samples | Deal · one of the newest open deals of the contact',
      'Not chosen | Pallet wrap 2027 | Deal · the deal is closed',
    ].join(' | '),
  )
  expect(told.find(Link, { href: SAMPLES.url }).text).toBe('Samples')
  expect(told.findAll(Tag)).toHaveLength(3)
})

test('a story shows what came in, and cuts what would bury the rest', async () => {
  const told = await tell(aStory({ received: [{ label: 'Answer', value: 'x'.repeat(5_000) }] }))
  expect(told.screen()).toContain(`${'x'.repeat(2_000)} … (shortened)`)
  expect(told.screen()).not.toContain('x'.repeat(2_001))
})

test("a story shows each step with HubSpot's own words and its correlation id", async () => {
  const screen = (await tell(aRefusedStory())).screen()
  expect(screen).toContain('1 attempt')
  expect(screen).toContain('HubSpot said: Property values were not valid')
  expect(screen).toContain('HubSpot’s correlation ID: c0ffee-1')
})

test('a story hands the ids to support without any contents of the mail', async () => {
  const told = await tell(aRefusedStory())
  told.find(Button, ({ text }) => text === 'Copy IDs for support').trigger('onClick')
  await settle()
  expect(told.mocks.actions.copyTextToClipboard.calls).toEqual([
    [
      'event=e-1 type=email.opened state=failed reason=hubspot_refused\n2026-11-20T09:00:04.000Z correlationId=c0ffee-1',
    ],
  ])
  expect(told.mocks.actions.addAlert.calls).toEqual([[{ type: 'success', message: 'Copied.' }]])
})

test('a story says so where the browser does not let it copy', async () => {
  const told = await tell(aRefusedStory())
  told.mocks.actions.copyTextToClipboard.willCall(() => Promise.reject(new Error('denied')))
  told.find(Button, ({ text }) => text === 'Copy IDs for support').trigger('onClick')
  await settle()
  expect(told.mocks.actions.addAlert.calls[0]?.[0]).toMatchObject({ type: 'danger' })
})

test('a story says when it is tried again by itself', async () => {
  const story = aStory({
    state: 'retrying',
    reason: 'rate_limited',
    reasonText: 'HubSpot asked us to slow down; it is tried again soon.',
    nextTryAt: '2026-11-20T12:02:00.000Z',
  })
  expect((await tell(story)).screen()).toContain('Tried again in 2 minutes · 20 Nov 2026, 13:02 CET')
})

test('trying again shows the new state and tells the card behind', async () => {
  const told = await tell(aRefusedStory())
  server.answer('POST /cards/v1/events/e-1/retry', {
    event: 'e-1',
    state: 'received',
    reasonText: 'Back in line.',
  })
  server.answer(
    'GET /cards/v1/events/e-1',
    aStory({ state: 'received', reason: 'released', reasonText: 'Back in line.' }),
  )
  await told.press('Try again')
  expect(server.last('POST /cards/v1/events/e-1/retry').body).toEqual({})
  expect(told.screen()).toMatch(/^Waiting \| Back in line\./)
  expect(told.changes()).toBe(1)
})

test.each([
  ['It is there', { isWritten: true }],
  ['It is missing: log it', { isNotWritten: true }],
])('what nobody can tell from outside, a person decides after a look: %s', async (label, body) => {
  const told = await tell(
    aStory({
      state: 'held',
      reason: 'outcome_unknown',
      reasonText: 'Please look.',
      remedy: 'look',
      engagement: null,
    }),
  )
  expect(told.screen()).toContain('Look whether the activity is there: | Jane Cooper | Samples')
  expect(told.findAll(Link, { href: JANE.url })).toHaveLength(2)
  server.answer('POST /cards/v1/events/e-1/retry', {
    event: 'e-1',
    state: 'written',
    reasonText: 'Logged in HubSpot.',
  })
  await told.press(label)
  expect(server.last('POST /cards/v1/events/e-1/retry').body).toEqual(body)
})

// N10
test('where two may be meant, a person chooses one, for what waits or always; the story then goes on', async () => {
  const choice = {
    about: '+49301234567',
    options: [JANE, { ...JANE, id: '102', name: 'Rita Ray' }],
    isRule: false,
  }
  const told = await tell(
    aStory({ state: 'held', reason: 'ambiguous', reasonText: 'Please choose.', remedy: 'choose', choice }),
  )
  expect(told.screen()).toContain(
    'Which one is +49301234567? | It is Jane Cooper | Jane Cooper | It is Rita Ray',
  )
  told.find(Checkbox, { name: 'isAlways' }).props.onChange?.(true, '')
  await settle()
  server.answer('POST /cards/v1/events/e-1/choose', {
    ...{ event: 'e-1', state: 'received', reasonText: 'Back in line.', events: 12 },
  })
  await told.press('It is Rita Ray')
  expect(server.last('POST /cards/v1/events/e-1/choose').body).toEqual({ recordId: '102', isAlways: true })
  expect(told.mocks.actions.addAlert.calls[0]?.[0]).toMatchObject({ message: '12 activities go on with it.' })
  expect(told.changes()).toBe(1)
})

test('who is none of those on offer is said so, and a choice of a company is for all of its people', async () => {
  const choice = { about: 'acme.example', options: [ACME], isRule: true }
  const told = await tell(aStory({ state: 'held', reason: 'ambiguous', remedy: 'choose', choice }))
  expect(told.maybeFind(Checkbox)).toBeNull()
  expect(told.screen()).toContain('Your choice holds for everybody at acme.example')
  server.answer('POST /cards/v1/events/e-1/choose', {
    ...{ event: 'e-1', state: 'received', reasonText: 'Back in line.', events: 0 },
  })
  await told.press('None of these')
  expect(server.last('POST /cards/v1/events/e-1/choose').body).toEqual({ recordId: null, isAlways: false })
  expect(told.mocks.actions.addAlert.calls[0]?.[0]).toMatchObject({ message: 'Somebody has chosen already.' })
})

test('a story names the rule that decided it, by whom, and lets it be taken back', async () => {
  const rule = { about: '+49301234567', record: 'Rita Ray', by: 'ann@northwind.example', at: opened }
  const told = await tell(aStory({ rules: [rule] }))
  expect(told.screen()).toContain(
    '+49301234567 is Rita Ray: so says ann@northwind.example, since 20 Nov 2026',
  )
  server.answer('POST /cards/v1/events/e-1/forget-rule', { about: '+49301234567' })
  await told.press('Ask again next time')
  expect(server.last('POST /cards/v1/events/e-1/forget-rule').body).toEqual({ about: '+49301234567' })
})

test('a story says how much of a long story is not shown', async () => {
  const screen = (await tell(aStory({ leftOut: { records: 40, trace: 12 } }))).screen()
  expect(screen).toContain('and 40 more')
  expect(screen).toContain('and 12 more')
})

test('a story leaves out what there is nothing to say about', async () => {
  const screen = (await tell(aStory({ records: [], trace: [], received: [], log: [], owner: null }))).screen()
  expect(screen).not.toMatch(/Why|Records considered|What came in|What happened/)
  expect(screen).toContain('Nobody')
})
