// A form: what its fields hold goes to the card in one object, never to a server.
import type { FormInputValues, FormProps } from '@hubspot/ui-extensions'
import { type FormEvent, useMemo, useRef } from 'react'
import { useExtension } from '../extension.ts'
import { extensionEvent, fire } from '../fire.ts'
import { FormContext, type FormField, type FormFields } from '../parts/form-context.ts'

export function Form({ onSubmit, autoComplete = 'on', testId, children }: FormProps) {
  const { overlays } = useExtension()
  const fields = useRef(new Set<() => FormField>())
  const context = useMemo<FormFields>(
    () => ({
      add: (field) => {
        fields.current.add(field)
        return () => void fields.current.delete(field)
      },
    }),
    [],
  )
  const all = () => [...fields.current].map((field) => field())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    for (const { commit } of all()) commit?.()
    void fire(onSubmit, { ...extensionEvent(event), targetValue: valuesOf(all()) }, overlays.reactions)
  }
  const reset = () => {
    for (const field of all()) field.reset?.()
  }
  return (
    // HubSpot marks required fields and leaves the checking to the card.
    <form
      className="ui-form"
      noValidate
      autoComplete={autoComplete}
      onSubmit={submit}
      onReset={reset}
      data-testid={testId}
    >
      <FormContext.Provider value={context}>{children}</FormContext.Provider>
    </form>
  )
}

function valuesOf(fields: FormField[]): FormInputValues {
  const values: FormInputValues = {}
  for (const { name, read } of fields) {
    const value = read()
    if (name && value !== undefined) Object.assign(values, { [name]: value })
  }
  return values
}
