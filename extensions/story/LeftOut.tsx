// Says how much of a long list is not shown, so that nobody takes a part for the whole.
import { Text } from '@hubspot/ui-extensions'
import { useKit } from '../kit/Kit.tsx'

export function LeftOut({ amount }: { amount: number | undefined }) {
  const { words } = useKit()
  return amount ? <Text variant="microcopy">{words.records.more(amount)}</Text> : null
}
