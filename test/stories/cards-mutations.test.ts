// Whoever holds a signed request can change nothing about it: ten thousand seeded mutations find no way in, and nothing breaks.
import { expect, test } from 'vitest'
import { seededRandom } from '../../simulator/seeded-random.ts'
import { openCards, recordNamed } from '../support/cards.ts'
import { anEmailSent, JANE } from '../support/events.ts'
import { asSigned, type Signed, sendSigned, signatureOf, signCard } from '../support/signed-card.ts'
import { startWorld } from '../support/world.ts'

const ACCOUNT = '/cards/v1/account'
const COUNT = 10_000
const AT_ONCE = 12

// G27
test('each mutation of a signed request is the same question still, or is refused; none breaks anything', async () => {
  const world = await startWorld({ drains: false })
  const [kept] = (await world.send(anEmailSent())).results
  const jane = `/cards/v1/records/0-1/${recordNamed(world, JANE).id}`
  const originals = [
    signCard(world.url, { path: ACCOUNT }),
    signCard(world.url, {
      path: `${jane}/events?search=a%20b%26c%40d&state=held%2Cfailed&email=${encodeURIComponent(JANE)}`,
    }),
    signCard(world.url, { path: `${jane}/status` }),
    signCard(world.url, { path: `/cards/v1/events/${kept?.event}` }),
    signCard(world.url, { method: 'POST', path: '/cards/v1/account/resume', body: {} }),
    signCard(world.url, { method: 'POST', path: '/cards/v1/settings/sources', body: { name: 'Tool' } }),
  ]
  const random = seededRandom(20_261_122)
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)]
  let same = 0
  let unsent = 0
  const failures: string[] = []
  async function one(): Promise<void> {
    const original = pick(originals)
    if (!original) return
    const changed = mutate(original, random)
    const isSame = signedText(changed) === signedText(original)
    const answer = await sendSigned(changed).catch(() => null)
    if (answer === null) unsent += 1
    const { status, text } = answer ?? { status: 400, text: '' }
    if (isSame && status === 200) same += 1
    if (status >= 500 || (status < 400 && !isSame))
      failures.push(`${status} ${changed.method} ${changed.url} ${text.slice(0, 80)}`)
  }
  let left = COUNT
  const run = async () => {
    for (; left > 0; ) {
      left -= 1
      await one()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, run))
  expect(failures).toEqual([])
  // A few are so broken that no client would send them.
  expect(unsent).toBeLessThan(COUNT / 50)
  // The mutations are no nonsense from end to end: some of them only write the same address in another way.
  expect(same).toBeGreaterThan(COUNT / 200)
  expect((await openCards(world).settings()).account.status).toBe('connected')
}, 90_000)

/** What a signature is over. Two requests with the same text, signature and time are one and the same to HubSpot. */
function signedText({ method, url, body, headers }: Signed): string {
  const timestamp = headers['x-hubspot-request-timestamp'] ?? ''
  return JSON.stringify([
    signatureOf({ method, url, body, timestamp }),
    headers['x-hubspot-signature-v3'],
    asSigned(url),
  ])
}

const CHARACTERS = [
  '&',
  '=',
  '?',
  '/',
  '%',
  '%00',
  '%2F',
  '%3F',
  '%26',
  '%3D',
  '%40',
  '@',
  '+',
  '%20',
  ';',
  '[]',
  '.',
  '..',
  '0',
  '9',
  'a',
  'A',
  '-',
  '_',
  '%E0%A4%A',
  '%c0%af',
  ':',
  ',',
  '!',
  '$',
  "'",
  '(',
  ')',
  '*',
  '\\',
  '|',
  '"',
  '<',
  '{',
  '~',
]
const NAMES = [
  'portalId',
  'userId',
  'userEmail',
  'appId',
  'search',
  'state',
  'cursor',
  'email',
  '__proto__',
  'constructor',
]

function mutate(original: Signed, random: () => number): Signed {
  const roll = Math.floor(random() * 9)
  const pick = (items: readonly string[]) => items[Math.floor(random() * items.length)] ?? ''
  const { url } = original
  const start = url.indexOf('/cards') + 1
  const at = start + Math.floor(random() * (url.length - start))
  switch (roll) {
    case 0:
      return { ...original, url: url.slice(0, at) + pick(CHARACTERS) + url.slice(at) }
    case 1:
      return { ...original, url: url.slice(0, at) + pick(CHARACTERS) + url.slice(at + 1) }
    case 2:
      return { ...original, url: url.slice(0, at) + url.slice(at + 1 + Math.floor(random() * 5)) }
    case 3: {
      const code = (url.charCodeAt(at) || 47).toString(16)
      return {
        ...original,
        url: `${url.slice(0, at)}%${random() < 0.5 ? code : code.toUpperCase()}${url.slice(at + 1)}`,
      }
    }
    case 4:
      return {
        ...original,
        url: `${url}&${pick(NAMES)}${pick(['', '[]', '.a', '%5B%5D'])}=${pick(['47110816', '', '4242', 'x'])}`,
      }
    case 5:
      return { ...original, url: url.replace('?', `?${pick(NAMES)}=${pick(['47110816', '61500002', 'x'])}&`) }
    case 6:
      return { ...original, method: pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) }
    case 7: {
      const name = pick(Object.keys(original.headers))
      const value = original.headers[name] ?? ''
      const spot = Math.floor(random() * value.length)
      return {
        ...original,
        headers: {
          ...original.headers,
          [name]: value.slice(0, spot) + pick(['A', '0', '=', '']) + value.slice(spot + 1),
        },
      }
    }
    default:
      return {
        ...original,
        body: pick(['', '{}', '{"isAdmin":true}', 'x', '{"portalId":"47110816"}', ' ', '[]']),
      }
  }
}
