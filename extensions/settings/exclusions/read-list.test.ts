// A pasted list is understood however it is written, and what is not understood is named (G16, HX2).
import { describe, expect, test } from 'vitest'
import { readList } from './read-list.ts'

const none = { addresses: [], domains: [], patterns: [], unclear: [] }

describe('a pasted list', () => {
  test.each([
    ['jane@acme.example', { addresses: ['jane@acme.example'] }],
    ['  JANE@Acme.Example \r\n', { addresses: ['jane@acme.example'] }],
    ['mailto:jane@acme.example', { addresses: ['jane@acme.example'] }],
    ['"Doe, Jane" <jane@acme.example>', { addresses: ['jane@acme.example'] }],
    [
      'jane@acme.example; karl@acme.example press.example',
      { addresses: ['jane@acme.example', 'karl@acme.example'], domains: ['press.example'] },
    ],
    ['acme.example', { domains: ['acme.example'] }],
    ['@acme.example', { domains: ['acme.example'] }],
    ['*@acme.example', { domains: ['acme.example'] }],
    ['https://www.acme.example/contact?x=1', { domains: ['acme.example'] }],
    ['*.acme.example', { patterns: ['*@*.acme.example'] }],
    ['*-noreply@*.example', { patterns: ['*-noreply@*.example'] }],
    ['"jane@acme.example","Acme","2026-01-02"', { addresses: ['jane@acme.example'] }],
    // A person's company is no entry.
    ['jane@acme.example\tacme.example\tAcme GmbH', { addresses: ['jane@acme.example'] }],
    ['Acme GmbH;acme.example', { domains: ['acme.example'] }],
    ['# our own list\n\n\nacme.example', { domains: ['acme.example'] }],
    ['\uFEFFEmail address,Added by\njane@acme.example,Ann', { addresses: ['jane@acme.example'] }],
    ['a@x.example\na@x.example\nA@x.example', { addresses: ['a@x.example'] }],
    ['', {}],
  ])('%j', (text, expected) => {
    expect(readList(text)).toEqual({ ...none, ...expected })
  })

  test.each([
    'Acme GmbH',
    'acme',
    'jane@',
    'jane@acme',
    '@',
    'a@b@c.example',
    '10.0.0.1',
    '*',
    '=1+1',
    `${'x'.repeat(250)}@a.example`,
  ])('does not guess what %j means', (text) => {
    expect(readList(text)).toEqual({ ...none, unclear: [{ line: 1, text }] })
  })

  test('names what was not understood by its line, as it was written', () => {
    const read = readList('jane@acme.example\nthe whole board\n\nacme')
    expect(read.unclear).toEqual([
      { line: 2, text: 'the whole board' },
      { line: 4, text: 'acme' },
    ])
  })

  test('takes only what the list is for', () => {
    expect(readList('acme.example\njane@acme.example', ['domains'])).toEqual({
      ...none,
      domains: ['acme.example'],
      unclear: [{ line: 2, text: 'jane@acme.example' }],
    })
  })

  test('may be as long as the settings take', () => {
    const lines = Array.from({ length: 50_000 }, (_, n) => `"Person ${n}" <p${n}@acme.example>,x`)
    expect(readList(lines.join('\n')).addresses).toHaveLength(50_000)
  })
})
