// What stands around every input: its label, what it is for, and what is wrong with it.
import { type ReactNode, useId } from 'react'

export type FieldProps = {
  label?: string | undefined
  required?: boolean | undefined
  description?: string | undefined
  tooltip?: string | undefined
  error?: boolean | undefined
  validationMessage?: string | undefined
  testId?: string | undefined
}

export type InputIds = {
  id: string
  labelId: string | undefined
  'aria-describedby': string | undefined
  'aria-invalid': boolean
  'aria-required': boolean
}

type Props = FieldProps & { children: (ids: InputIds) => ReactNode }

export function Field({
  label,
  required = false,
  description,
  tooltip,
  error = false,
  validationMessage,
  testId,
  children,
}: Props) {
  const id = useId()
  const described = [description && `${id}-description`, validationMessage && `${id}-message`].filter(Boolean)
  return (
    <div className={error ? 'ui-field error' : 'ui-field'} data-testid={testId}>
      {label && (
        <label htmlFor={id} id={`${id}-label`}>
          {label}
          {required && (
            <span className="required" aria-hidden="true">
              {' '}
              *
            </span>
          )}
          {tooltip && (
            <span className="hint" title={tooltip}>
              <span aria-hidden="true">i</span>
              <span className="unseen">{tooltip}</span>
            </span>
          )}
        </label>
      )}
      {description && (
        <small className="description" id={`${id}-description`}>
          {description}
        </small>
      )}
      {children({
        id,
        labelId: label ? `${id}-label` : undefined,
        'aria-describedby': described.join(' ') || undefined,
        'aria-invalid': error,
        'aria-required': required,
      })}
      {validationMessage && (
        <small className="message" id={`${id}-message`} role={error ? 'alert' : undefined}>
          {validationMessage}
        </small>
      )}
    </div>
  )
}
