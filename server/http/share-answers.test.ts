// Callers share an answer only where each of them would have got the same by asking alone.
import { expect, test } from 'vitest'
import { shareAnswers } from './share-answers.ts'

/** Answers only when told to, with how often it was asked. */
function createOracle() {
  const asked: { question: string; answer(): void; fail(): void }[] = []
  const ask = (question: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const text = `${question} ${asked.length + 1}`
    asked.push({ question, answer: () => resolve(text), fail: () => reject(new Error(text)) })
    return promise
  }
  const isAsked = (times: number) => expect.poll(() => asked.length).toBe(times)
  return { ask, asked, isAsked }
}

test('who asks at the same moment shares one answer', async () => {
  const { ask, asked, isAsked } = createOracle()
  const share = shareAnswers(ask)
  const answers = Promise.all([share('a'), share('a'), share('b')])
  await isAsked(2)
  for (const { answer } of asked) answer()
  expect(await answers).toEqual(['a 1', 'a 1', 'b 2'])
})

test('who asks while a question is under way never gets its answer, which may be older than his question', async () => {
  const { ask, asked, isAsked } = createOracle()
  const share = shareAnswers(ask)
  const first = share('a')
  await isAsked(1)
  const later = Promise.all([share('a'), share('a')])
  asked[0]?.answer()
  expect(await first).toBe('a 1')
  await isAsked(2)
  asked[1]?.answer()
  expect(await later).toEqual(['a 2', 'a 2'])
})

test('nothing is remembered', async () => {
  const { ask, asked, isAsked } = createOracle()
  const share = shareAnswers(ask)
  for (const times of [1, 2, 3]) {
    const answer = share('a')
    await isAsked(times)
    asked[times - 1]?.answer()
    expect(await answer).toBe(`a ${times}`)
  }
})

test('a failure is everybody’s who shared the question, and nobody’s who asks after it', async () => {
  const { ask, asked, isAsked } = createOracle()
  const share = shareAnswers(ask)
  const first = Promise.allSettled([share('a'), share('a')])
  await isAsked(1)
  const later = share('a')
  asked[0]?.fail()
  expect((await first).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await isAsked(2)
  asked[1]?.answer()
  expect(await later).toBe('a 2')
})
