// Days and times. The browser's own date field is used: honest, and good with the keyboard.
import type { BaseDate, BaseTime, DateInputProps, TimeInputProps } from '@hubspot/ui-extensions'
import { fire } from '../fire.ts'
import { Chooser } from '../parts/Chooser.tsx'
import { Field } from '../parts/Field.tsx'
import { useFormField } from '../parts/form-context.ts'
import { useDraft } from '../parts/use-draft.ts'

export function DateInput(props: DateInputProps) {
  const {
    name,
    value,
    defaultValue,
    min,
    max,
    readOnly = false,
    format = 'short',
    onChange,
    onBlur,
    onFocus,
  } = props
  const draft = useDraft<string>(value && writeDay(value), defaultValue ? writeDay(defaultValue) : '')
  const payload = (day: string) => {
    const date = readDay(day)
    return date && { ...date, formattedDate: formatDay(date, format) }
  }
  const tell = (handler: typeof onBlur, day: string) => {
    const date = payload(day)
    return date ? fire(handler, date) : Promise.resolve()
  }
  useFormField({ name, read: () => payload(draft.value), reset: () => draft.edit('') })
  return (
    <Field {...props}>
      {({ labelId: _, ...ids }) => (
        <input
          {...ids}
          type="date"
          name={name}
          value={draft.value}
          min={min && writeDay(min)}
          max={max && writeDay(max)}
          readOnly={readOnly}
          onChange={({ target }) => draft.agree(target.value, tell(onChange, target.value))}
          onFocus={() => void tell(onFocus, draft.value)}
          onBlur={() => void tell(onBlur, draft.value)}
        />
      )}
    </Field>
  )
}

export function TimeInput(props: TimeInputProps) {
  const { name, value, defaultValue, min, max, interval = 30, readOnly = false, onChange } = props
  const draft = useDraft<number | null>(
    value && minutesOf(value),
    defaultValue ? minutesOf(defaultValue) : null,
  )
  const from = min ? minutesOf(min) : 0
  const until = max ? minutesOf(max) : 24 * 60 - 1
  const options = Array.from({ length: Math.ceil((24 * 60) / interval) }, (_, index) => index * interval)
    .filter((minutes) => minutes >= from && minutes <= until)
    .map((minutes) => ({ label: timeWords(minutes), value: minutes }))
  useFormField({
    name,
    read: () => (draft.value === null ? undefined : timeOf(draft.value)),
    reset: () => draft.edit(null),
  })
  return (
    <Field {...props}>
      {(ids) => (
        <Chooser
          ids={ids}
          options={options}
          chosen={draft.value === null ? [] : [draft.value]}
          shown={draft.value === null ? <span className="placeholder">HH:MM</span> : timeWords(draft.value)}
          isReadOnly={readOnly}
          onPick={(picked) => draft.agree(Number(picked), fire(onChange, timeOf(Number(picked))))}
        />
      )}
    </Field>
  )
}

const two = (number: number) => String(number).padStart(2, '0')

function writeDay({ year, month, date }: BaseDate): string {
  return `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(date)}`
}

function readDay(day: string): BaseDate | null {
  const [, year, month, date] = /^(\d{4,})-(\d\d)-(\d\d)$/.exec(day) ?? []
  return year ? { year: Number(year), month: Number(month) - 1, date: Number(date) } : null
}

function formatDay(day: BaseDate, format: NonNullable<DateInputProps['format']>): string {
  if (format === 'standard' || format === 'YYYY-MM-DD') return writeDay(day)
  if (format === 'short' || format === 'L') return `${two(day.month + 1)}/${two(day.date)}/${day.year}`
  const month = format === 'long' || format === 'LL' ? 'long' : 'short'
  const at = new Date(Date.UTC(day.year, day.month, day.date))
  return at.toLocaleDateString('en-US', { year: 'numeric', month, day: 'numeric', timeZone: 'UTC' })
}

function minutesOf({ hours, minutes }: BaseTime): number {
  return 60 * hours + minutes
}

function timeOf(minutes: number): BaseTime {
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}

function timeWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  return `${hours % 12 || 12}:${two(minutes % 60)} ${hours < 12 ? 'AM' : 'PM'}`
}
