// What is chosen from a list: one or several.
import type { MultiSelectProps, SelectProps } from '@hubspot/ui-extensions'
import { fire } from '../fire.ts'
import { Chooser, type Value } from '../parts/Chooser.tsx'
import { Field } from '../parts/Field.tsx'
import { useFormField } from '../parts/form-context.ts'
import { useDraft } from '../parts/use-draft.ts'

export function Select(props: SelectProps) {
  const { name, value, options, placeholder = 'Select', readOnly = false, onChange, onInput, variant } = props
  const draft = useDraft<Value | null>(value, null)
  useFormField({ name, read: () => draft.value ?? undefined, reset: () => draft.edit(value ?? null) })
  const chosen = options.find((option) => option.value === draft.value)
  return (
    <Field {...props}>
      {(ids) => (
        <Chooser
          ids={ids}
          options={options}
          chosen={draft.value === null ? [] : [draft.value]}
          shown={chosen?.label ?? <span className="placeholder">{placeholder}</span>}
          isReadOnly={readOnly}
          isPlain={variant === 'transparent'}
          onSearch={(text) => void fire(onInput, text)}
          onPick={(picked) => draft.agree(picked, fire(onChange, picked))}
        />
      )}
    </Field>
  )
}

export function MultiSelect(props: MultiSelectProps) {
  const { name, value, options, placeholder = 'Select', readOnly = false, onChange, variant } = props
  const draft = useDraft<Value[]>(value, [])
  useFormField({ name, read: () => draft.value, reset: () => draft.edit(value ?? []) })
  const labels = options.filter((option) => draft.value.includes(option.value))
  const pick = (picked: Value) => {
    const isIn = draft.value.includes(picked)
    const next = isIn ? draft.value.filter((one) => one !== picked) : [...draft.value, picked]
    draft.agree(next, fire(onChange, next))
  }
  const shown = labels.map((option) => (
    <span className="ui-tag default" key={String(option.value)}>
      {option.label}
    </span>
  ))
  return (
    <Field {...props}>
      {(ids) => (
        <Chooser
          ids={ids}
          options={options}
          chosen={draft.value}
          shown={labels.length > 0 ? shown : <span className="placeholder">{placeholder}</span>}
          isMultiple
          isReadOnly={readOnly}
          isPlain={variant === 'transparent'}
          onPick={pick}
        />
      )}
    </Field>
  )
}
