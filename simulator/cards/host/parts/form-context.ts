// How a form knows its fields: each makes itself known with how to read it, and how to say its value at the last moment.
import { createContext, useContext, useEffect, useRef } from 'react'

export type FormField = {
  name: string | undefined
  /** Undefined leaves it out, as an unchecked box is. */
  read(): unknown
  /** Tells the card of a value it has not heard yet. */
  commit?: () => void
  reset?: () => void
}

export type FormFields = { add(field: () => FormField): () => void }

export const FormContext = createContext<FormFields | null>(null)

export function useFormField(field: FormField): void {
  const form = useContext(FormContext)
  const latest = useRef(field)
  useEffect(() => {
    latest.current = field
  })
  useEffect(() => form?.add(() => latest.current), [form])
}
