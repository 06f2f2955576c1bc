// What does not fit into HubSpot is cut well: it says so, and nothing is broken in the middle.
import { expect, test } from 'vitest'
import { LONGEST_PROPERTY } from '../engagement.ts'
import { fitHtml, fitText } from './shorten.ts'

test.each([
  ['plain text', 'x'.repeat(70_000)],
  ['emoji', '😀'.repeat(40_000)],
  ['emoji, shifted by one', `x${'😀'.repeat(40_000)}`],
  ['characters that grow', '<&'.repeat(40_000)],
  ['paragraphs', '<p>Hello</p>'.repeat(10_000)],
  ['links', '<a href="https://x.example/">x</a>'.repeat(5_000)],
  ['entities', `xxx${'&amp;'.repeat(15_000)}`],
  ['open tags', `${'<div>'.repeat(500)}${'x'.repeat(70_000)}`],
])('an over-long body of %s is cut with a note, and fits', (_what, html) => {
  const cut = fitHtml(html)
  expect(cut.isShortened).toBe(true)
  expect(cut.text.length).toBeLessThanOrEqual(LONGEST_PROPERTY)
  expect(cut.text.length).toBeGreaterThan(LONGEST_PROPERTY * 0.9)
  expect(cut.text.isWellFormed()).toBe(true)
  expect(cut.text).toMatch(/<p><em>Shortened by Logbook: [^<]+<\/em><\/p>$/)
  expect(fitHtml(cut.text).text).toBe(cut.text)
})

test('a body of just the allowed length is not cut', () => {
  const html = 'x'.repeat(LONGEST_PROPERTY)
  expect(fitHtml(html)).toEqual({ text: html, isShortened: false })
  expect(fitText(html)).toEqual({ text: html, isShortened: false })
})

test.each(['x', 'xx'])('over-long text after %j is cut with a note, never within a character', (start) => {
  const cut = fitText(start + '😀'.repeat(40_000))
  expect(cut.isShortened).toBe(true)
  expect(cut.text.length).toBeLessThanOrEqual(LONGEST_PROPERTY)
  expect(cut.text.isWellFormed()).toBe(true)
  expect(cut.text).toMatch(/\[Shortened by Logbook: .+\]$/)
})

test.each([
  ['bold in bold', `${'<b>'.repeat(20_000)}the words`],
  ['tables in tables', `${'<table><tr><td>'.repeat(4_000)}${'the words '.repeat(900)}`],
])('of %s, nested beyond use, the words remain', (_what, html) => {
  const cut = fitHtml(html)
  expect(cut.text).toContain('the words')
  expect(cut.text.length).toBeLessThanOrEqual(LONGEST_PROPERTY)
})

test('no entity is cut in half', () => {
  expect(fitHtml(`xxx${'&amp;'.repeat(15_000)}`).text).not.toMatch(/&a?m?p?</)
})

test('what must follow the body follows it, however long the body is', () => {
  expect(fitHtml('x'.repeat(70_000), '<p>contract.pdf</p>').text).toMatch(/contract.pdf<\/p>$/)
  expect(fitHtml('<p>x</p><!--', '<p>contract.pdf</p>').text).toBe('<p>x</p><p>contract.pdf</p>')
})
