// How things stand: loading, how far, how good, nothing there, broken.
import type {
  EmptyStateProps,
  ErrorStateProps,
  IllustrationProps,
  LoadingSpinnerProps,
  ProgressBarProps,
  ScoreProps,
  StepIndicatorProps,
} from '@hubspot/ui-extensions'
import { useContext, useId } from 'react'
import { fire } from '../fire.ts'
import { HeadingLevel } from '../parts/heading-level.ts'
import { classes, sizeOf } from '../parts/sizes.ts'
import { Drawing } from './Drawing.tsx'

export function LoadingSpinner({
  label,
  showLabel = false,
  size,
  layout = 'inline',
  testId,
}: LoadingSpinnerProps) {
  return (
    <div className={`ui-loading-spinner ${layout}`} role="status" data-testid={testId}>
      <span className={`ui-spinner ${sizeOf(size, 'sm')}`} aria-hidden="true" />
      <span className={showLabel ? '' : 'unseen'}>{label}</span>
    </div>
  )
}

export function ProgressBar(props: ProgressBarProps) {
  const { title, showPercentage = false, value = 0, valueDescription, variant = 'success', testId } = props
  const most = props.maxValue ?? props.valueMax ?? 100
  const percent = most > 0 ? Math.round((100 * Math.min(Math.max(value, 0), most)) / most) : 0
  const label = props['aria-label'] ?? title ?? 'Progress'
  return (
    <div className={`ui-progress ${variant}`} data-testid={testId}>
      {(title || showPercentage) && (
        <div className="words">
          <span>{title}</span>
          {showPercentage && <span>{percent}%</span>}
        </div>
      )}
      <div
        className="track"
        role="progressbar"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={most}
        aria-valuetext={valueDescription}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
      {valueDescription && <small>{valueDescription}</small>}
    </div>
  )
}

export function ScoreCircle({ score, testId }: ScoreProps) {
  const shown = Math.round(Math.min(Math.max(score, 0), 100))
  const tone = shown < 33 ? 'danger' : shown < 67 ? 'warning' : 'success'
  return (
    <svg
      className={`ui-score ${tone}`}
      viewBox="0 0 64 64"
      role="img"
      aria-label={`Score ${shown} of 100`}
      data-testid={testId}
    >
      <circle className="track" cx="32" cy="32" r="27" />
      <circle className="value" cx="32" cy="32" r="27" pathLength="100" strokeDasharray={`${shown} 100`} />
      <text x="32" y="33">
        {shown}
      </text>
    </svg>
  )
}

export function StepIndicator(props: StepIndicatorProps) {
  const {
    stepNames,
    currentStep = 0,
    direction = 'horizontal',
    circleSize,
    variant = 'default',
    onClick,
    testId,
  } = props
  const id = useId()
  return (
    <ol className={`ui-steps ${direction} ${variant} ${sizeOf(circleSize, 'sm')}`} data-testid={testId}>
      {stepNames.map((name, index) => {
        const state = index < currentStep ? 'done' : index === currentStep ? 'current' : 'ahead'
        const isNamed = variant === 'default' || state === 'current'
        const words = <span className={isNamed ? '' : 'unseen'}>{name}</span>
        const mark = <span className="mark">{state === 'done' ? '✓' : index + 1}</span>
        return (
          <li key={`${id}-${name}`} className={state} aria-current={state === 'current' ? 'step' : undefined}>
            {onClick ? (
              <button type="button" onClick={() => void fire(onClick, index)}>
                {mark}
                {words}
              </button>
            ) : (
              <>
                {mark}
                {words}
              </>
            )}
          </li>
        )
      })}
    </ol>
  )
}

export function EmptyState(props: EmptyStateProps) {
  const { title, layout = 'horizontal', flush = false, reverseOrder = false, testId, children } = props
  const Title = useContext(HeadingLevel) === 2 ? 'h2' : 'h3'
  return (
    <div
      className={classes('ui-state', layout, flush && 'flush', reverseOrder && 'reversed')}
      data-testid={testId}
    >
      <div>
        {title && <Title>{title}</Title>}
        {children}
      </div>
      <div className="picture" style={{ maxWidth: props.imageWidth ?? 250 }}>
        <Drawing name={props.imageName ?? 'emptyStateCharts'} />
      </div>
    </div>
  )
}

const errorDrawings = { error: 'errorGeneral', support: 'customerSupport', lock: 'lock' }

export function ErrorState({ title, type = 'error', testId, children }: ErrorStateProps) {
  const Title = useContext(HeadingLevel) === 2 ? 'h2' : 'h3'
  return (
    <div className="ui-state vertical" role="alert" data-testid={testId}>
      <div>
        <Title>{title ?? 'Something went wrong.'}</Title>
        {children}
      </div>
      <div className="picture">
        <Drawing name={errorDrawings[type]} />
      </div>
    </div>
  )
}

export function Illustration({ name, alt, width, height, testId }: IllustrationProps) {
  return (
    <span
      className="ui-illustration"
      style={{ width, height }}
      role="img"
      aria-label={alt}
      data-testid={testId}
    >
      <Drawing name={name} />
    </span>
  )
}
