// Who opened a mail and followed its links, a person or a machine, and how one knows (N9).
import { describe, expect, test } from 'vitest'
import * as an from '../testing/an-event.ts'
import { judgeReadings, type ReadingEvent, type Verdict } from './bot-verdict.ts'
import { deviceName } from './device.ts'

const SENT = Date.parse('2026-11-20T09:00:00Z')
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'

const at = (seconds: number) => ({ occurred_at: new Date(SENT + seconds * 1_000).toISOString() })
const open = (seconds: number, more: object = {}) => an.anEmailOpened({ ...at(seconds), ...more })
const click = (seconds: number, page: string | number) =>
  an.anEmailClicked({ ...at(seconds), link: { url: `https://team.example/${page}` } })

/** The verdicts, in the order of the events. */
function verdicts(...events: ReadingEvent[]): Verdict[] {
  const judged = judgeReadings(events.map((event, index) => ({ eventId: String(index), event })))
  return events.map((_, index) => judged.get(String(index)) ?? { verdict: 'human', because: [] })
}

describe('one event alone is', () => {
  test.each([
    ["a person's, when nothing is said", undefined, 'human', []],
    ["a person's, in a browser", CHROME, 'human', []],
    [
      "a person's, in Gmail, which fetches pictures through its own proxy",
      'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
      'human',
      [],
    ],
    [
      "a person's, on a telephone named Cubot",
      'Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 Chrome/88 Mobile Safari/537.36',
      'human',
      [],
    ],
    [
      "likely a machine's, when Apple's mail privacy fetched it",
      'Mozilla/5.0',
      'likely_bot',
      ['privacy_proxy'],
    ],
    [
      "a machine's, when a mail scanner names itself",
      'Mozilla/5.0 (compatible; Barracuda Sentinel (EE))',
      'bot',
      ['scanner'],
    ],
    [
      "a machine's, when a crawler names itself",
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
      'bot',
      ['program'],
    ],
    ["a machine's, when a library names itself", 'python-requests/2.32.3', 'bot', ['program']],
    [
      "a machine's, in a browser without a window",
      CHROME.replace('Chrome', 'HeadlessChrome'),
      'bot',
      ['program'],
    ],
  ])('%s', (_who, user_agent, verdict, because) => {
    expect(verdicts(open(0, { user_agent }))).toEqual([{ verdict, because }])
  })

  test("a machine's, when the sending tool says so", () => {
    expect(verdicts(open(0, { is_bot: true, user_agent: CHROME }))).toEqual([
      { verdict: 'bot', because: ['flag'] },
    ])
  })
})

describe('links followed at once', () => {
  test('are a machine’s, with the opens around them; a click hours later is a person’s', () => {
    const burst = Array.from({ length: 10 }, (_, page) => click(43 + page / 10, page))
    const [before, after, muchLater, human, ...rest] = verdicts(
      open(9),
      open(60),
      open(200),
      click(7_200, 3),
      ...burst,
    )
    expect(rest).toEqual(burst.map(() => ({ verdict: 'bot', because: ['burst'], links: 10 })))
    expect(before).toEqual({ verdict: 'bot', because: ['around_burst'] })
    expect(after).toEqual({ verdict: 'bot', because: ['around_burst'] })
    expect(muchLater?.verdict).toBe('human')
    expect(human?.verdict).toBe('human')
  })

  test('are likely a machine’s when they are two, and say nothing about opens', () => {
    expect(verdicts(open(1), click(2, 'a'), click(2.5, 'b')).map(({ verdict }) => verdict)).toEqual([
      'human',
      'likely_bot',
      'likely_bot',
    ])
  })

  test('are a person’s when it is one link, however often', () => {
    expect(verdicts(click(2, 'a'), click(2.1, 'a'), click(2.2, 'a')).map(({ verdict }) => verdict)).toEqual([
      'human',
      'human',
      'human',
    ])
  })

  test('are a person’s when a second or more lies between them', () => {
    expect(
      verdicts(click(1, 'a'), click(2.001, 'b'), click(3.002, 'c')).every(
        ({ verdict }) => verdict === 'human',
      ),
    ).toBe(true)
  })

  test('are seen in whichever order they are told', () => {
    const events = [click(2, 'c'), open(30), click(1.5, 'a'), click(1.9, 'b')]
    expect(verdicts(...events).map(({ verdict }) => verdict)).toEqual(['bot', 'bot', 'bot', 'bot'])
  })
})

test.each([
  [CHROME, 'Chrome on Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
    'Apple Mail on Mac',
  ],
  ['Mozilla/5.0 (Windows NT 5.1) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)', 'Gmail'],
  ['Some Reader 3', 'Some Reader 3'],
  [undefined, ''],
])('%s is shown as %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name)
})
