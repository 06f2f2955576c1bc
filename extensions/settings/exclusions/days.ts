// Days as the settings have them (2026-11-20) and as HubSpot's date field has them, which counts months from zero.
import type { DateInputProps } from '@hubspot/ui-extensions'

type BaseDate = NonNullable<DateInputProps['value']>

const two = (number: number) => String(number).padStart(2, '0')

/** Null for a field that was emptied. */
export function writeDay(day: BaseDate | null | undefined): string | null {
  return day ? `${String(day.year).padStart(4, '0')}-${two(day.month + 1)}-${two(day.date)}` : null
}

/** Null for what is no day. */
export function readDay(text: string): BaseDate | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  return year === undefined ? null : { year: Number(year), month: Number(month) - 1, date: Number(date) }
}
