// Tables: sorted by their headers, turned page by page by whoever fills them.
import type { TableCellProps, TableElementProps, TableHeaderProps, TableProps } from '@hubspot/ui-extensions'
import type { CSSProperties } from 'react'
import { fire } from '../fire.ts'
import { classes } from '../parts/sizes.ts'
import { Glyph } from './Icon.tsx'
import { Pagination } from './Pagination.tsx'

export function Table(props: TableProps) {
  const { bordered = true, flush = false, density = 'default', testId, children } = props
  return (
    <div
      className={classes('ui-table', !bordered && 'borderless', flush && 'flush', `density-${density}`)}
      data-testid={testId}
    >
      <div className="scroll">
        <table>{children}</table>
      </div>
      {props.paginated && props.pageCount > 1 && <Pagination {...props} />}
    </div>
  )
}

export function TableHead({ testId, children }: TableElementProps) {
  return <thead data-testid={testId}>{children}</thead>
}

export function TableBody({ testId, children }: TableElementProps) {
  return <tbody data-testid={testId}>{children}</tbody>
}

export function TableFooter({ testId, children }: TableElementProps) {
  return <tfoot data-testid={testId}>{children}</tfoot>
}

export function TableRow({ testId, children }: TableElementProps) {
  return <tr data-testid={testId}>{children}</tr>
}

export function TableCell({ align, width, colSpan, testId, children }: TableCellProps) {
  return (
    <td className={widthClass(width)} style={cellStyle(align, width)} colSpan={colSpan} data-testid={testId}>
      {children}
    </td>
  )
}

export function TableHeader(props: TableHeaderProps) {
  const { align, width, testId, children } = props
  const cell = {
    scope: 'col',
    className: widthClass(width),
    style: cellStyle(align, width),
    'data-testid': testId,
  }
  if (props.sortDirection === undefined || props.sortDirection === 'never')
    return <th {...cell}>{children}</th>
  const { sortDirection } = props
  const onSortChange = 'onSortChange' in props ? props.onSortChange : undefined
  const disabled = 'disabled' in props ? props.disabled : false
  const next = sortDirection === 'ascending' ? 'descending' : 'ascending'
  return (
    <th {...cell} aria-sort={sortDirection}>
      <button
        type="button"
        className="ui-sort"
        disabled={disabled}
        onClick={() => void fire(onSortChange, next)}
      >
        {children}
        <Glyph name={{ ascending: 'upCarat', descending: 'downCarat', none: 'order' }[sortDirection]} />
      </button>
    </th>
  )
}

function widthClass(width: TableCellProps['width']): string | undefined {
  return typeof width === 'string' ? `width-${width}` : undefined
}

function cellStyle(align: TableCellProps['align'], width: TableCellProps['width']): CSSProperties {
  return { textAlign: align, ...(typeof width === 'number' ? { width, minWidth: width } : {}) }
}
