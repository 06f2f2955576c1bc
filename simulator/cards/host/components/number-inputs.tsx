// Numbers, typed or stepped.
import type { NumberInputProps, StepperInputProps } from '@hubspot/ui-extensions'
import { Field } from '../parts/Field.tsx'
import { useTextField } from '../parts/use-text-field.ts'

type Shared = NumberInputProps | StepperInputProps

function useNumber(props: Shared) {
  const { name, value, defaultValue, onChange, onBlur, onFocus, min, max, precision } = props
  const parse = (text: string) => {
    const number = Number(text.trim().replace(',', '.'))
    if (text.trim() === '' || Number.isNaN(number)) return undefined
    const bounded = Math.min(Math.max(number, min ?? -Infinity), max ?? Infinity)
    return precision === undefined ? bounded : Number(bounded.toFixed(precision))
  }
  const onInput = 'onInput' in props ? props.onInput : undefined
  return useTextField({ name, value, defaultValue, parse, write: String, onChange, onInput, onBlur, onFocus })
}

export function NumberInput(props: NumberInputProps) {
  const field = useNumber(props)
  const { placeholder, readOnly = false, textAlign = 'left', formatStyle } = props
  return (
    <Field {...props}>
      {({ labelId: _, ...ids }) => (
        <span className="ui-number">
          <input
            {...ids}
            {...field.inputProps}
            type="text"
            inputMode="decimal"
            placeholder={placeholder}
            readOnly={readOnly}
            style={{ textAlign }}
          />
          {formatStyle === 'percentage' && <span aria-hidden="true">%</span>}
        </span>
      )}
    </Field>
  )
}

export function StepperInput(props: StepperInputProps) {
  const field = useNumber(props)
  const { stepSize = 1, min, max, placeholder, readOnly = false } = props
  const now = Number(field.text) || 0
  const isLeast = min !== undefined && now <= min
  const isMost = max !== undefined && now >= max
  const step = (by: number) =>
    field.put(String(Math.min(Math.max(now + by, min ?? -Infinity), max ?? Infinity)))
  return (
    <Field {...props}>
      {({ labelId: _, ...ids }) => (
        <span className="ui-stepper">
          <button
            type="button"
            aria-label="Less"
            disabled={readOnly || isLeast}
            title={isLeast ? props.minValueReachedTooltip : undefined}
            onClick={() => step(-stepSize)}
          >
            −
          </button>
          <input
            {...ids}
            {...field.inputProps}
            type="text"
            inputMode="decimal"
            placeholder={placeholder}
            readOnly={readOnly}
          />
          <button
            type="button"
            aria-label="More"
            disabled={readOnly || isMost}
            title={isMost ? props.maxValueReachedTooltip : undefined}
            onClick={() => step(stepSize)}
          >
            +
          </button>
        </span>
      )}
    </Field>
  )
}
