// Words: text, headings, and lists of them.
import type {
  DescriptionListItemProps,
  DescriptionListProps,
  DividerProps,
  HeadingProps,
  ListProps,
  TextProps,
} from '@hubspot/ui-extensions'
import { Children, type CSSProperties, type MouseEvent, useContext } from 'react'
import { HeadingLevel } from '../parts/heading-level.ts'
import { classes, sizeOf } from '../parts/sizes.ts'

const weights = { regular: 400, demibold: 600, bold: 700 }
const lines = { none: 'none', underline: 'underline', strikethrough: 'line-through' }

export function Text({
  variant,
  inline = false,
  format = {},
  truncate = false,
  testId,
  children,
}: TextProps) {
  const { fontWeight, italic, lineDecoration, textTransform } = format
  const options = typeof truncate === 'object' ? truncate : {}
  const style: CSSProperties = {
    fontWeight: fontWeight && weights[fontWeight],
    fontStyle: italic ? 'italic' : undefined,
    textDecoration: lineDecoration && lines[lineDecoration],
    textTransform: textTransform === 'sentenceCase' ? 'lowercase' : textTransform,
    maxWidth: options.maxWidth,
  }
  const Tag = inline ? 'span' : 'div'
  return (
    <Tag
      className={classes(
        'ui-text',
        variant === 'microcopy' && 'microcopy',
        truncate && 'truncated',
        textTransform === 'sentenceCase' && 'sentence',
      )}
      style={style}
      title={options.tooltipText}
      onMouseEnter={truncate && !options.tooltipText ? tellWhole : undefined}
      data-testid={testId}
    >
      {children}
    </Tag>
  )
}

// What is cut off can be read by pointing at it. Its words come from the worker, so they are read then.
function tellWhole({ currentTarget }: MouseEvent<HTMLElement>): void {
  currentTarget.title = currentTarget.textContent ?? ''
}

export function Heading({ inline = false, testId, children }: HeadingProps) {
  const Tag = useContext(HeadingLevel) === 2 ? 'h2' : 'h3'
  return (
    <Tag className={classes('ui-heading', inline && 'inline')} data-testid={testId}>
      {children}
    </Tag>
  )
}

export function List({ variant = 'unordered', testId, children }: ListProps) {
  const Tag = variant.startsWith('ordered') ? 'ol' : 'ul'
  return (
    <Tag className={`ui-list ${variant}`} data-testid={testId}>
      {Children.map(children, (child) => (
        <li>{child}</li>
      ))}
    </Tag>
  )
}

export function DescriptionList({ direction = 'column', testId, children }: DescriptionListProps) {
  return (
    <dl className={`ui-descriptions ${direction}`} data-testid={testId}>
      {children}
    </dl>
  )
}

export function DescriptionListItem({ label, testId, children }: DescriptionListItemProps) {
  return (
    <div data-testid={testId}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function Divider({ size, distance, testId }: DividerProps) {
  return <hr className={`ui-divider ${sizeOf(size ?? distance, 'sm')}`} data-testid={testId} />
}
