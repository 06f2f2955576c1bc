// Draws an answer of the server in each of its states: loading, failed, ready. The contents only know the ready one.
import { Alert, Flex, LoadingButton, LoadingSpinner, Text } from '@hubspot/ui-extensions'
import type { ReactNode } from 'react'
import type { ApiProblem, OwnCode } from '../api/problem.ts'
import type { Asked } from '../api/use-answer.ts'
import { useKit, useTimes } from '../kit/Kit.tsx'
import type { Words } from '../words/words.ts'

type Props<T> = {
  asked: Asked<T>
  timeZoneOf: (value: T) => string
  /** Where the refresh bar stands; none where another card part has it. */
  bar?: 'top' | 'bottom' | 'none'
  children: (value: T) => ReactNode
}

export function Answered<T>({ asked, timeZoneOf, bar = 'bottom', children }: Props<T>) {
  const { words } = useKit()
  const { answer, refresh } = asked
  if (answer.kind === 'loading') return <LoadingSpinner label={words.loading} showLabel />
  if (answer.kind === 'failed')
    return <Failure problem={answer.problem} isAwaited={answer.isAwaited} onTryAgain={refresh} />
  const { value, at, problem, isAwaited } = answer
  const timeZone = timeZoneOf(value)
  const refreshBar = <RefreshBar at={at} timeZone={timeZone} isAwaited={isAwaited} onRefresh={refresh} />
  return (
    <Flex direction="column" gap="small">
      {bar === 'top' && refreshBar}
      {problem && <Outdated problem={problem} at={at} timeZone={timeZone} />}
      {children(value)}
      {bar === 'bottom' && refreshBar}
    </Flex>
  )
}

type FailureProps = { problem: ApiProblem; isAwaited: boolean; onTryAgain: () => void }

export function Failure({ problem, isAwaited, onTryAgain }: FailureProps) {
  const { words } = useKit()
  const { title, detail } = sayProblem(problem, words)
  return (
    <Flex direction="column" gap="small" align="start">
      <Alert title={title} variant="error">
        {detail}
      </Alert>
      <LoadingButton size="sm" loading={isAwaited} onClick={onTryAgain}>
        {words.tryAgain}
      </LoadingButton>
    </Flex>
  )
}

function Outdated({ problem, at, timeZone }: { problem: ApiProblem; at: Date; timeZone: string }) {
  const { words } = useKit()
  const times = useTimes(timeZone)
  return (
    <Alert title={words.notRefreshed} variant="warning">
      {`${sayProblem(problem, words).title}. ${words.notRefreshedDetail(times.clock(at))}`}
    </Alert>
  )
}

type RefreshProps = { at: Date; timeZone: string; isAwaited: boolean; onRefresh: () => void }

/** The time of the answer, so that nobody takes an old one for new, and a way to a newer one. */
export function RefreshBar({ at, timeZone, isAwaited, onRefresh }: RefreshProps) {
  const { words } = useKit()
  const times = useTimes(timeZone)
  return (
    <Flex direction="row" justify="between" align="center" gap="small">
      <Text variant="microcopy">{words.updatedAt(times.clock(at))}</Text>
      <LoadingButton size="xs" loading={isAwaited} onClick={onRefresh}>
        {words.refresh}
      </LoadingButton>
    </Flex>
  )
}

/** The server's words, or ours where it had none. */
export function sayProblem(problem: ApiProblem, words: Words): { title: string; detail: string } {
  return (
    problem.said ?? (isOwnCode(problem.code, words) ? words.problems[problem.code] : words.problems.refused)
  )
}

function isOwnCode(code: string, words: Words): code is OwnCode {
  return Object.hasOwn(words.problems, code)
}
