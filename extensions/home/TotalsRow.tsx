// What became of the activity of some days, in figures.
import { Flex, Heading, Statistics, StatisticsItem } from '@hubspot/ui-extensions'
import type { Totals } from '../../server/http/cards/answers.ts'
import { useKit } from '../kit/Kit.tsx'

const SHOWN = [
  'received',
  'written',
  'skipped',
  'held',
  'failed',
  'underWay',
] as const satisfies (keyof Totals)[]

export function TotalsRow({ title, totals }: { title: string; totals: Totals }) {
  const { words } = useKit()
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{title}</Heading>
      <Statistics>
        {SHOWN.map((name) => (
          <StatisticsItem
            key={name}
            id={`${title}-${name}`}
            label={words.home.totals[name]}
            number={words.figure(totals[name])}
          />
        ))}
      </Statistics>
    </Flex>
  )
}
