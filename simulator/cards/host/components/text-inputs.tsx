// What is typed into: one line, several, and a search.
import type { InputProps, SearchInputProps, TextAreaProps } from '@hubspot/ui-extensions'
import { Field } from '../parts/Field.tsx'
import { useTextField } from '../parts/use-text-field.ts'
import { Glyph } from './Icon.tsx'

const asIs = (text: string) => text

function useText(props: InputProps | TextAreaProps | SearchInputProps) {
  const { name, value, defaultValue, onChange, onInput, onBlur, onFocus } = props
  return useTextField({
    name,
    value,
    defaultValue,
    parse: asIs,
    write: asIs,
    onChange,
    onInput,
    onBlur,
    onFocus,
  })
}

export function Input(props: InputProps) {
  const field = useText(props)
  const { type = 'text', placeholder, readOnly = false } = props
  return (
    <Field {...props}>
      {({ labelId: _, ...ids }) => (
        <input {...ids} {...field.inputProps} type={type} placeholder={placeholder} readOnly={readOnly} />
      )}
    </Field>
  )
}

export function TextArea(props: TextAreaProps) {
  const field = useText(props)
  const { cols, rows = 3, maxLength, resize = 'both', placeholder, readOnly = false } = props
  return (
    <Field {...props}>
      {({ labelId: _, ...ids }) => (
        <textarea
          {...ids}
          {...field.inputProps}
          cols={cols}
          rows={rows}
          maxLength={maxLength}
          placeholder={placeholder}
          readOnly={readOnly}
          style={{ resize, width: cols ? 'auto' : undefined }}
        />
      )}
    </Field>
  )
}

export function SearchInput(props: SearchInputProps) {
  const field = useText(props)
  const { placeholder, readOnly = false, clearable = true } = props
  return (
    <Field {...props}>
      {({ labelId: _, ...ids }) => (
        <span className="ui-search">
          <Glyph name="search" />
          <input {...ids} {...field.inputProps} type="search" placeholder={placeholder} readOnly={readOnly} />
          {clearable && field.text !== '' && !readOnly && (
            <button
              type="button"
              className="ui-close"
              aria-label="Clear search"
              onClick={() => field.put('')}
            >
              ×
            </button>
          )}
        </span>
      )}
    </Field>
  )
}
