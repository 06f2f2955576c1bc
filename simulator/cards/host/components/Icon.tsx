// Icons: decoration unless they are given words.
import type { IconProps } from '@hubspot/ui-extensions'
import { iconPaths } from '../icons.ts'
import { sizeOf } from '../parts/sizes.ts'

export function Icon({ name, color = 'inherit', size, screenReaderText, testId }: IconProps) {
  return (
    <span
      className={`ui-icon ${color} ${size ? sizeOf(size, 'md') : ''}`}
      data-testid={testId}
      data-icon={name}
    >
      <Glyph name={name} label={screenReaderText} />
    </span>
  )
}

/** The drawing alone, also for what has no name at HubSpot. */
export function Glyph({ name, label }: { name: string; label?: string | undefined }) {
  return (
    <>
      <svg className="ui-glyph" viewBox="0 0 24 24" aria-hidden="true">
        <path d={iconPaths[name] ?? iconPaths.plain} />
      </svg>
      {label && <span className="unseen">{label}</span>}
    </>
  )
}
