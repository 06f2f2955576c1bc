// What stays on the screen while the server is asked again: the old answer, never a stale one, and at a calm pace.
import { Button, Text } from '@hubspot/ui-extensions'
import { createRenderer } from '@hubspot/ui-extensions/testing'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { settle } from '../testing/settle.ts'
import { ownProblem } from './problem.ts'
import { useAnswer } from './use-answer.ts'

type Said = { text: string; isUnderWay?: boolean }
type Asking = { key: string; resolve: (said: Said) => void; reject: (error: unknown) => void }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})

afterEach(() => {
  vi.useRealTimers()
})

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  await settle()
}

async function draw() {
  const askings: Asking[] = []
  const renderer = createRenderer('crm.record.tab')
  const now = () => new Date()

  function Probe() {
    const [key, setKey] = useState('a')
    const { answer, refresh, replace } = useAnswer<Said>({
      key,
      ask: () => new Promise((resolve, reject) => askings.push({ key, resolve, reject })),
      now,
      isUnderWay: (said) => said.isUnderWay ?? false,
    })
    const shown =
      answer.kind === 'ready'
        ? `${answer.value.text}${answer.problem ? ` but ${answer.problem.code}` : ''}${answer.isAwaited ? ' …' : ''}`
        : answer.kind === 'failed'
          ? `failed: ${answer.problem.code}${answer.isAwaited ? ' …' : ''}`
          : 'loading'
    return (
      <>
        <Text>{shown}</Text>
        <Button testId="b" onClick={() => setKey('b')}>
          b
        </Button>
        <Button testId="refresh" onClick={refresh}>
          refresh
        </Button>
        <Button testId="replace" onClick={() => replace({ text: 'known' })}>
          replace
        </Button>
      </>
    )
  }

  renderer.render(<Probe />)
  await settle()
  return {
    askings,
    shows: () => renderer.find(Text).text,
    async press(testId: string) {
      renderer.findByTestId(Button, testId).trigger('onClick')
      await settle()
    },
    async answers(index: number, said: Said) {
      askings[index]?.resolve(said)
      await settle()
    },
    async fails(index: number) {
      askings[index]?.reject(ownProblem('unreachable'))
      await settle()
    },
  }
}

test('shows loading, then the answer', async () => {
  const probe = await draw()
  expect(probe.shows()).toBe('loading')
  await probe.answers(0, { text: 'one' })
  expect(probe.shows()).toBe('one')
})

test('keeps the old answer while a new one is fetched, and when that fails', async () => {
  const probe = await draw()
  await probe.answers(0, { text: 'one' })
  await probe.press('refresh')
  expect(probe.shows()).toBe('one …')
  await probe.fails(1)
  expect(probe.shows()).toBe('one but unreachable')
  await probe.press('refresh')
  await probe.answers(2, { text: 'two' })
  expect(probe.shows()).toBe('two')
})

test('ignores an answer that comes after the one to a later question', async () => {
  const probe = await draw()
  await probe.press('b')
  expect(probe.askings.map(({ key }) => key)).toEqual(['a', 'b'])
  await probe.answers(1, { text: 'of b' })
  await probe.answers(0, { text: 'of a' })
  expect(probe.shows()).toBe('of b')
})

test('does not show the answer to one question beside the failure of another', async () => {
  const probe = await draw()
  await probe.answers(0, { text: 'of a' })
  await probe.press('b')
  expect(probe.shows()).toBe('of a …')
  await probe.fails(1)
  expect(probe.shows()).toBe('failed: unreachable')
})

test('tries again after a failure without taking the failure away meanwhile', async () => {
  const probe = await draw()
  await probe.fails(0)
  expect(probe.shows()).toBe('failed: unreachable')
  await probe.press('refresh')
  expect(probe.shows()).toBe('failed: unreachable …')
  await probe.answers(1, { text: 'one' })
  expect(probe.shows()).toBe('one')
})

test('shows at once what is known already, and drops what was under way', async () => {
  const probe = await draw()
  await probe.answers(0, { text: 'one' })
  await probe.press('refresh')
  await probe.press('replace')
  await probe.answers(1, { text: 'old' })
  expect(probe.shows()).toBe('known')
})

test('asks nobody again while nothing is under way', async () => {
  const probe = await draw()
  await probe.answers(0, { text: 'one' })
  await pass(10 * 60_000)
  expect(probe.askings).toHaveLength(1)
})

test('looks again soon and then every 5 s while something is under way, unnoticed, until it is done', async () => {
  const probe = await draw()
  await probe.answers(0, { text: 'waiting', isUnderWay: true })
  await pass(1_499)
  expect(probe.askings).toHaveLength(1)
  await pass(1)
  expect(probe.askings).toHaveLength(2)
  expect(probe.shows()).toBe('waiting')
  await probe.answers(1, { text: 'still waiting', isUnderWay: true })
  await pass(4_999)
  expect(probe.askings).toHaveLength(2)
  await pass(1)
  expect(probe.askings).toHaveLength(3)
  await probe.answers(2, { text: 'done' })
  expect(probe.shows()).toBe('done')
  await pass(60_000)
  expect(probe.askings).toHaveLength(3)
})

test('never asks twice at once, however slow the server is', async () => {
  const probe = await draw()
  await probe.answers(0, { text: 'waiting', isUnderWay: true })
  await pass(60_000)
  expect(probe.askings).toHaveLength(2)
})

test('does not look by itself while somebody waits for an answer already', async () => {
  const probe = await draw()
  await probe.answers(0, { text: 'waiting', isUnderWay: true })
  await probe.press('refresh')
  await pass(60_000)
  expect(probe.askings).toHaveLength(2)
})

test('stops looking after some minutes, and begins anew when somebody asks', async () => {
  const probe = await draw()
  let answered = 0
  const answerAll = async () => {
    while (answered < probe.askings.length)
      await probe.answers(answered++, { text: 'waiting', isUnderWay: true })
  }
  for (let second = 0; second < 600; second += 5) {
    await answerAll()
    await pass(5_000)
  }
  const asked = probe.askings.length
  expect(asked).toBeGreaterThan(20)
  expect(asked).toBeLessThan(30)
  await pass(600_000)
  expect(probe.askings).toHaveLength(asked)

  await probe.press('refresh')
  await answerAll()
  await pass(5_000)
  expect(probe.askings).toHaveLength(asked + 2)
})
