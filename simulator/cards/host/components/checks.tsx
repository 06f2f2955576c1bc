// What is switched on and off, or chosen of few.
import type { CheckboxProps, RadioButtonProps, ToggleGroupProps, ToggleProps } from '@hubspot/ui-extensions'
import { useId } from 'react'
import { fire } from '../fire.ts'
import { useFormField } from '../parts/form-context.ts'
import { classes, sizeOf } from '../parts/sizes.ts'
import { useDraft } from '../parts/use-draft.ts'

export function Checkbox(props: CheckboxProps) {
  return <Choice {...props} type="checkbox" />
}

export function RadioButton(props: RadioButtonProps) {
  return <Choice {...props} type="radio" />
}

function Choice({ type, ...props }: CheckboxProps & { type: 'checkbox' | 'radio' }) {
  const {
    checked,
    initialIsChecked = false,
    value = '',
    name,
    description,
    onChange,
    inline,
    testId,
    children,
  } = props
  const draft = useDraft(checked, initialIsChecked)
  const readOnly = props.readOnly ?? props.readonly ?? false
  const size = sizeOf(props.size ?? (props.variant === 'small' ? 'sm' : undefined), 'md')
  const id = useId()
  useFormField({
    name,
    read: () => (draft.value ? value || 'true' : undefined),
    reset: () => draft.edit(initialIsChecked),
  })
  return (
    <div className={classes('ui-choice', size, inline && 'inline')} data-testid={testId}>
      <label>
        <input
          type={type}
          name={name}
          value={value}
          checked={draft.value}
          disabled={readOnly}
          aria-label={props['aria-label']}
          aria-describedby={description ? `${id}-description` : undefined}
          onChange={(event) => draft.agree(event.target.checked, fire(onChange, event.target.checked, value))}
        />
        <span>{children}</span>
      </label>
      {description && <small id={`${id}-description`}>{description}</small>}
    </div>
  )
}

export function Toggle(props: ToggleProps) {
  const { label, labelDisplay = 'inline', checked, initialIsChecked = false, name, onChange, testId } = props
  const { textChecked = 'ON', textUnchecked = 'OFF' } = props
  const draft = useDraft(checked, initialIsChecked)
  const readOnly = props.readOnly ?? props.readonly ?? false
  const size = sizeOf(props.size, 'md')
  const id = useId()
  useFormField({ name, read: () => draft.value, reset: () => draft.edit(initialIsChecked) })
  return (
    <div className={`ui-toggle ${labelDisplay} ${size}`} data-testid={testId}>
      <span id={id} className={labelDisplay === 'hidden' ? 'unseen' : ''}>
        {label}
      </span>
      <button
        type="button"
        role="switch"
        aria-checked={draft.value}
        aria-labelledby={id}
        disabled={readOnly}
        onClick={() => draft.agree(!draft.value, fire(onChange, !draft.value))}
      >
        {size === 'md' && <span aria-hidden="true">{draft.value ? textChecked : textUnchecked}</span>}
      </button>
    </div>
  )
}

export function ToggleGroup(props: ToggleGroupProps) {
  const {
    name,
    label,
    options,
    required = false,
    tooltip,
    error = false,
    validationMessage,
    inline,
    testId,
  } = props
  const isRadio = props.toggleType === 'radioButtonList'
  const initial = options.filter(({ initialIsChecked }) => initialIsChecked).map(({ value }) => value)
  const draft = useDraft(listOf(props.value), initial)
  const id = useId()
  useFormField({
    name,
    read: () => (isRadio ? draft.value[0] : draft.value),
    reset: () => draft.edit(initial),
  })
  const choose = (value: string, isOn: boolean) => {
    const others = draft.value.filter((one) => one !== value)
    const next = isRadio ? [value] : isOn ? [...others, value] : others
    const told =
      props.toggleType === 'radioButtonList' ? fire(props.onChange, value) : fire(props.onChange, next)
    draft.agree(next, told)
  }
  return (
    <fieldset
      className={classes('ui-toggle-group', inline && 'inline', error && 'error')}
      data-testid={testId}
    >
      <legend title={tooltip}>
        {label}
        {required && <span className="required"> *</span>}
      </legend>
      {options.map((option) => (
        <div key={option.value} className={classes('ui-choice', sizeOf(props.size, 'md'))}>
          <label>
            <input
              type={isRadio ? 'radio' : 'checkbox'}
              name={`${id}-${name}`}
              value={option.value}
              checked={draft.value.includes(option.value)}
              disabled={option.readOnly ?? option.readonly ?? false}
              onChange={(event) => choose(option.value, event.target.checked)}
            />
            <span>{option.label}</span>
          </label>
          {option.description && <small>{option.description}</small>}
        </div>
      ))}
      {validationMessage && <small className="message">{validationMessage}</small>}
    </fieldset>
  )
}

function listOf(value: string | string[] | undefined): string[] | undefined {
  return typeof value === 'string' ? [value] : value
}
