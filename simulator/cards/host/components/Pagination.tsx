// Turns the pages of a table. The card fetches each one; here the chosen number changes at once.
import type { TableProps } from '@hubspot/ui-extensions'
import { fire } from '../fire.ts'
import { useDraft } from '../parts/use-draft.ts'
import { Glyph } from './Icon.tsx'

type Props = Extract<TableProps, { paginated: true }>

const usualButtons = 5

export function Pagination(props: Props) {
  const { pageCount, showButtonLabels = true, showFirstLastButtons = false, maxVisiblePageButtons } = props
  const page = useDraft(props.page, 1)
  const go = (number: number) => page.agree(number, fire(props.onPageChange, number))
  const step = (label: string, icon: string, to: number) => (
    <button type="button" disabled={to < 1 || to > pageCount || to === page.value} onClick={() => go(to)}>
      {icon === 'left' && <Glyph name="left" />}
      <span className={showButtonLabels ? '' : 'unseen'}>{label}</span>
      {icon === 'right' && <Glyph name="right" />}
    </button>
  )
  return (
    <nav className="ui-pagination" aria-label="Pages of the table">
      {showFirstLastButtons && step('First', 'left', 1)}
      {step('Prev', 'left', page.value - 1)}
      {visiblePages(page.value, pageCount, maxVisiblePageButtons ?? usualButtons).map((number) => (
        <button
          key={number}
          type="button"
          aria-current={number === page.value ? 'page' : undefined}
          aria-label={`Page ${number}`}
          onClick={() => go(number)}
        >
          {number}
        </button>
      ))}
      {step('Next', 'right', page.value + 1)}
      {showFirstLastButtons && step('Last', 'right', pageCount)}
    </nav>
  )
}

/** As many numbers as fit, with the current one in their middle where possible. */
function visiblePages(page: number, pageCount: number, most: number): number[] {
  const first = Math.max(1, Math.min(page - Math.floor(most / 2), pageCount - most + 1))
  return Array.from({ length: Math.min(most, pageCount) }, (_, index) => first + index)
}
