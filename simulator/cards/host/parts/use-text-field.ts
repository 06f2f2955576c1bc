// A field that is typed into: the card hears every letter by onInput, and the value by onChange once it is left or submitted.
import { type ChangeEvent, useRef } from 'react'
import { fire } from '../fire.ts'
import { useFormField } from './form-context.ts'
import { useDraft } from './use-draft.ts'

type Handler<T> = ((value: T) => void) | undefined

export type TextFieldOptions<T> = {
  name: string
  value: T | undefined
  defaultValue: T | undefined
  /** What is typed, as the value that the card gets; undefined while it is none. */
  parse(text: string): T | undefined
  write(value: T): string
  onChange: Handler<T>
  onInput: Handler<T>
  onBlur: Handler<T>
  onFocus: Handler<T>
}

export function useTextField<T>(options: TextFieldOptions<T>) {
  const { name, parse, write, onChange, onInput, onBlur, onFocus } = options
  const initial = options.defaultValue === undefined ? '' : write(options.defaultValue)
  const draft = useDraft(options.value === undefined ? undefined : write(options.value), initial)
  const isDirty = useRef(false)

  const told = (handler: Handler<T>, text: string): Promise<void> => {
    const value = parse(text)
    return value === undefined ? Promise.resolve() : fire(handler, value)
  }
  const commit = (text = draft.value) => {
    if (!isDirty.current) return
    isDirty.current = false
    draft.agree(text, told(onChange, text))
  }
  const type = (text: string) => {
    isDirty.current = true
    draft.tell(text)
    void told(onInput, text)
  }
  const reset = () => {
    isDirty.current = true
    commit(initial)
  }
  useFormField({ name, read: () => parse(draft.value), commit: () => commit(), reset })
  return {
    text: draft.value,
    type,
    commit,
    /** Changes it and tells the card at once, as a button beside the field does. */
    put: (text: string) => {
      isDirty.current = true
      void told(onInput, text)
      commit(text)
    },
    inputProps: {
      name,
      value: draft.value,
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => type(event.target.value),
      onFocus: () => void told(onFocus, draft.value),
      onBlur: () => {
        commit()
        void told(onBlur, draft.value)
      },
    },
  }
}
