// How components stand beside and below each other.
import type {
  AutoGridProps,
  BoxProps,
  FlexAlign,
  FlexJustify,
  FlexProps,
  InlineProps,
  SpacerProps,
  StackProps,
} from '@hubspot/ui-extensions'
import type { CSSProperties } from 'react'
import { classes, sizeOf } from '../parts/sizes.ts'

const justified: Record<FlexJustify, CSSProperties['justifyContent']> = {
  start: 'flex-start',
  center: 'center',
  end: 'flex-end',
  around: 'space-around',
  between: 'space-between',
}
const aligned: Record<FlexAlign | 'auto', CSSProperties['alignItems']> = {
  start: 'flex-start',
  center: 'center',
  baseline: 'baseline',
  end: 'flex-end',
  stretch: 'stretch',
  auto: 'auto',
}

export function Flex({
  gap,
  direction = 'row',
  justify = 'start',
  align = 'stretch',
  alignSelf,
  wrap = false,
  testId,
  children,
}: FlexProps) {
  return (
    <div
      className={classes('ui-flex', `gap-${sizeOf(gap, 'flush')}`)}
      data-testid={testId}
      style={{
        flexDirection: direction,
        justifyContent: justified[justify],
        alignItems: aligned[align],
        alignSelf: alignSelf && aligned[alignSelf],
        flexWrap: wrap === true || wrap === 'wrap' ? 'wrap' : 'nowrap',
      }}
    >
      {children}
    </div>
  )
}

export function Stack({ distance, direction = 'column', justify, align, testId, children }: StackProps) {
  return (
    <div
      className={classes('ui-flex', `gap-${sizeOf(distance, 'md')}`)}
      data-testid={testId}
      style={{
        flexDirection: direction,
        justifyContent: justify && justified[justify],
        alignItems: align && aligned[align],
      }}
    >
      {children}
    </div>
  )
}

export function Box({ alignSelf = 'auto', flex = 'auto', testId, children }: BoxProps) {
  return (
    <div
      className="ui-box"
      data-testid={testId}
      style={{ alignSelf: aligned[alignSelf], flex: flex === 'initial' ? '0 1 auto' : flex }}
    >
      {children}
    </div>
  )
}

export function Inline({ gap, justify = 'start', align = 'stretch', testId, children }: InlineProps) {
  return (
    <div
      className={classes('ui-flex ui-inline', `gap-${sizeOf(gap, 'flush')}`)}
      data-testid={testId}
      style={{ justifyContent: justified[justify], alignItems: aligned[align] }}
    >
      {children}
    </div>
  )
}

export function AutoGrid({ columnWidth, gap, flexible = false, testId, children }: AutoGridProps) {
  const most = flexible ? '1fr' : `${columnWidth}px`
  return (
    <div
      className={classes('ui-grid', `gap-${sizeOf(gap, 'flush')}`)}
      data-testid={testId}
      style={{ gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${columnWidth}px), ${most}))` }}
    >
      {children}
    </div>
  )
}

export function Spacer({ size, testId }: SpacerProps) {
  return <div className={`ui-spacer ${sizeOf(size, 'sm')}`} data-testid={testId} />
}
